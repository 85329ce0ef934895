/** Pictures read in a process of their own, which exists only while there are some. */
import { rm } from 'node:fs/promises';
import { AppError } from '../../../lib/core/faults.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../lib/core/limits.ts';
import type { Clock } from '../../../lib/std/clock.ts';
import { assertNever } from '../../../lib/std/assert.ts';
import { fail } from '../../../lib/std/result.ts';
import type { PictureTool } from '../../file-ports.ts';
import type { Log } from '../../ports.ts';
import { PictureChild, type PictureOutcome } from './picture-child.ts';
import type { PictureJob, PictureResults } from './picture-job.ts';

export interface PictureToolNeeds {
  readonly log: Log;
  readonly clock: Clock;
  readonly limits?: Limits;
  /** What the process runs; tests give one that misbehaves. */
  readonly entry?: URL;
}

interface Waiting {
  readonly job: PictureJob;
  readonly resolve: (value: PictureResults[PictureJob['is']]) => void;
  readonly reject: (error: AppError) => void;
}

const ENTRY = new URL('./picture-process.ts', import.meta.url);
const [IDLE, CLOSED] = ['no work', 'closed'];

export class ProcessPictureTool implements PictureTool {
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #limits: Limits;
  readonly #entry: URL;
  readonly #queue: Waiting[] = [];
  #child: PictureChild | null = null;
  #isBusy = false;
  #isClosed = false;
  #forgetIdle: () => void = () => undefined;

  constructor({ log, clock, limits = DEFAULT_LIMITS, entry = ENTRY }: PictureToolNeeds) {
    this.#log = log;
    this.#clock = clock;
    this.#limits = limits;
    this.#entry = entry;
  }

  /** null: there is none. */
  get processId(): number | null {
    return this.#child?.processId ?? null;
  }

  read(path: string): Promise<PictureResults['read']> {
    return this.#run<'read'>({ is: 'read', path });
  }

  clean(path: string, to: string): Promise<PictureResults['clean']> {
    return this.#run<'clean'>({ is: 'clean', path, to });
  }

  shrink(path: string, to: string, widthPixels: number): Promise<PictureResults['shrink']> {
    return this.#run<'shrink'>({ is: 'shrink', path, to, widthPixels });
  }

  /** What waits is refused, what is at work fails. Resolves once the process is gone. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#forgetIdle();
    for (const { reject } of this.#queue.splice(0)) reject(new AppError('restarting', CLOSED));
    this.#child?.end(CLOSED);
    await this.#child?.gone;
  }

  #run<Kind extends keyof PictureResults>(
    job: PictureJob & { readonly is: Kind },
  ): Promise<PictureResults[Kind]> {
    if (this.#isClosed) return Promise.reject(new AppError('restarting', CLOSED));
    if (this.#queue.length >= this.#limits.pictureQueueJobsMax) {
      const why = `${this.#queue.length} pictures are waiting`;
      return Promise.reject(new AppError('too_many_requests', why));
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ job, resolve: resolve as Waiting['resolve'], reject });
      void this.#next();
    });
  }

  async #next(): Promise<void> {
    const waiting = this.#isBusy ? undefined : this.#queue.shift();
    if (waiting === undefined) return;
    const { job } = waiting;
    this.#isBusy = true;
    this.#forgetIdle();
    const outcome = await this.#outcomeOf(job);
    // Itself it leaves nothing half; killed it may.
    if (outcome.is !== 'done' && outcome.is !== 'failed' && 'to' in job) await this.#clear(job.to);
    this.#settle(waiting, outcome);
    this.#isBusy = false;
    if (this.#isClosed) return;
    this.#forgetIdle = this.#clock.after(this.#limits.pictureIdleMs, () => this.#child?.end(IDLE));
    void this.#next();
  }

  async #outcomeOf(job: PictureJob): Promise<PictureOutcome> {
    try {
      return await this.#living().run({ job, limits: this.#limits });
    } catch (error) {
      // The system has no room for a further process, mostly.
      this.#log.error('picture.process_refused', { why: String(error) });
      return { is: 'died', why: String(error) };
    }
  }

  #living(): PictureChild {
    if (this.#child !== null && !this.#child.hasEnded) return this.#child;
    const child = new PictureChild({
      entry: this.#entry,
      clock: this.#clock,
      jobMs: this.#limits.pictureJobMs,
      ended: (why, isCrash) => {
        if (this.#child === child) this.#child = null;
        if (isCrash) this.#log.error('picture.process_crashed', { why });
        else if (why === IDLE || why === CLOSED) this.#log.debug('picture.process_ended', { why });
        else this.#log.warn('picture.given_up', { why });
      },
    });
    this.#child = child;
    return child;
  }

  #settle({ resolve, reject }: Waiting, outcome: PictureOutcome): void {
    switch (outcome.is) {
      case 'done':
        return resolve(outcome.value);
      case 'overdue':
      case 'out_of_memory':
        return resolve(fail('too_large'));
      case 'failed': {
        const { isDisk, why } = outcome;
        this.#log.error('picture.failed', { why });
        return reject(new AppError(isDisk ? 'storage_unavailable' : 'internal', why));
      }
      case 'died': {
        const why = `the process that reads pictures ended: ${outcome.why}`;
        return reject(new AppError(this.#isClosed ? 'restarting' : 'internal', why));
      }
      default:
        return assertNever(outcome);
    }
  }

  async #clear(path: string): Promise<void> {
    try {
      await rm(path, { force: true });
    } catch (error) {
      this.#log.warn('picture.rest_left', { path, why: String(error) });
    }
  }
}
