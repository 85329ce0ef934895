/** The bytes of uploaded files, without a disk, for tests. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError } from '../../../lib/core/faults.ts';
import type { ByteRange, FileHash } from '../../../lib/core/file.ts';
import type { Clock } from '../../../lib/std/clock.ts';
import type { Files, OpenedFile, StoredBytes } from '../../file-ports.ts';
import { expectWithin } from '../byte-span.ts';

const CHUNK_BYTES = 64 * 1024;

export class MemoryFiles implements Files {
  readonly #clock: Clock;
  readonly #files = new Map<FileHash, { readonly content: Uint8Array; readonly atMs: number }>();
  #readBytes = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Taken out of here since it was made. */
  get readBytes(): number {
    return this.#readBytes;
  }

  async put(hash: FileHash, path: string, bytes: number): Promise<void> {
    const content = await readFile(path);
    const isAsSaid =
      content.length === bytes && createHash('sha256').update(content).digest('hex') === hash;
    if (!isAsSaid) throw new AppError('internal', `${path} does not hold what it is put as`);
    this.#files.set(hash, { content, atMs: this.#clock.nowMs() });
  }

  async open(hash: FileHash, range: ByteRange | null): Promise<OpenedFile | null> {
    const file = this.#files.get(hash);
    if (file === undefined) return null;
    const bytes = file.content.length;
    const span = expectWithin(range, bytes);
    let at = span.from;
    const content = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          const to = Math.min(at + CHUNK_BYTES, span.to);
          // A copy: what is read belongs to its reader.
          if (to > at) controller.enqueue(Uint8Array.from(file.content.subarray(at, to)));
          this.#readBytes += to - at;
          at = to;
          if (at === span.to) controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    return { bytes, content };
  }

  async find(hash: FileHash): Promise<StoredBytes | null> {
    const file = this.#files.get(hash);
    return file === undefined ? null : { hash, bytes: file.content.length, atMs: file.atMs };
  }

  async remove(hash: FileHash): Promise<void> {
    this.#files.delete(hash);
  }

  async *list(): AsyncIterable<StoredBytes> {
    for (const [hash, { content, atMs }] of this.#files) {
      yield { hash, bytes: content.length, atMs };
    }
  }
}
