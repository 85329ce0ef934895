/** One worker thread: does a task at a time, and ends when it crashes, stalls or has no work. */
import { basename } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { AppError } from '../../lib/core/faults.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import { startThread } from '../start-thread.ts';
import type { ThreadAnswer } from './content-task.ts';

export interface Task {
  readonly message: { readonly is: string };
  /** Buffers of the message that change hands. */
  readonly transfer: readonly ArrayBuffer[];
}

export interface ThreadOptions {
  readonly entry: URL;
  readonly taskMs: number;
  readonly idleMs: number;
  /** Nobody waits for it: it gives way to all other threads, where the system lets it. */
  readonly isBackground: boolean;
  /** Called once, whatever ended it. */
  readonly ended: (why: string) => void;
}

interface Running {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
}

// A document that needs more is one that would take the whole process down with it.
const HEAP_MIB_MAX = 1_024;
const BACKGROUND = new URL('./background-thread.ts', import.meta.url);

export class TaskThread {
  private readonly options: ThreadOptions;
  private readonly worker: Worker;
  private timer: NodeJS.Timeout | undefined;
  private running: Running | null = null;
  private isReserved = false;
  private hasEnded = false;

  constructor(options: ThreadOptions) {
    this.options = options;
    const { entry, isBackground } = options;
    this.worker = startThread(isBackground ? BACKGROUND : entry, {
      name: basename(entry.pathname, '.ts'),
      workerData: isBackground ? entry.href : null,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB_MAX },
    });
    this.worker.on('message', (answer: ThreadAnswer) => this.answered(answer));
    this.worker.on('error', (error) => this.end(String(error)));
    this.worker.on('exit', (code) => this.end(`exit code ${code}`));
  }

  get isFree(): boolean {
    return this.running === null && !this.isReserved && !this.hasEnded;
  }

  /** It starts up while its task is still being made. */
  reserve(): void {
    this.isReserved = true;
    clearTimeout(this.timer);
  }

  /** Done, or there was nothing to do in the end. */
  release(): void {
    this.isReserved = false;
    if (this.hasEnded) return;
    this.timer = setTimeout(() => this.end(IDLE), this.options.idleMs);
    this.timer.unref();
  }

  /** @throws AppError of the task, or `internal` when the thread ends before it is done. */
  run({ message, transfer }: Task): Promise<unknown> {
    if (this.hasEnded) return Promise.reject(new AppError('internal', 'the thread ended early'));
    clearTimeout(this.timer);
    return new Promise((resolve, reject) => {
      this.running = { resolve, reject };
      const { taskMs } = this.options;
      this.timer = setTimeout(() => this.end(`${message.is} took over ${taskMs} ms`), taskMs);
      this.worker.postMessage(message, transfer);
    });
  }

  end(why: string, code: FaultCode = 'internal'): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    clearTimeout(this.timer);
    // What a dying thread still says of its end, nobody can use.
    void this.worker.terminate();
    const running = this.running;
    this.running = null;
    this.options.ended(why);
    running?.reject(new AppError(code, `thread ended: ${why}`));
  }

  private answered(answer: ThreadAnswer): void {
    const running = this.running;
    if (running === null) return;
    this.running = null;
    clearTimeout(this.timer);
    if (answer.ok) running.resolve(answer.value);
    else running.reject(new AppError(answer.code ?? 'internal', answer.why));
  }
}

export const IDLE = 'no work';
