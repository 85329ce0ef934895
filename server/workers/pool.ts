/** The content worker: a bounded queue before a few threads that exist only while there is work. */
import type { ContentFormat, Projection } from '../../lib/core/document.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { ClientId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { blankUpdate } from '../../lib/editor/content.ts';
import { titleLine } from '../../lib/editor/title.ts';
import type { ContentWorker, Log, StoredContent } from '../ports.ts';
import type { ContentTask, TaskResults } from './content-task.ts';
import { packUpdates } from './content-task.ts';
import { ContentThread, IDLE } from './thread.ts';

export interface WorkerPoolOptions {
  readonly log: Log;
  readonly limits?: Limits;
  /** What a thread runs; tests give one that misbehaves. */
  readonly entry?: URL;
}

interface Waiting {
  /** Made when its turn comes: until then only the caller's bytes are held. */
  readonly task: () => ContentTask;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

const ENTRY = new URL('./content-thread.ts', import.meta.url);
const CLOSED = 'pool closed';

export function openWorkerPool(options: WorkerPoolOptions): ContentWorker & WorkerPool {
  return new WorkerPool(options);
}

export class WorkerPool implements ContentWorker {
  private readonly log: Log;
  private readonly limits: Limits;
  private readonly entry: URL;
  private readonly threads = new Set<ContentThread>();
  private readonly queue: Waiting[] = [];
  private isClosed = false;

  constructor({ log, limits = DEFAULT_LIMITS, entry = ENTRY }: WorkerPoolOptions) {
    this.log = log;
    this.limits = limits;
    this.entry = entry;
  }

  get threadCount(): number {
    return this.threads.size;
  }

  project(content: StoredContent): Promise<Projection> {
    const { titleCharsMax } = this.limits;
    return this.run<'project'>(() => ({
      is: 'project',
      updates: packUpdates(content),
      titleCharsMax,
    }));
  }

  render(content: StoredContent, format: ContentFormat): Promise<string> {
    return this.run<'render'>(() => ({ is: 'render', updates: packUpdates(content), format }));
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

  copy(content: StoredContent, newTitle: string): Promise<Uint8Array> {
    const title = this.titleOf(newTitle);
    return this.run<'copy'>(() => ({ is: 'copy', updates: packUpdates(content), title }));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const { reject } of this.queue.splice(0)) reject(new AppError('restarting', CLOSED));
    for (const thread of this.threads) thread.end(CLOSED);
  }

  private titleOf(title: string): string {
    return titleLine(title, this.limits.titleCharsMax);
  }

  private run<Kind extends keyof TaskResults>(
    task: () => ContentTask & { readonly is: Kind },
  ): Promise<TaskResults[Kind]> {
    if (this.isClosed) return Promise.reject(new AppError('restarting', CLOSED));
    if (this.queue.length >= this.limits.workerQueueTasksMax) {
      return Promise.reject(
        new AppError('too_many_requests', `${this.queue.length} conversions are waiting`),
      );
    }
    return new Promise((resolve, reject) => {
      this.queue.push({ task, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    const thread = this.queue.length > 0 ? this.freeThread() : null;
    if (thread === null) return;
    const waiting = this.queue.shift();
    if (waiting !== undefined) void this.perform(thread, waiting);
  }

  private async perform(thread: ContentThread, waiting: Waiting): Promise<void> {
    try {
      waiting.resolve((await thread.run(waiting.task())) as never);
    } catch (error) {
      waiting.reject(error);
    }
    this.next();
  }

  private freeThread(): ContentThread | null {
    for (const thread of this.threads) if (thread.isFree) return thread;
    if (this.isClosed || this.threads.size >= this.limits.workerThreadsMax) return null;
    const thread = new ContentThread({
      entry: this.entry,
      taskMs: this.limits.workerTaskMs,
      idleMs: this.limits.workerIdleMs,
      ended: (why) => {
        this.threads.delete(thread);
        if (why === IDLE || why === CLOSED) this.log.debug('worker.ended', { why });
        else this.log.error('worker.crashed', { why });
      },
    });
    this.threads.add(thread);
    return thread;
  }
}

function newClientId(): ClientId {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
