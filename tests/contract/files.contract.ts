/** What every store of uploaded bytes promises. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileHash } from '../../lib/core/file.ts';
import type { Files, StoredBytes } from '../../server/file-ports.ts';
import {
  anUpload,
  bytesOf,
  expectBytes,
  patterned,
  turns,
  type Upload,
} from '../support/uploads.ts';
import { newDataFolder } from './store-under-test.ts';

export interface FilesUnderTest {
  readonly files: Files;
  /** What has left the store so far, read by somebody or not. */
  readBytes(): number;
  /** What may lie on the way between the store and its reader. */
  readonly onTheWayBytesMax: number;
  close(): Promise<void>;
}

const MIB = 1024 * 1024;

export function filesContract(name: string, open: () => Promise<FilesUnderTest>): void {
  describe(`files (${name})`, () => {
    let store: FilesUnderTest;
    let files: Files;
    let folder: string;
    beforeEach(async () => {
      folder = newDataFolder();
      store = await open();
      files = store.files;
    });
    afterEach(async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    });

    const upload = (content: Uint8Array): Upload => anUpload(folder, content);
    const put = async (content: Uint8Array): Promise<FileHash> => {
      const { hash, path, bytes } = upload(content);
      await files.put(hash, path, bytes);
      return hash;
    };
    const read = async (hash: FileHash, first?: number, last?: number): Promise<Uint8Array> => {
      const range = first === undefined ? null : { first, last: last ?? first };
      const opened = await files.open(hash, range);
      if (opened === null) throw new Error('the file is not there');
      return bytesOf(opened.content);
    };
    const listed = async (): Promise<StoredBytes[]> => {
      const all: StoredBytes[] = [];
      for await (const one of files.list()) all.push(one);
      return all;
    };
    /** Any other code, or success, fails the test. */
    const expectRefused = async (call: Promise<unknown>, code: string): Promise<void> =>
      expect(call).rejects.toMatchObject({ name: 'AppError', code });

    it('[FILE-1] what was put is opened whole and in ranges, byte by byte', async () => {
      const content = patterned(3 * MIB + 17);
      const hash = await put(content);
      const whole = await files.open(hash, null);
      expect(whole?.bytes).toBe(content.length);
      const last = content.length - 1;
      expectBytes(await read(hash), content);
      expectBytes(await read(hash, 0), content.subarray(0, 1));
      expectBytes(await read(hash, last), content.subarray(last));
      expectBytes(await read(hash, 0, last), content);
      expectBytes(await read(hash, 65_535, 65_536), content.subarray(65_535, 65_537));
      expectBytes(await read(hash, MIB - 3, 2 * MIB + 5), content.subarray(MIB - 3, 2 * MIB + 6));
      const part = await files.open(hash, { first: 5, last: 6 });
      expect(part?.bytes).toBe(content.length);
      for (const opened of [part, whole]) await opened?.content.cancel();
    });

    it('[FILE-1] a file of 0 bytes is a file', async () => {
      const hash = await put(new Uint8Array());
      expect(await files.find(hash)).toMatchObject({ hash, bytes: 0 });
      expect((await files.open(hash, null))?.bytes).toBe(0);
      expectBytes(await read(hash), new Uint8Array());
      await expectRefused(files.open(hash, { first: 0, last: 0 }), 'internal');
    });

    it('[FILE-1] any content, any range of it', async () => {
      const content = fc.uint8Array({ minLength: 1, maxLength: 300 });
      const sized = fc
        .record({ content, times: fc.constantFrom(1, 1, 250, 700) })
        .map(
          (given) =>
            new Uint8Array(Buffer.alloc(given.content.length * given.times, given.content)),
        );
      const cut = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
      const ranged = fc.record({ content: sized, ends: fc.tuple(cut, cut) });
      await fc.assert(
        fc.asyncProperty(ranged, async (given) => {
          const hash = await put(given.content);
          const ends = given.ends.map((part) => Math.floor(part * given.content.length));
          const [first, last] = [Math.min(...ends), Math.max(...ends)];
          expectBytes(await read(hash, first, last), given.content.subarray(first, last + 1));
          expectBytes(await read(hash), given.content);
        }),
        { numRuns: 40 },
      );
    });

    it('[FILE-2] who opens a file while it is put gets nothing, or all of it', async () => {
      const content = patterned(2 * MIB);
      const { hash, path, bytes } = upload(content);
      let isPut = false;
      const putting = files.put(hash, path, bytes).then(() => (isPut = true));
      let looks = 0;
      while (!isPut) {
        const opened = await files.open(hash, null);
        if (opened !== null) expectBytes(await bytesOf(opened.content), content);
        const found = await files.find(hash);
        if (found !== null) expect(found.bytes).toBe(bytes);
        looks += 1;
        await turns(1);
      }
      await putting;
      expect(looks).toBeGreaterThan(0);
      expectBytes(await read(hash), content);
    });

    it('[FILE-3] put again it is the same, and new', async () => {
      const content = patterned(100_000);
      const hash = await put(content);
      const first = await files.find(hash);
      expect(Math.abs((first?.atMs ?? 0) - Date.now())).toBeLessThan(60_000);
      await expect
        .poll(async () => {
          await put(content);
          return (await files.find(hash))?.atMs;
        })
        .toBeGreaterThan(first?.atMs ?? 0);
      expectBytes(await read(hash), content);
      expect(await listed()).toHaveLength(1);
    });

    it('[FILE-3] put by several at once, and from one path twice, it is one', async () => {
      const content = patterned(MIB + 1);
      const { hash, path, bytes } = upload(content);
      const other = upload(content);
      await Promise.all([
        files.put(hash, path, bytes),
        files.put(hash, path, bytes),
        files.put(other.hash, other.path, bytes),
      ]);
      expectBytes(await read(hash), content);
      expect(await listed()).toMatchObject([{ hash, bytes }]);
    });

    it('[FILE-3] read while it is put again, it is read to its end', async () => {
      const content = patterned(2 * MIB);
      const hash = await put(content);
      const opened = await files.open(hash, null);
      await put(content);
      expectBytes(await bytesOf(opened?.content), content);
    });

    it.each([
      ['other bytes', (content: Uint8Array) => content.with(70_000, 1 + (content[70_000] ?? 0)), 0],
      ['fewer bytes', (content: Uint8Array) => content.subarray(1), 0],
      ['one byte more', (content: Uint8Array) => Uint8Array.of(...content, 1), 0],
      ['a wrong length, too long', (content: Uint8Array) => content, 1],
      ['a wrong length, too short', (content: Uint8Array) => content, -1],
    ])('[FILE-4] %s than said are refused, and nothing is stored', async (_what, alter, more) => {
      const { hash, path, bytes } = upload(patterned(100_000));
      writeFileSync(path, alter(patterned(100_000)));
      await expectRefused(files.put(hash, path, bytes + more), 'internal');
      expect(await files.find(hash)).toBeNull();
      expect(await listed()).toEqual([]);
    });

    it('[FILE-4] a failed put over a file that is there leaves it', async () => {
      const content = patterned(100_000);
      const hash = await put(content);
      const wrong = join(folder, 'wrong');
      writeFileSync(wrong, content.toReversed());
      await expectRefused(files.put(hash, wrong, content.length), 'internal');
      expectBytes(await read(hash), content);
    });

    it('[FILE-4] a range beyond the end is refused', async () => {
      const hash = await put(patterned(10));
      for (const [first, last] of [
        [0, 10],
        [10, 10],
        [5, 4],
        [20, 30],
      ] as const) {
        await expectRefused(files.open(hash, { first, last }), 'internal');
      }
    });

    it('[FILE-5] what is not there is not found, not opened and nothing to remove', async () => {
      const { hash } = upload(patterned(5));
      await put(patterned(6));
      expect(await files.find(hash)).toBeNull();
      expect(await files.open(hash, null)).toBeNull();
      expect(await files.open(hash, { first: 0, last: 3 })).toBeNull();
      await files.remove(hash);
      expect(await listed()).toHaveLength(1);
    });

    it('[FILE-5] removed, it is gone, alone, and may come again', async () => {
      const content = patterned(70_000);
      const [hash, kept] = [await put(content), await put(patterned(9))];
      await files.remove(hash);
      await files.remove(hash);
      expect(await files.find(hash)).toBeNull();
      expect(await files.open(hash, null)).toBeNull();
      expect((await listed()).map((file) => file.hash)).toEqual([kept]);
      await put(content);
      expectBytes(await read(hash), content);
    });

    it('[FILE-6] content is read no faster than it is taken', async () => {
      const content = patterned(40 * MIB);
      const hash = await put(content);
      const opened = await files.open(hash, null);
      const before = store.readBytes();
      const reader = opened?.content.getReader();
      let taken = 0;
      for (let chunks = 0; chunks < 6; chunks++) {
        taken += (await reader?.read())?.value?.length ?? 0;
        await turns(100);
        expect(store.readBytes() - before).toBeLessThanOrEqual(taken + store.onTheWayBytesMax);
      }
      expect(taken).toBeLessThan(4 * MIB);
      await reader?.cancel();
    });

    it('[FILE-6] a reader that cancels stops the reading, before its first byte too', async () => {
      const content = patterned(40 * MIB);
      const hash = await put(content);
      const before = store.readBytes();
      await (await files.open(hash, null))?.content.cancel();
      const reader = (await files.open(hash, null))?.content.getReader();
      await reader?.read();
      const pending = reader?.read();
      await reader?.cancel('enough');
      await pending;
      expect(await reader?.read()).toEqual({ done: true, value: undefined });
      await turns(100);
      expect(store.readBytes() - before).toBeLessThan(2 * store.onTheWayBytesMax + MIB);
      expectBytes(await read(hash, 7), content.subarray(7, 8));
    });

    it('[FILE-7] removed while it is read: its bytes or a failure, never fewer', async () => {
      const content = patterned(40 * MIB);
      const hash = await put(content);
      const opened = await files.open(hash, null);
      const reader = opened?.content.getReader();
      const start = await reader?.read();
      await files.remove(hash);
      reader?.releaseLock();
      const rest = await bytesOf(opened?.content).catch(() => null);
      if (rest !== null) {
        expect(Buffer.compare(rest, content.subarray(start?.value?.length ?? 0))).toBe(0);
      }
      expect(await files.open(hash, null)).toBeNull();
    });

    it('[FILE-8] the list has each file once, with its size and its time', async () => {
      expect(await listed()).toEqual([]);
      const sizes = [0, 1, 2, 70_000, 3, 4];
      for (const size of sizes) await put(patterned(size));
      const all = await listed();
      expect(all.map((file) => file.bytes).toSorted((a, b) => a - b)).toEqual(
        sizes.toSorted((a, b) => a - b),
      );
      for (const file of all) {
        const found = await files.find(file.hash);
        expect(found).toMatchObject({ hash: file.hash, bytes: file.bytes });
        // The list of some stores is finer than their answers: whole seconds.
        expect(Math.abs((found?.atMs ?? 0) - file.atMs)).toBeLessThan(1_000);
      }
    });

    it('[FILE-8] who leaves the list early leaves nothing open', async () => {
      for (const size of [1, 2, 3]) await put(patterned(size));
      let seen = 0;
      for await (const one of files.list()) {
        expect(one.bytes).toBeGreaterThan(0);
        seen += 1;
        break;
      }
      expect(seen).toBe(1);
      expect(await listed()).toHaveLength(3);
    });

    it('[FILE-9] the file it was put from stays where it is, and may go', async () => {
      const content = patterned(5_000);
      const { hash, path, bytes } = upload(content);
      await files.put(hash, path, bytes);
      await files.put(hash, path, bytes);
      rmSync(path);
      expectBytes(await read(hash), content);
    });
  });
}
