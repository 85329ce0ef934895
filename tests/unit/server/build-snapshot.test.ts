/** What a snapshot is never made of. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../../../lib/core/limits.ts';
import { encodeRows } from '../../../lib/history/rows.ts';
import { buildSnapshot } from '../../../server/workers/build-snapshot.ts';

const LIMITS = { ...DEFAULT_LIMITS, compactionKeepRows: 0 };

/** Keystrokes, each of a replica of its own and on its own. */
function rowsOf(count: number) {
  return Array.from({ length: count }, (_, at) => {
    const doc = new Y.Doc();
    doc.getText('title').insert(0, 'x');
    return { seq: at + 1, author: null, atMs: at, update: Y.encodeStateAsUpdate(doc) };
  });
}

describe('a snapshot', () => {
  it('[COMPACT-24] is not made of a log in which rows are missing, though the rest would fit', () => {
    const rows = rowsOf(6);
    for (const missing of [0, 3]) {
      const pages = [encodeRows(rows.filter((_, at) => at !== missing))];
      const source = { baseSeq: 4, snapshot: null, pages };
      expect(() => buildSnapshot(source, LIMITS)).toThrow(`seq ${missing + 1} is missing`);
    }
    const whole = { baseSeq: 4, snapshot: null, pages: [encodeRows(rows)] };
    const { snapshot, segments } = buildSnapshot(whole, LIMITS);
    expect([snapshot.upToSeq, segments.map(({ fromSeq }) => fromSeq)]).toEqual([6, [5]]);
  });

  it('[COMPACT-24] nor of updates that refer to what is not there, nor of bytes that are none', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (const letter of 'abc') doc.getText('title').insert(doc.getText('title').length, letter);
    const row = (update: Uint8Array, at: number) => ({
      seq: at + 1,
      author: null,
      atMs: 0,
      update,
    });
    const torn = [updates[0], updates[2]].map((update, at) => row(update ?? new Uint8Array(), at));
    const source = { baseSeq: 0, snapshot: null, pages: [encodeRows(torn)] };
    expect(() => buildSnapshot(source, LIMITS)).toThrow('document_damaged');
    const noRows = { baseSeq: 0, snapshot: null, pages: [Uint8Array.of(9, 9, 9)] };
    expect(() => buildSnapshot(noRows, LIMITS)).toThrow('document_damaged');
  });
});
