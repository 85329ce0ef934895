/**
 * A consistent copy of a database that is being written to. Blocks its thread for as long as it
 * takes: a command line or a thread of its own calls it, never one that serves.
 */
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { AppError } from '../../../lib/core/faults.ts';
import { markAsCopy } from './lineage.ts';

/** Of the owner alone: it holds everything that anybody has written. */
const COPY_MODE = 0o600;

/**
 * Copies what is committed at this moment, proves the copy sound and makes it durable.
 * @param to  must not exist; appears only once it is whole.
 * @returns its size in bytes.
 */
export function copyDatabase(from: string, to: string): number {
  const unfinished = `${to}.unfinished`;
  rmSync(unfinished, { force: true });
  closeSync(openSync(unfinished, 'wx', COPY_MODE));
  try {
    readInto(from, unfinished);
    markAsCopy(unfinished);
    expectSound(unfinished);
    sync(unfinished); // VACUUM INTO leaves this to its caller (sqlite.org/lang_vacuum.html)
    putInPlace(unfinished, to);
  } finally {
    rmSync(unfinished, { force: true });
  }
  if (process.platform !== 'win32') sync(dirname(to)); // Windows opens no folders
  return statSync(to).size;
}

/** @throws Error `EEXIST`. */
function putInPlace(unfinished: string, to: string): void {
  try {
    linkSync(unfinished, to); // unlike a rename it never replaces a file
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, 'code') === 'EEXIST') throw error;
    // A USB stick or a network share may know no links. An empty file keeps the name meanwhile.
    closeSync(openSync(to, 'wx', COPY_MODE));
    renameSync(unfinished, to);
  }
}

function readInto(from: string, to: string): void {
  const source = new Sqlite(from, { readonly: true, fileMustExist: true });
  try {
    // One read transaction: in WAL mode it keeps its view and holds up no writer.
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
}

function expectSound(file: string): void {
  const copy = new Sqlite(file, { readonly: true });
  try {
    const found = copy.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') throw new AppError('internal', `the copy is damaged: ${String(found)}`);
  } finally {
    copy.close();
  }
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
