/** Asking to be let into a document, and what its owner answers. */
import type { Actor } from '../../lib/core/actor.ts';
import { detailOf } from '../../lib/core/audit.ts';
import { AppError } from '../../lib/core/faults.ts';
import {
  type DocumentId,
  parseDocumentId,
  parsePersonId,
  type PersonId,
} from '../../lib/core/ids.ts';
import type { GrantedRole } from '../../lib/core/sharing.ts';
import { roleOn, type RoleNeeds } from './access-document.ts';
import type { Caller } from './accounts/account-needs.ts';
import type { AskingServices } from './asking-services.ts';
import { cleanLine } from './clean-text.ts';
import { Guesses } from './guesses.ts';
import { findWorkingAccount, letIn, type LettingNeeds } from './let-in.ts';
import { ownedDocument } from './owned-document.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type AskingNeeds = LettingNeeds & RoleNeeds;

export function makeAsking(needs: AskingNeeds): AskingServices {
  return new Asking(needs);
}

class Asking implements AskingServices {
  readonly #needs: AskingNeeds;
  readonly #ofPerson: Guesses;
  /** Of one person for one document, also when it was declined: answering is work for its owner. */
  readonly #ofBoth: Guesses;

  constructor(needs: AskingNeeds) {
    this.#needs = needs;
    const { clock, limits } = needs;
    this.#ofPerson = new Guesses(clock, limits.personRequestsMax, DAY_MS);
    this.#ofBoth = new Guesses(clock, 1, limits.requestAgainHours * HOUR_MS);
  }

  async ask(actor: Actor, documentId: string, given: string): Promise<void> {
    if (actor.is !== 'member') throw new AppError('not_signed_in', `${actor.is} asks for access`);
    const message = cleanLine(given, this.#needs.limits.requestCharsMax, 'message');
    const id = parseDocumentId(documentId);
    if (id === null) throw new AppError('document_not_found', 'no id of a document');
    if (!this.#ofPerson.take(actor.personId)) {
      throw new AppError('too_many_requests', 'requests of one person');
    }
    // Not waited for: how long it takes would tell whether there is such a document.
    void this.#deliver(actor, id, message);
  }

  async approve(caller: Caller, id: string, personIdText: string, role: GrantedRole) {
    const { record } = await ownedDocument(this.#needs, caller, id);
    const personId = await this.#asker(record.id, personIdText);
    const { accounts, requests } = this.#needs;
    if ((await findWorkingAccount(accounts, { field: 'id', value: personId })) === null) {
      await requests.remove(record.id, personId);
      throw noRequest();
    }
    return letIn(this.#needs, caller, record, personId, role);
  }

  async decline(caller: Caller, id: string, personIdText: string): Promise<void> {
    const { requests, audit, log } = this.#needs;
    const { record } = await ownedDocument(this.#needs, caller, id);
    const personId = parsePersonId(personIdText);
    if (personId === null || !(await requests.remove(record.id, personId))) throw noRequest();
    const detail = detailOf({ person: personId });
    audit.note(caller, { event: 'request-declined', subjectId: record.id, detail });
    log.info('request.declined', { documentId: record.id, personId });
  }

  /** Never rejects. */
  async #deliver(
    actor: Actor & { readonly personId: PersonId },
    documentId: DocumentId,
    message: string,
  ): Promise<void> {
    const { requests, clock, limits, log } = this.#needs;
    const both = `${actor.personId} ${documentId}`;
    if (!this.#ofBoth.take(both)) return;
    try {
      if (await this.#isForOwner(actor, documentId)) {
        const request = { documentId, personId: actor.personId, message, atMs: clock.nowMs() };
        const isKept = await requests.ask(request, limits.documentRequestsMax);
        log.info(isKept ? 'request.made' : 'request.dropped', { documentId });
        if (isKept) return;
      }
    } catch (err) {
      log.warn('request.lost', { documentId, err });
    }
    this.#ofBoth.giveBack(both);
  }

  /** There is somebody to answer it, and something to ask for. */
  async #isForOwner(actor: Actor, documentId: DocumentId): Promise<boolean> {
    const record = await this.#needs.documents.find(documentId);
    if (record === null || record.ownerId === null || record.trashedAtMs !== null) return false;
    return (await roleOn(this.#needs, record, actor)) === 'none';
  }

  /** @throws AppError not_found. */
  async #asker(documentId: DocumentId, personIdText: string): Promise<PersonId> {
    const waiting = await this.#needs.requests.ofDocument(documentId);
    const found = waiting.find(({ personId }) => personId === personIdText);
    if (found === undefined) throw noRequest();
    return found.personId;
  }
}

function noRequest(): AppError {
  const hint = 'Nobody by that id asks for this document.';
  return new AppError('not_found', 'no such request', { hint });
}
