/** Runs `append-forever.ts` and listens to it. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { DocumentId } from '../../lib/core/ids.ts';

const PROGRAM = fileURLToPath(new URL('./append-forever.ts', import.meta.url));

export class Appender {
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly #closed: Promise<unknown>;
  #lines: string[] = [];
  #wake: () => void = () => undefined;
  #errors = '';

  constructor(dataFolder: string, id: DocumentId, how: 'appending' | 'compacting' = 'appending') {
    this.#child = spawn(process.execPath, [PROGRAM, dataFolder, id, how], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#closed = once(this.#child, 'close');
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      this.#lines.push(line);
      this.#wake();
    });
    this.#child.stderr.on('data', (text) => (this.#errors += String(text)));
    this.#child.on('exit', () => this.#wake());
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Until it has said so many lines; the first one is `ready`. */
  async hear(lines: number): Promise<void> {
    while (this.#lines.length < lines) {
      if (this.#child.exitCode !== null) throw new Error(`appender ended: ${this.#errors}`);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** kill -9. @returns the last seq whose append it knew to be stored. */
  async kill(): Promise<number> {
    this.#child.kill('SIGKILL');
    await this.#closed;
    return Number(this.#lines.at(-1));
  }
}
