/** A room with stock-like clients around it; the test commits and turns the clock by hand. */
import * as encoding from 'lib0/encoding';
import * as decoding from 'lib0/decoding';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import { DEFAULT_LIMITS, type Limits } from '../../lib/core/limits.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { ClientId, Epoch, PersonId } from '../../lib/core/ids.ts';
import type { Role } from '../../lib/core/policy.ts';
import { decodeClientFrame, decodeOwnFrame, encodeUpdate } from '../../lib/protocol/codec.ts';
import { FRAME, type ClientFrame, type OwnFrame } from '../../lib/protocol/frames.ts';
import { absorb, newKnown } from '../../lib/protocol/known.ts';
import { FrameLog } from '../../server/room/frame-log.ts';
import type { RoomEffect, RoomEvent } from '../../server/room/room-events.ts';
import { Room } from '../../server/room/room.ts';
import { wsFrame } from '../../server/room/ws-frame.ts';
import { wsPayloads } from './ws-payloads.ts';

export const EPOCH = 'AAAAAAAAAAA' as Epoch;

type AppendEffect = Extract<RoomEffect, { is: 'append' }>;

export interface JoinOptions {
  readonly personId?: string | null;
  readonly role?: Role;
  readonly ceiling?: Role;
  readonly wantsOwnFrames?: boolean;
  readonly since?: number;
  readonly doc?: Y.Doc;
}

export class TestRoom {
  readonly room: Room;
  readonly limits: Limits;
  nowMs = 1_000_000;
  /** Everything the room asked for, in order. */
  readonly effects: RoomEffect[] = [];
  /** Appended, and not yet committed by the test. */
  uncommitted: AppendEffect['entry'][] = [];
  /** What the log would give back after a crash. */
  readonly stored: AppendEffect['entry'][] = [];
  readonly owners = new Map<ClientId, PersonId | null>();
  readonly clients = new Map<number, TestClient>();
  #nextSessionId = 1;

  constructor(limits: Partial<Limits> = {}, previous?: TestRoom) {
    this.limits = { ...DEFAULT_LIMITS, ...limits };
    this.room = new Room({ epoch: EPOCH }, this.limits);
    if (previous === undefined) return;
    this.stored.push(...previous.stored);
    for (const [id, person] of previous.owners) this.owners.set(id, person);
    this.nowMs = previous.nowMs;
  }

  tell(event: RoomEvent): void {
    for (const effect of this.room.step(event, this.nowMs)) {
      this.effects.push(effect);
      if (effect.is === 'append') this.uncommitted.push(effect.entry);
      else if (effect.is === 'send' || effect.is === 'relay') {
        const client = this.clients.get(effect.sessionId);
        for (const frames of effect.frames) client?.inbox.push(...wsPayloads(frames));
      } else if (effect.is === 'close') this.clients.get(effect.sessionId)?.closed(effect.code);
    }
  }

  /** Loads what was stored, as after a start. */
  load(options: { readonly isDamaged?: boolean } = {}): this {
    const known = newKnown();
    const frames = new FrameLog();
    for (const { seq, update } of this.stored) {
      if (!absorb(known, update, this.limits)) throw new Error(`row ${seq} does not load`);
      frames.append(seq, wsFrame(encodeUpdate(update)), update.length);
    }
    const document = {
      known,
      frames,
      owners: new Map(this.owners),
      isDamaged: options.isDamaged ?? false,
    };
    this.tell({ is: 'loaded', document });
    return this;
  }

  /** The first `count` uncommitted entries become durable. */
  commit(count = this.uncommitted.length): void {
    const entries = this.uncommitted.splice(0, count);
    const last = entries.at(-1);
    if (last === undefined) return;
    for (const entry of entries) {
      this.stored.push(entry);
      for (const id of entry.claims) this.owners.set(id, entry.author);
    }
    this.tell({ is: 'stored', upToSeq: last.seq });
  }

  /** Time passes; the room is woken whenever it asked to be. */
  pass(ms: number): void {
    const endMs = this.nowMs + ms;
    for (let at = this.room.wakeAtMs(); at !== null && at <= endMs; at = this.room.wakeAtMs()) {
      this.nowMs = Math.max(this.nowMs, at);
      this.tell({ is: 'woken' });
    }
    this.nowMs = endMs;
  }

