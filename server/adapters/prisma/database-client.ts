/**
 * The serving thread's end of the database thread. A thread that dies takes the answers to all
 * pending calls with it; the next call starts another.
 */
import type { Worker } from 'node:worker_threads';
import { AppError } from '../../../lib/core/faults.ts';
import type { Log } from '../../ports.ts';
import { startThread } from '../../start-thread.ts';
import type { CallName, Calls, FromThread, ThreadOptions } from './thread-protocol.ts';

type State =
  | { readonly is: 'down' }
  | { readonly is: 'starting'; readonly worker: Worker; readonly ready: Promise<void> }
  | { readonly is: 'up'; readonly worker: Worker }
  | { readonly is: 'closed' };

interface Pending {
  readonly resolve: (gives: never) => void;
  readonly reject: (error: AppError) => void;
}

export class DatabaseClient {
  readonly #options: ThreadOptions;
  readonly #log: Log;
  readonly #pending = new Map<number, Pending>();
  #state: State = { is: 'down' };
  #lastId = 0;

  constructor(options: ThreadOptions, log: Log) {
    this.#options = options;
    this.#log = log;
  }

  /** @throws AppError why the database cannot be opened. */
  async start(): Promise<void> {
    await this.#worker();
  }

  /** @throws AppError of the call; `storage_unavailable` also when the answer was lost. */
  async call<Name extends CallName>(
    name: Name,
    takes: Calls[Name]['takes'],
    transfer: readonly ArrayBuffer[] = [],
  ): Promise<Calls[Name]['gives']> {
    const worker = await this.#worker();
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      worker.postMessage({ id, name, takes }, transfer);
    });
  }

  /** Waits for the calls made before. */
  async close(): Promise<void> {
    if (this.#state.is === 'closed') return;
    if (this.#state.is !== 'down') {
      const worker = await this.#worker();
      const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      const closed = this.call('close', null);
      this.#state = { is: 'closed' };
      await closed;
      await gone;
    }
    this.#state = { is: 'closed' };
  }

  async #worker(): Promise<Worker> {
    switch (this.#state.is) {
      case 'closed':
        throw new AppError('storage_unavailable', 'the store is closed');
      case 'up':
        return this.#state.worker;
      case 'starting':
        break;
      case 'down':
        this.#state = this.#startWorker();
    }
    const { worker, ready } = this.#state;
    await ready;
    return worker;
  }

  #startWorker(): Extract<State, { is: 'starting' }> {
    const worker = startThread(new URL('./database-thread.ts', import.meta.url), {
      name: 'database',
      workerData: this.#options,
    });
    const ready = new Promise<void>((resolve, reject) => {
      worker.on('message', (message: FromThread) => {
        if (message.is === 'ready') {
          if (this.#state.is === 'starting') this.#state = { is: 'up', worker };
          resolve();
        } else if (message.is === 'failed' && message.id === null) {
          reject(new AppError(message.code, message.detail));
        } else {
          this.#receive(message);
        }
      });
      worker.on('error', (err) => this.#log.error('database.thread-died', { err }));
      worker.once('exit', (exitCode) => {
        const lost = new AppError(
          'storage_unavailable',
          `unknown result: the database thread ended (${exitCode})`,
        );
        reject(lost);
        this.#lose(lost);
      });
    });
    return { is: 'starting', worker, ready };
  }

  #receive(message: Exclude<FromThread, { is: 'ready' }>): void {
    if (message.is === 'log') {
      this.#log[message.level](message.event, message.facts);
      return;
    }
    const pending = message.id === null ? undefined : this.#pending.get(message.id);
    if (message.id === null || pending === undefined) return;
    this.#pending.delete(message.id);
    if (message.is === 'done') pending.resolve(message.gives as never);
    else pending.reject(new AppError(message.code, message.detail));
  }

  #lose(why: AppError): void {
    if (this.#state.is !== 'closed') this.#state = { is: 'down' };
    const lost = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of lost) reject(why);
  }
}
