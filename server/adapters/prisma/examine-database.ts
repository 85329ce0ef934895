/** Looks at a database without changing it, also while a server writes into it, and says what it finds. */
import Sqlite from 'better-sqlite3';
import { isCorruption } from './storage-fault.ts';
import { type Migration, pendingOf } from './migrate.ts';
import { type DocumentTotals, type Finding, examineDocuments } from './examine-documents.ts';

export interface Examination {
  readonly findings: readonly Finding[];
  /** null: they could not be read. */
  readonly totals: DocumentTotals | null;
}

/** SQLite goes on looking for more; the first few tell enough. */
const FAULTS_SHOWN_MAX = 5;
const DAMAGED = 'The database file is damaged; restore a backup.';

export function examineDatabase(file: string, migrations: readonly Migration[]): Examination {
  let database: Sqlite;
  try {
    database = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
  } catch (error) {
    return {
      findings: [problem(`The database cannot be opened: ${reason(error)}.`)],
      totals: null,
    };
  }
  try {
    database.exec('BEGIN'); // one view of it all; in WAL mode it holds up no writer
    database.prepare('SELECT 1 FROM sqlite_master').get();
    const findings = [
      attempt('The file', () => examineFile(database)),
      attempt('What belongs together', () => examineReferences(database)),
      attempt('The journal mode', () => examineJournal(database)),
      attempt('The migrations', () => examineMigrations(database, migrations)),
    ].flat();
    let totals: DocumentTotals | null = null;
    findings.push(
      ...attempt('The documents', () => {
        const examined = examineDocuments(database);
        totals = examined.totals;
        return examined.findings;
      }),
    );
    return { findings, totals };
  } catch (error) {
    // Without a server beside it, the first reader rebuilds the shared memory of the log.
    const hint = reason(error).includes('I/O') ? ' Reading takes a little room on its disk.' : '';
    const sentence = `The database cannot be read: ${reason(error)}.${hint}`;
    return { findings: [problem(sentence)], totals: null };
  } finally {
    database.close();
  }
}

/** A broken page may stop one kind of looking and not the next. */
function attempt(what: string, examine: () => readonly Finding[]): readonly Finding[] {
  try {
    return examine();
  } catch (error) {
    const why = isCorruption(error) ? DAMAGED : `${reason(error)}.`;
    return [problem(`${what} could not be examined. ${why}`)];
  }
}

function examineFile(database: Sqlite): Finding[] {
  const faults = database
    .prepare(`PRAGMA integrity_check(${FAULTS_SHOWN_MAX})`)
    .pluck()
    .all()
    .map(String);
  if (faults.join() === 'ok') return [{ is: 'sound', sentence: 'The database file is whole.' }];
  return [problem(`${DAMAGED} SQLite says: ${faults.join('; ')}.`)];
}

function examineReferences(database: Sqlite): Finding[] {
  const count = database.prepare('PRAGMA foreign_key_check').all().length;
  return count === 0 ? [] : [problem(`${count} rows belong to documents that are gone.`)];
}

function examineJournal(database: Sqlite): Finding[] {
  const mode = database.pragma('journal_mode', { simple: true });
  if (mode === 'wal') return [];
  // The next start sets it; until then it is no server of ours that wrote last.
  return [{ is: 'note', sentence: `The journal mode is ${String(mode)}; a start makes it wal.` }];
}

function examineMigrations(database: Sqlite, migrations: readonly Migration[]): Finding[] {
  const pending = pendingOf(database, migrations);
  if (pending.length === 0) {
    return [{ is: 'sound', sentence: 'It has the tables of this version.' }];
  }
  const names = pending.map(({ name }) => name).join(', ');
  const sentence = `It is of an older version; the next start brings it up to date (${names}).`;
  return [{ is: 'note', sentence }];
}

function problem(sentence: string): Finding {
  return { is: 'problem', sentence };
}

function reason(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}
