/** A small source tree in a temp folder, to see whether the checks find what was planted in it. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const ROOT = join(import.meta.dirname, '..', '..');
const BIN = join(ROOT, 'node_modules', '.bin');

/** @param files text by path */
export function plantTree(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-planted-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export async function uprootTree(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Runs a script of node_modules inside the tree. @returns what it printed, whatever its exit code */
export async function runIn(folder: string, script: string, args: string[]): Promise<string> {
  const end = await run(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd: folder,
    // Tools look for each other here.
    env: { ...process.env, PATH: [BIN, process.env['PATH']].join(delimiter) },
    maxBuffer: 64 * 2 ** 20,
  }).catch((error: unknown) => error as { stdout: string });
  return end.stdout;
}
