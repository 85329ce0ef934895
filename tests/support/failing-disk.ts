/** A real disk whose calls are counted, noted, or fail when a test wants it. */
import type { FileHandle } from 'node:fs/promises';
import { type FileSystem, machineFileSystem } from '../../server/adapters/disk/file-system.ts';

/** `open`, or `sync` of what was opened, with the path it is about. */
export interface DiskCall {
  readonly name: string;
  readonly path: string;
}

/** Awaited before each call; what it throws is what the call throws. */
export type BeforeCall = (call: DiskCall) => void | Promise<void>;

/** As node makes them; `syscall` is what tells them from bugs. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: as the test wants it`), { code, syscall: 'test' });
}

type Method = (...args: never[]) => unknown;

export function watchedDisk(before: BeforeCall, after?: (result: unknown) => void): FileSystem {
  const watched = <Whole extends object>(whole: Whole, pathOf: (args: unknown[]) => string) =>
    new Proxy(whole, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: never[]): Promise<unknown> => {
          const path = pathOf(args);
          // A process that dies leaves nothing open, so closing always works.
          if (name !== 'close' && name !== Symbol.asyncDispose) {
            await before({ name: String(name), path });
          }
          const result: unknown = await (method as Method).apply(target, args);
          after?.(result);
          return name === 'open' ? watched(result as FileHandle, () => path) : result;
        };
      },
    });
  return watched(machineFileSystem, (args) => String(args.at(0)));
}

export function countingReads(): { fileSystem: FileSystem; readBytes(): number } {
  let bytes = 0;
  const fileSystem = watchedDisk(
    () => undefined,
    (result) => {
      if (typeof result !== 'object' || result === null || !('bytesRead' in result)) return;
      bytes += Number(result.bytesRead);
    },
  );
  return { fileSystem, readBytes: () => bytes };
}
