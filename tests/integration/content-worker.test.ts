import { getPriority } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { contentOf } from '../../lib/editor/content.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { encodeRows } from '../../lib/history/rows.ts';
import type { LogFacts } from '../../server/ports.ts';
import { buildSnapshot } from '../../server/workers/build-snapshot.ts';
import { WorkerPool } from '../../server/workers/pool.ts';
import { TaskPool } from '../../server/workers/task-pool.ts';
import { aDocumentUpdate, markdownOf, storedContent, titleOf } from '../support/documents.ts';
import { silentLog } from '../support/silent-log.ts';

const MISBEHAVING = new URL('../support/misbehaving-thread.ts', import.meta.url);
const pools: WorkerPool[] = [];

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function aPool(limits: Partial<Limits> = {}, entry?: URL, crashed?: (facts?: LogFacts) => void) {
  const log = { ...silentLog, error: (_event: string, facts?: LogFacts) => crashed?.(facts) };
  const options = { log, limits: { ...DEFAULT_LIMITS, ...limits } };
  const pool = new WorkerPool(entry === undefined ? options : { ...options, entry });
  pools.push(pool);
  return pool;
}

/** What a task with this title does in the misbehaving thread. */
const asked = (pool: WorkerPool, title: string) => pool.retitle(storedContent(), title);

