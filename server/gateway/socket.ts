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
/** Frames of a backlog are joined up to this size: one write of many, and a bounded copy. */
const JOINED_BYTES_MAX = 256 * 1024;

export class GatewaySocket implements SessionSocket {
  readonly #ws: WebSocket;
  /** The TCP socket under `#ws`. Ready frames go straight to it: encoded once for all readers. */
  readonly #stream: Duplex;
  /**
   * Frames that the network does not take yet. A queued write costs some 250 bytes beside its own,
   * which many small ones for many slow readers add up to; these are shared by all readers.
   */
  #backlog: Uint8Array[] = [];
  #backlogBytes = 0;
  readonly #pauseReasons = new Set<PauseReason>();
  #isAlive = true;

  constructor(ws: WebSocket, stream: Duplex) {
    this.#ws = ws;
    this.#stream = stream;
  }

  /** Wires the socket to its room. Must run in the turn of the upgrade, or frames are missed. */
  attach(entrance: Entrance, limits: Limits, logger: Log): void {
    this.#stream.on('drain', () => this.#flush());
    this.#ws.on('message', (message, isBinary) => {
      this.#isAlive = true;
      // Frames go on arriving until the peer has read our closing frame.
      if (this.#ws.readyState !== WebSocket.OPEN) return;
      if (!isBinary) return this.#ws.close(UNSUPPORTED_DATA);
      try {
        const frame = decodeClientFrame(bytesOf(message), limits);
        if (frame.ok) return entrance.receive(frame.value);
        logger.warn('frame.refused', { ...frame.why });
        return this.close(FAULTS[frame.why.code].ws, frame.why.code);
      } catch (err) {
        // From here it would end the process, and everybody with it.
        logger.error('frame.crashed', { err });
        return this.close(FAULTS.internal.ws, 'internal');
      }
    });
    this.#ws.on('pong', () => {
      this.#isAlive = true;
      entrance.ponged();
    });
    this.#ws.on('close', () => entrance.left());
  }

  write(frames: readonly Uint8Array[]): void {
    if (this.#ws.readyState !== WebSocket.OPEN) return;
    if (this.#backlog.length > 0 || this.#stream.writableNeedDrain) {
      for (const frame of frames) {
        this.#backlog.push(frame);
        this.#backlogBytes += frame.length;
      }
      return;
    }
    const [only] = frames;
    if (frames.length === 1 && only !== undefined) {
      this.#stream.write(only);
      return;
    }
    this.#stream.cork();
    for (const frame of frames) this.#stream.write(frame);
    this.#stream.uncork();
  }

  /** The network has taken all there was. */
  #flush(): void {
    let taken = 0;
    while (taken < this.#backlog.length && !this.#stream.writableNeedDrain) {
      const from = taken;
      let byteLength = 0;
      do {
        byteLength += this.#backlog[taken]?.length ?? 0;
        taken += 1;
      } while (byteLength + (this.#backlog[taken]?.length ?? Infinity) <= JOINED_BYTES_MAX);
      const frames = this.#backlog.slice(from, taken);
      this.#backlogBytes -= byteLength;
      this.#stream.write(frames.length === 1 ? frames[0] : Buffer.concat(frames, byteLength));
    }
    this.#backlog.splice(0, taken);
  }

  get bufferedBytes(): number {
    return this.#stream.writableLength + this.#backlogBytes;
  }

  setReading(isPaused: boolean, reason: PauseReason): void {
    if (isPaused) this.#pauseReasons.add(reason);
    else this.#pauseReasons.delete(reason);
    if (this.#ws.readyState !== WebSocket.OPEN) return;
    if (this.#pauseReasons.size > 0) return this.#ws.pause();
    // What it said meanwhile is heard only now.
    this.#isAlive = true;
    this.#ws.resume();
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
    this.#backlog = [];
    this.#backlogBytes = 0;
    // A paused socket would never read the answer to the closing frame.
    this.#ws.resume();
    this.#ws.close(code, reason);
  }
}

function bytesOf(message: RawData): Uint8Array {
  if (message instanceof ArrayBuffer) return new Uint8Array(message);
  return Array.isArray(message) ? Buffer.concat(message) : message;
}
