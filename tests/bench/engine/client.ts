/** One connection of a load generator: no replica, no library, only bytes. */
import { connect, type Socket } from 'node:net';
import {
  authMessage,
  FrameReader,
  maskedFrame,
  readMessage,
  step1Message,
  type Dialect,
  type ServerMessage,
} from './frames.ts';

export interface Target {
  readonly dialect: Dialect;
  readonly port: number;
  /** Before the document's name: `/collab/`. */
  readonly path: string;
}

export interface ClientOptions {
  readonly document: string;
  /** After the name: `?stored=1`. */
  readonly query?: string;
  /** Encoded state vector of what it has; null: it asks for nothing. */
  readonly vector: Uint8Array | null;
  /** What comes in; without it bytes are counted and not looked at. */
  readonly take?: (message: ServerMessage) => void;
  /** It is closed, with this code; without having left itself, too. */
  readonly gone?: (code: number) => void;
}

/** All reading sockets of a process share it: what was read is looked at before the next read. */
const READ_BYTES = 256 * 1024;
const shared = Buffer.allocUnsafe(READ_BYTES);
const PONG = Uint8Array.of(0x8a, 0x80, 0, 0, 0, 0);
/** An encoded state vector that knows nothing. */
export const NOTHING = Uint8Array.of(0);

export class Client {
  /** Of the WebSocket stream, frame headers included, the answer to the upgrade excluded. */
  bytesIn = 0;
  lastInMs = 0;
  /** 0: open; 1006: gone without a word. */
  closeCode = 0;
  readonly #socket: Socket;
  readonly #reader: FrameReader | null;
  #isUpgraded = false;
  #head = Buffer.alloc(0);

  private constructor(
    target: Target,
    options: ClientOptions,
    opened: () => void,
    failed: (error: Error) => void,
  ) {
    const { take } = options;
    this.#reader =
      take === undefined
        ? null
        : new FrameReader(
            (payload) => take(readMessage(target.dialect, payload)),
            (code) => {
              this.closeCode = code;
            },
          );
    this.#socket = connect({
      host: '127.0.0.1',
      port: target.port,
      noDelay: true,
      onread: {
        buffer: shared,
        callback: (count, buffer) => {
          this.#read(Buffer.from(buffer.buffer, buffer.byteOffset, count), opened, failed);
          return true;
        },
      },
    });
    this.#socket.on('error', failed);
    this.#socket.on('close', () => {
      if (this.closeCode === 0) this.closeCode = 1_006;
      failed(new Error(`closed with ${this.closeCode}`));
      options.gone?.(this.closeCode);
    });
    const path = `${target.path}${options.document}${options.query ?? ''}`;
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nUpgrade: websocket\r\n` +
        'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
  }

  /** Resolves when it is upgraded and has asked for the document. */
  static open(target: Target, options: ClientOptions): Promise<Client> {
    return new Promise((resolve, reject) => {
      const client: Client = new Client(
        target,
        options,
        () => {
          if (target.dialect === 'hocuspocus') client.send(authMessage(options.document));
          if (options.vector !== null) {
            client.send(step1Message(target.dialect, options.document, options.vector));
          }
          resolve(client);
        },
        reject,
      );
    });
  }

  /** Servers ping; who only counts bytes answers without having been asked (RFC 6455, 5.5.3). */
  pong(): void {
    this.#socket.write(PONG);
  }

  send(payload: Uint8Array): void {
    this.#socket.write(maskedFrame(payload));
  }

  /** Ready frames; the bytes must not change. */
  write(frames: Uint8Array): void {
    this.#socket.write(frames);
  }

  get bytesUnsent(): number {
    return this.#socket.writableLength;
  }

  leave(): void {
    this.closeCode ||= 1_000;
    this.#socket.destroy();
  }

  #read(chunk: Buffer, opened: () => void, failed: (error: Error) => void): void {
    if (this.#isUpgraded) return this.#take(chunk);
    this.#head = Buffer.concat([this.#head, chunk]);
    const end = this.#head.indexOf('\r\n\r\n');
    if (end < 0) return;
    const status = this.#head.toString('latin1', 9, 12);
    if (status !== '101') return failed(new Error(`answered ${status}`));
    this.#isUpgraded = true;
    opened();
    const rest = this.#head.subarray(end + 4);
    if (rest.length > 0) this.#take(rest);
  }

  #take(chunk: Buffer): void {
    this.bytesIn += chunk.length;
    this.lastInMs = performance.now();
    this.#reader?.push(chunk);
  }
}
