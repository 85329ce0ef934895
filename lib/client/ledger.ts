/**
 * The account of what this replica wrote and the server has stored. Pure: events in, a new ledger
 * out. It counts the step2 and update frames of the present connection the way the server does
 * (settled, refused), and remembers across connections which local changes nobody vouched for yet.
 */
import { assertNever } from '../std/assert.ts';
import type { FaultCode } from '../core/faults.ts';
import type { RefusalCode } from '../protocol/frames.ts';

/** Consecutive step2s refused with `resync` before this copy counts as beyond repair. */
export const RESYNCS_IN_A_ROW_MAX = 5;

/** Frames `first` to `last` (from 1) of this connection. */
interface Frames {
  readonly first: number;
  readonly last: number;
}

/** One local transaction, or all the unsent rows of a local copy. */
export interface Change {
  readonly id: number;
  /** How many changes of the person it stands for. */
  readonly count: number;
  readonly atMs: number;
  /** The update frames that carry it; null: it waits for the next step2. */
  readonly frames: Frames | null;
}

export interface Ledger {
  readonly isConnected: boolean;
  readonly sentCount: number;
  readonly settledCount: number;
  /** Not known to be stored, oldest first, ids ascending. */
  readonly changes: readonly Change[];
  /** Sent and not yet settled; each holds every change up to `upToId`, deletes included. */
  readonly step2s: readonly (Frames & { readonly upToId: number })[];
  /** Frames refused with `resync` and not covered by a later step2. */
  readonly resyncs: readonly number[];
  /** A step2 of this connection is stored: the server has all that this page had before. */
  readonly isCaughtUp: boolean;
  readonly failedStep2Count: number;
  /** The server will never take what this replica holds. */
  readonly refusal: FaultCode | null;
  readonly lastId: number;
}

export type LedgerEvent =
  | { readonly is: 'connected' }
  | { readonly is: 'disconnected' }
  | { readonly is: 'changed'; readonly count: number; readonly atMs: number }
  /** An update went out in `frameCount` update frames; null: it carries no change of this ledger. */
  | {
      readonly is: 'update-sent';
      readonly frameCount: number;
      readonly changeId: number | null;
    }
  /** Everything this replica holds beyond the server's step1 went out, in `frameCount` frames. */
  | { readonly is: 'step2-sent'; readonly frameCount: number }
  | { readonly is: 'settled'; readonly count: number }
  | { readonly is: 'refused'; readonly index: number; readonly code: RefusalCode };

export const EMPTY_LEDGER: Ledger = {
  isConnected: false,
  sentCount: 0,
  settledCount: 0,
  changes: [],
  step2s: [],
  resyncs: [],
  isCaughtUp: false,
  failedStep2Count: 0,
  refusal: null,
  lastId: 0,
};

export function stepLedger(ledger: Ledger, event: LedgerEvent): Ledger {
  switch (event.is) {
    case 'connected':
      return { ...offWire(ledger), isConnected: true };
    case 'disconnected':
      return offWire(ledger);
    case 'changed': {
      const id = ledger.lastId + 1;
      const change: Change = { id, count: event.count, atMs: event.atMs, frames: null };
      return { ...ledger, lastId: id, changes: [...ledger.changes, change] };
    }
    case 'update-sent':
      return updateSent(ledger, event.frameCount, event.changeId);
    case 'step2-sent': {
      const frames = nextFrames(ledger, event.frameCount);
      const step2s = [...ledger.step2s, { ...frames, upToId: ledger.lastId }];
      return { ...ledger, sentCount: frames.last, step2s };
    }
    case 'settled':
      return settled(ledger, Math.min(event.count, ledger.sentCount));
    case 'refused':
      if (event.code !== 'resync') return { ...ledger, refusal: ledger.refusal ?? event.code };
      return { ...ledger, resyncs: [...ledger.resyncs, event.index] };
    default:
      return assertNever(event);
  }
}

/** May the page say "Saved"? Only when the server vouched for everything, on this connection. */
export function isAllStored(ledger: Ledger): boolean {
  return (
    ledger.isConnected &&
    ledger.isCaughtUp &&
    ledger.refusal === null &&
    ledger.settledCount === ledger.sentCount &&
    ledger.resyncs.length === 0 &&
    ledger.changes.length === 0
  );
}

export function changeCount(ledger: Ledger): number {
  return ledger.changes.reduce((sum, change) => sum + change.count, 0);
}

/** Frame counts start again with every connection; what was on the old wire is in doubt. */
function offWire(ledger: Ledger): Ledger {
  const changes = ledger.changes.every((change) => change.frames === null)
    ? ledger.changes
    : ledger.changes.map((change) => ({ ...change, frames: null }));
  return {
    ...ledger,
    changes,
    isConnected: false,
    sentCount: 0,
    settledCount: 0,
    step2s: [],
    resyncs: [],
    isCaughtUp: false,
  };
}

function nextFrames(ledger: Ledger, frameCount: number): Frames {
  return { first: ledger.sentCount + 1, last: ledger.sentCount + frameCount };
}

function updateSent(ledger: Ledger, frameCount: number, changeId: number | null): Ledger {
  const frames = nextFrames(ledger, frameCount);
  const at = ledger.changes.findLastIndex((change) => change.id === changeId);
  const change = ledger.changes[at];
  return {
    ...ledger,
    sentCount: frames.last,
    changes: change === undefined ? ledger.changes : ledger.changes.with(at, { ...change, frames }),
  };
}

function settled(ledger: Ledger, count: number): Ledger {
  if (count <= ledger.settledCount) return ledger;
  const isWhole = (frames: Frames) =>
    !ledger.resyncs.some((index) => index >= frames.first && index <= frames.last);
  const done = ledger.step2s.filter((step2) => step2.last <= count);
  const stored = done.findLast(isWhole) ?? null;
  const failedCount = done.length - (stored === null ? 0 : done.lastIndexOf(stored) + 1);
  const failedStep2Count = (stored === null ? ledger.failedStep2Count : 0) + failedCount;

  const changes: Change[] = [];
  for (const change of ledger.changes) {
    if (stored !== null && change.id <= stored.upToId) continue;
    if (change.frames === null || change.frames.last > count) changes.push(change);
    else if (!isWhole(change.frames)) changes.push({ ...change, frames: null });
  }
  return {
    ...ledger,
    settledCount: count,
    changes,
    step2s: ledger.step2s.filter((step2) => step2.last > count),
    // A step2 sent after a refused frame holds all that the frame held.
    resyncs:
      stored === null ? ledger.resyncs : ledger.resyncs.filter((index) => index > stored.last),
    isCaughtUp: ledger.isCaughtUp || stored !== null,
    failedStep2Count,
    refusal:
      failedStep2Count >= RESYNCS_IN_A_ROW_MAX
        ? (ledger.refusal ?? 'copy_outdated')
        : ledger.refusal,
  };
}
