/** Would an edit be stored right now? Asked by load balancers, so the disk is asked rarely. */
import type { Clock } from '../../lib/std/clock.ts';

const FRESH_MS = 2_000;

/** `ask` touches the disk; its answer is good for two seconds. */
export function makeReadiness(clock: Clock, ask: () => Promise<boolean>): () => Promise<boolean> {
  let latest: { readonly atMs: number; readonly answer: Promise<boolean> } | null = null;
  return () => {
    const atMs = clock.steadyMs();
    if (latest === null || atMs - latest.atMs >= FRESH_MS) latest = { atMs, answer: ask() };
    return latest.answer;
  };
}
