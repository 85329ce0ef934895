/** Once a day, what has been in the trash for long enough goes for good. */
import type { Limits } from '../../lib/core/limits.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { Documents, Log } from '../ports.ts';
import { type Audit, callerWithoutRequest } from './accounts/account-needs.ts';

const DAY_MS = 86_400_000;

export interface PurgeNeeds {
  readonly documents: Documents;
  readonly audit: Audit;
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

async function purge({ documents, audit, clock, limits, log }: PurgeNeeds): Promise<void> {
  try {
    const purged = await documents.purgeTrashed(clock.nowMs() - limits.trashDays * DAY_MS);
    const system = callerWithoutRequest({ is: 'system' });
    for (const subjectId of purged) audit.note(system, { event: 'document-purged', subjectId });
    if (purged.length > 0) log.info('trash.purged', { count: purged.length });
  } catch (error) {
    log.warn('trash.purge-failed', { err: error });
  }
}
