/**
 * `npm run doctor`: looks at everything an instance has stored and says in plain words what is
 * well and what is not. Changes nothing, needs the data folder only, and may run beside a server.
 * `--json` for programs. Exit code 0: nothing needs anybody.
 */
import { existsSync, statSync, statfsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseFile } from '../adapters/prisma/data-folder.ts';
import { type Examination, examineDatabase } from '../adapters/prisma/examine-database.ts';
import type { Finding } from '../adapters/prisma/examine-documents.ts';
import { readMigrations } from '../adapters/prisma/migrate.ts';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/sqlite/migrations', import.meta.url));
const MIB = 1024 * 1024;
/** Below this a few minutes of busy writing may fill the disk. */
const FREE_BYTES_MIN = 256 * MIB;
/** A write-ahead log that went on growing: something reads without end. */
const WAL_BYTES_MAX = 512 * MIB;

export interface Diagnosis extends Examination {
  readonly dataFolder: string;
  readonly isSound: boolean;
}

export function examine(dataFolder: string): Diagnosis {
  const folder = resolve(dataFolder);
  const file = databaseFile(folder);
  const examined = existsSync(file)
    ? examineDatabase(file, readMigrations(MIGRATIONS))
    : { findings: [absent(file)], totals: null };
  const findings = [...examined.findings, ...(existsSync(folder) ? examineFolder(folder) : [])];
  const isSound = findings.every(({ is }) => is !== 'problem');
  return { dataFolder: folder, isSound, totals: examined.totals, findings };
}

function absent(file: string): Finding {
  const sentence = `There is no database at ${file}. Set SHEAF_DATA to the data folder of the server.`;
  return { is: 'problem', sentence };
}

function examineFolder(folder: string): Finding[] {
  const findings: Finding[] = [];
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  findings.push(
    free < FREE_BYTES_MIN
      ? { is: 'problem', sentence: `Only ${sizeOf(free)} are free on its disk: make room.` }
      : { is: 'sound', sentence: `${sizeOf(free)} are free on its disk.` },
  );
  const log = statSync(`${databaseFile(folder)}-wal`, { throwIfNoEntry: false });
  if (log !== undefined && log.size > WAL_BYTES_MAX) {
    const sentence = `The write-ahead log has ${sizeOf(log.size)}: does a backup, or a shell, hold it open?`;
    findings.push({ is: 'note', sentence });
  }
  if (!existsSync(join(folder, 'secrets.json'))) {
    const sentence = 'secrets.json is missing: at the next start everybody is a new guest.';
    findings.push({ is: 'note', sentence });
  }
  return findings;
}

/** The diagnosis as a person reads it. */
export function reportOf({ dataFolder, findings, totals, isSound }: Diagnosis): string {
  const lines = findings.map(({ is, sentence }) => `  ${MARKS[is]}  ${sentence}`);
  const count = findings.filter(({ is }) => is === 'problem').length;
  const last = isSound
    ? 'Nothing needs your attention.'
    : `${count === 1 ? 'One thing needs' : `${count} things need`} your attention.`;
  return [
    `Looked at ${dataFolder}.`,
    ...(totals === null ? [] : [totalsOf(totals)]),
    '',
    ...lines,
    '',
    last,
  ].join('\n');
}

const MARKS = { sound: 'ok      ', note: 'note    ', problem: 'problem ' } as const;

function totalsOf(totals: NonNullable<Examination['totals']>): string {
  const { documents, updates, updateBytes, snapshots, historySegments } = totals;
  const parts = [
    `${countOf(documents, 'document')}`,
    `${countOf(updates, 'update')} (${sizeOf(updateBytes)})`,
    countOf(snapshots, 'snapshot'),
    countOf(historySegments, 'piece', 's of history', ' of history'),
  ];
  return `Read ${parts.join(', ')}.`;
}

function countOf(count: number, noun: string, many = 's', one = ''): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? one : many}`;
}

function sizeOf(bytes: number): string {
  if (bytes < MIB) return `${Math.ceil(bytes / 1024)} KiB`;
  if (bytes < 1024 * MIB) return `${(bytes / MIB).toFixed(1)} MiB`;
  return `${(bytes / 1024 / MIB).toFixed(1)} GiB`;
}

if (import.meta.main) {
  const diagnosis = examine(process.env.SHEAF_DATA ?? './data');
  const isForPrograms = process.argv.includes('--json');
  const text = isForPrograms ? JSON.stringify(diagnosis, null, 2) : reportOf(diagnosis);
  process.stdout.write(`${text}\n`);
  if (!diagnosis.isSound) process.exitCode = 1;
}
