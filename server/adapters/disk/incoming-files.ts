/** Uploads on their way in: from the network to the disk, hashed and counted as they come. */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../lib/core/faults.ts';
import { parseFileHash } from '../../../lib/core/file.ts';
import { assert } from '../../../lib/std/assert.ts';
import type { IncomingFile, IncomingFiles } from '../../file-ports.ts';
import type { Log } from '../../ports.ts';
import { DiskFaults } from './disk-faults.ts';
import { type FileSystem, machineFileSystem } from './file-system.ts';
import { FILE_MODE, type FilesFolder } from './files-folder.ts';

/** What of each upload is in memory: who sends single bytes does not make a write of each. */
const GATHER_BYTES = 128 * 1024;
/** A camera writes up to 64 KiB, a small picture among it, before it says how large the picture is. */
const HEAD_BYTES = GATHER_BYTES;

export interface DiskIncomingFilesNeeds {
  readonly folder: FilesFolder;
  readonly log: Log;
  readonly fileSystem?: FileSystem;
}

export class DiskIncomingFiles implements IncomingFiles {
  readonly #folder: FilesFolder;
  readonly #fs: FileSystem;
  readonly #faults: DiskFaults;

  constructor({ folder, log, fileSystem = machineFileSystem }: DiskIncomingFilesNeeds) {
    this.#folder = folder;
    this.#fs = fileSystem;
    this.#faults = new DiskFaults(log);
  }

  async receive(
    content: ReadableStream<Uint8Array>,
    { bytesMax, signal }: { readonly bytesMax: number; readonly signal: AbortSignal },
  ): Promise<IncomingFile> {
    const [path, made] = [this.#folder.newDraft(), this.#folder.newDraft()];
    const discard = async () => {
      await this.#discard(path);
      await this.#discard(made);
    };
    const reader = content.getReader();
    // Ends a read that waits, at once; what the source makes of it concerns nobody here.
    const stop = (why: unknown): void => void reader.cancel(why).catch(() => undefined);
    const abort = (): void => stop(signal.reason);
    signal.addEventListener('abort', abort);
    try {
      signal.throwIfAborted();
      const handle = await this.#faults.around(() => this.#fs.open(path, 'wx', FILE_MODE));
      const writing = new Writing(handle, this.#faults);
      try {
        for (;;) {
          const { done, value } = await reader.read();
          signal.throwIfAborted(); // a read that was stopped looks like the end
          if (done) break;
          if (writing.bytes + value.length > bytesMax) {
            throw new AppError('too_large', `an upload has more than ${bytesMax} bytes`);
          }
          await writing.take(value);
        }
        await writing.flush();
      } finally {
        await this.#faults.around(() => handle.close());
      }
      signal.throwIfAborted();
      return { ...writing.outcome(), path, made, discard };
    } catch (error) {
      stop(error);
      await this.#discard(path);
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  async #discard(path: string): Promise<void> {
    try {
      await this.#fs.rm(path, { force: true });
    } catch (error) {
      this.#faults.asFault(error); // told in the log; the next start removes it
    }
  }
}

class Writing {
  readonly #handle: FileHandle;
  readonly #faults: DiskFaults;
  readonly #digest = createHash('sha256');
  readonly #gathered = new Uint8Array(GATHER_BYTES);
  #filled = 0;
  #written = 0;
  #head = new Uint8Array();

  constructor(handle: FileHandle, faults: DiskFaults) {
    this.#handle = handle;
    this.#faults = faults;
  }

  get bytes(): number {
    return this.#written + this.#filled;
  }

  async take(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + GATHER_BYTES - this.#filled);
      this.#gathered.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === GATHER_BYTES) await this.flush();
    }
  }

  async flush(): Promise<void> {
    const part = this.#gathered.subarray(0, this.#filled);
    if (this.#written === 0) this.#head = part.slice(0, HEAD_BYTES);
    this.#digest.update(part);
    await this.#faults.around(() => this.#handle.writeFile(part));
    this.#written += part.length;
    this.#filled = 0;
  }

  /** After the last flush; once. */
  outcome(): Pick<IncomingFile, 'hash' | 'bytes' | 'head'> {
    const hash = parseFileHash(this.#digest.digest('hex'));
    assert(hash !== null, 'a digest is a hash');
    return { hash, bytes: this.#written, head: this.#head };
  }
}
