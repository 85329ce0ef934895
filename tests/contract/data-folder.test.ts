/** The data folder: whose it is, and who may read it. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '../../server/adapters/prisma/data-folder.ts';
import { loadSecrets } from '../../server/adapters/prisma/secrets.ts';
import { openStore } from '../../server/adapters/prisma/store.ts';
import { Appender } from '../support/appender.ts';
import { silentLog } from '../support/silent-log.ts';
import { aDocument } from '../support/store-records.ts';
import { newDataFolder } from './store-under-test.ts';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('data folder', () => {
  let parent: string;
  let path: string;
  beforeEach(() => {
    parent = newDataFolder();
    path = join(parent, 'deep', 'data');
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  it('[STORE-24] is made for its owner alone, and keeps the mode an operator gave it', () => {
    openDataFolder(path).close();
    expect(modeOf(path)).toBe('700');
    const given = join(parent, 'given');
    mkdirSync(given, { mode: 0o750 });
    openDataFolder(given).close();
    expect(modeOf(given)).toBe('750');
  });

  it("[STORE-24] what people write is the owner's alone", async () => {
    const given = join(parent, 'given');
    mkdirSync(given, { mode: 0o755 });
    const store = await openStore({ dataFolder: given, log: silentLog });
    expect(modeOf(join(given, 'sheaf.db'))).toBe('600');
    expect(modeOf(join(given, 'sheaf.db-wal'))).toBe('600');
    await store.close();
  });

  it('[STORE-25] a second server in the same process is turned away, until the first has left', () => {
    const first = openDataFolder(path);
    expect(() => openDataFolder(path)).toThrow(`process id ${process.pid} `);
    first.close();
    openDataFolder(path).close();
  });

  it("[STORE-25] a second process is turned away with the first one's pid, until kill -9 frees it", async () => {
    const store = await openStore({ dataFolder: path, log: silentLog });
    const { id } = await aDocument(store.documents);
    await store.close();
    const appender = new Appender(path, id);
    await appender.hear(1);
    const second = openStore({ dataFolder: path, log: silentLog });
    await expect(second).rejects.toThrow(
      `is in use by the server with process id ${appender.pid} `,
    );
    await appender.kill();
    openDataFolder(path).close();
  });

  it('[STORE-25] a pid left behind that is another living process now locks nobody out', () => {
    openDataFolder(path).close();
    writeFileSync(join(path, 'server.pid'), `${process.pid} here\n`);
    expect(() => openDataFolder(path).close()).not.toThrow();
  });

  it('[STORE-26] a folder that cannot be made is told in a sentence with a cure', () => {
    const file = join(parent, 'file');
    writeFileSync(file, '');
    expect(() => openDataFolder(join(file, 'data'))).toThrow(/cannot be created: .* SHEAF_DATA/);
  });
});

describe('instance key', () => {
  let path: string;
  beforeEach(() => {
    path = newDataFolder();
  });
  afterEach(() => rmSync(path, { recursive: true }));

  it('[STORE-27] is 32 random bytes, made once, readable by the owner alone', () => {
    const { instanceKey } = loadSecrets(path);
    expect(instanceKey.length).toBe(32);
    expect(new Set(instanceKey).size).toBeGreaterThan(8);
    expect(loadSecrets(path).instanceKey).toEqual(instanceKey);
    expect(modeOf(join(path, 'secrets.json'))).toBe('600');
    const other = newDataFolder();
    expect(loadSecrets(other).instanceKey).not.toEqual(instanceKey);
    rmSync(other, { recursive: true });
  });

  it('[STORE-27] is never replaced because its file is damaged', () => {
    const file = join(path, 'secrets.json');
    for (const text of ['', '{', '{}', '{"instanceKey":"c2hvcnQ"}', '{"instanceKey":1}']) {
      writeFileSync(file, text);
      expect(() => loadSecrets(path)).toThrow(`${file} is damaged`);
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
  });
});
