/** Coming in by a share link. */
import type { Profile } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import { detailOf } from '../../lib/core/audit.ts';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { type ArrivalView, LINK_PASSWORD_CHARS_MAX } from '../../lib/core/sharing.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { Documents, Log } from '../ports.ts';
import type { FoundShareLink, Passwords, ShareLinks, TokenVault } from '../sharing-ports.ts';
import type { AccessWatch } from './access-watch.ts';
import type { Audit, Caller } from './accounts/account-needs.ts';
import { addressBlockOf } from './address-block.ts';
import { cleanProfile } from './clean-profile.ts';
import { Guesses } from './guesses.ts';
import type { ArrivalServices, PeopleServices, Visit } from './services.ts';

export interface ArrivalNeeds {
  readonly documents: Pick<Documents, 'find'>;
  readonly shareLinks: Pick<ShareLinks, 'find' | 'redeem'>;
  readonly vault: TokenVault;
  readonly passwords: Passwords;
  readonly introduce: PeopleServices['introduce'];
  readonly watch: Pick<AccessWatch, 'gained'>;
  readonly repeatedAudit: Audit;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly log: Log;
}

interface Door {
  readonly link: FoundShareLink;
  readonly record: DocumentRecord;
}

export function makeArrival(needs: ArrivalNeeds): ArrivalServices {
  return new Arrival(needs);
}

class Arrival implements ArrivalServices {
  readonly #needs: ArrivalNeeds;
  readonly #ofAddress: Guesses;
  readonly #ofLink: Guesses;

  constructor(needs: ArrivalNeeds) {
    this.#needs = needs;
    const { clock, limits } = needs;
    this.#ofAddress = new Guesses(clock, limits.addressGuessesMax, limits.guessWindowMs);
    this.#ofLink = new Guesses(clock, limits.linkGuessesMax, limits.guessWindowMs);
  }

  async look({ actor, address }: Caller, token: string): Promise<ArrivalView> {
    return this.#guarded<ArrivalView>(address, async () => {
      const door = await this.#doorOf(token, personOf(actor));
      if (door === null) return { isRight: false, gives: { is: 'gone' } };
      const { role, passwordHash, hasComeIn } = door.link;
      const hasPassword = passwordHash !== null && !hasComeIn;
      return { isRight: true, gives: { is: 'ready', hasPassword, role } };
    });
  }

  async redeem(caller: Caller, token: string, visit: Visit) {
    // First what is the same for every token, so that it says nothing of this one.
    const personId = personOf(caller.actor);
    if (personId === null) {
      const hint = 'A share link needs a browser that keeps cookies.';
      throw new AppError('not_allowed', 'nobody to let in', { hint });
    }
    const profile = cleanProfile(visit, this.#needs.limits);
    const { link, record } = await this.#guarded(caller.address, async () => {
      const door = await this.#doorOf(token, personId);
      if (door === null) throw noLink('unknown, expired or full');
      await this.#checkPassword(caller, door.link, visit.password);
      return { isRight: true, gives: door };
    });
    if (record.ownerId !== personId) await this.#letIn(caller, personId, profile, link);
    return { url: `/d/${record.id}` };
  }

  async #letIn(caller: Caller, personId: PersonId, profile: Profile, link: FoundShareLink) {
    const { shareLinks, introduce, watch, repeatedAudit, clock, log } = this.#needs;
    const { actor } = caller;
    // A member's name is that of its account.
    if (actor.is === 'guest') await introduce(actor, profile);
    const redeemed = await shareLinks.redeem(link.tokenHash, personId, clock.nowMs());
    if (redeemed !== 'come-in') throw noLink(redeemed);
    await watch.gained(link.documentId, personId);
    if (!link.hasComeIn) {
      const detail = detailOf({ link: link.id, label: link.label });
      repeatedAudit.note(caller, { event: 'link-opened', subjectId: link.documentId, detail });
    }
    log.info('link.redeemed', { documentId: link.documentId, linkId: link.id });
  }

  /** null: it lets nobody in, or not this person any more. */
  async #doorOf(token: string, personId: PersonId | null): Promise<Door | null> {
    const { shareLinks, documents, vault, clock } = this.#needs;
    const link = await shareLinks.find(vault.digest(token), personId);
    if (link === null || (link.expiresAtMs ?? Infinity) <= clock.nowMs()) return null;
    const isFull = link.peopleMax !== null && link.peopleCount >= link.peopleMax;
    const record = await documents.find(link.documentId);
    if (record === null || record.trashedAtMs !== null) return null;
    return isFull && !link.hasComeIn && record.ownerId !== personId ? null : { link, record };
  }

  /** Whoever has come in before is not asked again. */
  async #checkPassword(caller: Caller, link: FoundShareLink, password = '') {
    const { id, documentId, passwordHash, hasComeIn } = link;
    if (passwordHash === null || hasComeIn) return;
    if (!this.#ofLink.take(id)) throw new AppError('too_many_requests', 'guesses of a password');
    const isRight =
      password.length <= LINK_PASSWORD_CHARS_MAX &&
      (await this.#needs.passwords.verify(password, passwordHash));
    if (!isRight) {
      const note = { subjectId: documentId, detail: detailOf({ link: id }) };
      this.#needs.repeatedAudit.note(caller, { event: 'password-wrong', ...note });
      throw new AppError('wrong_password', 'of a link');
    }
    this.#ofLink.giveBack(id);
  }

  /** Counts before anything is looked at, and takes it back only for who was right. */
  async #guarded<Gives>(
    clientAddress: string,
    look: () => Promise<{ readonly isRight: boolean; readonly gives: Gives }>,
  ): Promise<Gives> {
    const block = addressBlockOf(clientAddress);
    if (!this.#ofAddress.take(block)) {
      throw new AppError('too_many_requests', 'guesses of an address');
    }
    const { isRight, gives } = await look();
    if (isRight) this.#ofAddress.giveBack(block);
    return gives;
  }
}

function noLink(why: string): AppError {
  return new AppError('link_not_found', why);
}
