/** The bytes of uploaded files in the data folder: `files/ab/cdef…`, named by their hash. */
import { dirname, join } from 'node:path';
import { AppError } from '../../../lib/core/faults.ts';
import { type ByteRange, type FileHash, parseFileHash } from '../../../lib/core/file.ts';
import type { Clock } from '../../../lib/std/clock.ts';
import type { Files, OpenedFile, StoredBytes } from '../../file-ports.ts';
import type { Log } from '../../ports.ts';
import { expectWithin } from '../byte-span.ts';
import { DiskFaults, isSystemCode } from './disk-faults.ts';
import { type FileSystem, machineFileSystem } from './file-system.ts';
import { FOLDER_MODE, type FilesFolder } from './files-folder.ts';
import { readSpan } from './read-span.ts';
import { copyVerified } from './verified-copy.ts';

/** How many digits of the hash name the folder: a thousand files in each make 256,000. */
const FOLDER_DIGITS = 2;

export interface DiskFilesNeeds {
  readonly folder: FilesFolder;
  readonly clock: Clock;
  readonly log: Log;
  readonly fileSystem?: FileSystem;
}

export class DiskFiles implements Files {
  readonly #folder: FilesFolder;
  readonly #clock: Clock;
  readonly #fs: FileSystem;
  readonly #faults: DiskFaults;
  /**
   * A sync has failed. Linux then takes what it could not write for written, so that the next sync
   * of the same bytes succeeds and means nothing (Rebello et al., USENIX ATC 2020): from here on
   * everything is written anew.
   */
  #isDiskInDoubt = false;

  constructor({ folder, clock, log, fileSystem = machineFileSystem }: DiskFilesNeeds) {
    this.#folder = folder;
    this.#clock = clock;
    this.#fs = fileSystem;
    this.#faults = new DiskFaults(log);
  }

  put(hash: FileHash, path: string, bytes: number): Promise<void> {
    return this.#faults.around(async () => {
      const to = this.#pathOf(hash);
      const draft = this.#folder.newDraft();
      try {
        if (!(await this.#linkDraft(path, bytes, draft))) {
          await copyVerified(this.#fs, { from: path, to: draft, hash, bytes });
        }
        await this.#sync(draft);
        await this.#name(draft, to);
      } finally {
        // Still there also when a rename found the same file at both ends: it then does nothing.
        await this.#fs.rm(draft, { force: true }).catch(() => undefined); // or at the next start
      }
    });
  }

  open(hash: FileHash, range: ByteRange | null): Promise<OpenedFile | null> {
    return this.#faults.around(async () => {
      const handle = await this.#orMissing(this.#fs.open(this.#pathOf(hash), 'r'));
      if (handle === null) return null;
      try {
        const { size: bytes } = await handle.stat();
        const span = expectWithin(range, bytes);
        return { bytes, content: await readSpan(handle, span, this.#faults) };
      } catch (error) {
        await handle.close();
        throw error;
      }
    });
  }

  find(hash: FileHash): Promise<StoredBytes | null> {
    return this.#faults.around(() => this.#find(hash));
  }

  remove(hash: FileHash): Promise<void> {
    return this.#faults.around(async () => {
      const path = this.#pathOf(hash);
      const isGone = (await this.#orMissing(this.#fs.unlink(path).then(() => true))) ?? false;
      if (isGone) await this.#syncFolder(dirname(path));
    });
  }

  async *list(): AsyncIterable<StoredBytes> {
    try {
      for await (const folder of await this.#fs.opendir(this.#folder.path)) {
        if (!folder.isDirectory() || folder.name.length !== FOLDER_DIGITS) continue;
        for await (const file of await this.#fs.opendir(join(this.#folder.path, folder.name))) {
          const hash = parseFileHash(folder.name + file.name);
          const found = hash === null || !file.isFile() ? null : await this.#find(hash);
          if (found !== null) yield found;
        }
      }
    } catch (error) {
      throw this.#faults.asFault(error);
    }
  }

  /** @throws AppError `internal` when a caller has made a hash of something else. */
  #pathOf(hash: FileHash): string {
    if (parseFileHash(hash) === null) throw new AppError('internal', 'that is no hash of a file');
    return join(this.#folder.path, hash.slice(0, FOLDER_DIGITS), hash.slice(FOLDER_DIGITS));
  }

  async #find(hash: FileHash): Promise<StoredBytes | null> {
    const stats = await this.#orMissing(this.#fs.stat(this.#pathOf(hash)));
    if (stats === null || !stats.isFile()) return null;
    return { hash, bytes: stats.size, atMs: Math.floor(stats.mtimeMs) };
  }

  /**
   * What was received here was hashed on its way to this disk, and nobody writes to it any more: a
   * second name for it costs nothing. @returns false when it has to be copied.
   */
  async #linkDraft(path: string, bytes: number, draft: string): Promise<boolean> {
    if (this.#isDiskInDoubt || dirname(path) !== this.#folder.incoming) return false;
    try {
      await this.#fs.link(path, draft);
    } catch (error) {
      // A network share or a USB stick may know no links, and a file only so many.
      if (isSystemCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK')) return false;
      throw error;
    }
    const { size } = await this.#fs.stat(draft);
    if (size !== bytes) throw new AppError('internal', `${path} has ${size} bytes, not ${bytes}`);
    return true;
  }

  async #sync(draft: string): Promise<void> {
    // Windows syncs only what may be written to.
    const handle = await this.#fs.open(draft, 'r+');
    try {
      const now = new Date(this.#clock.nowMs());
      await handle.utimes(now, now);
      await this.#syncOrDoubt(() => handle.sync());
    } finally {
      await handle.close();
    }
  }

  /** In the place of what has the name already: the same bytes, and sound in any case. */
  async #name(draft: string, to: string): Promise<void> {
    const folder = dirname(to);
    // Not what is above it: where a disk is no longer mounted, nothing is to be written.
    await this.#fs.mkdir(folder, { mode: FOLDER_MODE }).catch((error: unknown) => {
      if (!isSystemCode(error, 'EEXIST')) throw error;
    });
    await this.#fs.rename(draft, to);
    await this.#syncFolder(folder);
    // Also when somebody else has made the folder a moment ago: it may not be synced yet.
    await this.#syncFolder(this.#folder.path);
  }

  async #syncFolder(path: string): Promise<void> {
    if (process.platform === 'win32') return; // Windows opens no folders
    const handle = await this.#fs.open(path, 'r');
    try {
      await this.#syncOrDoubt(() => handle.sync());
    } finally {
      await handle.close();
    }
  }

  async #syncOrDoubt(sync: () => Promise<void>): Promise<void> {
    try {
      await sync();
    } catch (error) {
      this.#isDiskInDoubt = true;
      throw error;
    }
  }

  /** null: it is not there, and the folder in which it would be is. */
  async #orMissing<Found>(looking: Promise<Found>): Promise<Found | null> {
    try {
      return await looking;
    } catch (error) {
      if (!isSystemCode(error, 'ENOENT')) throw error;
      await this.#fs.stat(this.#folder.incoming);
      return null;
    }
  }
}
