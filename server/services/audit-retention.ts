/** Once a day, what the audit log has kept for long enough goes for good. */
import type { Limits } from '../../lib/core/limits.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { AuditLog } from '../account-store.ts';
import type { Log } from '../ports.ts';

const DAY_MS = 86_400_000;
/** A start has better things to do. */
const FIRST_MS = 60_000;

export interface AuditRetentionNeeds {
  readonly auditLog: Pick<AuditLog, 'forget'>;
  readonly clock: Clock;
  /** 0 days: for ever. */
  readonly limits: Pick<Limits, 'auditDays'>;
  readonly log: Log;
}

/** @returns stops it. */
export function startAuditRetention(needs: AuditRetentionNeeds): () => void {
  if (needs.limits.auditDays === 0) return () => {};
  const run = () => {
    cancel = needs.clock.after(DAY_MS, run);
    void forget(needs);
  };
  let cancel = needs.clock.after(FIRST_MS, run);
  return () => cancel();
}

async function forget({ auditLog, clock, limits, log }: AuditRetentionNeeds): Promise<void> {
  try {
    const count = await auditLog.forget(clock.nowMs() - limits.auditDays * DAY_MS);
    if (count > 0) log.info('audit.forgotten', { count });
  } catch (error) {
    log.warn('audit.forget-failed', { err: error });
  }
}
