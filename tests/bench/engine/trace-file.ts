/** Editing histories on disk: made once for each seed and size, read by every generator process. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseUpdate, bookTrace, typistTrace, type Trace } from './trace.ts';

const FOLDER = join(tmpdir(), 'sheaf-bench-traces');
const SEED = 20_260_711;
/** Of the generator above: another number makes other files. */
const VERSION = 2;

export interface Typists {
  readonly base: Uint8Array;
  readonly traces: readonly Trace[];
}

/** `typistCount` people in one document, each with so many keystrokes. */
export function typists(typistCount: number, keystrokeCount: number): Typists {
  const name = `typists-${typistCount}x${keystrokeCount}`;
  const [base = new Uint8Array(), ...packed] = cached(name, () => {
    const made = baseUpdate(typistCount);
    const traces = Array.from({ length: typistCount }, (_, n) =>
      typistTrace(made, n, keystrokeCount, SEED),
    );
    return [made, ...traces.flatMap(pack)];
  });
  return { base, traces: unpackAll(packed) };
}

/** One author's long text. */
export function book(keystrokeCount: number): Trace {
  const parts = cached(`book-${keystrokeCount}`, () => pack(bookTrace(keystrokeCount, SEED)));
  const [trace] = unpackAll(parts);
  if (trace === undefined) throw new Error('an empty trace file');
  return trace;
}

function cached(name: string, make: () => Uint8Array[]): Uint8Array[] {
  const file = join(FOLDER, `${name}.v${VERSION}`);
  if (!existsSync(file)) {
    mkdirSync(FOLDER, { recursive: true });
    const parts = make().flatMap((part) => [lengthBytes(part.length), part]);
    writeFileSync(`${file}.${process.pid}`, Buffer.concat(parts));
    renameSync(`${file}.${process.pid}`, file);
  }
  const bytes = readFileSync(file);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32LE(at);
    parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return parts;
}

function lengthBytes(length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(length);
  return bytes;
}

function pack({ clientId, bytes, ends, clocks }: Trace): Uint8Array[] {
  return [bytesOf(Uint32Array.of(clientId)), bytes, bytesOf(ends), bytesOf(clocks)];
}

function unpackAll(parts: readonly Uint8Array[]): Trace[] {
  const traces: Trace[] = [];
  for (let at = 0; at < parts.length; at += 4) {
    const [id, bytes, ends, clocks] = parts.slice(at, at + 4);
    if (!id || !bytes || !ends || !clocks) throw new Error('a trace file that was cut off');
    traces.push({
      clientId: wordsOf(id)[0] ?? 0,
      bytes,
      ends: wordsOf(ends),
      clocks: wordsOf(clocks),
    });
  }
  return traces;
}

function bytesOf(words: Uint32Array): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(bytes).buffer);
}
