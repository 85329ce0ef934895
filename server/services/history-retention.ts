/** Once a day, history that is older than the operator wants to keep it goes for good. */
import type { Limits } from '../../lib/core/limits.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { History, Log } from '../ports.ts';

const DAY_MS = 86_400_000;
/** A start has better things to do. */
const FIRST_MS = 60_000;

export interface RetentionNeeds {
  readonly history: Pick<History, 'forget'>;
  readonly clock: Clock;
  /** 0 days: for ever. */
  readonly limits: Pick<Limits, 'historyDays'>;
  readonly log: Log;
}

/** @returns stops it. */
export function startHistoryRetention(needs: RetentionNeeds): () => void {
  if (needs.limits.historyDays === 0) return () => {};
  const run = () => {
    cancel = needs.clock.after(DAY_MS, run);
    void forget(needs);
  };
  let cancel = needs.clock.after(FIRST_MS, run);
  return () => cancel();
}

async function forget({ history, clock, limits, log }: RetentionNeeds): Promise<void> {
  try {
    const removed = await history.forget(clock.nowMs() - limits.historyDays * DAY_MS);
    if (removed.segments > 0) log.info('history.forgotten', { ...removed });
  } catch (error) {
    log.warn('history.forget-failed', { err: error });
  }
}
