/**
 * Keeps open sessions in step with access. Whoever changes what people may do says so here; then
 * everybody who has the document open is judged anew, and shut out, or told what they may do now.
 * What changes by itself, links that expire, it looks for. Nobody waits for it longer than a second.
 */
import { actorOf } from '../../lib/core/actor.ts';
import type { DocumentId, PersonId } from '../../lib/core/ids.ts';
import { NO_FACTS, type Role, roleOf } from '../../lib/core/policy.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { Bus, Documents, Log, RoomCommand } from '../ports.ts';
import type { Presences, ShareLinks, Sharing } from '../sharing-ports.ts';
import { factsOf, type RoleNeeds } from './access-document.ts';
import { ExpiryAlarm } from './expiry-alarm.ts';

export interface WatchNeeds extends RoleNeeds {
  readonly documents: Pick<Documents, 'find'>;
  readonly sharing: Pick<Sharing, 'givenIn'>;
  readonly shareLinks: Pick<ShareLinks, 'nextExpiryMs' | 'expiredBetween'>;
  readonly presences: Presences;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
}

/** To be told of a change once it is stored. What it returns resolves when it has taken effect. */
export interface AccessWatch {
  /** Somebody may be allowed more or less in this document. */
  changed(documentId: DocumentId): Promise<void>;
  /** One person may be allowed more, and nobody less. */
  gained(documentId: DocumentId, personId: PersonId): Promise<void>;
  /** A link may expire at another moment than before. */
  expiryChanged(): void;
  close(): void;
}

export function startAccessWatch(needs: WatchNeeds): AccessWatch {
  return new Watch(needs);
}

class Watch implements AccessWatch {
  readonly #needs: WatchNeeds;
  /** One judgement of a document at a time, or the older one could have the last word. */
  readonly #underWay = new Map<DocumentId, Promise<void>>();
  readonly #alarm: ExpiryAlarm<DocumentId>;
  readonly #unsubscribe: () => void;

  constructor(needs: WatchNeeds) {
    this.#needs = needs;
    this.#unsubscribe = needs.bus.subscribe((command) => this.#hear(command));
    const { shareLinks: expiries, clock, log } = needs;
    const alarm = { what: 'links', expiries, clock, log } as const;
    this.#alarm = new ExpiryAlarm(alarm, (documentId) => void this.changed(documentId));
  }

  async changed(documentId: DocumentId): Promise<void> {
    this.#needs.bus.publish({ is: 'access-changed', documentId });
    await this.#underWay.get(documentId);
  }

  async gained(documentId: DocumentId, personId: PersonId): Promise<void> {
    this.#needs.bus.publish({ is: 'access-gained', documentId, personId });
    await this.#underWay.get(documentId);
  }

  expiryChanged(): void {
    this.#alarm.set();
  }

  close(): void {
    this.#unsubscribe();
    this.#alarm.close();
  }

  /** From whichever instance it comes: each judges the sessions it has itself. */
  #hear(command: RoomCommand): void {
    if (command.is === 'access-changed') this.#judgeNext(command.documentId, null);
    else if (command.is === 'access-gained') {
      this.#judgeNext(command.documentId, command.personId);
    }
  }

  #judgeNext(documentId: DocumentId, only: PersonId | null): void {
    const previous = this.#underWay.get(documentId) ?? Promise.resolve();
    const next = previous.then(() => this.#judge(documentId, only));
    this.#underWay.set(documentId, next);
    void next.then(() => {
      if (this.#underWay.get(documentId) === next) this.#underWay.delete(documentId);
    });
  }

  /** @param only  null: everybody who is in it. Never rejects. */
  async #judge(documentId: DocumentId, only: PersonId | null): Promise<void> {
    const { presences, bus, log } = this.#needs;
    const people = presences
      .peopleIn(documentId)
      .filter((personId) => only === null || personId === only);
    if (people.length === 0) return;
    try {
      const roles = await this.#rolesOf(documentId, people);
      bus.publish(
        roles === null
          ? { is: 'close', documentId, code: 'document_not_found' }
          : { is: 'judged', documentId, roles },
      );
    } catch (err) {
      log.error('access.unjudged', { documentId, err });
      // Whoever may still come in does so again, and everybody else must not stay.
      bus.publish({ is: 'close', documentId, code: 'storage_unavailable' });
    }
  }

  /** null: the document is gone, or in the trash, where nobody has it open. */
  async #rolesOf(
    documentId: DocumentId,
    people: readonly (PersonId | null)[],
  ): Promise<(readonly [PersonId | null, Role])[] | null> {
    const { documents, sharing, access, clock } = this.#needs;
    const record = await documents.find(documentId);
    if (record === null || record.trashedAtMs !== null) return null;
    const known = people.filter((personId) => personId !== null);
    const given = await sharing.givenIn(documentId, known, clock.nowMs());
    return people.map((personId) => {
      const facts = personId === null ? NO_FACTS : (given.get(personId) ?? NO_FACTS);
      return [personId, roleOf(actorOf(personId), factsOf(record, access, facts))] as const;
    });
  }
}
