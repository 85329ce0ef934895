/** What the operator's look at a data folder finds, in a healthy one and in several ill ones. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { databaseFile } from '../../server/adapters/prisma/data-folder.ts';
import { openStore } from '../../server/adapters/prisma/store.ts';
import type { Diagnosis } from '../../server/cli/doctor.ts';
import { silentLog } from '../support/silent-log.ts';
import { startServer } from '../support/server.ts';
import { stockClient, until } from '../support/stock-client.ts';
import { makeDocument } from '../support/stored-documents.ts';
import { aDocument, appendSingly } from '../support/store-records.ts';

const PROGRAM = join(import.meta.dirname, '../../server/cli/doctor.ts');
const UPDATES = 5;

describe('doctor', () => {
  let dataFolder: string;
  let [ill, well]: DocumentRecord[] = [];
  beforeEach(async () => {
    dataFolder = mkdtempSync(join(tmpdir(), 'sheaf-doctor-'));
    const store = await openStore({ dataFolder, log: silentLog });
    ill = await aDocument(store.documents, {
      projection: { title: 'A hushed title', excerpt: 'a hushed line', wordCount: 3 },
    });
    well = await aDocument(store.documents);
    for (const document of [ill, well]) {
      await appendSingly(store.updateLog, document, UPDATES);
    }
    await store.close();
  });
  afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

  const run = (...args: readonly string[]) => {
    const env = { ...process.env, SHEAF_DATA: dataFolder };
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
      env,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return { status, stdout };
  };
  const diagnose = (): Diagnosis => JSON.parse(run('--json').stdout) as Diagnosis;
  const problems = (): string[] =>
    diagnose()
      .findings.filter(({ is }) => is === 'problem')
      .map(({ sentence }) => sentence);
  const numberOf = (database: Sqlite, { id }: DocumentRecord): number =>
    database.prepare('SELECT "number" FROM "Document" WHERE "id" = ?').pluck().get(id) as number;
  /** @param sql  with `:at` for the position of the ill document's third update. */
  const harm = (sql: string): void => {
    if (ill === undefined) throw new Error('made before each test');
    const database = new Sqlite(databaseFile(dataFolder));
    const number = numberOf(database, ill);
    const position = number * 2 ** 32 + 3;
    database.exec(sql.replaceAll(':at', String(position)).replaceAll(':number', String(number)));
    database.close();
  };

  it('[DOCTOR-1] [DOCTOR-5] says that a sound folder is sound', () => {
    const { status, stdout } = run();
    expect(status).toBe(0);
    expect(stdout).toContain('Read 2 documents, 10 updates');
    expect(stdout).toContain('Every checksum is right, and nothing is missing.');
    expect(stdout).toContain('It has the tables of this version.');
    expect(stdout).toMatch(/ {2}ok {8}[\d.]+ [MG]iB are free on its disk\./);
    expect(stdout.trimEnd().endsWith('Nothing needs your attention.')).toBe(true);
    expect(diagnose()).toMatchObject({ isSound: true, totals: { documents: 2, updates: 10 } });
  });

  it('[DOCTOR-1] does so while the server runs and people write', async () => {
    const id = await makeDocument(dataFolder);
    const server = await startServer({ dataFolder, env: { SHEAF_HEADLESS: '1' } });
    const [ada, bob] = [stockClient(server, id), stockClient(server, id)];
    await until('both are in', () => ada.provider.synced && bob.provider.synced);
    ada.title.insert(0, 'live');
    await until('it is stored', () => bob.title.toString() === 'live');
    const diagnosis = diagnose();
    for (const client of [ada, bob]) client.leave();
    await server.stop();
    expect(diagnosis).toMatchObject({ isSound: true, totals: { documents: 3, updates: 11 } });
  });

  const HARMS = [
    [
      'a rotten update',
      'UPDATE "UpdateRow" SET "bytes" = zeroblob(length("bytes")) WHERE "position" = :at',
      'update 3 is damaged or missing',
    ],
    [
      'a row that does not hold what it says',
      'UPDATE "UpdateRow" SET "updates" = 2 WHERE "position" = :at',
      'update 3 is damaged or missing',
    ],
    [
      'a missing update',
      'DELETE FROM "UpdateRow" WHERE "position" = :at',
      'update 3 is damaged or missing',
    ],
    [
      'a rotten snapshot',
      `INSERT INTO "Snapshot" ("documentNumber", "upToSeq", "stateBytes", "state",
         "stateChecksum", "sidecar", "sidecarChecksum", "madeAtMs")
       VALUES (:number, 2, 1, x'00', 1, x'', 0, 0)`,
      'its snapshot is damaged',
    ],
    [
      'rotten history',
      `INSERT INTO "HistorySegment" ("position", "toSeq", "fromMs", "toMs", "rawBytes", "bytes", "checksum")
       VALUES (:at - 2, 2, 0, 0, 1, x'00', 1)`,
      'its history is damaged or missing from update 1 on',
    ],
  ] as const;

  it.each(HARMS)('[DOCTOR-2] [DOCTOR-3] names %s and nothing else', (_name, sql, sentence) => {
    harm(sql);
    const found = problems();
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`Document ${ill?.id}: ${sentence}`);
    const { status, stdout } = run();
    expect(status).toBe(1);
    expect(stdout).toContain('One thing needs your attention.');
    expect(stdout).not.toContain(well?.id);
    expect(stdout).not.toContain('hushed');
  });

  it('[DOCTOR-2] takes rows under a snapshot, and history that retention has cut, for sound', () => {
    const state = Buffer.from('state');
    const checksum = crc32(state) | 0;
    harm(`INSERT INTO "Snapshot" ("documentNumber", "upToSeq", "stateBytes", "state",
            "stateChecksum", "sidecar", "sidecarChecksum", "madeAtMs")
          VALUES (:number, 3, 1, x'${state.toString('hex')}', ${checksum}, x'', 0, 0);
          INSERT INTO "HistorySegment" ("position", "toSeq", "fromMs", "toMs", "rawBytes", "bytes", "checksum")
          VALUES (:at - 1, 3, 0, 0, 1, x'${state.toString('hex')}', ${checksum});
          DELETE FROM "UpdateRow" WHERE "position" = :at - 2`);
    expect(problems()).toEqual([]);
    harm('DELETE FROM "UpdateRow" WHERE "position" = :at + 1');
    expect(problems()).toEqual([expect.stringContaining('update 4 is damaged or missing')]);
  });

  it('[DOCTOR-3] changes nothing', () => {
    const digest = () =>
      createHash('sha256')
        .update(readFileSync(databaseFile(dataFolder)))
        .digest('hex');
    const before = digest();
    run();
    expect(digest()).toBe(before);
  });

  it('[DOCTOR-4] says what to do when there is no database', () => {
    rmSync(databaseFile(dataFolder));
    const { status, stdout } = run();
    expect(status).toBe(1);
    expect(stdout).toContain(`There is no database at ${databaseFile(dataFolder)}`);
    expect(stdout).toContain('Set SHEAF_DATA');
  });

  it('[DOCTOR-4] tells of a file that is no database, or a broken one, in sentences', () => {
    const whole = readFileSync(databaseFile(dataFolder));
    const broken = Buffer.from(whole);
    broken.fill(0xff, 4_096, whole.length - 4_096);
    const cut = whole.subarray(0, whole.length - 8_192);
    for (const bytes of [Buffer.from('no database at all, just text'), broken, cut]) {
      writeFileSync(databaseFile(dataFolder), bytes);
      truncateSync(databaseFile(dataFolder), bytes.length);
      const { status, stdout } = run();
      expect(status).toBe(1);
      expect(stdout).toContain('  problem ');
      expect(stdout).toMatch(/attention\.\n$/);
      expect(stdout).not.toMatch(/^\s+at /m);
    }
  });

  it('[DOCTOR-5] tells of migrations of another version', () => {
    const change = (sql: string) => harm(sql);
    change(`DELETE FROM "_prisma_migrations"
            WHERE "migration_name" = (SELECT max("migration_name") FROM "_prisma_migrations")`);
    expect(diagnose().isSound).toBe(true);
    expect(run().stdout).toContain('the next start brings it up to date');
    change(`UPDATE "_prisma_migrations" SET "migration_name" = '99990101000000_later'
            WHERE "migration_name" = (SELECT max("migration_name") FROM "_prisma_migrations")`);
    expect(problems()).toEqual([expect.stringContaining('knows a later migration')]);
  });
});
