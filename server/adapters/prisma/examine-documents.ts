/** Proves every stored update, snapshot and piece of history: its checksum, and that none is missing. */
import { crc32 } from 'node:zlib';
import type Sqlite from 'better-sqlite3';
import { isCorruption } from './storage-fault.ts';
import { unpack } from './update-rows.ts';

export interface Finding {
  /** problem: something is wrong and needs somebody. note: worth knowing. */
  readonly is: 'sound' | 'note' | 'problem';
  readonly sentence: string;
}

export interface DocumentTotals {
  readonly documents: number;
  /** Not covered by a snapshot, or only just. */
  readonly updates: number;
  readonly updateBytes: number;
  readonly snapshots: number;
  readonly historySegments: number;
}

interface Document {
  readonly number: number;
  readonly id: string;
  /** Updates up to here may have given way to a snapshot; 0 without one. */
  snapshotSeq: number;
  isSnapshotSound: boolean;
  /** First update of the log that is rotten or missing. */
  damagedAtSeq: number | null;
  /** Next seq expected, in the log and in history. */
  nextSeq: number;
  nextHistorySeq: number | null;
  /** First piece of history that is rotten or missing. */
  historyDamagedAtSeq: number | null;
}

type Row = readonly (number | string | Uint8Array | null)[];

export function examineDocuments(database: Sqlite): {
  readonly findings: readonly Finding[];
  readonly totals: DocumentTotals;
} {
  const documents = readDocuments(database);
  const snapshots = examineSnapshots(database, documents);
  const log = examineLog(database, documents);
  const history = examineHistory(database, documents);
  const findings = [...documents.values()].flatMap(findingsOf);
  if (findings.length === 0) {
    findings.push({ is: 'sound', sentence: 'Every checksum is right, and nothing is missing.' });
  }
  if (log.strays > 0) {
    const sentence = `${log.strays} updates belong to no document; they are not shown to anybody.`;
    findings.push({ is: 'note', sentence });
  }
  const totals = {
    documents: documents.size,
    updates: log.updates,
    updateBytes: log.bytes,
    snapshots,
    historySegments: history,
  };
  return { findings, totals };
}

function readDocuments(database: Sqlite): Map<number, Document> {
  const documents = new Map<number, Document>();
  for (const [number, id] of rowsOf(database, 'SELECT "number", "id" FROM "Document"')) {
    documents.set(Number(number), {
      number: Number(number),
      id: String(id),
      snapshotSeq: 0,
      isSnapshotSound: true,
      damagedAtSeq: null,
      nextSeq: 1,
      nextHistorySeq: null,
      historyDamagedAtSeq: null,
    });
  }
  return documents;
}

function examineSnapshots(database: Sqlite, documents: Map<number, Document>): number {
  let count = 0;
  if (!hasColumn(database, 'Snapshot', 'stateChecksum')) return count; // before the migration
  const sql = `SELECT "documentNumber", "upToSeq", "state", "stateChecksum" FROM "Snapshot"`;
  for (const [number, upToSeq, state, checksum] of rowsOf(database, sql)) {
    count += 1;
    const document = documents.get(Number(number));
    if (document === undefined) continue; // told as a row of a document that is gone
    document.snapshotSeq = Number(upToSeq);
    document.nextSeq = document.snapshotSeq + 1;
    document.isSnapshotSound = isSound(state, checksum);
  }
  return count;
}

/** Each document by itself: a corrupt page ends every query that touches it. */
function examineLog(database: Sqlite, documents: Map<number, Document>) {
  const found = { updates: 0, bytes: 0, strays: straysIn(database) };
  const updates = hasColumn(database, 'UpdateRow', 'updates') ? '"updates"' : '1';
  const rows = database.prepare(
    `SELECT "position" & 4294967295 AS "seq", ${updates} AS "updates", "bytes", "checksum"
     FROM "UpdateRow" WHERE "position" BETWEEN ? AND ? ORDER BY "position"`,
  );
  for (const document of documents.values()) {
    const start = BigInt(document.number) << 32n;
    try {
      for (const row of rows.iterate(start, start + 0xffff_ffffn)) {
        const { seq, updates: count, bytes, checksum } = row as UpdateColumns;
        const last = seq + count - 1;
        found.updates += count;
        found.bytes += bytes.length;
        if (last <= document.snapshotSeq) continue; // covered, and removed by and by
        if (seq > document.nextSeq) document.damagedAtSeq ??= document.nextSeq;
        const isWhole = count === 1 || unpack(bytes, seq, count) !== null;
        if (!isWhole || !isSound(bytes, checksum)) document.damagedAtSeq ??= document.nextSeq;
        document.nextSeq = last + 1;
      }
    } catch (error) {
      if (!isCorruption(error)) throw error;
      document.damagedAtSeq ??= document.nextSeq;
    }
  }
  return found;
}

