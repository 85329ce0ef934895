/** Time and randomness of the real machine. */
import { randomBytes } from 'node:crypto';
import type { Clock, Random } from '../../lib/std/clock.ts';

export const machineClock: Clock = {
  nowMs: () => Date.now(),
  steadyMs: () => Math.floor(performance.now()),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

export const machineRandom: Random = {
  // Copied: small Buffers of Node share one pool of memory.
  bytes: (length) => new Uint8Array(randomBytes(length)),
};
