/**
 * Who is here and where their caret is. One awareness id per connection; the name, colour and
 * person are stamped by the server, whatever the connection claims. States are gathered and go
 * out once for all; only what goes out is read. None overtakes its own sender's uncommitted update,
 * since a caret may point into it.
 */
import { SparseMap, SparseSet } from '../../lib/std/sparse.ts';
import type { Profile } from '../../lib/core/actor.ts';
import { type ClientId, isMemberId, type PersonId, type Seq } from '../../lib/core/ids.ts';
import { presenceColor } from '../../lib/core/palette.ts';
import { beginsObject, readState } from '../../lib/protocol/awareness.ts';
import type { AwarenessClaim, AwarenessEntry } from '../../lib/protocol/frames.ts';
import type { SessionId } from './room-events.ts';
import { UnreadState } from './unread-state.ts';

interface Here {
  readonly sender: PresenceSender;
  /** The newest that was read, stamped. */
  entry: AwarenessEntry;
  /** What came after it; null: nothing did. */
  unread: UnreadState | null;
  /** Goes out once the log has stored this much. */
  afterSeq: Seq;
}

export interface PresenceSender {
  readonly id: SessionId;
  readonly opening: { readonly personId: PersonId | null };
  readonly profile: Profile;
}

export class Presence {
  readonly #here = new SparseMap<ClientId, Here>();
  readonly #changed = new SparseSet<ClientId>();
  /** Changed, and waiting for a commit. */
  readonly #waiting = new SparseSet<ClientId>();
  /**
   * Leavers, with their last clock: it takes the state away, and the next one, which they come
   * back with, brings it again (y-protocols awareness.js).
   */
  readonly #gone = new SparseMap<ClientId, number>();

  /**
   * What a sender says of itself. With an older clock than the one known it is ignored, as
   * y-protocols does. Who leaves, or is not here yet, is heard at once.
   */
  announce(claim: AwarenessClaim, sender: PresenceSender, afterSeq: Seq): void {
    const { clientId, clock, text } = claim;
    const here = this.#here.get(clientId);
    if (here !== undefined && clock < clockOf(here)) return;
    if (here?.sender === sender && beginsObject(text)) {
      here.unread ??= new UnreadState();
      here.unread.replace(claim);
      here.afterSeq = afterSeq;
      this.#changed.add(clientId);
      return;
    }
    const state = readState(text);
    if (state === null) this.#leave(clientId, clock);
    else if (state !== undefined) this.enter({ clientId, clock, state }, sender, afterSeq);
  }

  enter({ clientId, clock, state }: AwarenessEntry, sender: PresenceSender, afterSeq: Seq): void {
    const here = this.#here.get(clientId);
    if (here !== undefined && clock < clockOf(here)) return;
    const entry = { clientId, clock, state: { ...state, user: stampOf(sender) } };
    this.#gone.delete(clientId);
    this.#here.set(clientId, { sender, entry, unread: null, afterSeq });
    this.#changed.add(clientId);
  }

  leave(sessionId: SessionId): void {
    for (const [clientId, here] of this.#here) {
      if (here.sender.id === sessionId) this.#leave(clientId, clockOf(here));
    }
  }

  /** Everybody, for a newcomer; without those who wait for a commit. */
  all(storedSeq: Seq): AwarenessEntry[] {
    return [...this.#here.values()].filter((here) => here.afterSeq <= storedSeq).map(newestOf);
  }

  /** What changed since the last call and may be shown now. */
  takeChanged(storedSeq: Seq): AwarenessEntry[] {
    const entries: AwarenessEntry[] = [];
    for (const [clientId, clock] of this.#gone) entries.push({ clientId, clock, state: null });
    this.#gone.clear();
    for (const clientId of this.#changed) {
      const here = this.#here.get(clientId);
      if (here === undefined) continue;
      if (here.afterSeq > storedSeq) this.#waiting.add(clientId);
      else entries.push(newestOf(here));
    }
    this.#changed.clear();
    return entries;
  }

  /** More is stored: who waited for a commit is looked at again. */
  stored(): void {
    for (const clientId of this.#waiting) this.#changed.add(clientId);
    this.#waiting.clear();
  }

  get hasChanged(): boolean {
    return this.#changed.size > 0 || this.#gone.size > 0;
  }

  #leave(clientId: ClientId, clock: number): void {
    if (!this.#here.delete(clientId)) return;
    this.#changed.delete(clientId);
    this.#waiting.delete(clientId);
    this.#gone.set(clientId, clock);
  }
}

function clockOf({ entry, unread }: Here): number {
  return unread?.clock ?? entry.clock;
}

/** What turns out to be no state changes nothing. */
function newestOf(here: Here): AwarenessEntry {
  const { entry, unread, sender } = here;
  if (unread === null) return entry;
  here.unread = null;
  const state = readState(unread.text) ?? null;
  if (state !== null) {
    const { clientId } = entry;
    here.entry = { clientId, clock: unread.clock, state: { ...state, user: stampOf(sender) } };
  }
  return here.entry;
}

function stampOf({ opening, profile }: PresenceSender): Record<string, unknown> {
  return {
    id: opening.personId,
    kind: kindOf(opening.personId),
    name: profile.name,
    hue: profile.hue,
    color: presenceColor(profile.hue).hex,
  };
}

function kindOf(personId: PersonId | null): 'member' | 'guest' | 'program' {
  if (personId === null) return 'program';
  return isMemberId(personId) ? 'member' : 'guest';
}
