/** Uploads on their way to the disk. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileSystem } from '../../server/adapters/disk/file-system.ts';
import { type FilesFolder, openFilesFolder } from '../../server/adapters/disk/files-folder.ts';
import { DiskIncomingFiles } from '../../server/adapters/disk/incoming-files.ts';
import { systemError, watchedDisk } from '../support/failing-disk.ts';
import { silentLog } from '../support/silent-log.ts';
import { expectBytes, hashOf, patterned, streamOf, turns } from '../support/uploads.ts';
import { newDataFolder } from './store-under-test.ts';

const MIB = 1024 * 1024;

/** A source that says how far it was read, and whether it was let go. */
function watched(pieces: Iterator<Uint8Array>) {
  const seen = { pieces: 0, bytes: 0, cancelled: undefined as unknown };
  const content = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const next = pieces.next();
        if (next.done === true) {
          controller.close();
          return;
        }
        seen.pieces += 1;
        seen.bytes += next.value.length;
        controller.enqueue(next.value);
      },
      cancel: (why) => {
        seen.cancelled = why;
      },
    },
    { highWaterMark: 0 },
  );
  return { content, seen };
}

function* repeated(piece: Uint8Array, times: number): Generator<Uint8Array, void> {
  for (let time = 0; time < times; time++) yield piece;
}

