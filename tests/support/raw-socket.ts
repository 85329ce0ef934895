/** A WebSocket by hand, for bytes that no library would send. */
import { connect, type Socket } from 'node:net';
import { randomBytes } from 'node:crypto';

export interface RawSocket {
  /** Status line of the answer to the upgrade. */
  readonly status: string;
  write(bytes: Uint8Array): void;
  /** Close code, 0 for TCP closed without one. Rejects when neither comes within `withinMs`. */
  closed(withinMs: number): Promise<number>;
  destroy(): void;
}

/** @param headers  beside the ones every upgrade has; may replace them. */
export async function rawSocket(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawSocket> {
  const { hostname, port, host, pathname, search } = new URL(url);
  const socket = connect(Number(port), hostname);
  const all: Record<string, string> = {
    Host: host,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  const received = collect(socket);
  const head = await received.until('\r\n\r\n');
  return {
    status: head.split('\r\n', 1)[0] ?? '',
    write: (bytes) => void socket.write(bytes),
    closed: (withinMs) => closeCodeOf(socket, received, withinMs),
    destroy: () => void socket.destroy(),
  };
}

interface Received {
  bytes: Buffer;
  isEnded: boolean;
  until(text: string): Promise<string>;
}

function collect(socket: Socket): Received {
  const received: Received = {
    bytes: Buffer.alloc(0),
    isEnded: false,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const at = received.bytes.indexOf(text);
          if (at < 0) return;
          const head = received.bytes.subarray(0, at).toString('latin1');
          received.bytes = received.bytes.subarray(at + text.length);
          socket.off('data', look);
          resolve(head);
        };
        socket.on('data', look);
        socket.once('close', () => reject(new Error('closed before an answer came')));
      }),
  };
  socket.on('data', (bytes: Buffer) => {
    received.bytes = Buffer.concat([received.bytes, bytes]);
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    received.isEnded = true;
  });
  return received;
}

/** Walks the frames that came until a close frame (opcode 8) or the end of the stream. */
function closeCodeOf(socket: Socket, received: Received, withinMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('still open')), withinMs);
    const look = () => {
      const code = codeIn(received.bytes);
      if (code === null && !received.isEnded) return;
      clearTimeout(timer);
      socket.destroy();
      resolve(code ?? 0);
    };
    socket.on('data', look);
    socket.on('close', look);
    look();
  });
}

function codeIn(bytes: Buffer): number | null {
  for (let at = 0; at + 2 <= bytes.length;) {
    const opcode = (bytes[at] ?? 0) & 0x0f;
    const short = (bytes[at + 1] ?? 0) & 0x7f;
    const headerLength = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (at + headerLength > bytes.length) return null;
    const length =
      short < 126
        ? short
        : short === 126
          ? bytes.readUInt16BE(at + 2)
          : Number(bytes.readBigUInt64BE(at + 2));
    if (opcode === 8 && length >= 2 && at + headerLength + 2 <= bytes.length) {
      return bytes.readUInt16BE(at + headerLength);
    }
    at += headerLength + length;
  }
  return null;
}

/** One client frame: masked unless told otherwise, and as wrong as the test wants it. */
export function clientFrame(options: {
  readonly first: number;
  readonly payload?: Uint8Array;
  readonly isMasked?: boolean;
  /** The bytes of the length field, when it is to lie. */
  readonly lengthField?: readonly number[];
}): Uint8Array {
  const { first, payload = new Uint8Array(0), isMasked = true } = options;
  const field = options.lengthField ?? lengthFieldOf(payload.length);
  const mask = [0x12, 0x34, 0x56, 0x78];
  const [short = 0, ...long] = field;
  return Uint8Array.from([
    first,
    isMasked ? short | 0x80 : short,
    ...long,
    ...(isMasked ? mask : []),
    ...payload.map((byte, at) => (isMasked ? byte ^ (mask[at % 4] ?? 0) : byte)),
  ]);
}

function lengthFieldOf(length: number): number[] {
  return length < 126 ? [length] : [126, length >> 8, length & 0xff];
}
