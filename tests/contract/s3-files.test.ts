/** Uploaded files on an S3 server that refuses or is not there. */
import { rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { machineClock } from '../../server/adapters/machine.ts';
import { S3Files } from '../../server/adapters/s3/files.ts';
import type { S3Settings } from '../../server/config.ts';
import type { Log, LogFacts } from '../../server/ports.ts';
import { startS3Server } from '../support/s3-server.ts';
import { silentLog } from '../support/silent-log.ts';
import { anUpload, patterned } from '../support/uploads.ts';
import { newDataFolder } from './store-under-test.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const unavailable = { name: 'AppError', code: 'storage_unavailable' };
const s3 = await startS3Server();
afterAll(() => s3.close());

let folder: string;
let logged: { readonly event: string; readonly facts: LogFacts | undefined }[];
const log: Log = { ...silentLog, error: (event, facts) => void logged.push({ event, facts }) };
beforeEach(() => {
  folder = newDataFolder();
  logged = [];
});
afterEach(() => rmSync(folder, { recursive: true }));
const whyOf = (at: number): string => String(logged[at]?.facts?.['why']);

describe('files on an S3 server', () => {
  let opened: S3Files[];
  let bucket: Awaited<ReturnType<typeof s3.openBucket>>;
  beforeEach(async () => {
    opened = [];
    bucket = await s3.openBucket();
  });
  afterEach(async () => {
    for (const files of opened) files.close();
    await bucket.close();
  });

  const filesWith = (other: Partial<S3Settings>): S3Files => {
    const settings = { ...bucket.settings, ...other };
    const files = new S3Files({ settings, clock: machineClock, log });
    opened.push(files);
    return files;
  };

  it('[FILE-24] can be checked before anything is asked of them', async () => {
    await filesWith({}).check();
    await expect(filesWith({ bucket: 'not-there' }).check()).rejects.toMatchObject(unavailable);
    expect(logged.map(({ event }) => event)).toEqual(['files.refused']);
    expect(whyOf(0)).toMatch(/^GET : 404 NoSuchBucket /);
  });

  it('[FILE-24] a bucket that is not there is a failure, whatever is asked', async () => {
    const files = filesWith({ bucket: 'not-there' });
    const { hash, path, bytes } = anUpload(folder, patterned(100));
    for (const call of [
      () => files.put(hash, path, bytes),
      () => files.open(hash, null),
      () => files.open(hash, { first: 0, last: 1 }),
      () => files.find(hash),
      () => files.remove(hash),
      () => files.list()[Symbol.asyncIterator]().next(),
    ]) {
      await expect(call()).rejects.toMatchObject(unavailable);
    }
    expect(logged.map(({ event }) => event)).toEqual(['files.refused']);
  });

  it.each([
    ['a wrong secret', { secret: SECRET }, 'SignatureDoesNotMatch'],
    ['an unknown key', { key: 'AKIANOBODY' }, 'InvalidAccessKeyId'],
  ])(
    '[FILE-24] [FILE-27] %s is refused, and the log says so without it',
    async (_what, other, code) => {
      const files = filesWith(other);
      const { hash, path, bytes } = anUpload(folder, patterned(5_000_000));
      await expect(files.put(hash, path, bytes)).rejects.toMatchObject(unavailable);
      await expect(files.open(hash, null)).rejects.toMatchObject(unavailable);
      await expect(files.find(hash)).rejects.toMatchObject(unavailable);
      expect(logged.map(({ event }) => event)).toEqual(['files.refused']);
      expect(whyOf(0)).toContain(`403 ${code}`);
      expect(JSON.stringify(logged)).not.toContain(SECRET);
      expect(await filesWith({}).find(hash)).toBeNull();
    },
  );

  it('[FILE-22] what has become something else on this machine’s disk does not arrive', async () => {
    const files = filesWith({});
    const { hash, path, bytes } = anUpload(folder, patterned(1_000_000));
    writeFileSync(path, patterned(1_000_000).fill(0, 999_000));
    await expect(files.put(hash, path, bytes)).rejects.toMatchObject({ code: 'internal' });
    rmSync(path);
    await expect(files.put(hash, path, bytes)).rejects.toMatchObject(unavailable);
    expect(logged.map(({ event }) => event)).toEqual(['files.vanished']);
    expect(await files.find(hash)).toBeNull();
  });

  it('[FILE-23] a server that is not there is told', async () => {
    const { hash, path, bytes } = anUpload(folder, patterned(100));
    const files = filesWith({});
    await files.put(hash, path, bytes);
    await bucket.close();
    await expect(files.find(hash)).rejects.toMatchObject(unavailable);
    await expect(files.put(hash, path, bytes)).rejects.toMatchObject(unavailable);
    expect(logged.map(({ event }) => event)).toEqual(['files.unreachable']);
    expect(whyOf(0)).toMatch(/ECONNREFUSED/);
  });
});
