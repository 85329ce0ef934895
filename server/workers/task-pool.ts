/** A bounded queue before a few threads that exist only while there is work. */
import { AppError } from '../../lib/core/faults.ts';
import type { Log } from '../ports.ts';
import { IDLE, TaskThread, type Task } from './thread.ts';

export interface TaskPoolOptions {
  readonly log: Log;
  /** What a thread runs. */
  readonly entry: URL;
  readonly threadsMax: number;
  readonly queueTasksMax: number;
  readonly taskMs: number;
  readonly idleMs: number;
  /** Nobody waits for what it does. */
  readonly isBackground: boolean;
}

interface Waiting {
  /** Made when its turn comes: until then only the caller's bytes are held. */
  readonly task: () => Task | Promise<Task>;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

const CLOSED = 'pool closed';

export class TaskPool {
  private readonly options: TaskPoolOptions;
  private readonly threads = new Set<TaskThread>();
  private readonly queue: Waiting[] = [];
  private isClosed = false;

  constructor(options: TaskPoolOptions) {
    this.options = options;
  }

  get threadCount(): number {
    return this.threads.size;
  }

  /** @throws AppError of the task; `too_many_requests`, `restarting`, `internal`. */
  run<Value>(task: () => Task | Promise<Task>): Promise<Value> {
    if (this.isClosed) return Promise.reject(new AppError('restarting', CLOSED));
    if (this.queue.length >= this.options.queueTasksMax) {
      return Promise.reject(
        new AppError('too_many_requests', `${this.queue.length} tasks are waiting for a thread`),
      );
    }
    return new Promise((resolve, reject) => {
      this.queue.push({ task, resolve, reject });
      this.next();
    });
  }

  close(): void {
    this.isClosed = true;
    for (const { reject } of this.queue.splice(0)) reject(new AppError('restarting', CLOSED));
    for (const thread of this.threads) thread.end(CLOSED, 'restarting');
  }

  private next(): void {
    const thread = this.queue.length > 0 ? this.freeThread() : null;
    if (thread === null) return;
    const waiting = this.queue.shift();
    if (waiting !== undefined) void this.perform(thread, waiting);
  }

  private async perform(thread: TaskThread, waiting: Waiting): Promise<void> {
    thread.reserve();
    try {
      waiting.resolve((await thread.run(await waiting.task())) as never);
    } catch (error) {
      waiting.reject(error);
    }
    thread.release();
    this.next();
  }

  private freeThread(): TaskThread | null {
    for (const thread of this.threads) if (thread.isFree) return thread;
    const { log, entry, threadsMax, taskMs, idleMs, isBackground } = this.options;
    if (this.isClosed || this.threads.size >= threadsMax) return null;
    const thread = new TaskThread({
      entry,
      taskMs,
      idleMs,
      isBackground,
      ended: (why) => {
        this.threads.delete(thread);
        if (why === IDLE || why === CLOSED) log.debug('worker.ended', { why });
        else log.error('worker.crashed', { why });
      },
    });
    this.threads.add(thread);
    return thread;
  }
}
