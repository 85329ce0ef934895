/**
 * One person's replica at a wire of arrays: what it says waits until the plan lets it arrive, what
 * it was sent waits until the plan lets it listen. It behaves as the stock provider does, and
 * keeps count of what the server has settled.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { PersonId, Seq } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { decodeClientFrame, decodeOwnFrame, encodeUpdate } from '../../lib/protocol/codec.ts';
import { FRAME, SYNC } from '../../lib/protocol/frames.ts';
import type { Opening } from '../../server/room/room-events.ts';
import type { Entrance } from '../../server/room/registry.ts';
import type { Choice } from './random-edits.ts';
import { ArraySocket } from './test-registry.ts';

/** Who edits a replica: a bare hand on Yjs, or a whole editor. */
export interface Hand {
  edit(choice: Choice): void;
  leave(): void;
}

export type Hire = (doc: Y.Doc, name: number) => Hand;

class Socket extends ArraySocket {
  isPinged = false;

  override ping(): void {
    this.isPinged = true;
  }
}

interface Connection {
  readonly socket: Socket;
  readonly entrance: Entrance;
  /** How many messages were listened to. */
  heardCount: number;
  /** Updates in the order in which they arrived; those that are dealt with are null. */
  readonly arrived: (Uint8Array | null)[];
  settledCount: number;
  /** Frames that arrived, to be sent again. */
  readonly past: Uint8Array[];
}

export type Enter = (opening: Omit<Opening, 'sessionId'>, socket: ArraySocket) => Entrance;

/** What the world wants to hear of. */
export interface Witness {
  /** The server says that this is stored. */
  settled(name: number, update: Uint8Array): void;
  /** An end or a refusal that no honest person should meet. */
  wronged(name: number, why: string): void;
}

/** An honest connection may meet these: it comes again. */
const PASSING: ReadonlySet<FaultCode> = new Set([
  'restarting',
  'slow_reader',
  'storage_unavailable',
]);

export class ChaosReplica {
  readonly name: number;
  readonly personId: PersonId | null;
  doc: Y.Doc;
  /** Everything under these was written here. */
  readonly ownIds = new Set<number>();
  /** Said, and not arrived yet. */
  outbox: Uint8Array[] = [];
  isPaused = false;
  readonly #limits: Limits;
  readonly #hire: Hire;
  readonly #witness: Witness;
  readonly #newClientId: () => number;
  #hand: Hand;
  #connection: Connection | null = null;
  #since: Seq = 0;

  constructor(options: {
    readonly name: number;
    readonly personId: PersonId | null;
    readonly limits: Limits;
    readonly hire: Hire;
    readonly witness: Witness;
    readonly newClientId: () => number;
  }) {
    this.name = options.name;
    this.personId = options.personId;
    this.#limits = options.limits;
    this.#hire = options.hire;
    this.#witness = options.witness;
    this.#newClientId = options.newClientId;
    this.doc = this.#newDoc();
    this.#hand = this.#begin();
  }

  get isOnline(): boolean {
    return this.#connection !== null;
  }

  /** Something of it is on its way, in either direction. */
  get isBusy(): boolean {
    const connection = this.#connection;
    const isUnheard =
      connection !== null && connection.heardCount < connection.socket.messages.length;
    return this.outbox.length > 0 || isUnheard;
  }

  /** Updates that arrived and are neither settled nor refused. */
  get unsettledCount(): number {
    const { arrived = [], settledCount = 0 } = this.#connection ?? {};
    return this.personId === null ? 0 : arrived.length - settledCount;
  }

  edit(choice: Choice): void {
    this.#hand.edit(choice);
  }

