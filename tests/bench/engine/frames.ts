/**
 * The wire as the load generators speak it: masked frames made beforehand, frames of a server read
 * as they come. Hocuspocus puts the document's name before every message; the others do not.
 */
import * as encoding from 'lib0/encoding';
import * as decoding from 'lib0/decoding';

export type Dialect = 'y-websocket' | 'hocuspocus';

const FIN_BINARY = 0x82;
const MASKED = 0x80;
const MASK = [0x5a, 0xc3, 0x17, 0x9e] as const;

/** One client frame, RFC 6455 section 5.2. */
export function maskedFrame(payload: Uint8Array): Uint8Array {
  const { length } = payload;
  const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const frame = Buffer.allocUnsafe(2 + extra + 4 + length);
  frame[0] = FIN_BINARY;
  frame[1] = MASKED | (extra === 0 ? length : extra === 2 ? 126 : 127);
  if (extra === 2) frame.writeUInt16BE(length, 2);
  if (extra === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  const start = 6 + extra;
  frame.set(MASK, start - 4);
  for (let at = 0; at < length; at += 1) {
    frame[start + at] = (payload[at] ?? 0) ^ MASK[(at & 3) as 0 | 1 | 2 | 3];
  }
  return frame;
}

function message(
  dialect: Dialect,
  document: string,
  write: (to: encoding.Encoder) => void,
): Uint8Array {
  return encoding.encode((encoder) => {
    if (dialect === 'hocuspocus') encoding.writeVarString(encoder, document);
    write(encoder);
  });
}

export function updateMessage(dialect: Dialect, document: string, update: Uint8Array): Uint8Array {
  return message(dialect, document, (to) => {
    encoding.writeVarUint(to, 0);
    encoding.writeVarUint(to, 2);
    encoding.writeVarUint8Array(to, update);
  });
}

export function step1Message(dialect: Dialect, document: string, vector: Uint8Array): Uint8Array {
  return message(dialect, document, (to) => {
    encoding.writeVarUint(to, 0);
    encoding.writeVarUint(to, 0);
    encoding.writeVarUint8Array(to, vector);
  });
}

/** A caret, the way editors send it. */
export function awarenessMessage(
  dialect: Dialect,
  document: string,
  clientId: number,
  clock: number,
): Uint8Array {
  const position = { type: null, tname: 'default', item: { client: clientId, clock }, assoc: 0 };
  const state = JSON.stringify({
    user: { name: `Typist ${clientId % 1_000}`, color: '#4a7fb5' },
    cursor: { anchor: position, head: position },
  });
  const entry = encoding.encode((to) => {
    encoding.writeVarUint(to, 1);
    encoding.writeVarUint(to, clientId);
    encoding.writeVarUint(to, clock + 1);
    encoding.writeVarString(to, state);
  });
  return message(dialect, document, (to) => {
    encoding.writeVarUint(to, 1);
    encoding.writeVarUint8Array(to, entry);
  });
}

/** Hocuspocus wants a token first, even where any will do. */
export function authMessage(document: string): Uint8Array {
  return message('hocuspocus', document, (to) => {
    encoding.writeVarUint(to, 2);
    encoding.writeVarUint(to, 0);
    encoding.writeVarString(to, 'any');
  });
}

export type ServerMessage =
  | { readonly is: 'step1' }
  | { readonly is: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly is: 'standing'; readonly epoch: string }
  | { readonly is: 'position'; readonly seq: number }
  | { readonly is: 'other' };

const OTHER: ServerMessage = { is: 'other' };

export function readMessage(dialect: Dialect, payload: Uint8Array): ServerMessage {
  const decoder = decoding.createDecoder(payload);
  if (dialect === 'hocuspocus') decoding.readVarString(decoder);
  switch (decoding.readVarUint(decoder)) {
    case 0:
    case 4: // Hocuspocus: a sync message in answer to one
      return readSync(decoder);
    case 102:
      return { is: 'standing', epoch: decoding.readVarString(decoder) };
    case 103:
      return { is: 'position', seq: decoding.readVarUint(decoder) };
    default:
      return OTHER;
  }
}

function readSync(decoder: decoding.Decoder): ServerMessage {
  const kind = decoding.readVarUint(decoder);
  if (kind === 0) return { is: 'step1' };
  return { is: kind === 1 ? 'step2' : 'update', update: decoding.readVarUint8Array(decoder) };
}

/** Cuts a server's byte stream into messages, whatever pieces it comes in. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);
  readonly #take: (payload: Uint8Array) => void;
  readonly #closed: (code: number) => void;

  constructor(take: (payload: Uint8Array) => void, closed: (code: number) => void) {
    this.#take = take;
    this.#closed = closed;
  }

  /** Payloads are valid only during `take`. */
  push(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (;;) {
      const left = bytes.length - at;
      if (left < 2) break;
      const short = (bytes[at + 1] ?? 0) & 0x7f;
      const header = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (left < header) break;
      const length =
        short < 126
          ? short
          : short === 126
            ? bytes.readUInt16BE(at + 2)
            : Number(bytes.readBigUInt64BE(at + 2));
      if (left < header + length) break;
      const payload = bytes.subarray(at + header, at + header + length);
      const opcode = (bytes[at] ?? 0) & 0x0f;
      if (opcode === 2) this.#take(payload);
      if (opcode === 8) this.#closed(length >= 2 ? payload.readUInt16BE(0) : 1_005);
      at += header + length;
    }
    // A copy: the chunk's memory belongs to the socket, which reuses it.
    this.#rest = at === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(at));
  }
}
