/** Files as people upload them, and what is read back. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'vitest';
import { type FileHash, parseFileHash } from '../../lib/core/file.ts';

export interface Upload {
  readonly hash: FileHash;
  readonly path: string;
  readonly bytes: number;
}

let uploads = 0;

/** In a file of its own in `folder`. */
export function anUpload(folder: string, content: Uint8Array): Upload {
  const path = join(folder, `upload-${++uploads}`);
  writeFileSync(path, content);
  return { hash: hashOf(content), path, bytes: content.length };
}

export function hashOf(content: Uint8Array): FileHash {
  const hash = parseFileHash(createHash('sha256').update(content).digest('hex'));
  if (hash === null) throw new Error('not a hash');
  return hash;
}

/** Different for each size, and no two pages of it alike. */
export function patterned(bytes: number): Uint8Array {
  const words = new Uint32Array(Math.ceil(bytes / 4));
  let word = bytes + 1;
  for (let at = 0; at < words.length; at++) {
    word = (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0; // Numerical Recipes, chapter 7.1
    words[at] = word;
  }
  return new Uint8Array(words.buffer, 0, bytes);
}

/** As it comes from a network: in pieces. */
export function streamOf(content: Uint8Array, pieceBytes = 50_000): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (at < content.length) controller.enqueue(content.slice(at, at + pieceBytes));
        at += pieceBytes;
        if (at >= content.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

export async function bytesOf(
  content: ReadableStream<Uint8Array> | undefined,
): Promise<Uint8Array> {
  if (content === undefined) throw new Error('there is no content');
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/** As `toEqual`, without a second for each MiB. */
export function expectBytes(actual: Uint8Array, wanted: Uint8Array): void {
  expect(actual.length).toBe(wanted.length);
  expect(Buffer.compare(actual, wanted)).toBe(0);
}

/** Lets everything run that has something to do. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await setImmediate();
}