  join(options: JoinOptions = {}): TestClient {
    const client = new TestClient(this, this.#nextSessionId++, options);
    this.clients.set(client.sessionId, client);
    this.tell({ is: 'opened', opening: client.opening });
    return client;
  }

  /** Commits and delivers until nobody has anything more to say. */
  settle(): void {
    for (let isBusy = true; isBusy;) {
      isBusy = this.uncommitted.length > 0;
      this.commit();
      for (const client of this.clients.values()) isBusy = client.read() || isBusy;
    }
  }

  storedBytes(): number {
    return this.stored.reduce((sum, { update }) => sum + update.length, 0);
  }

  /** Text of the stored updates alone: all that a crash would leave. */
  storedText(): string {
    const doc = new Y.Doc();
    for (const { update } of this.stored) Y.applyUpdate(doc, update);
    return doc.getText('title').toString();
  }

  count(is: RoomEffect['is']): number {
    return this.effects.filter((effect) => effect.is === is).length;
  }
}

/** Behaves as the stock provider: answers step1, applies what comes, sends its own updates. */
export class TestClient {
  readonly doc: Y.Doc;
  readonly inbox: Uint8Array[] = [];
  readonly own: OwnFrame[] = [];
  /** Awareness payloads as they came. */
  readonly awareness: Uint8Array[] = [];
  isSynced = false;
  closeCode: FaultCode | null = null;
  readonly opening;
  readonly sessionId: number;
  readonly #room: TestRoom;
  readonly #onUpdate: (update: Uint8Array, origin: unknown) => void;

  constructor(room: TestRoom, sessionId: number, options: JoinOptions) {
    this.#room = room;
    this.sessionId = sessionId;
    this.doc = options.doc ?? new Y.Doc();
    const personId = options.personId === undefined ? 'g_ada' : options.personId;
    this.opening = {
      sessionId,
      personId: personId as PersonId | null,
      profile: { name: personId ?? '', hue: 1 },
      role: options.role ?? 'editor',
      ceiling: options.ceiling ?? 'owner',
      wantsOwnFrames: options.wantsOwnFrames ?? true,
      since: options.since ?? 0,
    } as const;
    this.#onUpdate = (update, origin) => {
      if (origin !== this) this.send(encodeUpdate(update));
    };
    this.doc.on('update', this.#onUpdate);
  }

  get text(): string {
    return this.doc.getText('title').toString();
  }

  type(text: string, at = this.text.length): void {
    this.doc.getText('title').insert(at, text);
  }

  /** Asks for the document, as every stock client does first of all. */
  hello(): this {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.sync);
    syncProtocol.writeSyncStep1(encoder, this.doc);
    this.send(encoding.toUint8Array(encoder));
    return this;
  }

  send(bytes: Uint8Array): void {
    if (this.closeCode !== null) return;
    const frame = decodeClientFrame(bytes, this.#room.limits);
    if (!frame.ok) throw new Error(frame.why.why);
    this.sendFrame(frame.value);
  }

  sendFrame(frame: ClientFrame): void {
    this.#room.tell({ is: 'received', sessionId: this.sessionId, frame });
  }

  /** Reads what came so far. @returns whether there was anything. */
  read(): boolean {
    const messages = this.inbox.splice(0);
    for (const message of messages) this.#take(message);
    return messages.length > 0;
  }

  /** The network went away and nobody noticed: nothing is sent any more. */
  hang(): void {
    this.doc.off('update', this.#onUpdate);
  }

  leave(): void {
    this.hang();
    this.#room.clients.delete(this.sessionId);
    this.#room.tell({ is: 'left', sessionId: this.sessionId });
  }

  closed(code: FaultCode): void {
    this.closeCode = code;
  }

  get settledCount(): number {
    return this.own.findLast((frame) => frame.is === 'settled')?.count ?? 0;
  }

  #take(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message);
    const type = decoding.readVarUint(decoder);
    if (type === FRAME.sync) {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, FRAME.sync);
      const kind = syncProtocol.readSyncMessage(decoder, encoder, this.doc, this);
      if (kind === syncProtocol.messageYjsSyncStep2) this.isSynced = true;
      if (encoding.length(encoder) > 1) this.send(encoding.toUint8Array(encoder));
    } else if (type === FRAME.awareness) {
      this.awareness.push(message);
    } else {
      const own = decodeOwnFrame(message);
      if (!own.ok) throw new Error(own.why);
      this.own.push(own.value);
    }
  }
}
