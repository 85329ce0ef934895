/** What an owner does to let in members of the workspace by name, or to make one of them the owner. */
import { maskEmail, parseEmail } from '../../lib/core/account.ts';
import type { Actor } from '../../lib/core/actor.ts';
import { detailOf } from '../../lib/core/audit.ts';
import { AppError } from '../../lib/core/faults.ts';
import { type DocumentId, isMemberId, parsePersonId, type PersonId } from '../../lib/core/ids.ts';
import { NO_FACTS } from '../../lib/core/policy.ts';
import { strongestOf } from '../../lib/core/role.ts';
import type { CandidateView } from '../../lib/core/sharing.ts';
import type { AccountRows } from '../account-store.ts';
import type { Directory } from '../asking-ports.ts';
import { accessDocument } from './access-document.ts';
import type { Caller } from './accounts/account-needs.ts';
import type { AddingServices, AddWish } from './asking-services.ts';
import { cleanLine } from './clean-text.ts';
import { Guesses } from './guesses.ts';
import { findWorkingAccount, letIn, type LettingNeeds } from './let-in.ts';
import { expectOwned, ownedDocument } from './owned-document.ts';
import { seen } from './sharing-view.ts';

const MINUTE_MS = 60_000;

export interface AddingNeeds extends LettingNeeds {
  readonly directory: Directory;
}

export function makeAdding(needs: AddingNeeds): AddingServices {
  return new Adding(needs);
}

class Adding implements AddingServices {
  readonly #needs: AddingNeeds;
  readonly #tries: Guesses;

  constructor(needs: AddingNeeds) {
    this.#needs = needs;
    this.#tries = new Guesses(needs.clock, needs.limits.candidateTriesMax, MINUTE_MS);
  }

  async candidates(actor: Actor, id: string, search: string): Promise<CandidateView[]> {
    const { directory, sharing, clock, limits } = this.#needs;
    const { record } = await accessDocument(this.#needs, actor, id, 'share');
    const ownerId = expectOwned(record, actor);
    expectMember(actor);
    const text = cleanLine(search, limits.searchCharsMax, 'search text');
    if (text === '') return [];
    this.#take(ownerId);
    const found = await directory.search(text, limits.candidatesMax);
    const ids = found.map(({ personId }) => personId);
    const [given, pictures] = await Promise.all([
      sharing.givenIn(record.id, ids, clock.nowMs()),
      this.#needs.pictures.idsOf(ids),
    ]);
    const email = parseEmail(text);
    return found.map((entry) => {
      const { isGuest: _, ...person } = seen(entry, pictures);
      const { personId } = person;
      const { membership, grant } = given.get(personId) ?? NO_FACTS;
      const present = strongestOf([membership ?? 'none', grant ?? 'none']);
      return {
        ...person,
        email: maskEmail(entry.email),
        isExact: entry.email === email,
        role: personId === ownerId ? 'owner' : present === 'none' ? null : present,
      };
    });
  }

  async add(caller: Caller, id: string, { who, role, message: given = '' }: AddWish) {
    const { record, personId: ownerId } = await ownedDocument(this.#needs, caller, id);
    expectMember(caller.actor);
    const message = cleanLine(given, this.#needs.limits.requestCharsMax, 'message');
    // An address that is tried here tells as much as a search.
    this.#take(ownerId);
    const account = await this.#accountOf(who);
    if (account === null) {
      const hint = 'Nobody has an account here by that id or address.';
      throw new AppError('not_found', 'no such account', { hint });
    }
    return letIn(this.#needs, caller, record, account.id, role, message);
  }

  async makeOwner(caller: Caller, id: string, personIdText: string) {
    const { sharing, clock, watch, audit, log } = this.#needs;
    const { record, personId: from } = await ownedDocument(this.#needs, caller, id);
    const to = await this.#nextOwner(record.id, personIdText);
    if (!(await sharing.giveTo(record.id, from, to, clock.nowMs()))) {
      throw new AppError('not_allowed', 'it has another owner by now');
    }
    await watch.changed(record.id);
    const detail = detailOf({ person: to, role: 'owner' });
    audit.note(caller, { event: 'role-changed', subjectId: record.id, detail });
    log.info('document.given-away', { documentId: record.id, personId: to });
  }

  /** Somebody the document knows, so that nobody becomes an owner out of the blue. */
  async #nextOwner(documentId: DocumentId, personIdText: string): Promise<PersonId> {
    const { sharing, accounts, clock } = this.#needs;
    const to = parsePersonId(personIdText);
    const given = to === null ? null : await sharing.givenIn(documentId, [to], clock.nowMs());
    if (to === null || given?.has(to) !== true) {
      const hint = 'This document knows nobody by that id.';
      throw new AppError('not_found', 'nobody known here', { hint });
    }
    // A guest is a cookie: with it the document would be lost.
    if ((await findWorkingAccount(accounts, { field: 'id', value: to })) === null) {
      const hint = 'Only somebody with an account can be made the owner.';
      throw new AppError('bad_request', 'an owner without an account', { hint });
    }
    return to;
  }

  async #accountOf(who: AddWish['who']): Promise<AccountRows['member'] | null> {
    const { accounts } = this.#needs;
    if ('email' in who) {
      const email = parseEmail(who.email);
      return email === null ? null : findWorkingAccount(accounts, { field: 'email', value: email });
    }
    const personId = parsePersonId(who.personId);
    if (personId === null || !isMemberId(personId)) return null;
    return findWorkingAccount(accounts, { field: 'id', value: personId });
  }

  #take(ownerId: PersonId): void {
    if (!this.#tries.take(ownerId)) throw new AppError('too_many_requests', 'searches for people');
  }
}

/** Guests come and go as they like, so they are not told who has an account. */
function expectMember(actor: Actor): void {
  if (actor.is === 'member') return;
  const hint = 'Only people with an account may look for others here. Make a link instead.';
  throw new AppError('not_allowed', `${actor.is} looks for members`, { hint });
}
