/** Uploaded files in the data folder: on a disk that fails, in a process that dies. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileHash } from '../../lib/core/file.ts';
import type { FileSystem } from '../../server/adapters/disk/file-system.ts';
import { DiskFiles } from '../../server/adapters/disk/files.ts';
import { type FilesFolder, openFilesFolder } from '../../server/adapters/disk/files-folder.ts';
import { DiskIncomingFiles } from '../../server/adapters/disk/incoming-files.ts';
import { machineClock as clock } from '../../server/adapters/machine.ts';
import type { Log, LogFacts } from '../../server/ports.ts';
import { type DiskCall, systemError, watchedDisk } from '../support/failing-disk.ts';
import { silentLog } from '../support/silent-log.ts';
import { anUpload, bytesOf, expectBytes, hashOf, patterned, streamOf } from '../support/uploads.ts';
import { newDataFolder } from './store-under-test.ts';

const PUT_FOREVER = fileURLToPath(new URL('../support/put-forever.ts', import.meta.url));
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const STORED = /^[0-9a-f]{2}\/[0-9a-f]{62}$/;

describe('files on the disk', () => {
  let dataFolder: string;
  let folder: FilesFolder;
  let logged: { readonly event: string; readonly facts: LogFacts | undefined }[];
  const log: Log = {
    ...silentLog,
    error: (event, facts) => void logged.push({ event, facts }),
  };
  beforeEach(() => {
    logged = [];
    dataFolder = newDataFolder();
    folder = openFilesFolder(dataFolder);
  });
  afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

  const filesOn = (fileSystem?: FileSystem): DiskFiles =>
    new DiskFiles({ folder, clock, log, ...(fileSystem && { fileSystem }) });
  const upload = (content: Uint8Array) => anUpload(dataFolder, content);
  const receive = (content: Uint8Array) =>
    new DiskIncomingFiles({ folder, log }).receive(streamOf(content), {
      bytesMax: content.length,
      signal: new AbortController().signal,
    });
  const contentOf = async (files: DiskFiles, hash: FileHash): Promise<Uint8Array> =>
    bytesOf((await files.open(hash, null))?.content);
  /** All that lies in the folder, as paths from there. */
  const lying = (): string[] =>
    readdirSync(folder.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder.path, join(entry.parentPath, entry.name)));
  const unavailable = { name: 'AppError', code: 'storage_unavailable' };

  it('[FILE-13] lie under their hash, and no path is made of anything else', async () => {
    const { hash, path, bytes } = upload(patterned(10));
    await filesOn().put(hash, path, bytes);
    expect(lying()).toEqual([`${hash.slice(0, 2)}/${hash.slice(2)}`]);
    const calls: DiskCall[] = [];
    const files = filesOn(watchedDisk((call) => void calls.push(call)));
    for (const text of ['', '../../secrets.json', `${hash}/`, hash.toUpperCase(), `${hash}\n`]) {
      const forged = text as FileHash;
      for (const call of [
        () => files.put(forged, path, bytes),
        () => files.open(forged, null),
        () => files.find(forged),
        () => files.remove(forged),
      ]) {
        await expect(call()).rejects.toMatchObject({ code: 'internal' });
      }
    }
    expect(calls).toEqual([]);
  });

  it('[FILE-15] are the owner’s alone, as their folders are', async () => {
    chmodSync(dataFolder, 0o755);
    const given = upload(patterned(10));
    chmodSync(given.path, 0o644);
    await filesOn().put(given.hash, given.path, given.bytes);
    const received = await receive(patterned(11));
    expect(modeOf(received.path)).toBe('600');
    await filesOn().put(received.hash, received.path, received.bytes);
    for (const { hash } of [given, received]) {
      expect(modeOf(join(folder.path, hash.slice(0, 2)))).toBe('700');
      expect(modeOf(join(folder.path, hash.slice(0, 2), hash.slice(2)))).toBe('600');
    }
    expect([modeOf(folder.path), modeOf(folder.incoming)]).toEqual(['700', '700']);
    expect(modeOf(given.path)).toBe('644');
  });

  it('[FILE-8] are listed without what else lies there', async () => {
    const { hash, path, bytes } = upload(patterned(10));
    await filesOn().put(hash, path, bytes);
    const other = hashOf(patterned(11));
    writeFileSync(join(folder.path, hash.slice(0, 2), `${other.slice(2)}.part`), 'x');
    writeFileSync(join(folder.path, 'notes.txt'), 'x');
    writeFileSync(join(folder.incoming, other), 'x');
    mkdirSync(join(folder.path, 'lost+found'), { mode: 0 });
    mkdirSync(join(folder.path, '00', '0'.repeat(62)), { recursive: true });
    const listed = [];
    for await (const file of filesOn().list()) listed.push(file.hash);
    expect(listed).toEqual([hash]);
  });

  it('[FILE-11] a put has synced the file before it is named, and then what names it', async () => {
    for (const { hash, path, bytes } of [upload(patterned(100)), await receive(patterned(200))]) {
      const calls: string[] = [];
      const files = filesOn(
        watchedDisk(({ name, path: at }) => {
          const where = relative(folder.path, at).replace(/\d+-\d+$/, 'draft');
          if (['sync', 'rename', 'mkdir'].includes(name)) calls.push(`${name} ${where}`);
        }),
      );
      await files.put(hash, path, bytes);
      const at = hash.slice(0, 2);
      expect(calls).toEqual([
        'sync incoming/draft',
        `mkdir ${at}`,
        'rename incoming/draft',
        `sync ${at}`,
        'sync ',
      ]);
    }
  });

  it.each([
    ['copied', (content: Uint8Array) => Promise.resolve(upload(content))],
    ['received', receive],
  ])(
    '[FILE-10] %s: dead at any call, it is whole or absent after the next start',
    async (_how, from) => {
      const content = patterned(700_000);
      const { hash, path, bytes } = await from(content);
      let callsMax = 0;
      await filesOn(watchedDisk(() => void (callsMax += 1))).put(hash, path, bytes);
      expect(callsMax).toBeGreaterThan(10);
      for (const isThere of [false, true]) {
        for (let diesAt = 1; diesAt <= callsMax; diesAt++) {
          if (!isThere) await filesOn().remove(hash);
          const source = await from(content);
          let calls = 0;
          const dying = filesOn(
            watchedDisk(() => {
              calls += 1;
              if (calls >= diesAt) throw systemError('EDIED');
            }),
          );
          const didResolve = await dying.put(hash, source.path, bytes).then(
            () => true,
            () => false,
          );
          openFilesFolder(dataFolder); // the next start
          const found = await filesOn().find(hash);
          if (didResolve || isThere) expect(found?.bytes).toBe(bytes);
          if (found !== null) expectBytes(await contentOf(filesOn(), hash), content);
          expect(lying().filter((name) => !STORED.test(name))).toEqual([]);
        }
      }
    },
  );

  it('[FILE-10] killed while it receives and puts, the server loses nothing and leaves nothing', async () => {
    for (const puts of [1, 9, 40, 90]) {
      const child = spawn(process.execPath, [PUT_FOREVER, dataFolder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const said: string[] = [];
      const closed = once(child, 'close');
      const lines = createInterface({ input: child.stdout });
      lines.on('line', (line) => {
        said.push(line);
        if (said.length === puts + 1) child.kill('SIGKILL');
      });
      await closed;
      openFilesFolder(dataFolder);
      expect(readdirSync(folder.incoming)).toEqual([]);
      const [ready, ...hashes] = said;
      expect(ready).toBe('ready');
      expect(hashes.length).toBeGreaterThanOrEqual(puts);
      const listed = new Set<string>();
      for await (const file of filesOn().list()) {
        listed.add(file.hash);
        expect(hashOf(await contentOf(filesOn(), file.hash))).toBe(file.hash);
      }
      expect(hashes.filter((hash) => !listed.has(hash))).toEqual([]);
      expect(lying().filter((name) => !STORED.test(name))).toEqual([]);
    }
  });

  it('[FILE-10] a disk that knows no links takes what was received all the same', async () => {
    const content = patterned(300_000);
    const file = await receive(content);
    const files = filesOn(
      watchedDisk(({ name }) => {
        if (name === 'link') throw systemError('ENOTSUP');
      }),
    );
    await files.put(file.hash, file.path, file.bytes);
    expectBytes(await contentOf(files, file.hash), content);
  });

  it('[FILE-12] after a failed sync what was received is written anew, and checked', async () => {
    const content = patterned(300_000);
    const file = await receive(content);
    let doesFail = true;
    const calls: string[] = [];
    const files = filesOn(
      watchedDisk(({ name }) => {
        calls.push(name);
        if (name === 'sync' && doesFail) throw systemError('EIO');
      }),
    );
    await expect(files.put(file.hash, file.path, file.bytes)).rejects.toMatchObject(unavailable);
    expect(await files.find(file.hash)).toBeNull();
    doesFail = false;
    calls.length = 0;
    await files.put(file.hash, file.path, file.bytes);
    expect(calls).not.toContain('link');
    expectBytes(await contentOf(files, file.hash), content);
    // What the disk has lost meanwhile does not get in under its old name.
    const lost = await receive(content);
    writeFileSync(lost.path, content.fill(0, 4_096, 8_192));
    await expect(files.put(lost.hash, lost.path, lost.bytes)).rejects.toMatchObject({
      code: 'internal',
    });
  });

  it.each([
    ['ENOSPC', 'writeFile', 'disk.filled'],
    ['EDQUOT', 'writeFile', 'disk.filled'],
    ['EIO', 'sync', 'disk.failed'],
    ['ENOSPC', 'mkdir', 'disk.filled'],
    ['EROFS', 'rename', 'disk.write-protected'],
    ['EACCES', 'open', 'disk.write-protected'],
    ['EIO', 'stat', 'disk.failed'],
    ['EMFILE', 'open', 'disk.failed'],
  ])('[FILE-14] %s from %s is told once, and over when it is over', async (code, call, event) => {
    const content = patterned(300_000);
    const { hash, path, bytes } = upload(content);
    let doesFail = true;
    const files = filesOn(
      watchedDisk(({ name }) => {
        if (doesFail && name === call) throw systemError(code);
      }),
    );
    const calls =
      call === 'stat'
        ? [() => files.find(hash)]
        : [1, 2].map(() => () => files.put(hash, path, bytes));
    for (const attempt of calls) await expect(attempt()).rejects.toMatchObject(unavailable);
    expect(logged).toEqual([{ event, facts: { why: expect.stringContaining(code) as string } }]);
    expect(lying()).toEqual([]);
    doesFail = false;
    await files.put(hash, path, bytes);
    expectBytes(await contentOf(files, hash), content);
  });

  it('[FILE-14] a disk that fails while a file is read fails its reader', async () => {
    const { hash, path, bytes } = upload(patterned(300_000));
    let reads = 0;
    const files = filesOn(
      watchedDisk(({ name, path: at }) => {
        if (name === 'read' && at.includes(hash.slice(2)) && ++reads === 3)
          throw systemError('EIO');
      }),
    );
    await files.put(hash, path, bytes);
    await expect(contentOf(files, hash)).rejects.toMatchObject(unavailable);
    expect(logged.map(({ event }) => event)).toEqual(['disk.failed']);
  });

  it('[FILE-7] a file that became shorter fails its reader, at its end too', async () => {
    const { hash, path, bytes } = upload(patterned(300_000));
    const files = filesOn();
    await files.put(hash, path, bytes);
    const opened = await files.open(hash, null);
    truncateSync(join(folder.path, hash.slice(0, 2), hash.slice(2)), 100_000);
    await expect(bytesOf(opened?.content)).rejects.toMatchObject(unavailable);
    expect(logged.map(({ event }) => event)).toEqual(['files.damaged']);
  });

  it('[FILE-16] a folder that has vanished is a failure, and nothing is written where it was', async () => {
    const { hash, path, bytes } = upload(patterned(10));
    const files = filesOn();
    await files.put(hash, path, bytes);
    const away = join(dataFolder, 'away');
    renameSync(folder.path, away);
    mkdirSync(folder.path); // as where a disk was mounted
    const isGone = [
      () => files.find(hash),
      () => files.open(hash, null),
      () => files.remove(hash),
      () => files.put(hash, path, bytes),
      () => receive(patterned(5)),
    ];
    for (const call of isGone) await expect(call()).rejects.toMatchObject(unavailable);
    expect(readdirSync(folder.path)).toEqual([]);
    rmSync(folder.path, { recursive: true });
    for (const call of isGone) await expect(call()).rejects.toMatchObject(unavailable);
    await expect(
      (async () => {
        for await (const _file of files.list());
      })(),
    ).rejects.toMatchObject(unavailable);
    expect(existsSync(folder.path)).toBe(false);
    expect(new Set(logged.map(({ event }) => event))).toEqual(new Set(['files.vanished']));
    renameSync(away, folder.path);
    expect(await files.find(hash)).toMatchObject({ bytes });
  });

  it('[FILE-14] a folder that cannot be used stops the start with a sentence and a cure', () => {
    rmSync(folder.path, { recursive: true });
    writeFileSync(folder.path, 'a file');
    expect(() => openFilesFolder(dataFolder)).toThrow(
      /^The folder of uploaded files .*files cannot be used: .*EEXIST.*\. Give it to the user/,
    );
  });
});
