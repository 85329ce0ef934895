import { describe, expect, it } from 'vitest';
import { AppError } from '../../../lib/core/faults.ts';
import type { DocumentId } from '../../../lib/core/ids.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../lib/core/limits.ts';
import type { LogEntry, StoredContent, UpdateLog } from '../../../server/ports.ts';
import { Meter } from '../../../server/meter.ts';
import { CommitQueue } from '../../../server/room/commit-queue.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { silentLog } from '../../support/silent-log.ts';

/** A log whose every append the test answers. */
class SlowLog implements UpdateLog {
  readonly batches: (readonly LogEntry[])[] = [];
  #answer: ((err: AppError | null) => void) | null = null;

  append(batch: readonly LogEntry[]): Promise<void> {
    this.batches.push(batch);
    return new Promise((resolve, reject) => {
      this.#answer = (err) => (err === null ? resolve() : reject(err));
    });
  }

  load(): Promise<StoredContent> {
    throw new Error('not asked for');
  }

  /** Lets the append under way end, and everything that follows from it happen. */
  async answer(err: AppError | null = null): Promise<void> {
    this.#answer?.(err);
    await turns();
  }
}

async function turns(): Promise<void> {
  for (let n = 0; n < 10; n++) await Promise.resolve();
}

const entry = (documentId: string, seq: number, byteCount = 1): LogEntry => ({
  documentId: documentId as DocumentId,
  seq,
  update: new Uint8Array(byteCount),
  author: null,
  atMs: 0,
  claims: [],
});

/** A document of which nothing waits. */
const NOBODYS = 'nobodys' as DocumentId;

function setUp(limits: Partial<Limits> = {}) {
  const log = new SlowLog();
  const clock = new HandClock();
  const told: string[] = [];
  const all = { ...DEFAULT_LIMITS, ...limits };
  const ports = { log, clock, limits: all, logger: silentLog, meter: new Meter() };
  const queue: CommitQueue = new CommitQueue(ports, {
    stored: (documentId, upToSeq) => told.push(`stored ${documentId} ${upToSeq}`),
    failed: (documentId, code) => told.push(`failed ${documentId} ${code}`),
    failing: (documentId) =>
      told.push(
        documentId === null
          ? `failing ${queue.isFailing}`
          : `failing ${documentId} ${queue.isFailingFor(documentId)}`,
      ),
    full: (documentId) =>
      told.push(
        documentId === null
          ? `full ${queue.isFullFor(NOBODYS)}`
          : `full ${documentId} ${queue.isFullFor(documentId)}`,
      ),
  });
  return { log, clock, told, queue };
}

const unavailable = () => new AppError('storage_unavailable', 'disk full');