describe('incoming files', () => {
  let dataFolder: string;
  let folder: FilesFolder;
  let abort: AbortController;
  beforeEach(() => {
    dataFolder = newDataFolder();
    folder = openFilesFolder(dataFolder);
    abort = new AbortController();
  });
  afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

  const receive = (
    content: ReadableStream<Uint8Array>,
    bytesMax = 100 * MIB,
    fileSystem?: FileSystem,
  ) =>
    new DiskIncomingFiles({
      folder,
      log: silentLog,
      ...(fileSystem && { fileSystem }),
    }).receive(content, { bytesMax, signal: abort.signal });
  const lying = () => readdirSync(folder.incoming);

  it.each([
    [1, 1],
    [4_099, 1],
    [4_100, 4_100],
    [4_101, 7],
    [131_072, 65_536],
    [131_073, 65_536],
    [3 * MIB + 1, 50_000],
    [3 * MIB + 1, 2 * MIB],
  ])('[FILE-17] %i bytes in pieces of %i are hashed, counted and there', async (bytes, piece) => {
    const content = patterned(bytes);
    const file = await receive(streamOf(content, piece), bytes);
    expect(file).toMatchObject({ hash: hashOf(content), bytes });
    expectBytes(file.head, content.subarray(0, 4_100));
    expectBytes(readFileSync(file.path), content);
  });

  it('[FILE-17] an upload of 0 bytes is one', async () => {
    const file = await receive(streamOf(new Uint8Array()), 0);
    expect(file).toMatchObject({ hash: hashOf(new Uint8Array()), bytes: 0 });
    expect(file.head).toHaveLength(0);
    expect(statSync(file.path).size).toBe(0);
    const empty = await receive(watched(repeated(new Uint8Array(), 5)).content, 0);
    expect(empty.bytes).toBe(0);
  });

  it('[FILE-17] 64 MiB pass through a fraction of a MiB of memory, as fast as the disk takes them', async () => {
    const piece = patterned(64 * 1024);
    const { content, seen } = watched(repeated(piece, 1024));
    let written = 0;
    let aheadMax = 0;
    const fileSystem = watchedDisk(async ({ name }) => {
      if (name !== 'writeFile') return;
      await turns(3); // a disk that takes its time
      aheadMax = Math.max(aheadMax, seen.bytes - written);
      written = seen.bytes;
    });
    const file = await receive(content, 64 * MIB, fileSystem);
    expect(file.bytes).toBe(64 * MIB);
    expect(statSync(file.path).size).toBe(64 * MIB);
    expect(aheadMax).toBeLessThanOrEqual(256 * 1024);
  });

  it('[FILE-17] single bytes are gathered before they are written', async () => {
    let writes = 0;
    const fileSystem = watchedDisk(({ name }) => {
      if (name === 'writeFile') writes += 1;
    });
    const content = patterned(150_000);
    const file = await receive(streamOf(content, 1), MIB, fileSystem);
    expect(file.hash).toBe(hashOf(content));
    expect(writes).toBe(2);
  });

  it('[FILE-17] the pieces that were handed over may be written over', async () => {
    const piece = patterned(70_000);
    const pieces = function* () {
      for (let time = 0; time < 4; time++) yield piece.fill(time);
    };
    const file = await receive(watched(pieces()).content);
    const wanted = new Uint8Array(280_000).map((_byte, at) => Math.floor(at / 70_000));
    expectBytes(readFileSync(file.path), wanted);
    expectBytes(file.head, wanted.subarray(0, 4_100));
  });

  it.each([
    [100_000, 100_001],
    [0, 1],
    [5 * MIB, 60 * MIB],
  ])(
    '[FILE-18] where %i bytes are allowed, %i are too large and soon known to be',
    async (bytesMax, bytes) => {
      const { content, seen } = watched(repeated(new Uint8Array(1_000), Math.ceil(bytes / 1_000)));
      await expect(receive(content, bytesMax)).rejects.toMatchObject({
        name: 'AppError',
        code: 'too_large',
      });
      expect(seen.bytes).toBeLessThanOrEqual(bytesMax + 1_000);
      expect(seen.cancelled).toMatchObject({ code: 'too_large' });
      expect(lying()).toEqual([]);
    },
  );

  it('[FILE-18] the last byte that is allowed is', async () => {
    expect((await receive(streamOf(patterned(100_000)), 100_000)).bytes).toBe(100_000);
  });

  it('[FILE-19] given up while it waits for more, it is gone at once', async () => {
    let cancelled: unknown;
    const content = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(patterned(200_000)),
      cancel: (why) => {
        cancelled = why;
        return new Promise<void>(() => undefined); // a connection that never ends
      },
    });
    const receiving = receive(content);
    await expect.poll(lying).toHaveLength(1);
    await turns(20);
    abort.abort(new Error('the person has left'));
    await expect(receiving).rejects.toThrow('the person has left');
    expect(cancelled).toEqual(new Error('the person has left'));
    expect(lying()).toEqual([]);
  });

  it('[FILE-19] given up before it begins, nothing is read', async () => {
    abort.abort();
    const { content, seen } = watched(repeated(patterned(10), 3));
    await expect(receive(content)).rejects.toThrow(/abort/);
    expect(seen).toMatchObject({ pieces: 0, cancelled: abort.signal.reason as unknown });
    expect(lying()).toEqual([]);
  });

  it('[FILE-19] given up during any of its calls, nothing is left', async () => {
    const bytes = 300_000;
    for (let at = 1; at <= 7; at++) {
      abort = new AbortController();
      let calls = 0;
      const fileSystem = watchedDisk(() => {
        calls += 1;
        if (calls === at) abort.abort(new Error('left'));
      });
      const outcome = await receive(streamOf(patterned(bytes)), bytes, fileSystem).catch(
        (error: unknown) => error,
      );
      if (calls >= at) expect(outcome).toEqual(new Error('left'));
      else await (outcome as { discard(): Promise<void> }).discard();
      expect(lying()).toEqual([]);
    }
  });

  it('[FILE-19] broken off, it fails with what broke it', async () => {
    let pulls = 0;
    const content = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulls += 1;
        if (pulls > 4) controller.error(new Error('socket hang up'));
        else controller.enqueue(patterned(90_000));
      },
    });
    await expect(receive(content)).rejects.toThrow('socket hang up');
    expect(lying()).toEqual([]);
  });

  it.each([
    ['open', 'EACCES'],
    ['writeFile', 'ENOSPC'],
    ['writeFile', 'EIO'],
  ])('[FILE-19] a disk whose %s fails with %s stops it', async (call, code) => {
    const { content, seen } = watched(repeated(new Uint8Array(64 * 1024), 1000));
    const fileSystem = watchedDisk(({ name }) => {
      if (name === call) throw systemError(code);
    });
    await expect(receive(content, 100 * MIB, fileSystem)).rejects.toMatchObject({
      name: 'AppError',
      code: 'storage_unavailable',
    });
    expect(seen.bytes).toBeLessThan(MIB);
    expect(seen.cancelled).toMatchObject({ code: 'storage_unavailable' });
    expect(lying()).toEqual([]);
  });

  it('[FILE-20] discarded it is gone, alone, and twice is no harm', async () => {
    const [one, other] = [
      await receive(streamOf(patterned(9))),
      await receive(streamOf(patterned(9))),
    ];
    expect(one.path).not.toBe(other.path);
    await one.discard();
    await one.discard();
    expect(lying()).toHaveLength(1);
    expectBytes(readFileSync(other.path), patterned(9));
  });

  it('[FILE-20] what cannot be discarded now is no failure, and gone after the next start', async () => {
    const fileSystem = watchedDisk(({ name }) => {
      if (name === 'rm') throw systemError('EIO');
    });
    const file = await receive(streamOf(patterned(9)), 9, fileSystem);
    await file.discard();
    writeFileSync(`${file.path}.more`, '');
    expect(lying()).toHaveLength(2);
    openFilesFolder(dataFolder);
    expect(lying()).toEqual([]);
  });
});
