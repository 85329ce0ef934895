/** When a log is compacted, and what comes of it when that fails. */
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { AppError } from '../../../../lib/core/faults.ts';
import type { DocumentId } from '../../../../lib/core/ids.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../../lib/core/limits.ts';
import { MemoryDocuments } from '../../../../server/adapters/memory/documents.ts';
import { MemoryTables } from '../../../../server/adapters/memory/tables.ts';
import { MemoryUpdateLog } from '../../../../server/adapters/memory/update-log.ts';
import type { CompactedState, CompactionSource } from '../../../../server/ports.ts';
import {
  makeCompactor,
  type Compactor,
  type LogTail,
} from '../../../../server/services/compaction.ts';
import { startHistoryRetention } from '../../../../server/services/history-retention.ts';
import { makePlainSnapshots } from '../../../support/plain-snapshots.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { aDocument, anEntry } from '../../../support/store-records.ts';

const DUE: LogTail = { rows: 10, bytes: 1e9, stateBytes: 0 };

class Setting {
  readonly limits: Limits;
  readonly clock = new HandClock();
  readonly tables = new MemoryTables();
  readonly updateLog = new MemoryUpdateLog(this.tables);
  readonly logged: string[] = [];
  readonly made: [DocumentId, CompactedState][] = [];
  readonly compactor: Compactor;
  isStorageFailing = false;
  /** Instead of the work; null: the work is done. */
  fault: AppError | null = null;
  /** Compactions that were begun wait for this. */
  gate: Promise<void> = Promise.resolve();
  begun = 0;

  constructor(limits: Partial<Limits> = {}) {
    this.limits = { ...DEFAULT_LIMITS, compactionKeepRows: 0, compactionPauseMs: 0, ...limits };
    const note = (event: string) => void this.logged.push(event);
    const plain = makePlainSnapshots(this.limits);
    this.compactor = makeCompactor({
      history: this.updateLog,
      worker: {
        compact: async (read: () => Promise<CompactionSource>) => {
          this.begun += 1;
          await this.gate;
          if (this.fault !== null) throw this.fault;
          return plain.compact(read);
        },
      },
      clock: this.clock,
      limits: this.limits,
      log: { debug: () => {}, info: note, warn: note, error: note },
      isStorageFailing: () => this.isStorageFailing,
      compacted: (id, made) => void this.made.push([id, made]),
    });
  }

  /** A document of `rows` keystrokes. */
  async document(rows: number): Promise<DocumentId> {
    const record = await aDocument(new MemoryDocuments(this.tables));
    await this.type(record.id, rows);
    return record.id;
  }

  async type(id: DocumentId, rows: number): Promise<void> {
    const doc = new Y.Doc();
    const from = (await this.updateLog.head(id)).lastSeq;
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let n = 0; n < rows; n++) doc.getText('title').insert(n, 'x');
    await this.updateLog.append(
      updates.map((update, at) => anEntry({ id }, from + at + 1, { update })),
    );
  }

  /** Everything that is ready to happen happens. */
  async turns(): Promise<void> {
    for (let n = 0; n < 50; n++) await Promise.resolve();
  }

  baseSeq(id: DocumentId): number {
    return this.tables.snapshots.get(id)?.upToSeq ?? 0;
  }
}

