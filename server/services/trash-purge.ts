/** Once a day, what has been in the trash for long enough goes for good. */
import type { Limits } from '../../lib/core/limits.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { Documents, Log } from '../ports.ts';

const DAY_MS = 86_400_000;

export interface PurgeNeeds {
  readonly documents: Documents;
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'trashDays'>;
  readonly log: Log;
}

/** Runs now and then daily. @returns stops it. */
export function startTrashPurge(needs: PurgeNeeds): () => void {
  let cancel = () => {};
  const run = () => {
    cancel = needs.clock.after(DAY_MS, run);
    void purge(needs);
  };
  run();
  return () => cancel();
}

async function purge({ documents, clock, limits, log }: PurgeNeeds): Promise<void> {
  try {
    const count = await documents.purgeTrashed(clock.nowMs() - limits.trashDays * DAY_MS);
    if (count > 0) log.info('trash.purged', { count });
  } catch (error) {
    log.warn('trash.purge-failed', { err: error });
  }
}
