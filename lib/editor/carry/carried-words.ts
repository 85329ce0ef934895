/** Watches what others change in a document, so that nothing one writes meanwhile goes with it. */
import * as Y from 'yjs';
import { carry, type Carried, leaveAsMoved } from './carry.ts';
import { type Bereft, bereftIn, isNew, type Unknown, writtenIn } from './changed-texts.ts';
import { Doubles } from './doubles.ts';
import { followedPlace } from './follow.ts';
import { movesOf, WrittenLetters } from './moves.ts';
import type { IdRanges } from '../id-ranges.ts';

/** Origin of what is carried along after a change of others: its writer can undo it. */
export const CARRIED = Symbol('carried');
/** Origin of what is carried along after a step of one's own was undone or redone. */
export const CARRIED_BY_UNDO = Symbol('carried by undo');

/** What one wrote longer ago, others know of, unless the server does not. */
const KNOWN_AFTER_MS = 5_000;

export interface CarriedWordsOptions {
  readonly nowMs: () => number;
  /** What was written here, now or at an earlier visit, and the server has not called stored. */
  readonly unsettled: () => IdRanges;
  /** Who only reads writes nothing, and has nothing to lose. */
  readonly mayWrite: () => boolean;
}

/** What others have written, while it is being applied. */
export interface Received {
  readonly update: Uint8Array;
  /** All that one lacked, and not just what somebody has changed. */
  readonly isCatchingUp: boolean;
}

/** Where a place is now that stood among letters which were taken; null: it stayed. */
export type Follow = (place: Y.RelativePosition) => Y.RelativePosition | null;

/** One knows what one changes oneself. */
const NOTHING_UNKNOWN: Unknown = { isBy: () => false, gone: () => false, left: () => false };

type DeleteSet = ReturnType<typeof Y.createDeleteSet>;

export class CarriedWords {
  readonly #doc: Y.Doc;
  readonly #options: CarriedWordsOptions;
  readonly #listeners = new Set<(follow: Follow) => void>();
  readonly #receivers = new Set<() => void>();
  readonly #doubles = new Doubles();
  /** How much was written here (as the next clock) before which moment, from the earliest on. */
  #progress: { readonly atMs: number; readonly clock: number }[] = [];
  #received: Received | null = null;

