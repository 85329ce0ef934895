/** What Prisma's adapter costs beside the driver under it, on equal tables with equal pragmas. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import Database from 'better-sqlite3';
import { databaseFile } from '../../../server/adapters/prisma/data-folder.ts';
import { DurableSqlite } from '../../../server/adapters/prisma/durable-sqlite.ts';
import { insertAll } from '../../../server/adapters/prisma/insert.ts';
import { openStore } from '../../../server/adapters/prisma/store.ts';
import { silentLog } from '../../support/silent-log.ts';
import { median } from '../figures.ts';
import type { Scenario } from './scenario.ts';
import { typists } from './trace-file.ts';

const GROUP = 100;
const COLUMNS = '"UpdateRow" ("position", "author", "atMs", "bytes", "checksum")';

/** One group of rows, each a keystroke. */
type Row = readonly [
  position: bigint,
  author: string,
  atMs: bigint,
  bytes: Uint8Array,
  crc: number,
];

function* groups(count: number): Generator<readonly Row[]> {
  const { bytes, ends } = typists(1, 1_000).traces[0] ?? { bytes: new Uint8Array(), ends: [] };
  const updates = [...ends].map((end, at) => bytes.subarray(at === 0 ? 0 : ends[at - 1], end));
  for (let group = 0; group < count; group += 1) {
    yield Array.from({ length: GROUP }, (_, at): Row => {
      const update = updates[(group * GROUP + at) % updates.length] ?? new Uint8Array();
      const position = BigInt(2 ** 32) + BigInt(group * GROUP + at + 1);
      return [position, 'g_somebody', BigInt(Date.now()), update, crc32(update) | 0];
    });
  }
}

async function emptyDatabase(): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-bench-store-'));
  const store = await openStore({ dataFolder: folder, log: silentLog });
  await store.close();
  return { folder, file: databaseFile(folder) };
}

const persistence: Scenario = {
  name: 'persistence',
  story: () =>
    'Groups of 100 rows of a keystroke each, one durable commit a group: through Prisma’s driver adapter as ' +
    'Sheaf appends them, and through the bare driver in the faster of two ways (one statement, or ' +
    '100 prepared ones in a transaction). Taking turns, group by group.',
  servers: ['sheaf'],
  metrics: [{ name: 'Prisma / driver' }, { name: 'Prisma ms' }, { name: 'driver ms' }],
  async measure(_name, setup) {
    const [ours, theirs, others] = [
      await emptyDatabase(),
      await emptyDatabase(),
      await emptyDatabase(),
    ];
    const connection = await new DurableSqlite(ours.file).connect();
    const [joined, single] = [bareDriver(theirs.file), bareDriver(others.file)];
    const width = `(${Array(5).fill('?').join(',')})`;
    const rowsOf = (count: number) => Array(count).fill(width).join(',');
    const statement = joined.prepare(`INSERT INTO ${COLUMNS} VALUES ${rowsOf(GROUP)}`);
    const one = single.prepare(`INSERT INTO ${COLUMNS} VALUES ${rowsOf(1)}`);
    const together = (rows: readonly Row[]) => {
      single.exec('BEGIN');
      for (const row of rows) one.run(...row);
      single.exec('COMMIT');
    };
    const times: Record<'prisma' | 'joined' | 'single', number[]> = {
      prisma: [],
      joined: [],
      single: [],
    };
    const take = async (which: keyof typeof times, act: () => unknown) => {
      const beganMs = performance.now();
      await act();
      times[which].push(performance.now() - beganMs);
    };
    for (const rows of groups(setup.isQuick ? 200 : 1_000)) {
      await take('prisma', () => insertAll(connection, [{ into: COLUMNS, rows, after: '' }]));
      await take('joined', () => statement.run(...rows.flat()));
      await take('single', () => together(rows));
    }
    await connection.dispose();
    for (const driver of [joined, single]) driver.close();
    for (const { folder } of [ours, theirs, others]) rmSync(folder, { recursive: true });
    const driverMs = Math.min(median(times.joined), median(times.single));
    return {
      'Prisma / driver': median(times.prisma) / driverMs,
      'Prisma ms': median(times.prisma),
      'driver ms': driverMs,
      'driver, one statement ms': median(times.joined),
      'driver, transaction ms': median(times.single),
    };
  },
};

function bareDriver(file: string) {
  const driver = new Database(file);
  driver.pragma('journal_mode = WAL');
  driver.pragma('synchronous = FULL');
  driver.pragma('wal_autocheckpoint = 16000');
  return driver;
}

export const STORAGE_SCENARIOS: readonly Scenario[] = [persistence];