describe('content worker', () => {
  it('[CONTENT-30] seeds, projects, renders, retitles and copies in a thread', async () => {
    const pool = aPool();
    const first = await pool.seed({ title: ' Plan\n', markdown: '# One\n\n- [x] 你好 world' });
    const stored = storedContent(first);
    expect(await pool.project(stored)).toEqual({
      title: 'Plan',
      excerpt: 'One 你好 world',
      wordCount: 4,
    });
    expect(await pool.render(stored, 'markdown')).toBe('# Plan\n\n# One\n\n- [x] 你好 world\n');
    expect(await pool.render(stored, 'text')).toBe('Plan\n\nOne\n\n- [x] 你好 world\n');
    expect(await pool.render(stored, 'html')).toContain('<title>Plan</title>');
    const json = JSON.parse(await pool.render(stored, 'json')) as unknown;
    expect(json).toEqual(contentOf([first]));
    const earlier = await pool.seed({ title: 'Plan', markdown: 'as it *was*' });
    const rows = [{ seq: 1, author: null, atMs: 0, update: earlier }];
    const restored = await pool.restore(stored, [encodeRows(rows)], { seq: 1 });
    const past = { ...stored, tail: [...stored.tail, { seq: 2, update: restored }] };
    expect(await pool.render(past, 'markdown')).toContain('as it _was_');
    const renamed = await pool.retitle(stored, 'Plans');
    expect(titleOf(first, renamed)).toBe('Plans');
    const copy = await pool.copy(stored, 'Copy');
    expect([titleOf(copy), markdownOf(copy)]).toEqual(['Copy', markdownOf(first)]);
    expect(pool.threadCount).toBe(1);
  });

  it('[COMPACT-25] reads a compacted log like any other', async () => {
    const pool = aPool();
    const first = aDocumentUpdate({ title: 'Plan', markdown: '# One\n\nworld' });
    const renamed = await pool.retitle(storedContent(first), 'Plans');
    const rows = [first].map((update, at) => ({ seq: at + 1, author: null, atMs: 0, update }));
    const limits = { ...DEFAULT_LIMITS, compactionKeepRows: 0 };
    const source = { baseSeq: 0, snapshot: null, pages: [encodeRows(rows)] };
    const { snapshot } = buildSnapshot(source, limits);
    const compacted = {
      ...storedContent(first, renamed),
      snapshot,
      tail: [{ seq: 2, update: renamed }],
    };
    expect(await pool.render(compacted, 'markdown')).toBe('# Plans\n\n# One\n\nworld\n');
    const again = await pool.retitle(compacted, 'Third');
    expect(titleOf(first, renamed, again)).toBe('Third');
    const copy = await pool.copy(compacted, 'Copy');
    expect(markdownOf(copy)).toBe(markdownOf(first));
  });

  it('[CONTENT-31] an empty document is made without a thread', async () => {
    const pool = aPool();
    const first = await pool.seed({ title: 'T', markdown: ' \n' });
    expect(contentOf([first]).body.content).toEqual([{ type: 'paragraph' }]);
    expect(pool.threadCount).toBe(0);
  });

  it('[CONTENT-32] a thread without work ends and the next task gets a new one', async () => {
    const pool = aPool({ workerIdleMs: 1 });
    await pool.project(storedContent(aDocumentUpdate()));
    await expect.poll(() => pool.threadCount).toBe(0);
    expect((await pool.project(storedContent(aDocumentUpdate({ title: 'T' })))).title).toBe('T');
  });

  it.each(['exit', 'throw'])(
    '[CONTENT-33] a thread that dies (%s) fails its own task only, and is told to the operator',
    async (how) => {
      const crashes: unknown[] = [];
      const pool = aPool({}, MISBEHAVING, (facts) => crashes.push(facts));
      const poisonous = asked(pool, how);
      const healthy = asked(pool, 'fine');
      await expect(poisonous).rejects.toMatchObject({ code: 'internal' });
      expect(new TextDecoder().decode(await healthy)).toBe('fine');
      expect(crashes).toHaveLength(1);
    },
  );

  it('[CONTENT-34] a task that takes too long ends its thread, and others go on', async () => {
    const pool = aPool({ workerTaskMs: 500 }, MISBEHAVING);
    const stalled = asked(pool, 'stall');
    const healthy = asked(pool, 'fine');
    await expect(stalled).rejects.toMatchObject({ code: 'internal' });
    expect(new TextDecoder().decode(await healthy)).toBe('fine');
  });

  it('[CONTENT-41] what nobody waits for gives way, and nothing else does', async () => {
    const priorityOf = (isBackground: boolean) => {
      const pool = new TaskPool({
        log: silentLog,
        entry: MISBEHAVING,
        isBackground,
        threadsMax: 1,
        queueTasksMax: 1,
        taskMs: 20_000,
        idleMs: 1_000,
      });
      const task = { message: { is: 'retitle', title: 'priority' }, transfer: [] };
      return pool.run<number>(() => task).finally(() => pool.close());
    };
    const before = getPriority(0);
    const lowered = process.platform === 'linux' ? Math.max(before, 10) : before;
    expect([await priorityOf(true), await priorityOf(false)]).toEqual([lowered, before]);
    expect(getPriority(0)).toBe(before);
  });

  it('[CONTENT-41] who makes or copies a document does not wait for lists, nor in their thread', async () => {
    const pool = aPool();
    const content = storedContent(aDocumentUpdate());
    const projection = await pool.project(content);
    expect(pool.threadCount).toBe(1);
    expect(await pool.background.project(content)).toEqual(projection);
    expect(pool.threadCount).toBe(2);
  });

  it('[CONTENT-35] a full queue refuses more, what waits is still done', async () => {
    const pool = aPool({ workerQueueTasksMax: 1 }, MISBEHAVING);
    const [running, waiting] = [asked(pool, 'a'), asked(pool, 'b')];
    await expect(asked(pool, 'c')).rejects.toMatchObject({ code: 'too_many_requests' });
    expect(await Promise.all([running, waiting])).toHaveLength(2);
  });

  it('[CONTENT-36] what is wrong with the content comes back with its code', async () => {
    await expect(asked(aPool({}, MISBEHAVING), 'refuse')).rejects.toMatchObject({
      code: 'too_deep',
    });
    const pool = aPool();
    const deep = '> '.repeat(1_000);
    await expect(pool.seed({ title: '', markdown: deep })).rejects.toMatchObject({
      code: 'too_deep',
    });
    const noUpdate = storedContent(Uint8Array.of(9, 9, 9));
    await expect(pool.project(noUpdate)).rejects.toMatchObject({ code: 'internal' });
    expect(pool.threadCount).toBe(1);
  });

  it('[CONTENT-37] closing ends threads and refuses what waits and what comes', async () => {
    const pool = aPool({}, MISBEHAVING);
    const [running, waiting] = [asked(pool, 'stall'), asked(pool, 'fine')];
    const ends = Promise.allSettled([running, waiting]);
    await pool.close();
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(asked(pool, 'fine')).rejects.toMatchObject({ code: 'restarting' });
    expect(pool.threadCount).toBe(0);
  });
});
