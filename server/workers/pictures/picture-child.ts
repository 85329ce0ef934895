/** One process that reads pictures, as the server sees it: a task at a time, and an end. */
import { type ChildProcess, fork } from 'node:child_process';
import type { Clock } from '../../../lib/std/clock.ts';
import { assert } from '../../../lib/std/assert.ts';
import type { PictureAnswer, PictureTask } from './picture-job.ts';

export interface PictureChildNeeds {
  readonly entry: URL;
  readonly clock: Clock;
  readonly jobMs: number;
  /** Called once, after its task has failed. `isCrash`: nobody here has asked for it. */
  readonly ended: (why: string, isCrash: boolean) => void;
}

/** Of a task: what the process says of it, or what became of the process. */
export type PictureOutcome =
  | PictureAnswer
  | { readonly is: 'overdue' }
  | { readonly is: 'died'; readonly why: string };

/** Of its last words, for the log. */
const WORDS_CHARS_MAX = 2_000;
const HEAP_MIB_MAX = 256;

/** Nothing of ours: what it does not know, no picture can make it tell. */
const ENVIRONMENT = {
  NODE_ENV: 'production',
  VIPS_BLOCK_UNTRUSTED: '1',
  // Nothing of a picture lies on the disk but what was asked for.
  VIPS_DISC_THRESHOLD: '64g',
  // glibc would keep a pool of freed memory for each thread.
  MALLOC_ARENA_MAX: '2',
} as const;

export class PictureChild {
  readonly #needs: PictureChildNeeds;
  readonly #child: ChildProcess;
  readonly #exit = Promise.withResolvers<void>();
  #finish: ((outcome: PictureOutcome) => void) | null = null;
  /** Why it was killed, until it is gone. */
  #verdict: PictureOutcome | null = null;
  #endedBy: string | null = null;
  #isGone = false;
  #words = '';

  constructor(needs: PictureChildNeeds) {
    this.#needs = needs;
    this.#child = fork(needs.entry, [], {
      execArgv: [`--max-old-space-size=${HEAP_MIB_MAX}`],
      env: ENVIRONMENT,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#words = (this.#words + text).slice(-WORDS_CHARS_MAX);
    });
    this.#child.on('message', (answer: PictureAnswer) => this.#answered(answer));
    this.#child.on('exit', (code, signal) => this.#gone(`ended by ${signal ?? `code ${code}`}`));
    this.#child.on('error', (error) => {
      // It could not be started, or not be told: then it is of no use, or never was.
      if (this.#child.pid === undefined) this.#gone(String(error));
      else this.end(String(error));
    });
  }

  get processId(): number | null {
    return this.#child.pid ?? null;
  }

  get hasEnded(): boolean {
    return this.#endedBy !== null;
  }

  /** Does not reject; resolves once the process is free again or gone. */
  run(task: PictureTask): Promise<PictureOutcome> {
    assert(this.#finish === null && !this.hasEnded, 'one task at a time, of a living process');
    const { clock, jobMs } = this.#needs;
    const done = Promise.withResolvers<PictureOutcome>();
    const disarm = clock.after(jobMs, () => {
      this.#verdict ??= { is: 'overdue' };
      this.end(`a picture took over ${jobMs} ms`);
    });
    this.#finish = (outcome) => {
      this.#finish = null;
      disarm();
      done.resolve(outcome);
    };
    this.#child.send(task);
    return done.promise;
  }

  /** At once, whatever it is at. */
  end(why: string): void {
    this.#endedBy ??= why;
    this.#child.kill('SIGKILL');
  }

  /** Resolves once it is gone. */
  get gone(): Promise<void> {
    return this.#exit.promise;
  }

  #answered(answer: PictureAnswer): void {
    if (answer.is === 'out_of_memory') {
      this.#verdict ??= answer;
      this.end('a picture took too much memory');
    } else if (!this.hasEnded) {
      this.#finish?.(answer);
    }
  }

  #gone(how: string): void {
    if (this.#isGone) return;
    this.#isGone = true;
    const isCrash = this.#endedBy === null;
    const words = this.#words === '' ? '' : `: ${this.#words}`;
    this.#endedBy ??= `${how}${words}`;
    this.#exit.resolve();
    this.#finish?.(this.#verdict ?? { is: 'died', why: this.#endedBy });
    this.#needs.ended(this.#endedBy, isCrash);
  }
}
