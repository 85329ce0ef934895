/** One WebSocket between the wire and its room: frames in, ready bytes out, life and death. */
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { RawData } from 'ws';
import { SparseSet } from '../../lib/std/sparse.ts';
import { FAULTS } from '../../lib/core/faults.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { decodeClientFrame } from '../../lib/protocol/codec.ts';
import type { Meter } from '../meter.ts';
import type { Log } from '../ports.ts';
import type { Entrance } from '../room/registry.ts';
import type { PauseReason, SessionSocket } from '../room/session-socket.ts';
import { OutgoingFrames } from './outgoing-frames.ts';
import type { Reader, ReadingTurns } from './reading-turns.ts';
import type { UnfinishedFrame } from './unfinished-frame.ts';

const UNSUPPORTED_DATA = 1003; // a text frame, RFC 6455 section 7.4.1

/** A text message: whatever it says, it ends the connection, but not before what came earlier. */
const TEXT = null;
type Message = RawData | typeof TEXT;

/** What all sockets of a gateway share. */
export interface SocketPorts {
  readonly limits: Limits;
  readonly logger: Log;
  readonly meter: Meter;
  readonly turns: ReadingTurns;
  /** Its connection is closed. */
  gone(socket: GatewaySocket): void;
}

export class GatewaySocket implements SessionSocket, Reader {
  readonly #ws: WebSocket;
  readonly #ports: SocketPorts;
  readonly #outgoing: OutgoingFrames;
  readonly #unfinished: UnfinishedFrame;
  #entrance: Entrance | null = null;
  /** Came, and were not read yet: it was not this socket's turn. */
  #inbox: Message[] = [];
  #inboxAt = 0;
  readonly #pauseReasons = new SparseSet<PauseReason>();
  /** Nothing more is heard: we ended it. */
  #isDeaf = false;
  /** The peer is gone; what it said before still counts. */
  #isGone = false;
  /** Rounds without a sign of life. */
  #silentRounds = 0;

  constructor(ws: WebSocket, stream: Duplex, unfinished: UnfinishedFrame, ports: SocketPorts) {
    this.#ws = ws;
    this.#ports = ports;
    this.#unfinished = unfinished;
    // Before ws, so that a message which ends with these bytes ends what they are counted for.
    stream.prependListener('data', (chunk: Buffer) => this.#received(chunk.length));
    this.#outgoing = new OutgoingFrames(stream);
    stream.on('drain', () => {
      // The other end takes what we write: that is life, too.
      this.#silentRounds = 0;
      this.#outgoing.flush();
    });
  }

  /** Wires the socket to its room. Must run in the turn of the upgrade, or frames are missed. */
  attach(entrance: Entrance): void {
    this.#entrance = entrance;
    this.#ws.on('message', (message, isBinary) => this.#hear(isBinary ? message : TEXT));
    this.#ws.on('pong', () => {
      this.#silentRounds = 0;
      entrance.ponged();
    });
    this.#ws.on('close', () => this.#gone());
  }

  readOne(): boolean {
    const message = this.#inbox[this.#inboxAt];
    this.#inboxAt += 1;
    if (message !== undefined) this.#read(message);
    if (this.#inboxAt < this.#inbox.length) return this.#isGone || this.#pauseReasons.size === 0;
    this.#emptyInbox();
    if (this.#isGone) this.#entrance?.left();
    else if (this.#pauseReasons.size === 0) this.#ws.resume();
    return false;
  }

  write(frames: readonly Uint8Array[]): void {
    if (this.#ws.readyState === WebSocket.OPEN) this.#outgoing.write(frames);
  }

  get bufferedBytes(): number {
    return this.#outgoing.bufferedBytes;
  }

  whenBelow(bytes: number, run: () => void): void {
    this.#outgoing.whenBelow(bytes, run);
  }

  setReading(isPaused: boolean, reason: PauseReason): void {
    if (isPaused) this.#pauseReasons.add(reason);
    else this.#pauseReasons.delete(reason);
    if (this.#ws.readyState !== WebSocket.OPEN) return;
    if (this.#pauseReasons.size > 0) return this.#ws.pause();
    // What it said meanwhile is heard only now.
    this.#silentRounds = 0;
    if (this.#inbox.length > 0) this.#ports.turns.wait(this);
    else this.#ws.resume();
  }

  ping(): void {
    if (this.#ws.readyState === WebSocket.OPEN) this.#ws.ping();
  }

  /**
   * To be called every `pingMs`: a living socket says something in between. One that is paused
   * cannot, and one before which bytes lie hears our question only after them.
   */
  proveAlive(): void {
    const { pingMs, slowReaderMs, frameMs } = this.#ports.limits;
    if (this.#unfinished.countRound() * pingMs > frameMs) return this.#ws.terminate();
    const silentMs = this.#silentRounds * pingMs;
    const patienceMs = this.bufferedBytes > 0 ? slowReaderMs : 0;
    if (silentMs > patienceMs && this.#pauseReasons.size === 0) return this.#ws.terminate();
    this.#silentRounds += 1;
    return this.ping();
  }

  close(code: number, reason: FaultCode): void {
    if (!this.#isDeaf) this.#ports.meter.endedConnections.add(reason);
    this.#outgoing.drop();
    this.#end(code, reason);
  }

  #received(bytes: number): void {
    if (this.#unfinished.grew(bytes)) return;
    if (this.#isDeaf) return this.#ws.terminate();
    const code = 'too_many_requests';
    this.#ports.meter.refusedFrames.add(code);
    this.#ports.logger.warn('frame.unfinished', { code });
    this.close(FAULTS[code].ws, code);
  }

  #hear(message: Message): void {
    this.#silentRounds = 0;
    this.#unfinished.ended();
    if (this.#isDeaf) return;
    const isFirst = this.#inbox.length === 0;
    if (isFirst && this.#pauseReasons.size === 0 && this.#ports.turns.isFree) {
      return this.#read(message);
    }
    this.#inbox.push(message);
    if (!isFirst) return;
    this.#ws.pause();
    if (this.#pauseReasons.size === 0) this.#ports.turns.wait(this);
  }

  #read(message: Message): void {
    const { limits, logger, meter } = this.#ports;
    if (message === TEXT) {
      meter.refusedFrames.add('bad_frame');
      return this.#end(UNSUPPORTED_DATA);
    }
    try {
      const frame = decodeClientFrame(bytesOf(message), limits);
      if (frame.ok) return this.#entrance?.receive(frame.value);
      meter.refusedFrames.add(frame.why.code);
      logger.warn('frame.refused', { ...frame.why });
      return this.close(FAULTS[frame.why.code].ws, frame.why.code);
    } catch (err) {
      // From here it would end the process, and everybody with it.
      logger.error('frame.crashed', { err });
      return this.close(FAULTS.internal.ws, 'internal');
    }
  }

  #end(code: number, reason?: FaultCode): void {
    this.#isDeaf = true;
    this.#emptyInbox();
    // A paused socket would never read the answer to the closing frame.
    this.#ws.resume();
    this.#ws.close(code, reason);
  }

  #gone(): void {
    this.#isGone = true;
    this.#ports.gone(this);
    this.#unfinished.ended();
    if (this.#inbox.length > 0) this.#ports.turns.wait(this);
    else this.#entrance?.left();
  }

  #emptyInbox(): void {
    this.#inbox = [];
    this.#inboxAt = 0;
    this.#ports.turns.forget(this);
  }
}

function bytesOf(message: RawData): Uint8Array {
  if (message instanceof ArrayBuffer) return new Uint8Array(message);
  return Array.isArray(message) ? Buffer.concat(message) : message;
}