  connect(enter: Enter): void {
    this.drop(true);
    const socket = new Socket();
    const entrance = enter(
      {
        personId: this.personId,
        profile: { name: String(this.name), hue: 1 },
        role: 'editor',
        ceiling: 'owner',
        wantsOwnFrames: this.personId !== null,
        since: this.#since,
      },
      socket,
    );
    this.#connection = { socket, entrance, heardCount: 0, arrived: [], settledCount: 0, past: [] };
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.sync);
    syncProtocol.writeSyncStep1(encoder, this.doc);
    this.outbox.push(encoding.toUint8Array(encoder));
  }

  /** The connection is gone, with all that was on its way. */
  drop(isNoticed: boolean): void {
    const connection = this.#connection;
    this.#connection = null;
    this.outbox = [];
    this.isPaused = false;
    if (isNoticed) connection?.entrance.left();
  }

  reload(): void {
    this.drop(true);
    this.#hand.leave();
    const state = Y.encodeStateAsUpdate(this.doc);
    this.doc.destroy();
    this.doc = this.#newDoc();
    Y.applyUpdate(this.doc, state, this);
    this.#hand = this.#begin();
  }

  leave(): void {
    this.drop(true);
    this.#hand.leave();
    this.doc.destroy();
  }

  pause(isPaused: boolean): void {
    this.isPaused = isPaused;
    const socket = this.#connection?.socket;
    if (socket === undefined) return;
    socket.isRead = !isPaused;
    if (!isPaused) socket.drain();
  }

  duplicate(at: number): void {
    const { past = [] } = this.#connection ?? {};
    const all = [...past.slice(-20), ...this.outbox];
    const frame = all[at % Math.max(1, all.length)];
    if (frame !== undefined) this.outbox.push(frame);
  }

  /** Of neighbours only, and only of updates: an answer is not overtaken by what it lacks. */
  reorder(at: number): void {
    const first = at % Math.max(1, this.outbox.length);
    const [older, newer] = this.outbox.slice(first, first + 2);
    if (older === undefined || newer === undefined) return;
    if (isUpdate(older) && isUpdate(newer)) this.outbox.splice(first, 2, newer, older);
  }

  send(count: number): void {
    for (let left = count; left > 0 && !this.isPaused; left--) {
      const connection = this.#connection;
      if (connection === null || connection.socket.pausedFor.size > 0) return;
      const bytes = this.outbox.shift();
      if (bytes === undefined) return;
      const frame = decodeClientFrame(bytes, this.#limits);
      if (!frame.ok) return this.#witness.wronged(this.name, frame.why.why);
      if (frame.value.is === 'update' || frame.value.is === 'step2') {
        connection.arrived.push(frame.value.update);
        connection.past.push(bytes);
      }
      connection.entrance.receive(frame.value);
    }
  }

  hear(count: number): void {
    const connection = this.#connection;
    if (connection === null || this.isPaused) return;
    if (connection.socket.isPinged) {
      connection.socket.isPinged = false;
      connection.entrance.ponged();
    }
    const { messages } = connection.socket;
    const upTo = Math.min(messages.length, connection.heardCount + count);
    for (; connection.heardCount < upTo; connection.heardCount++) {
      const message = messages[connection.heardCount];
      if (message !== undefined) this.#take(connection, message);
    }
    const { closeReason } = connection.socket;
    if (closeReason === null || connection.heardCount < messages.length) return;
    if (!PASSING.has(closeReason)) this.#witness.wronged(this.name, `closed: ${closeReason}`);
    this.drop(true);
  }

  #take(connection: Connection, message: Uint8Array): void {
    const decoder = decoding.createDecoder(message);
    const type = decoding.readVarUint(decoder);
    if (type === FRAME.sync) {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, FRAME.sync);
      syncProtocol.readSyncMessage(decoder, encoder, this.doc, this);
      if (encoding.length(encoder) > 1) this.outbox.push(encoding.toUint8Array(encoder));
      return;
    }
    const own = decodeOwnFrame(message);
    if (!own.ok) return;
    const frame = own.value;
    if (frame.is === 'position') this.#since = Math.max(this.#since, frame.seq);
    else if (frame.is === 'refused') {
      connection.arrived[frame.index - 1] = null;
      if (frame.code !== 'resync') this.#witness.wronged(this.name, `refused: ${frame.code}`);
    } else if (frame.is === 'settled') {
      if (frame.count > connection.arrived.length) {
        this.#witness.wronged(this.name, `settled ${frame.count}, more than arrived`);
      }
      for (let at = connection.settledCount; at < frame.count; at++) {
        const update = connection.arrived[at];
        if (update instanceof Uint8Array) this.#witness.settled(this.name, update);
        connection.arrived[at] = null;
      }
      connection.settledCount = Math.max(connection.settledCount, frame.count);
    }
  }

  #newDoc(): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = this.#newClientId();
    this.ownIds.add(doc.clientID);
    doc.getXmlFragment('default');
    doc.getText('title');
    return doc;
  }

  #begin(): Hand {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.isOnline) this.outbox.push(encodeUpdate(update));
    });
    return this.#hire(this.doc, this.name);
  }
}

function isUpdate(frame: Uint8Array): boolean {
  return frame[0] === FRAME.sync && frame[1] === SYNC.update;
}
