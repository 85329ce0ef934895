import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { HistoryRow } from '../../../lib/history/rows.ts';
import { rowsUntil } from '../../../lib/history/moment.ts';
import { playback, stateAt } from '../../../lib/history/state-at.ts';
import { aRow } from '../../support/history.ts';

/** Each word is a row; the last one removes them all. */
function wordsThenNothing(words: readonly string[]): HistoryRow[] {
  const doc = new Y.Doc();
  const title = doc.getText('title');
  const rows: HistoryRow[] = [];
  doc.on('update', (update: Uint8Array) => {
    rows.push({ ...aRow(rows.length + 1, 1_000 * (rows.length + 1)), update });
  });
  for (const word of words) title.insert(title.length, word);
  title.delete(0, title.length);
  return rows;
}

function titleOf(state: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc.getText('title').toString();
}

const seqsUntil = (timesMs: readonly number[], atMs: number): number[] =>
  [
    ...rowsUntil(
      timesMs.map((time, at) => aRow(at + 1, time)),
      { atMs },
    ),
  ].map(({ seq }) => seq);

describe('the state at a moment', () => {
  it('[HIST-3] holds what lived then and is gone now, and nothing of later', () => {
    const rows = wordsThenNothing(['one ', 'two ', 'three']);
    const titles = rows.map(({ seq }) => titleOf(stateAt(rows, { seq })));
    expect(titles).toEqual(['one ', 'one two ', 'one two three', '']);
    expect(titleOf(stateAt(rows, { seq: 0 }))).toBe('');
    expect(titleOf(stateAt(rows, { seq: 99 }))).toBe('');
  });

  it('[HIST-4] at a time is the state after the last row stored by then', () => {
    const rows = wordsThenNothing(['one ', 'two ']);
    expect(titleOf(stateAt(rows, { atMs: 999 }))).toBe('');
    expect(titleOf(stateAt(rows, { atMs: 1_000 }))).toBe('one ');
    expect(titleOf(stateAt(rows, { atMs: 2_999 }))).toBe('one two ');
    expect(titleOf(stateAt(rows, { atMs: Infinity }))).toBe('');
  });

  it.each([
    { clock: 'even', timesMs: [10, 20, 30], atMs: 20, seqs: [1, 2] },
    { clock: 'standing still', timesMs: [10, 20, 20, 20, 30], atMs: 20, seqs: [1, 2, 3, 4] },
    { clock: 'set back', timesMs: [10, 50, 60, 20, 30], atMs: 25, seqs: [1, 2, 3, 4] },
    { clock: 'set back, before that', timesMs: [10, 50, 60, 20, 30], atMs: 15, seqs: [1] },
    { clock: 'once far ahead', timesMs: [10, 9_999, 20, 30], atMs: 20, seqs: [1, 2, 3] },
    { clock: 'once far ahead at the end', timesMs: [10, 20, 9_999], atMs: 50, seqs: [1, 2] },
  ])(
    '[HIST-4] by a clock that is $clock, $atMs of $timesMs is $seqs',
    ({ timesMs, atMs, seqs }) => {
      expect(seqsUntil(timesMs, atMs)).toEqual(seqs);
    },
  );

  it('[HIST-9] of a history with a hole or a spoilt row is an error', () => {
    const rows = wordsThenNothing(['one ', 'two ', 'three']);
    expect(() => stateAt(rows.slice(1), { seq: 9 })).toThrow('goes on at 2 after 0');
    expect(() =>
      stateAt(
        [rows[0], rows[2]].flatMap((row) => row ?? []),
        { seq: 9 },
      ),
    ).toThrow('goes on at 3 after 1');
    expect(() => stateAt([{ ...aRow(1, 0), update: Uint8Array.of(9) }], { seq: 9 })).toThrow(
      'Unexpected end of array',
    );
    expect(() => [...playback(rows.slice(1))]).toThrow('goes on at 2 after 0');
  });
});
