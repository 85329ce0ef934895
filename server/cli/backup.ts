/**
 * `npm run backup -- FILE`: a consistent copy of the database while people write and the server
 * runs. Needs the data folder only, so it works for a stopped server just as well.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { copyDatabase } from '../adapters/prisma/copy-database.ts';
import { databaseFile } from '../adapters/prisma/data-folder.ts';

const MIB = 1024 * 1024;

/** @returns the sentence to print. @throws Error with a sentence that names the cure. */
export function backup(dataFolder: string, to: string | undefined): string {
  if (to === undefined || to === '') {
    throw new Error('Say where the backup goes: npm run backup -- FILE');
  }
  const from = databaseFile(dataFolder);
  const target = resolve(to);
  if (!existsSync(from)) {
    throw new Error(
      `There is no database at ${resolve(from)}. Set SHEAF_DATA to the data folder of the server.`,
    );
  }
  if (existsSync(target)) {
    throw new Error(`${target} exists already and was left alone. Choose another name.`);
  }
  if (!existsSync(dirname(target))) {
    throw new Error(`The folder ${dirname(target)} does not exist. Create it first.`);
  }
  const bytes = copyDatabase(from, target);
  const size = bytes < MIB ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / MIB).toFixed(1)} MiB`;
  const secrets = resolve(join(dataFolder, 'secrets.json'));
  return `Backed up to ${target} (${size}). Keep a copy of ${secrets} too: without it everybody is a new guest.`;
}

if (import.meta.main) {
  try {
    process.stdout.write(`${backup(process.env.SHEAF_DATA ?? './data', process.argv[2])}\n`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`No backup was made. ${why}\n`);
    process.exitCode = 1;
  }
}
