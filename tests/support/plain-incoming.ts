/** Uploads on their way in, whole in memory before they are on the disk: for tests of use cases. */
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../lib/core/faults.ts';
import type { IncomingFile, IncomingFiles } from '../../server/file-ports.ts';
import { hashOf } from './uploads.ts';

const HEAD_BYTES = 128 * 1024;

export class PlainIncoming implements IncomingFiles {
  readonly #paths: string[] = [];
  /** In place of what it has received. */
  fault: Error | null = null;

  /** Neither in the store nor discarded. */
  get leftBehind(): readonly string[] {
    return this.#paths.filter((path) => existsSync(path));
  }

  async receive(
    content: ReadableStream<Uint8Array>,
    { bytesMax, signal }: { readonly bytesMax: number; readonly signal: AbortSignal },
  ): Promise<IncomingFile> {
    const reader = content.getReader();
    try {
      const chunks: Uint8Array[] = [];
      for (;;) {
        const { done, value } = await reader.read();
        signal.throwIfAborted();
        if (this.fault !== null) throw this.fault;
        if (done) break;
        chunks.push(value);
        if (Buffer.concat(chunks).length > bytesMax) throw new AppError('too_large', 'too long');
      }
      const whole = new Uint8Array(Buffer.concat(chunks));
      const path = join(tmpdir(), `sheaf-upload-${randomUUID()}`);
      const made = `${path}-made`;
      writeFileSync(path, whole);
      this.#paths.push(path, made);
      return {
        hash: hashOf(whole),
        bytes: whole.length,
        path,
        made,
        head: whole.slice(0, HEAD_BYTES),
        discard: async () => [path, made].forEach((each) => rmSync(each, { force: true })),
      };
    } catch (error) {
      void reader.cancel(error).catch(() => undefined);
      throw error;
    }
  }
}
