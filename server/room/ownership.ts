/**
 * Who may write under which client id. With *seen means stored* nobody legitimately uploads
 * another person's new edits, so a client id belongs to the first person who used it; otherwise
 * 15 bytes with a victim's id and a far clock erase the victim's next edits on every replica.
 */
import { SparseMap } from '../../lib/std/sparse.ts';
import type { ClientId, PersonId } from '../../lib/core/ids.ts';
import type { Ownership as Verdict } from '../../lib/protocol/screen.ts';
import type { SessionId } from './room-events.ts';

interface Holder {
  readonly sessionId: SessionId;
  readonly personId: PersonId | null;
}

export class Ownership {
  /** Stored with the log. null: used only without credentials so far. */
  readonly #owners: Map<ClientId, PersonId | null>;
  /** Ids in use right now, by carets or by connections without credentials. */
  readonly #holders = new SparseMap<ClientId, Holder>();

  constructor(owners: Map<ClientId, PersonId | null>) {
    this.#owners = owners;
  }

  /**
   * `held`: another live connection without credentials uses the id; whether it is still there
   * is worth a ping, since a returning program looks just like a stranger.
   */
  verdict(clientId: ClientId, personId: PersonId | null, sessionId: SessionId | null): Verdict {
    const owner = this.#owners.get(clientId);
    if (owner !== undefined && owner !== null) return owner === personId ? 'mine' : 'theirs';
    const holder = this.#holders.get(clientId);
    if (holder !== undefined && holder.sessionId !== sessionId) {
      if (holder.personId === null) return personId === null ? 'held' : 'theirs';
      if (holder.personId !== personId) return 'theirs';
    }
    if (owner === undefined) return 'free';
    return personId === null ? 'mine' : 'theirs';
  }

  /** A person other than `personId` is known to own the id. */
  isOthers(clientId: ClientId, personId: PersonId | null): boolean {
    const owner = this.#owners.get(clientId);
    return owner !== undefined && owner !== null && owner !== personId;
  }

  claim(clientId: ClientId, personId: PersonId | null): void {
    this.#owners.set(clientId, personId);
  }

  /** A guest became a member, who goes on under the ids that the guest had. */
  move(guestId: PersonId, memberId: PersonId): void {
    for (const [clientId, owner] of this.#owners) {
      if (owner === guestId) this.#owners.set(clientId, memberId);
    }
  }

  hold(clientId: ClientId, holder: Holder): void {
    this.#holders.set(clientId, holder);
  }

  holderOf(clientId: ClientId): SessionId | undefined {
    return this.#holders.get(clientId)?.sessionId;
  }

  release(sessionId: SessionId): void {
    for (const [clientId, holder] of this.#holders) {
      if (holder.sessionId === sessionId) this.#holders.delete(clientId);
    }
  }
}
