/**
 * Notes what somebody may do over and over: once an hour, and of all strangers only so much, so
 * that nobody fills the disk with lines about himself.
 */
import type { Limits } from '../../../lib/core/limits.ts';
import type { Clock } from '../../../lib/std/clock.ts';
import { personOf } from '../../../lib/core/actor.ts';
import { isMemberId } from '../../../lib/core/ids.ts';
import type { Log } from '../../ports.ts';
import type { Audit, AuditNote, Caller } from './account-needs.ts';

const HOUR_MS = 3_600_000;

export interface RepeatedNeeds {
  readonly audit: Audit;
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'auditHourLinesMax'>;
  readonly log: Log;
}

export class RepeatedAudit implements Audit {
  readonly #needs: RepeatedNeeds;
  #sinceMs = Number.NEGATIVE_INFINITY;
  /** What was noted in this hour. Strangers must not use up what there is for members. */
  readonly #ofMembers = new Set<string>();
  readonly #ofStrangers = new Set<string>();

  constructor(needs: RepeatedNeeds) {
    this.#needs = needs;
  }

  note(caller: Caller, note: AuditNote): void {
    this.#forget();
    const personId = personOf(caller.actor);
    const isMember = personId !== null && isMemberId(personId);
    const noted = isMember ? this.#ofMembers : this.#ofStrangers;
    const who = personId ?? caller.address;
    const key = [note.event, who, note.subjectId, note.detail].join('\n');
    const { limits, log, audit } = this.#needs;
    if (noted.has(key) || noted.size >= limits.auditHourLinesMax) return;
    noted.add(key);
    if (noted.size === limits.auditHourLinesMax) log.warn('audit.hour-full', { isMember });
    audit.note(caller, note);
  }

  #forget(): void {
    const nowMs = this.#needs.clock.steadyMs();
    if (nowMs - this.#sinceMs < HOUR_MS) return;
    this.#sinceMs = nowMs;
    this.#ofMembers.clear();
    this.#ofStrangers.clear();
  }
}