  constructor(doc: Y.Doc, options: CarriedWordsOptions) {
    this.#doc = doc;
    this.#options = options;
    doc.on('afterTransaction', (transaction) => this.#changed(transaction));
  }

  /** @param apply - Puts what was received into the document. */
  receive(received: Received, apply: () => void): void {
    for (const receiver of this.#receivers) receiver();
    this.#received = received;
    try {
      apply();
    } finally {
      this.#received = null;
    }
  }

  /** Is called while what was received is not in the document yet. */
  onReceive(receiver: () => void): () => void {
    this.#receivers.add(receiver);
    return () => this.#receivers.delete(receiver);
  }

  /** Is called within the transaction that took letters, after its observers. */
  onMoved(listener: (follow: Follow) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(transaction: Y.Transaction): void {
    if (!this.#options.mayWrite()) return;
    this.#noteProgress(transaction);
    if (transaction.local) this.#changedHere(transaction);
    else if (this.#received !== null) this.#changedByOthers(transaction, this.#received);
  }

  #changedHere(transaction: Y.Transaction): void {
    const origin: unknown = transaction.origin;
    if (origin === CARRIED || origin === CARRIED_BY_UNDO || !hasTaken(transaction)) return;
    const isUndo = origin instanceof Y.UndoManager;
    const bereft = bereftIn(transaction, isUndo ? this.#unknownToUndo() : NOTHING_UNKNOWN);
    const written = new WrittenLetters(writtenIn(transaction));
    const carried = isUndo ? this.#carry(transaction, bereft, written, CARRIED_BY_UNDO) : null;
    if (written.all.length === 0) return;
    for (const [at, each] of bereft.entries()) {
      const moves = carried?.[at]?.moves ?? movesOf(each.taken, written);
      this.#doubles.watch({ bereft: each, moves });
    }
  }

  #changedByOthers(transaction: Y.Transaction, { update, isCatchingUp }: Received): void {
    if (!hasTaken(transaction) && !this.#doubles.isWatching) return;
    const { ds } = Y.decodeUpdate(update);
    if (ds.clients.size === 0) return;
    const unsettled = this.#options.unsettled();
    const bereft = bereftIn(transaction, this.#unknownTo(ds, unsettled));
    const written = new WrittenLetters(writtenIn(transaction));
    const carried = this.#carry(transaction, bereft, written, CARRIED);
    this.#doc.transact(() => {
      const mayNotKnow = (id: Y.ID) => !isCatchingUp || unsettled.has(id);
      const others = { bereft, written: written.all, taken: ds, mayNotKnow };
      carried.push(...this.#doubles.remove(this.#doc, others));
    }, CARRIED);
    for (const listener of this.#listeners) listener((place) => followedPlace(carried, place));
  }

  #carry(
    transaction: Y.Transaction,
    bereft: readonly Bereft[],
    written: WrittenLetters,
    origin: symbol,
  ): Carried[] {
    const carried: Carried[] = [];
    this.#doc.transact(() => {
      for (const each of bereft) {
        const findMoves = () => movesOf(each.taken, written);
        if (each.unknown.length === 0) {
          carried.push(leaveAsMoved(transaction, each, findMoves));
          continue;
        }
        const moves = findMoves();
        // Taken out because it is written elsewhere as well: that is where it goes on.
        const went = moves.length === 0 ? this.#doubles.movesOf(each.taken) : moves;
        carried.push(carry(transaction, each, went));
      }
    }, origin);
    for (const each of carried) this.#doubles.watchParts(each);
    return carried;
  }

  /** A step back takes with it what others have written into what it takes away. */
  #unknownToUndo(): Unknown {
    const { clientID } = this.#doc;
    const isBy = (client: number) => client !== clientID;
    return { isBy, gone: ({ client }) => isBy(client), left: () => false };
  }

  /** What took letters says so of all that it knew; Yjs deletes what is in them besides. */
  #unknownTo(taken: DeleteSet, unsettled: IdRanges): Unknown {
    const { clientID } = this.#doc;
    // Who knows of one of the letters written here knows of all before it.
    const ranges = taken.clients.get(clientID) ?? [];
    const knownTo = ranges.reduce((max, { clock, len }) => Math.max(max, clock + len), 0);
    const from = Math.max(knownTo, this.#clockOf(this.#options.nowMs() - KNOWN_AFTER_MS));
    return {
      isBy: (client) => client === clientID || unsettled.of(client).length > 0,
      gone: (id) => (id.client === clientID || unsettled.has(id)) && !Y.isDeleted(taken, id),
      left: (id) => unsettled.has(id) || (id.client === clientID && id.clock >= from),
    };
  }

  #noteProgress({ beforeState, afterState }: Y.Transaction): void {
    const { clientID } = this.#doc;
    const clock = beforeState.get(clientID) ?? 0;
    if (clock === afterState.get(clientID)) return;
    const nowMs = this.#options.nowMs();
    // Of two moments further back than this the later one tells enough.
    const isOld = ({ atMs }: { readonly atMs: number }) => atMs < nowMs - KNOWN_AFTER_MS;
    while (this.#progress.slice(0, 2).filter(isOld).length === 2) this.#progress.shift();
    this.#progress.push({ atMs: nowMs, clock });
  }

  /** Everything written here until then has a lesser one. */
  #clockOf(ms: number): number {
    const next = this.#progress.find(({ atMs }) => atMs >= ms);
    return next?.clock ?? Y.getState(this.#doc.store, this.#doc.clientID);
  }
}

/** Something that was there before it. */
function hasTaken(transaction: Y.Transaction): boolean {
  for (const [client, items] of transaction.deleteSet.clients) {
    if (items.some(({ clock }) => !isNew(transaction, Y.createID(client, clock)))) return true;
  }
  return false;
}
