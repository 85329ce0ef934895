import { describe, expect, it } from 'vitest';
import { decodeRows, encodeRows } from '../../../lib/history/rows.ts';
import { aRow } from '../../support/history.ts';

describe('history rows', () => {
  it('[HIST-1] rows are on the disk as they always were', () => {
    const rows = [
      aRow(7, 1_700_000_000_000),
      aRow(8, 1_699_999_999_999, null),
      aRow(9, 1_700_000_000_500, 'g_bob'),
    ];
    const stored = '010205675f61646105675f626f620306000080a0abfef96201ea07010002020202000000000000';
    expect(Buffer.from(encodeRows(rows)).toString('hex')).toBe(stored);
    expect(decodeRows(Buffer.from(stored, 'hex'))).toEqual({ ok: true, value: rows });
  });

  it('[HIST-1] a segment of none is a segment', () => {
    expect(decodeRows(encodeRows([]))).toEqual({ ok: true, value: [] });
  });

  it('[HIST-1] the bytes may lie anywhere in a buffer of Node', () => {
    const row = { ...aRow(7, 1_700_000_000_000), update: Uint8Array.of(1, 2, 3) };
    const bytes = Buffer.concat([Buffer.from([9, 9]), encodeRows([row])]).subarray(2);
    expect(decodeRows(bytes)).toEqual({ ok: true, value: [row] });
  });

  it('[HIST-1] an author is named once in a segment, and a row costs five bytes beside its update', () => {
    const author = 'g_AAAAAAAAAAAAAAAAAAAAAA';
    const rows = Array.from({ length: 1_000 }, (_, at) => aRow(at + 1, 90 * at, author));
    const bytes = encodeRows(rows);
    expect(bytes.length).toBeLessThan(1_000 * (5 + 2) + 64);
  });

  it('[HIST-1] rows that do not ascend, or have no date, are a bug of the writer', () => {
    expect(() => encodeRows([aRow(2, 0), aRow(2, 0)])).toThrow('ascend');
    expect(() => encodeRows([aRow(1, Number.NaN)])).toThrow('date');
    expect(() => encodeRows([aRow(1, 0.5)])).toThrow('date');
  });

  it('[HIST-2] another format, a missing end, more than the end and an unknown author are told', () => {
    const bytes = encodeRows([aRow(1, 5), aRow(2, 6, null)]);
    expect(decodeRows(Uint8Array.of(2, ...bytes.subarray(1)))).toMatchObject({ ok: false });
    expect(decodeRows(bytes.subarray(0, -1))).toMatchObject({ ok: false });
    expect(decodeRows(Uint8Array.of(...bytes, 0))).toMatchObject({ ok: false });
    // One row, no authors, seq 1, time 0, by author 1.
    expect(decodeRows(Uint8Array.of(1, 0, 1, 0, 0, 1, 0))).toMatchObject({ ok: false });
    expect(decodeRows(Uint8Array.of(1, 0, 1, 0, 0, 0, 0))).toMatchObject({ ok: true });
  });
});
