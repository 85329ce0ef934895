/**
 * Who is here and where their caret is. One awareness id per connection; the name, colour and
 * person are stamped by the server, whatever the connection claims. States are gathered and go
 * out once for all; none overtakes its own sender's uncommitted update, since a caret may point
 * into it.
 */
import { SparseMap, SparseSet } from '../../lib/std/sparse.ts';
import type { Profile } from '../../lib/core/actor.ts';
import { type ClientId, isMemberId, type PersonId, type Seq } from '../../lib/core/ids.ts';
import { presenceColor } from '../../lib/core/palette.ts';
import type { AwarenessEntry } from '../../lib/protocol/frames.ts';
import type { SessionId } from './room-events.ts';

interface Here {
  readonly sessionId: SessionId;
  entry: AwarenessEntry;
  /** Goes out once the log has stored this much. */
  afterSeq: Seq;
}

export interface PresenceSender {
  readonly sessionId: SessionId;
  readonly personId: PersonId | null;
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

  /** An entry with an older clock than the one known is ignored, as y-protocols does. */
  announce(entry: AwarenessEntry, sender: PresenceSender, afterSeq: Seq): void {
    const present = this.#here.get(entry.clientId);
    if (present !== undefined && entry.clock < present.entry.clock) return;
    if (entry.state === null) {
      this.#leave(entry.clientId, entry.clock);
      return;
    }
    const stamped: AwarenessEntry = {
      clientId: entry.clientId,
      clock: entry.clock,
      state: { ...entry.state, user: stampOf(sender) },
    };
    this.#gone.delete(entry.clientId);
    this.#here.set(entry.clientId, { sessionId: sender.sessionId, entry: stamped, afterSeq });
    this.#changed.add(entry.clientId);
  }

  leave(sessionId: SessionId): void {
    for (const [clientId, here] of this.#here) {
      if (here.sessionId === sessionId) this.#leave(clientId, here.entry.clock);
    }
  }

  /** Everybody, for a newcomer; without those who wait for a commit. */
  all(storedSeq: Seq): AwarenessEntry[] {
    return [...this.#here.values()]
      .filter((here) => here.afterSeq <= storedSeq)
      .map((here) => here.entry);
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
      else entries.push(here.entry);
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

function stampOf(sender: PresenceSender): Record<string, unknown> {
  return {
    id: sender.personId,
    kind: kindOf(sender.personId),
    name: sender.profile.name,
    hue: sender.profile.hue,
    color: presenceColor(sender.profile.hue).hex,
  };
}

function kindOf(personId: PersonId | null): 'member' | 'guest' | 'program' {
  if (personId === null) return 'program';
  return isMemberId(personId) ? 'member' : 'guest';
}