interface UpdateColumns {
  /** Of the first of its updates. */
  readonly seq: number;
  readonly updates: number;
  readonly bytes: Uint8Array;
  readonly checksum: number;
}

function straysIn(database: Sqlite): number {
  try {
    const sql = `SELECT count(*) FROM "UpdateRow"
                 WHERE "position" >> 32 NOT IN (SELECT "number" FROM "Document")`;
    return Number(database.prepare(sql).pluck().get());
  } catch (error) {
    if (!isCorruption(error)) throw error;
    return 0; // told by the look at the file
  }
}

function examineHistory(database: Sqlite, documents: Map<number, Document>): number {
  let count = 0;
  if (!hasColumn(database, 'HistorySegment', 'checksum')) return count;
  const sql = `SELECT "position" >> 32, "position" & 4294967295, "toSeq", "bytes", "checksum"
               FROM "HistorySegment" ORDER BY "position"`;
  for (const [number, fromSeqFound, toSeq, bytes, checksum] of rowsOf(database, sql)) {
    count += 1;
    const document = documents.get(Number(number));
    if (document === undefined) continue;
    const fromSeq = Number(fromSeqFound);
    const expected = document.nextHistorySeq ?? fromSeq; // retention removes the oldest ones
    if (fromSeq !== expected) document.historyDamagedAtSeq ??= expected;
    if (!isSound(bytes, checksum)) document.historyDamagedAtSeq ??= fromSeq;
    document.nextHistorySeq = Number(toSeq) + 1;
  }
  for (const document of documents.values()) {
    const { nextHistorySeq, snapshotSeq } = document;
    if (nextHistorySeq === null || nextHistorySeq > snapshotSeq) continue;
    document.historyDamagedAtSeq ??= nextHistorySeq;
  }
  return count;
}

/** Ids only: a report goes into tickets and mails. */
function findingsOf(document: Document): Finding[] {
  const { id, damagedAtSeq, isSnapshotSound, historyDamagedAtSeq } = document;
  const findings: Finding[] = [];
  if (damagedAtSeq !== null) {
    const sentence = `Document ${id}: update ${damagedAtSeq} is damaged or missing. It is shown read-only up to there; a backup from before has the rest.`;
    findings.push({ is: 'problem', sentence });
  }
  if (!isSnapshotSound) {
    const rest =
      historyDamagedAtSeq === null
        ? 'Its content is read from its history instead, which takes longer.'
        : 'A backup from before has its content.';
    findings.push({ is: 'problem', sentence: `Document ${id}: its snapshot is damaged. ${rest}` });
  }
  if (historyDamagedAtSeq !== null) {
    const sentence = `Document ${id}: its history is damaged or missing from update ${historyDamagedAtSeq} on. What it says today is not concerned.`;
    findings.push({ is: 'problem', sentence });
  }
  return findings;
}

function isSound(bytes: Row[number] | undefined, checksum: Row[number] | undefined): boolean {
  return bytes instanceof Uint8Array && (crc32(bytes) | 0) === checksum;
}

function hasColumn(database: Sqlite, table: string, column: string): boolean {
  const sql = 'SELECT 1 FROM pragma_table_info(?) WHERE "name" = ?';
  return database.prepare(sql).get(table, column) !== undefined;
}

function* rowsOf(database: Sqlite, sql: string): Generator<Row> {
  for (const row of database.prepare(sql).iterate()) yield Object.values(row as object) as Row;
}
