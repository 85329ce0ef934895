/** What a document was at a moment of its history. Builds a `Y.Doc`: work for a worker thread. */
import * as Y from 'yjs';
import type { PersonId, Seq } from '../core/ids.ts';
import { assert } from '../std/assert.ts';
import { rowsUntil, type Moment } from './moment.ts';
import type { HistoryRow } from './rows.ts';

/** In one transaction, which tidies up once. Merging so many updates flat would take minutes. */
function apply(doc: Y.Doc, rows: Iterable<HistoryRow>, before: Seq): void {
  let lastSeq = before;
  doc.transact(() => {
    for (const { seq, update } of rows) {
      assert(seq === lastSeq + 1, `history goes on at ${seq} after ${lastSeq}`);
      Y.applyUpdate(doc, update);
      lastSeq = seq;
    }
  });
}

/**
 * The full state V1 at a moment. What lived then is in it, text that was deleted later included;
 * of what was dead by then only the clocks are left.
 * @param rows from seq 1 on. @throws Error when one is missing or holds no update.
 */
export function stateAt(rows: Iterable<HistoryRow>, moment: Moment): Uint8Array {
  const doc = new Y.Doc();
  apply(doc, rowsUntil(rows, moment), 0);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

export interface Frame {
  /** Of the last row in it. */
  readonly seq: Seq;
  readonly atMs: number;
  readonly author: PersonId | null;
  /** Full state V1. */
  readonly state: Uint8Array;
}

/** The document after every `rowsPerFrame` rows, and at the end; each frame costs a whole state. */
export function* playback(rows: Iterable<HistoryRow>, rowsPerFrame = 1): Generator<Frame> {
  const doc = new Y.Doc();
  let waiting: HistoryRow[] = [];
  let shown = 0;
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length < rowsPerFrame) continue;
    yield show(doc, waiting, shown);
    waiting = [];
    shown = row.seq;
  }
  if (waiting.length > 0) yield show(doc, waiting, shown);
  doc.destroy();
}

function show(doc: Y.Doc, rows: readonly HistoryRow[], before: Seq): Frame {
  apply(doc, rows, before);
  const last = rows.at(-1);
  assert(last !== undefined, 'a frame has rows');
  const { seq, atMs, author } = last;
  return { seq, atMs, author, state: Y.encodeStateAsUpdate(doc) };
}
