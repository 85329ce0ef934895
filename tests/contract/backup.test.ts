/** A copy that is made while people write. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { copyDatabase } from '../../server/adapters/prisma/copy-database.ts';
import { type Store, openStore } from '../../server/adapters/prisma/store.ts';
import type { LogFacts } from '../../server/ports.ts';
import { silentLog } from '../support/silent-log.ts';
import { aDocument, anEntry, entries, tailFor, tailOf } from '../support/store-records.ts';
import { newDataFolder } from './store-under-test.ts';

const PROGRAM = join(import.meta.dirname, '../../server/cli/backup.ts');

describe('backup', () => {
  let dataFolder: string;
  let store: Store;
  let document: DocumentRecord;
  beforeEach(async () => {
    dataFolder = newDataFolder();
    store = await openStore({ dataFolder, log: silentLog });
    document = await aDocument(store.documents);
  });
  afterEach(async () => {
    await store.close();
    rmSync(dataFolder, { recursive: true });
  });

  /** Appends one by one until told to stop. @returns how many were stored. */
  function writeMeanwhile(from: number): () => Promise<number> {
    let isWriting = true;
    let seq = from;
    const writing = (async () => {
      while (isWriting) await store.updateLog.append([anEntry(document, ++seq)]);
    })();
    return async () => {
      isWriting = false;
      await writing;
      return seq;
    };
  }

  /** What a server that was given the copy finds in it. */
  async function restored(copy: string) {
    const folder = join(dataFolder, 'restored');
    mkdirSync(folder);
    copyFileSync(copy, join(folder, 'sheaf.db'));
    const other = await openStore({ dataFolder: folder, log: silentLog });
    const content = await other.updateLog.load(document.id);
    await other.close();
    return content;
  }

  const run = (...args: readonly string[]) => {
    const env = { ...process.env, SHEAF_DATA: dataFolder };
    return spawnSync(process.execPath, [PROGRAM, ...args], { env, encoding: 'utf8' });
  };

  it('[STORE-37] made while people write, holds everything that was stored before, and is sound', async () => {
    await store.updateLog.append(entries(document, 1, 3_000));
    const stop = writeMeanwhile(3_000);
    const copy = join(dataFolder, 'copy.db');
    await store.backup(copy);
    const written = await stop();
    const content = await restored(copy);
    expect(content.damagedAtSeq).toBeNull();
    expect(content.tail.length).toBeGreaterThanOrEqual(3_000);
    expect(content.tail.length).toBeLessThanOrEqual(written);
    expect(tailOf(content)).toEqual(tailFor(document, content.tail.length));
    expect((statSync(copy).mode & 0o777).toString(8)).toBe('600');
    expect((await store.updateLog.load(document.id)).tail.length).toBe(written);
  });

  it('[STORE-37] the command does so beside a running server, and says where and how much', async () => {
    await store.updateLog.append(entries(document, 1, 100));
    const copy = join(dataFolder, 'copy.db');
    const { status, stdout, stderr } = run(copy);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Backed up to .*copy\.db \(\d+ KiB\)\. Keep a copy of .*secrets\.json/);
    expect(tailOf(await restored(copy))).toEqual(tailFor(document, 100));
  });

  it('[STORE-42] put in place, gives every document a new epoch, once; the original keeps its own', async () => {
    const other = await aDocument(store.documents);
    const copy = join(dataFolder, 'copy.db');
    await store.backup(copy);
    const folder = join(dataFolder, 'restored');
    mkdirSync(folder);
    copyFileSync(copy, join(folder, 'sheaf.db'));
    const told: unknown[] = [];
    const log = {
      ...silentLog,
      warn: (event: string, facts?: LogFacts) => void told.push([event, facts]),
    };
    const epochsIn = async (where: string) => {
      const opened = where === dataFolder ? store : await openStore({ dataFolder: where, log });
      const records = [document, other].map(({ id }) => opened.documents.find(id));
      const epochs = (await Promise.all(records)).map((record) => record?.epoch);
      if (opened !== store) await opened.close();
      return epochs;
    };
    const original = [document.epoch, other.epoch];
    const first = await epochsIn(folder);
    expect(new Set([...original, ...first]).size).toBe(4);
    expect(first.map((epoch) => epoch?.length)).toEqual(original.map(({ length }) => length));
    expect(await epochsIn(folder)).toEqual(first);
    expect(await epochsIn(dataFolder)).toEqual(original);
    expect(told).toEqual([['database.restored', { documents: 2 }]]);
  });

  it('[STORE-42] is a copy still when it was copied again', async () => {
    const [copy, again] = [join(dataFolder, 'copy.db'), join(dataFolder, 'again.db')];
    await store.backup(copy);
    copyDatabase(copy, again);
    const folder = join(dataFolder, 'restored');
    mkdirSync(folder);
    copyFileSync(again, join(folder, 'sheaf.db'));
    const opened = await openStore({ dataFolder: folder, log: silentLog });
    const found = await opened.documents.find(document.id);
    await opened.close();
    expect(found?.epoch).not.toBe(document.epoch);
  });

  it('[STORE-38] never replaces a file, and leaves no half of one', async () => {
    const copy = join(dataFolder, 'copy.db');
    writeFileSync(copy, 'precious');
    await expect(store.backup(copy)).rejects.toThrow('EEXIST');
    const { status, stderr } = run(copy);
    expect([status, stderr.includes('exists already and was left alone')]).toEqual([1, true]);
    expect(readFileSync(copy, 'utf8')).toBe('precious');
    expect(existsSync(`${copy}.unfinished`)).toBe(false);
  });

  it('[STORE-38] whoever asks for the impossible is told the cure', () => {
    expect(run().stderr).toContain('npm run backup -- FILE');
    expect(run(join(dataFolder, 'absent', 'copy.db')).stderr).toContain('Create it first');
    const env = { ...process.env, SHEAF_DATA: join(dataFolder, 'absent') };
    const elsewhere = spawnSync(process.execPath, [PROGRAM, 'x'], { env, encoding: 'utf8' });
    expect([elsewhere.status, elsewhere.stderr.includes('Set SHEAF_DATA')]).toEqual([1, true]);
  });
});
