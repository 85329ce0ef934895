/** The audit log at work: who notes what in it, and how long it stays. */
import { actorOf } from '../../../lib/core/actor.ts';
import type { DocumentId, PersonId } from '../../../lib/core/ids.ts';
import type { Limits } from '../../../lib/core/limits.ts';
import type { Clock } from '../../../lib/std/clock.ts';
import type { AuditLog } from '../../account-store.ts';
import type { Log } from '../../ports.ts';
import { startAuditRetention } from '../audit-retention.ts';
import { type Audit, callerWithoutRequest } from './account-needs.ts';
import { makeAudit } from './audit.ts';
import { RepeatedAudit } from './repeated-audit.ts';

export interface AuditsNeeds {
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly log: Log;
}

export interface Audits {
  readonly audit: Audit;
  /** For what somebody may do over and over. */
  readonly repeatedAudit: Audit;
  /** A session wrote what it may not. */
  writeRefused(documentId: DocumentId, personId: PersonId | null): void;
  stop(): void;
}

export function startAudits(needs: AuditsNeeds): Audits {
  const audit = makeAudit(needs);
  const repeatedAudit = new RepeatedAudit({ ...needs, audit });
  return {
    audit,
    repeatedAudit,
    writeRefused: (documentId, personId) =>
      repeatedAudit.note(callerWithoutRequest(actorOf(personId)), {
        event: 'write-refused',
        subjectId: documentId,
      }),
    stop: startAuditRetention(needs),
  };
}