describe('compactor', () => {
  let setting: Setting;
  beforeEach(() => {
    setting = new Setting();
  });

  /** Whether a tail of this size is compacted. */
  async function isCompacted(tail: LogTail, isLeaving: boolean): Promise<boolean> {
    const one = new Setting();
    const id = await one.document(5);
    one.compactor.consider(id, tail, isLeaving);
    await one.turns();
    return one.baseSeq(id) > 0;
  }

  it('[COMPACT-16] a log is compacted at some size, at half of its state, or at some number of rows', async () => {
    const { compactionTailBytes: bytes, compactionTailRows: rows } = setting.limits;
    const grid: [LogTail, boolean][] = [
      [{ rows: 1, bytes: bytes * 0.74, stateBytes: 0 }, false],
      [{ rows: 1, bytes: bytes * 1.26, stateBytes: 0 }, true],
      [{ rows: 1, bytes: bytes * 1.26, stateBytes: bytes * 4 }, false],
      [{ rows: 1, bytes: bytes * 2.52, stateBytes: bytes * 4 }, true],
      [{ rows: rows * 0.74, bytes: 1, stateBytes: 0 }, false],
      [{ rows: rows * 1.26, bytes: 1, stateBytes: rows * 99 }, true],
      [{ rows: rows * 1.26, bytes: 1, stateBytes: rows * 200 }, false],
      [{ rows: rows * 2.52, bytes: 1, stateBytes: rows * 200 }, true],
    ];
    for (const [tail, isDue] of grid) {
      expect([tail, await isCompacted(tail, false)]).toEqual([tail, isDue]);
      const quarter = { ...tail, rows: tail.rows / 4, bytes: tail.bytes / 4 };
      expect([quarter, await isCompacted(quarter, false)]).toEqual([quarter, false]);
      expect([quarter, await isCompacted(quarter, true)]).toEqual([quarter, isDue]);
    }
  });

  it('[COMPACT-16] documents that grow alike are not all due in the same moment', async () => {
    const bytes = setting.limits.compactionTailBytes;
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, () => isCompacted({ rows: 1, bytes, stateBytes: 0 }, false)),
    );
    const due = outcomes.filter(Boolean).length;
    expect(due).toBeGreaterThan(4);
    expect(due).toBeLessThan(36);
  });

  it('[COMPACT-16] says what it made, and the next one is built on it', async () => {
    const id = await setting.document(20);
    for (const upToSeq of [20, 45]) {
      setting.compactor.consider(id, DUE, false);
      await setting.turns();
      expect(setting.baseSeq(id)).toBe(upToSeq);
      const [madeOf, made] = setting.made.at(-1) ?? [];
      expect([madeOf, made?.snapshot.upToSeq]).toEqual([id, upToSeq]);
      const doc = new Y.Doc();
      Y.applyUpdate(doc, made?.update ?? new Uint8Array());
      expect(doc.getText('title').length).toBe(upToSeq);
      await setting.type(id, 25);
    }
    expect(setting.logged).toEqual(['document.compacted', 'document.compacted']);
  });

  it('[COMPACT-16] a log beyond what one compaction reads takes several', async () => {
    setting = new Setting({ compactionBytesMax: 1 });
    const id = await setting.document(4_500);
    for (const upToSeq of [2_000, 4_000, 4_500]) {
      setting.compactor.consider(id, DUE, false);
      await setting.turns();
      expect(setting.baseSeq(id)).toBe(upToSeq);
    }
  });

  it('[COMPACT-28] a hot document is compacted again after a pause, or when very much was written', async () => {
    setting = new Setting({ compactionPauseMs: 10_000 });
    const id = await setting.document(5);
    const hot = { ...DUE, bytes: setting.limits.compactionTailBytes * 2 };
    const considerAfter = async (ms: number, tail: LogTail, isLeaving = false) => {
      setting.clock.pass(ms);
      await setting.type(id, 5);
      setting.compactor.consider(id, tail, isLeaving);
      await setting.turns();
      return setting.baseSeq(id);
    };
    expect(await considerAfter(0, hot)).toBe(10);
    expect(await considerAfter(9_999, hot)).toBe(10);
    expect(await considerAfter(1, hot)).toBe(20);
    const flood = { ...hot, bytes: setting.limits.compactionBytesMax / 2 };
    expect(await considerAfter(1, flood)).toBe(25);
    expect(await considerAfter(1, hot, true)).toBe(30);
    setting.compactor.close();
    expect(setting.clock.pendingCount).toBe(0);
  });

  it('[COMPACT-17] one at a time, each document once, however often it is considered', async () => {
    const ids = [await setting.document(3), await setting.document(3), await setting.document(3)];
    let open = (): void => {};
    setting.gate = new Promise((resolve) => (open = resolve));
    for (const id of [...ids, ...ids]) setting.compactor.consider(id, DUE, false);
    await setting.turns();
    expect(setting.begun).toBe(1);
    open();
    await setting.turns();
    expect(setting.begun).toBe(3);
    expect(ids.map((id) => setting.baseSeq(id))).toEqual([3, 3, 3]);
  });

  it('[COMPACT-23] rests after each for nine times as long as it took', async () => {
    const ids = [await setting.document(3), await setting.document(3)];
    let open = (): void => {};
    setting.gate = new Promise((resolve) => (open = resolve));
    for (const id of ids) setting.compactor.consider(id, DUE, false);
    await setting.turns();
    expect(setting.compactor.dueCount()).toBe(2);
    setting.clock.pass(50);
    open();
    await setting.turns();
    expect(setting.begun).toBe(1);
    setting.clock.pass(449);
    await setting.turns();
    expect(setting.begun).toBe(1);
    setting.clock.pass(1);
    await setting.turns();
    expect(setting.begun).toBe(2);
    setting.compactor.close();
    expect(setting.clock.pendingCount).toBe(0);
  });

  it('[COMPACT-17] while storage fails none is begun; it is made up for later', async () => {
    const id = await setting.document(3);
    setting.isStorageFailing = true;
    setting.compactor.consider(id, DUE, false);
    await setting.turns();
    setting.compactor.consider(id, DUE, false);
    await setting.turns();
    expect([setting.begun, setting.logged]).toEqual([0, ['compaction.failed']]);
    setting.isStorageFailing = false;
    setting.clock.pass(setting.limits.compactionRetryMs);
    await setting.turns();
    expect(setting.baseSeq(id)).toBe(3);
  });

  it('[COMPACT-17] what failed is told and tried again; a damaged document only once', async () => {
    const [passing, damaged] = [await setting.document(3), await setting.document(3)];
    setting.fault = new AppError('internal', 'the thread ended');
    setting.compactor.consider(passing, DUE, false);
    await setting.turns();
    setting.fault = new AppError('document_damaged', 'no document');
    setting.compactor.consider(damaged, DUE, false);
    await setting.turns();
    expect(setting.logged).toEqual(['compaction.failed', 'compaction.failed']);
    setting.fault = null;
    setting.clock.pass(setting.limits.compactionRetryMs);
    setting.compactor.consider(damaged, DUE, false);
    await setting.turns();
    expect([setting.baseSeq(passing), setting.baseSeq(damaged)]).toEqual([3, 0]);
  });

  it('[COMPACT-17] a purged document is nobody’s failure', async () => {
    const id = await setting.document(3);
    setting.tables.documents.delete(id);
    setting.compactor.consider(id, DUE, true);
    await setting.turns();
    expect(setting.logged).toEqual([]);
  });

  it('[COMPACT-18] a server that stops begins none, and waits for none', async () => {
    const [first, second] = [await setting.document(3), await setting.document(3)];
    setting.gate = new Promise(() => {});
    setting.compactor.consider(first, DUE, false);
    setting.compactor.consider(second, DUE, false);
    await setting.turns();
    setting.compactor.close();
    setting.compactor.consider(await setting.document(3), DUE, false);
    setting.clock.pass(setting.limits.compactionRetryMs * 2);
    await setting.turns();
    expect(setting.begun).toBe(1);
  });
});

describe('history retention', () => {
  const DAY_MS = 86_400_000;

  it('[COMPACT-9] history is kept for ever unless the operator says how long; then it goes daily', async () => {
    const setting = new Setting();
    const asked: number[] = [];
    const history = {
      forget: async (beforeMs: number) => {
        asked.push(beforeMs);
        return { segments: 1, bytes: 10 };
      },
    };
    const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
    const { clock } = setting;
    expect(DEFAULT_LIMITS.historyDays).toBe(0);
    const stopNothing = startHistoryRetention({ history, clock, limits: DEFAULT_LIMITS, log });
    clock.pass(3 * DAY_MS);
    expect(asked).toEqual([]);
    stopNothing();
    const stop = startHistoryRetention({ history, clock, limits: { historyDays: 30 }, log });
    const startMs = clock.nowMs();
    clock.pass(60_000 + DAY_MS);
    expect(asked).toEqual([60_000, 60_000 + DAY_MS].map((at) => startMs + at - 30 * DAY_MS));
    stop();
    clock.pass(3 * DAY_MS);
    expect(asked).toHaveLength(2);
  });
});
