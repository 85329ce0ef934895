/** The content worker: what it is asked for as tasks of a pool of threads. */
import type { ContentFormat, Projection } from '../../lib/core/document.ts';
import type { ClientId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { blankUpdate } from '../../lib/editor/content.ts';
import type { DrawnText } from '../../lib/editor/convert/drawn-html.ts';
import type { PublishedText } from '../../lib/editor/convert/published.ts';
import { titleLine } from '../../lib/editor/title.ts';
import type { Moment } from '../../lib/history/moment.ts';
import type { ContentWorker, Log, StoredContent } from '../ports.ts';
import type { ContentTask, TaskResults } from './content-task.ts';
import { packUpdates } from './content-task.ts';
import { TaskPool } from './task-pool.ts';

export interface WorkerPoolOptions {
  readonly log: Log;
  readonly limits?: Limits;
  /** What a thread runs; tests give one that misbehaves. */
  readonly entry?: URL;
}

const ENTRY = new URL('./content-thread.ts', import.meta.url);

export function openWorkerPool(options: WorkerPoolOptions): ContentWorker & WorkerPool {
  return new WorkerPool(options);
}

export class WorkerPool implements ContentWorker {
  private readonly limits: Limits;
  private readonly pool: TaskPool;
  /** Titles in lists: nobody waits for them. */
  private readonly projections: TaskPool;

  constructor({ log, limits = DEFAULT_LIMITS, entry = ENTRY }: WorkerPoolOptions) {
    this.limits = limits;
    const common = {
      log,
      entry,
      queueTasksMax: limits.workerQueueTasksMax,
      taskMs: limits.workerTaskMs,
      idleMs: limits.workerIdleMs,
    };
    const threadsMax = limits.workerThreadsMax;
    this.pool = new TaskPool({ ...common, threadsMax, isBackground: false });
    this.projections = new TaskPool({ ...common, threadsMax: 1, isBackground: true });
  }

  get threadCount(): number {
    return this.pool.threadCount + this.projections.threadCount;
  }

  project(content: StoredContent): Promise<Projection> {
    return this.projectIn(this.pool, content);
  }

  /** For lists, which may wait; whoever makes or copies a document waits for its title. */
  get background(): Pick<ContentWorker, 'project'> {
    return { project: (content) => this.projectIn(this.projections, content) };
  }

  render(content: StoredContent, format: ContentFormat): Promise<string> {
    return this.run<'render'>(() => ({ is: 'render', updates: packUpdates(content), format }));
  }

  publish(content: StoredContent): Promise<PublishedText> {
    return this.run<'publish'>(() => ({ is: 'publish', updates: packUpdates(content) }));
  }

  draw(content: StoredContent): Promise<DrawnText> {
    const { firstSightBytesMax: bytesMax } = this.limits;
    return this.run<'draw'>(() => ({ is: 'draw', updates: packUpdates(content), bytesMax }));
  }

  async seed(first: { readonly title: string; readonly markdown: string }): Promise<Uint8Array> {
    const title = this.titleOf(first.title);
    // A new empty document is what people wait for most: no thread is started for it.
    if (first.markdown.trim() === '') return blankUpdate(newClientId(), title);
    return this.run<'seed'>(() => ({ is: 'seed', title, markdown: first.markdown }));
  }

  retitle(content: StoredContent, newTitle: string): Promise<Uint8Array> {
    const title = this.titleOf(newTitle);
    return this.run<'retitle'>(() => ({ is: 'retitle', updates: packUpdates(content), title }));
  }

  restore(
    content: StoredContent,
    pages: readonly Uint8Array[],
    moment: Moment,
  ): Promise<Uint8Array> {
    return this.run<'restore'>(() => {
      return { is: 'restore', updates: packUpdates(content), pages, moment };
    });
  }

  copy(content: StoredContent, newTitle: string): Promise<Uint8Array> {
    const title = this.titleOf(newTitle);
    return this.run<'copy'>(() => ({ is: 'copy', updates: packUpdates(content), title }));
  }

  async close(): Promise<void> {
    this.pool.close();
    this.projections.close();
  }

  private titleOf(title: string): string {
    return titleLine(title, this.limits.titleCharsMax);
  }

  private projectIn(pool: TaskPool, content: StoredContent): Promise<Projection> {
    const { titleCharsMax } = this.limits;
    return this.run<'project'>(
      () => ({ is: 'project', updates: packUpdates(content), titleCharsMax }),
      pool,
    );
  }

  private run<Kind extends keyof TaskResults>(
    task: () => ContentTask & { readonly is: Kind },
    pool = this.pool,
  ): Promise<TaskResults[Kind]> {
    return pool.run(() => {
      const message = task();
      return { message, transfer: 'updates' in message ? [message.updates.bytes.buffer] : [] };
    });
  }
}

function newClientId(): ClientId {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
