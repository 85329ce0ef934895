/** What the save chip may say, decided from facts alone. */
import { assertNever } from '../std/assert.ts';
import type { FaultCode } from '../core/faults.ts';

/** `view_only`: nothing went wrong, this person was let in to read. */
export type ReadOnlyReason = FaultCode | 'view_only';

/** The states of the save chip; each is said only while its condition holds. */
export type SaveState =
  /** Every local change is written to the server's disk. null: nothing was saved yet by this page. */
  | { readonly is: 'saved'; readonly atMs: number | null }
  /** Unacknowledged for less than `STILL_SAVING_MS`. */
  | { readonly is: 'saving' }
  /** Unacknowledged for longer, though connected. `reason`: what the server says of it. */
  | { readonly is: 'still-saving'; readonly changeCount: number; readonly reason: FaultCode | null }
  /** Disconnected with unsent changes, all of which this device has written down. */
  | { readonly is: 'offline-kept'; readonly changeCount: number }
  /** Disconnected with unsent changes that closing the page would lose. */
  | { readonly is: 'offline-not-stored'; readonly changeCount: number }
  /** Disconnected, nothing unsent. */
  | { readonly is: 'reconnecting' }
  /** The server said why nothing more can be written here. */
  | {
      readonly is: 'read-only';
      readonly reason: ReadOnlyReason;
      readonly hasUnsentText: boolean;
    };

/** Should leaving the page be questioned? `soft`: this device keeps the changes. */
export function needsLeaveGuard(save: SaveState): 'none' | 'soft' | 'hard' {
  switch (save.is) {
    case 'saved':
    case 'saving':
    case 'reconnecting':
      return 'none';
    case 'offline-kept':
      return 'soft';
    case 'still-saving':
    case 'offline-not-stored':
      return 'hard';
    case 'read-only':
      return save.hasUnsentText ? 'hard' : 'none';
    default:
      return assertNever(save);
  }
}

/** Unacknowledged for longer than this is said in so many words. */
export const STILL_SAVING_MS = 3_000;
/** A link that is back sooner is not worth a word. Must stay well under two seconds. */
export const LINK_GRACE_MS = 1_000;
/** A browser that has not written a row by then is not trusted to. */
export const KEEPING_MS = 1_000;

export interface SaveFacts {
  readonly link: { readonly is: 'up' } | { readonly is: 'down'; readonly sinceMs: number };
  /** Local changes the server did not vouch for. */
  readonly changeCount: number;
  /** When the oldest of them was made; null when there are none. */
  readonly oldestAtMs: number | null;
  /** The ledger vouches for everything on the present connection. */
  readonly isAllStored: boolean;
  readonly savedAtMs: number | null;
  /** How many of `changeCount` this device has verifiably written down. */
  readonly keptCount: number;
  /** When the oldest of the others was made; null when all are kept. */
  readonly unkeptSinceMs: number | null;
  /** The browser refused to write. */
  readonly hasKeepingFailed: boolean;
  /** Why saving waits, from the server. */
  readonly waitingFor: FaultCode | null;
  /** Why nothing more can be written here; final for this copy or for this page. */
  readonly readOnly: ReadOnlyReason | null;
}

export function saveStateOf(facts: SaveFacts, nowMs: number): SaveState {
  const { changeCount, readOnly } = facts;
  const isCutOff = readOnly === 'view_only' && changeCount === 0 && isOffline(facts, nowMs);
  // A reader too is told that nothing new can come in for the moment.
  if (isCutOff) return { is: 'reconnecting' };
  if (readOnly !== null) {
    return { is: 'read-only', reason: readOnly, hasUnsentText: changeCount > 0 };
  }
  if (changeCount === 0) {
    if (facts.isAllStored) return { is: 'saved', atMs: facts.savedAtMs };
    return facts.link.is === 'up' ? { is: 'saving' } : { is: 'reconnecting' };
  }
  if (isOffline(facts, nowMs)) return offlineState(facts, nowMs);

  const ageMs = nowMs - (facts.oldestAtMs ?? nowMs);
  if (ageMs < STILL_SAVING_MS && facts.waitingFor === null) return { is: 'saving' };
  return { is: 'still-saving', changeCount, reason: facts.waitingFor };
}

function isOffline({ link }: SaveFacts, nowMs: number): boolean {
  return link.is === 'down' && nowMs - link.sinceMs >= LINK_GRACE_MS;
}

/** A change on its way into local storage is not counted as kept, nor yet as lost. */
function offlineState(facts: SaveFacts, nowMs: number): SaveState {
  const { changeCount, keptCount, unkeptSinceMs } = facts;
  const isLate = unkeptSinceMs !== null && nowMs - unkeptSinceMs >= KEEPING_MS;
  if (unkeptSinceMs !== null && (facts.hasKeepingFailed || isLate)) {
    return { is: 'offline-not-stored', changeCount };
  }
  if (keptCount === 0) return { is: 'saving' };
  return { is: 'offline-kept', changeCount: keptCount };
}
