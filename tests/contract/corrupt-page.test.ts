/** A page of the database that the disk gave back as something else. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { databaseFile } from '../../server/adapters/prisma/data-folder.ts';
import { type Store, openStore } from '../../server/adapters/prisma/store.ts';
import { examine } from '../../server/cli/doctor.ts';
import { aCompaction, readHistory, textOf } from '../support/compactions.ts';
import { silentLog } from '../support/silent-log.ts';
import { aDocument, entries, tailFor, tailOf } from '../support/store-records.ts';
import { newDataFolder } from './store-under-test.ts';

/** More than one page of a load. */
const UPDATES = 5_000;
const ROTTEN_SEQ = 3_000;

describe('a corrupt page', () => {
  let dataFolder: string;
  let store: Store;
  let ill: DocumentRecord;
  let well: DocumentRecord;
  beforeEach(async () => {
    dataFolder = newDataFolder();
    store = await openStore({ dataFolder, log: silentLog });
    ill = await aDocument(store.documents);
    well = await aDocument(store.documents);
    for (const document of [ill, well]) {
      await store.updateLog.append(entries(document, 1, UPDATES));
    }
    await store.close();
    dropWhatIsStale();
    ruinPageOf(`${ill.id} ${ROTTEN_SEQ}`);
    store = await openStore({ dataFolder, log: silentLog });
  });
  afterEach(async () => {
    await store.close();
    rmSync(dataFolder, { recursive: true });
  });

  function ruinPageOf(content: string): void {
    const bytes = readFileSync(databaseFile(dataFolder));
    const pageBytes = bytes.readUInt16BE(16); // sqlite.org/fileformat.html, section 1.3
    const at = bytes.indexOf(content);
    expect(at).toBeGreaterThan(pageBytes);
    const start = at - (at % pageBytes);
    bytes.fill(0xff, start, start + pageBytes);
    writeFileSync(databaseFile(dataFolder), bytes);
  }

  /** A page that was split keeps bytes it no longer holds, and those of a row may lie in both. */
  function dropWhatIsStale(): void {
    const database = new Sqlite(databaseFile(dataFolder));
    database.exec('VACUUM');
    database.close();
  }

  it('[FAULT-6] its document is read as far as it is sound, and the others whole', async () => {
    const { tail, damagedAtSeq } = await store.updateLog.load(ill.id);
    expect(damagedAtSeq).toBeGreaterThan(ROTTEN_SEQ - 256);
    expect(damagedAtSeq).toBeLessThanOrEqual(ROTTEN_SEQ);
    expect(tail.length).toBe((damagedAtSeq ?? 0) - 1);
    const content = await store.updateLog.load(well.id);
    expect(content.damagedAtSeq).toBeNull();
    expect(tailOf(content)).toEqual(tailFor(well, UPDATES));
    await store.updateLog.append(entries(well, UPDATES + 1, UPDATES + 1));
  });

  it('[FAULT-6] [COMPACT-5] reading its history says so, and others go on', async () => {
    const reading = readHistory(store.history, ill);
    await expect(reading).rejects.toMatchObject({ code: 'document_damaged' });
    expect(textOf(await readHistory(store.history, well))).toEqual(tailFor(well, UPDATES));
  });

  it('[COMPACT-5] a snapshot that lay on it is made again of history', async () => {
    const compaction = aCompaction(well, 0, UPDATES, { segmentRows: 1_000 });
    const much = 'much state '.repeat(1_000);
    const state = new TextEncoder().encode(`${much}the end of the state${much}`);
    const snapshot = { ...compaction.snapshot, state, stateBytes: state.length };
    await store.history.compact(well.id, { ...compaction, snapshot });
    await store.close();
    ruinPageOf('the end of the state');
    store = await openStore({ dataFolder, log: silentLog });
    const content = await store.updateLog.load(well.id);
    expect([content.snapshot, content.damagedAtSeq]).toEqual([null, null]);
    expect(tailOf(content)).toEqual(tailFor(well, UPDATES));
  });

  it('[DOCTOR-2] the doctor names the document, and where', async () => {
    await store.close();
    const { findings } = examine(dataFolder);
    const problems = findings.filter(({ is }) => is === 'problem').map(({ sentence }) => sentence);
    expect(problems[0]).toContain('The database file is damaged; restore a backup.');
    const named = problems.filter((sentence) => sentence.startsWith(`Document ${ill.id}: update `));
    expect(named).toHaveLength(1);
    expect(problems.join()).not.toContain(well.id);
  });
});
