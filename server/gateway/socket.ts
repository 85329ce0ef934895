/** One WebSocket between the wire and its room: frames in, ready bytes out, life and death. */
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { RawData } from 'ws';
import { FAULTS } from '../../lib/core/faults.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { decodeClientFrame } from '../../lib/protocol/codec.ts';
import type { Log } from '../ports.ts';
import type { Entrance } from '../room/registry.ts';
import type { PauseReason, SessionSocket } from '../room/session-socket.ts';

const UNSUPPORTED_DATA = 1003; // a text frame, RFC 6455 section 7.4.1

export class GatewaySocket implements SessionSocket {
  readonly #ws: WebSocket;
  /** The TCP socket under `#ws`. Ready frames go straight to it: encoded once for all readers. */
  readonly #stream: Duplex;
  readonly #pauseReasons = new Set<PauseReason>();
  #isAlive = true;

  constructor(ws: WebSocket, stream: Duplex) {
    this.#ws = ws;
    this.#stream = stream;
  }

  /** Wires the socket to its room. Must run in the turn of the upgrade, or frames are missed. */
  attach(entrance: Entrance, limits: Limits, logger: Log): void {
    this.#ws.on('message', (message, isBinary) => {
      this.#isAlive = true;
      if (!isBinary) return this.#ws.close(UNSUPPORTED_DATA);
      const frame = decodeClientFrame(bytesOf(message), limits);
      if (frame.ok) return entrance.receive(frame.value);
      logger.warn('frame.refused', { ...frame.why });
      return this.close(FAULTS[frame.why.code].ws, frame.why.code);
    });
    this.#ws.on('pong', () => {
      this.#isAlive = true;
      entrance.ponged();
    });
    this.#ws.on('close', () => entrance.left());
  }

  write(frames: readonly Uint8Array[]): void {
    if (this.#ws.readyState !== WebSocket.OPEN) return;
    const [only] = frames;
    if (frames.length === 1 && only !== undefined) {
      this.#stream.write(only);
      return;
    }
    this.#stream.cork();
    for (const frame of frames) this.#stream.write(frame);
    this.#stream.uncork();
  }

  get bufferedBytes(): number {
    return this.#stream.writableLength;
  }

  setReading(isPaused: boolean, reason: PauseReason): void {
    if (isPaused) this.#pauseReasons.add(reason);
    else this.#pauseReasons.delete(reason);
    if (this.#pauseReasons.size > 0) this.#ws.pause();
    else this.#ws.resume();
  }

  ping(): void {
    if (this.#ws.readyState === WebSocket.OPEN) this.#ws.ping();
  }

  /** Between two calls a living socket has said something; a paused one cannot. */
  proveAlive(): void {
    if (!this.#isAlive && this.#pauseReasons.size === 0) return this.#ws.terminate();
    this.#isAlive = false;
    return this.ping();
  }

  close(code: number, reason: FaultCode): void {
    // A paused socket would never read the answer to the closing frame.
    this.#ws.resume();
    this.#ws.close(code, reason);
  }
}

function bytesOf(message: RawData): Uint8Array {
  if (message instanceof ArrayBuffer) return new Uint8Array(message);
  return Array.isArray(message) ? Buffer.concat(message) : message;
}
