/** A part of an open file as a stream that reads only what is asked for. */
import type { FileHandle } from 'node:fs/promises';
import type { ByteSpan } from '../byte-span.ts';
import type { DiskFaults } from './disk-faults.ts';

const CHUNK_BYTES = 64 * 1024;

/** Takes over `handle` and closes it at the end, at a failure or when the reader cancels. */
export async function readSpan(
  handle: FileHandle,
  { from, to }: ByteSpan,
  faults: DiskFaults,
): Promise<ReadableStream<Uint8Array>> {
  let at = from;
  const next = (): Promise<Uint8Array> =>
    faults.around(async () => {
      const chunk = new Uint8Array(Math.min(CHUNK_BYTES, to - at));
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
      if (bytesRead === 0) throw faults.damage(`a file has become shorter and ends at byte ${at}`);
      at += bytesRead;
      return chunk.subarray(0, bytesRead);
    });
  if (from === to) await handle.close();
  return new ReadableStream<Uint8Array>(
    {
      // Nobody asks an empty stream for anything.
      start: (controller) => {
        if (from === to) controller.close();
      },
      pull: async (controller) => {
        try {
          controller.enqueue(await next());
        } catch (error) {
          await handle.close();
          throw error;
        }
        if (at < to) return;
        await handle.close();
        controller.close();
      },
      cancel: () => handle.close(),
    },
    { highWaterMark: 0 },
  );
}