describe('commit queue', () => {
  it('[COMMIT-1] gathers all documents into one append while the one before commits', async () => {
    const { log, told, queue } = setUp();
    queue.enqueue(entry('a', 1));
    await turns();
    queue.enqueue(entry('a', 2));
    queue.enqueue(entry('b', 1));
    queue.enqueue(entry('a', 3));
    await turns();
    expect(log.batches.map((batch) => batch.length)).toEqual([1]);
    expect(told).toEqual([]);
    await log.answer();
    expect(log.batches.map((batch) => batch.length)).toEqual([1, 3]);
    expect(told).toEqual(['stored a 1']);
    await log.answer();
    expect(told).toEqual(['stored a 1', 'stored a 3', 'stored b 1']);
    await queue.whenThrough('a' as DocumentId);
  });

  it('[COMMIT-10] waits for a full batch where updates pour in, and no longer than that', async () => {
    const { queue, log, clock } = setUp({ gatherUpdates: 32, gatherMsMax: 8 });
    let seq = 0;
    const pour = (count: number) => {
      for (let n = 0; n < count; n++) queue.enqueue(entry('a', ++seq));
    };
    for (let ms = 0; ms < 200; ms++) {
      clock.pass(1);
      pour(10);
      await log.answer();
    }
    clock.pass(10);
    await log.answer();
    const before = log.batches.length;
    pour(5);
    await log.answer();
    expect(log.batches).toHaveLength(before);
    pour(27);
    await turns();
    expect(log.batches).toHaveLength(before + 1);
    await log.answer();
    pour(1);
    clock.pass(8);
    await turns();
    expect(log.batches).toHaveLength(before + 2);
  });

  it('[COMMIT-2] appends a failed batch again as it was, and announces nothing before', async () => {
    const { log, clock, told, queue } = setUp();
    queue.enqueue(entry('a', 1));
    await turns();
    queue.enqueue(entry('a', 2));
    for (let attempt = 0; attempt < 3; attempt++) {
      await log.answer(unavailable());
      clock.pass(DEFAULT_LIMITS.commitRetryMsMax);
      await turns();
    }
    expect(told).toEqual(['failing true']);
    expect(log.batches.length).toBe(4);
    for (const batch of log.batches) expect(batch).toEqual([entry('a', 1)]);
    await log.answer();
    expect(told).toEqual(['failing true', 'failing false', 'stored a 1']);
    await log.answer();
    expect(told.at(-1)).toBe('stored a 2');
  });

  it('[COMMIT-3] drops the document that is refused for good and stores the others', async () => {
    const { log, told, queue } = setUp();
    queue.enqueue(entry('a', 1));
    queue.enqueue(entry('gone', 1));
    await turns();
    queue.enqueue(entry('gone', 2));
    await log.answer(new AppError('document_not_found', 'gone'));
    await log.answer();
    await log.answer(new AppError('document_not_found', 'gone'));
    expect(told).toEqual(['stored a 1', 'failed gone document_not_found']);
    await queue.whenThrough('gone' as DocumentId);
  });

  it('[COMMIT-4] tells of a commit that hangs', async () => {
    const { log, clock, told, queue } = setUp();
    queue.enqueue(entry('a', 1));
    await turns();
    clock.pass(DEFAULT_LIMITS.commitStallMs - 1);
    expect(told).toEqual([]);
    clock.pass(1);
    expect(told).toEqual(['failing true']);
    await log.answer();
    expect(told).toEqual(['failing true', 'failing false', 'stored a 1']);
    expect(clock.pendingCount).toBe(0);
  });

  it('[COMMIT-4] takes a refusal that came late for the answer that it is', async () => {
    const { log, clock, told, queue } = setUp();
    queue.enqueue(entry('gone', 1));
    await turns();
    clock.pass(DEFAULT_LIMITS.commitStallMs);
    await log.answer(new AppError('document_not_found', 'gone'));
    expect(told).toEqual(['failing true', 'failing false', 'failed gone document_not_found']);
  });

  it('[COMMIT-6] knows when nothing of a document is on its way any more', async () => {
    const { log, told, queue } = setUp();
    queue.enqueue(entry('a', 1));
    await turns();
    queue.enqueue(entry('b', 1));
    void queue.whenThrough('b' as DocumentId).then(() => told.push('b is through'));
    void queue.whenThrough('c' as DocumentId).then(() => told.push('c is through'));
    await turns();
    expect(told).toEqual(['c is through']);
    await log.answer();
    expect(told).toEqual(['c is through', 'stored a 1']);
    await log.answer();
    expect(told).toEqual(['c is through', 'stored a 1', 'stored b 1', 'b is through']);
  });

  it('[COMMIT-5] says when more waits than memory should hold, and when half is gone', async () => {
    const { log, told, queue } = setUp({ commitQueueBytesMax: 100 });
    queue.enqueue(entry('a', 1, 60));
    await turns();
    queue.enqueue(entry('a', 2, 50));
    expect(told).toEqual(['full true']);
    await log.answer();
    expect(told).toEqual(['full true', 'full false', 'stored a 1']);
  });
});
