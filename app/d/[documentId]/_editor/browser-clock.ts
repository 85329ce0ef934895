/** Time as the browser has it. */
import type { Clock } from '../../../../lib/std/clock.ts';

export const browserClock: Clock = {
  nowMs: () => Date.now(),
  steadyMs: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
