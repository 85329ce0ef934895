import { describe, expect, it } from 'vitest';
import { CopyWriter } from '../../../lib/client/copy-writer.ts';
import type { LocalCopy, NewRow } from '../../../lib/client/local-copies.ts';
import type { Seq } from '../../../lib/core/ids.ts';

/** A local copy whose transactions end when the test says so. */
class SlowCopy implements LocalCopy {
  readonly written: number[] = [];
  since: Seq | null = null;
  readonly marked: number[] = [];
  #endOne: (() => void) | null = null;

  /** Ends the transaction that runs now, and lets the writer begin its next. */
  async finish(): Promise<void> {
    this.#endOne?.();
    this.#endOne = null;
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }

  async append(rows: readonly NewRow[], since: Seq | null): Promise<number[]> {
    const taken = rows.map((row) => row.update[0] ?? -1);
    await this.#transaction();
    const keys = taken.map((_, at) => this.written.length + at);
    this.written.push(...taken);
    this.since = since ?? this.since;
    return keys;
  }

  async markStored(keys: readonly number[]): Promise<void> {
    const taken = [...keys];
    await this.#transaction();
    this.marked.push(...taken);
  }

  load = () => Promise.resolve({ rows: [], since: null });
  compact = () => Promise.resolve();
  clear = () => Promise.resolve();
  close = () => {};

  #transaction(): Promise<void> {
    return new Promise((resolve) => {
      this.#endOne = resolve;
    });
  }
}

function writerTo(copy: LocalCopy): CopyWriter {
  const writer = new CopyWriter({
    clock: { nowMs: () => 0, steadyMs: () => 0, after: () => () => {} },
    isOff: false,
    isUnsent: () => false,
    kept: () => {},
    changed: () => {},
    isNewer: () => {},
  });
  writer.attach(copy);
  return writer;
}

describe('copy writer', () => {
  it('[CLIENT-20] what arrives while a transaction runs is written by the next, and before its position', async () => {
    const copy = new SlowCopy();
    const writer = writerTo(copy);
    writer.write({ update: Uint8Array.of(1), changeId: null });
    await copy.finish();
    writer.write({ update: Uint8Array.of(2), changeId: null });
    writer.write({ update: Uint8Array.of(3), changeId: null });
    writer.reach(3);
    await copy.finish();
    expect(copy.written).toEqual([1]);
    await copy.finish();
    expect(copy.written).toEqual([1, 2, 3]);
    expect(copy.since).toBe(3);
  });

  it('[CLIENT-17] marks that come while marks are written are written too', async () => {
    const copy = new SlowCopy();
    const writer = writerTo(copy);
    writer.markStored([1]);
    await copy.finish();
    writer.markStored([2]);
    await copy.finish();
    await copy.finish();
    expect(copy.marked).toEqual([1, 2]);
  });
});
