/** Where uploaded files lie in the data folder, and what is under way to there. */
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createDataFolder, cureOf, DataFolderError } from '../prisma/data-folder.ts';

export const FOLDER_MODE = 0o700;
export const FILE_MODE = 0o600;
const FILES_NAME = 'files';
/** No two hexadecimal digits, so it is none of the folders beside it. */
const INCOMING_NAME = 'incoming';

export class FilesFolder {
  readonly path: string;
  /** On the same file system, so that what is whole can be renamed to where it belongs. */
  readonly incoming: string;
  #drafts = 0;

  constructor(path: string) {
    this.path = path;
    this.incoming = join(path, INCOMING_NAME);
  }

  /** Nobody else uses this path; gone at the next start, with whatever lies there. */
  newDraft(): string {
    return join(this.incoming, `${process.pid}-${++this.#drafts}`);
  }
}

/** For those that only look, beside the server: makes and removes nothing. */
export function filesFolderOf(dataFolder: string): FilesFolder {
  return new FilesFolder(join(dataFolder, FILES_NAME));
}

/**
 * Makes it ready for this process, which has the lock on the data folder: what lies in `incoming`
 * is nobody's any more. @throws DataFolderError
 */
export function openFilesFolder(dataFolder: string): FilesFolder {
  createDataFolder(dataFolder);
  const folder = filesFolderOf(dataFolder);
  try {
    ensureFolder(folder.path);
    ensureFolder(folder.incoming);
    for (const name of readdirSync(folder.incoming)) {
      rmSync(join(folder.incoming, name), { recursive: true, force: true });
    }
    for (const path of [folder.path, dataFolder]) syncFolder(path);
    return folder;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DataFolderError(
      `The folder of uploaded files ${resolve(folder.path)} cannot be used: ${why}. ${cureOf(cause)}`,
      { cause },
    );
  }
}

function ensureFolder(path: string): void {
  const created = mkdirSync(path, { recursive: true, mode: FOLDER_MODE });
  // The mode above is subject to the umask; a folder that was there keeps the operator's mode.
  if (created !== undefined) chmodSync(path, FOLDER_MODE);
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return; // Windows opens no folders
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
