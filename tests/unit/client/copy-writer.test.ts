import { describe, expect, it } from 'vitest';
import { CopyWriter, GATHER_MS } from '../../../lib/client/copy-writer.ts';
import type { LocalCopy, NewRow } from '../../../lib/client/local-copies.ts';
import type { Seq } from '../../../lib/core/ids.ts';
import { HandClock } from '../../support/hand-clock.ts';

/** A local copy whose transactions end when the test says so. */
class SlowCopy implements LocalCopy {
  readonly written: number[] = [];
  since: Seq | null = null;
  readonly marked: number[] = [];
  /** Of each transaction: which of its rows were marked unsent. */
  readonly appended: boolean[][] = [];
  #endOne: (() => void) | null = null;

  readonly #clock: HandClock;

  constructor(clock: HandClock) {
    this.#clock = clock;
  }

  /** Ends the transaction that runs now, and lets the writer begin its next. */
  async finish(): Promise<void> {
    this.#endOne?.();
    this.#endOne = null;
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    this.#clock.pass(GATHER_MS);
  }

  async append(rows: readonly NewRow[], since: Seq | null): Promise<number[]> {
    const taken = rows.map((row) => row.update[0] ?? -1);
    this.appended.push(rows.map((row) => row.isUnsent));
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

interface Told {
  readonly clock: HandClock;
  readonly isLinked?: () => boolean;
  readonly isUnsent?: (changeId: number) => boolean;
}

function writerTo(
  copy: LocalCopy,
  { clock, isLinked = () => true, isUnsent = () => false }: Told,
): CopyWriter {
  const writer = new CopyWriter({
    clock,
    isOff: false,
    isLinked,
    isUnsent,
    kept: () => {},
    changed: () => {},
    isNewer: () => {},
  });
  writer.attach(copy);
  return writer;
}

describe('copy writer', () => {
  it('[CLIENT-20] what arrives while a transaction runs is written by the next, and before its position', async () => {
    const clock = new HandClock();
    const copy = new SlowCopy(clock);
    const writer = writerTo(copy, { clock });
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
    const clock = new HandClock();
    const copy = new SlowCopy(clock);
    const writer = writerTo(copy, { clock });
    writer.markStored([1]);
    await copy.finish();
    writer.markStored([2]);
    await copy.finish();
    await copy.finish();
    expect(copy.marked).toEqual([1, 2]);
  });

  it('[CLIENT-30] keys of one moment share a transaction, and what the server has by then is not marked unsent', async () => {
    const clock = new HandClock();
    const copy = new SlowCopy(clock);
    const unsent = new Set([1, 2, 3]);
    const writer = writerTo(copy, { clock, isUnsent: (changeId) => unsent.has(changeId) });
    for (const changeId of unsent) writer.write({ update: Uint8Array.of(changeId), changeId });
    unsent.delete(1);
    unsent.delete(2);
    expect(copy.appended).toEqual([]);
    await copy.finish();
    expect(copy.appended).toEqual([[false, false, true]]);
    await copy.finish();
    expect(copy.written).toEqual([1, 2, 3]);
    expect(copy.marked).toEqual([]);
  });

  it('[CLIENT-30] what has gathered is written at once when somebody waits for it', async () => {
    const clock = new HandClock();
    const copy = new SlowCopy(clock);
    const writer = writerTo(copy, { clock });
    writer.write({ update: Uint8Array.of(1), changeId: null });
    const idle = writer.idle();
    await Promise.resolve();
    expect(copy.appended).toEqual([[false]]);
    await copy.finish();
    await idle;
    expect(copy.written).toEqual([1]);
  });

  it('[CLIENT-30] without a link everything is written at once', async () => {
    const copy = new SlowCopy(new HandClock());
    const writer = writerTo(copy, { clock: new HandClock(), isLinked: () => false });
    writer.write({ update: Uint8Array.of(1), changeId: null });
    await Promise.resolve();
    expect(copy.appended).toEqual([[false]]);
  });
});
