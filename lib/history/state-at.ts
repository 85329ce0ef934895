/** What a document was at a moment of its history. Builds a `Y.Doc`: work for a worker thread. */
import * as Y from 'yjs';
import type { PersonId, Seq } from '../core/ids.ts';
import { assert } from '../std/assert.ts';
import { applyStored } from './apply-stored.ts';
import { rowsUntil, type Moment } from './moment.ts';
import type { HistoryRow } from './rows.ts';

/** The updates of rows that go on after `before` without a gap. */
function* updatesAfter(before: Seq, rows: Iterable<HistoryRow>): Generator<Uint8Array> {
  let lastSeq = before;
  for (const { seq, update } of rows) {
    assert(seq === lastSeq + 1, `history goes on at ${seq} after ${lastSeq}`);
    lastSeq = seq;
    yield update;
  }
}

/**
 * The full state V1 at a moment, just as the log has it. What lived then is in it, text that was deleted later included;
 * of what was dead by then only the clocks are left.
 * @param rows from seq 1 on. @throws Error when one is missing or holds no update.
 */
export function stateAt(rows: Iterable<HistoryRow>, moment: Moment): Uint8Array {
  const doc = new Y.Doc();
  applyStored(doc, updatesAfter(0, rowsUntil(rows, moment)));
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

/** All three of the last row in it. */
export interface Frame {
  readonly seq: Seq;
  readonly atMs: number;
  readonly author: PersonId | null;
  /** Full state V1. */
  readonly state: Uint8Array;
}

/** The document after every `rowsPerFrame` rows, and at the end; each frame costs a whole state. */
export function* playback(rows: Iterable<HistoryRow>, rowsPerFrame = 1): Generator<Frame> {
  const doc = new Y.Doc();
  let shownSeq = 0;
  let waiting: HistoryRow[] = [];
  const show = ({ seq, atMs, author }: HistoryRow): Frame => {
    applyStored(doc, updatesAfter(shownSeq, waiting));
    shownSeq = seq;
    waiting = [];
    return { seq, atMs, author, state: Y.encodeStateAsUpdate(doc) };
  };
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length >= rowsPerFrame) yield show(row);
  }
  const last = waiting.at(-1);
  if (last !== undefined) yield show(last);
  doc.destroy();
}
