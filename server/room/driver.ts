/** Performs what one room asks for, and keeps its one timer. */
import { assertNever } from '../../lib/std/assert.ts';
import type { Clock } from '../../lib/std/clock.ts';
import { SparseMap } from '../../lib/std/sparse.ts';
import { AppError, FAULTS } from '../../lib/core/faults.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { DocumentId, PersonId, Seq } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Meter } from '../meter.ts';
import type { Log, LogEntry, StoredContent } from '../ports.ts';
import { loadDocument } from './load-document.ts';
import type { EditId, RoomEffect, RoomEvent, RoomFacts } from './room-events.ts';
import type { SendKind, SessionId } from './room-events.ts';
import { Room } from './room.ts';
import type { PauseReason, SessionSocket } from './session-socket.ts';
import type { OpenedSnapshot } from './snapshot-cache.ts';

/** One object for all rooms. */
export interface DriverPorts {
  load(documentId: DocumentId): Promise<{
    readonly content: StoredContent;
    readonly opened: OpenedSnapshot | null;
  }>;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly logger: Log;
  readonly meter: Meter;
  enqueue(entry: LogEntry): void;
  changed(driver: RoomDriver, author: PersonId | null): void;
  unloaded(driver: RoomDriver): void;
  writeRefused(documentId: DocumentId, personId: PersonId | null): void;
}

interface Connection {
  readonly socket: SessionSocket;
  /** Content of a join may fill the buffer; only what comes on top says that a reader is slow. */
  joinAllowanceBytes: number;
  /** Updates were left out: none follows before the room has made up for them. */
  isBehind: boolean;
}

export class RoomDriver {
  readonly documentId: DocumentId;
  readonly room: Room;
  readonly #ports: DriverPorts;
  readonly #connections = new Map<SessionId, Connection>();
  readonly #edits = new SparseMap<EditId, (refused: FaultCode | null) => void>();
  #nextEditId: EditId = 1;
  #timer: { readonly atMs: number; readonly cancel: () => void } | null = null;
  #isUnloaded = false;
  /** What came up while effects were performed; the room hears of it in the same turn. */
  readonly #asides: RoomEvent[] = [];

  constructor(documentId: DocumentId, facts: RoomFacts, ports: DriverPorts) {
    this.documentId = documentId;
    this.#ports = ports;
    this.room = new Room(facts, ports.limits);
    void this.#load();
  }

  connect(sessionId: SessionId, socket: SessionSocket): void {
    this.#connections.set(sessionId, { socket, joinAllowanceBytes: 0, isBehind: false });
  }

  disconnect(sessionId: SessionId): void {
    if (!this.#connections.delete(sessionId)) return;
    this.tell({ is: 'left', sessionId });
  }

  setReading(isPaused: boolean, reason: PauseReason): void {
    for (const { socket } of this.#connections.values()) socket.setReading(isPaused, reason);
  }

  /** Never throws: a bug met in one room must not end the others. */
  tell(event: RoomEvent): void {
    for (let next: RoomEvent | undefined = event; next !== undefined;) {
      if (this.#isUnloaded) return;
      this.#step(next);
      next = this.#asides.shift();
    }
    this.#setTimer();
  }

  #step(event: RoomEvent): void {
    try {
      const nowMs = this.#ports.clock.steadyMs();
      for (const effect of this.room.step(event, nowMs)) this.#perform(effect);
    } catch (err) {
      this.#giveUp(event, err);
    }
  }

  /** What the room knows may be wrong now. What it had accepted is still stored, and read again. */
  #giveUp(event: RoomEvent, err: unknown): void {
    const { documentId } = this;
    this.#ports.logger.error('room.crashed', { documentId, while: event.is, err });
    this.#isUnloaded = true;
    for (const { socket } of this.#connections.values()) {
      socket.close(FAULTS.internal.ws, 'internal');
    }
    for (const settle of this.#edits.values()) settle('internal');
    this.#edits.clear();
    this.#ports.unloaded(this);
  }

  /** Resolves once stored. @throws AppError with the code of the refusal. */
  edit(update: Uint8Array): Promise<void> {
    const editId = this.#nextEditId++;
    return new Promise((resolve, reject) => {
      this.#edits.set(editId, (refused) => {
        if (refused === null) resolve();
        else reject(new AppError(refused, `edit of ${this.documentId}`));
      });
      this.tell({ is: 'edited', editId, update });
    });
  }

  async #load(): Promise<void> {
    const { limits, clock, logger } = this.#ports;
    try {
      const { content, opened } = await this.#ports.load(this.documentId);
      const document = await loadDocument(content, opened, limits, clock);
      if (document.isDamaged) {
        logger.error('document.damaged', {
          documentId: this.documentId,
          soundUpToSeq: document.frames.lastSeq,
        });
      }
      this.tell({ is: 'loaded', document });
    } catch (err) {
      const code = err instanceof AppError ? err.code : 'internal';
      logger.error('room.load-failed', { documentId: this.documentId, code, err });
      this.tell({ is: 'load-failed', code });
    }
  }

  #perform(effect: RoomEffect): void {
    switch (effect.is) {
      case 'append': {
        const atMs = this.#ports.clock.nowMs();
        return this.#ports.enqueue({ ...effect.entry, documentId: this.documentId, atMs });
      }
      case 'send':
        return this.#send(effect.sessionId, effect.frames, effect.kind);
      case 'relay':
        return this.#relay(effect.sessionId, effect.frames, effect.sinceSeq);
      case 'close': {
        const { ws } = FAULTS[effect.code];
        return this.#connections.get(effect.sessionId)?.socket.close(ws, effect.code);
      }
      case 'ping':
        return this.#connections.get(effect.sessionId)?.socket.ping();
      case 'read':
        return this.#connections
          .get(effect.sessionId)
          ?.socket.setReading(effect.isPaused, 'session');
      case 'edit-settled':
        this.#edits.get(effect.editId)?.(effect.refused);
        this.#edits.delete(effect.editId);
        return;
      case 'refused':
        return this.#ports.meter.refusedFrames.add(effect.code);
      case 'trespassed':
        return this.#ports.writeRefused(this.documentId, effect.personId);
      case 'changed':
        return this.#ports.changed(this, effect.author);
      case 'unload':
        this.#isUnloaded = true;
        return this.#ports.unloaded(this);
      case 'log':
        return this.#ports.logger[effect.level](effect.event, {
          documentId: this.documentId,
          ...effect.facts,
        });
      default:
        return assertNever(effect);
    }
  }

  #send(sessionId: SessionId, frames: readonly Uint8Array[], kind: SendKind): void {
    const connection = this.#connections.get(sessionId);
    if (connection === undefined) return;
    const { limits } = this.#ports;
    const { socket, isBehind } = connection;
    switch (kind) {
      case 'content':
        return this.#sendContent(sessionId, connection, frames);
      case 'presence':
        if (isBehind || socket.bufferedBytes > limits.presenceBufferBytesMax) return;
        break;
      case 'position':
        if (isBehind) return;
        break;
      case 'word':
        if (this.#isFull(connection, 2)) {
          this.#asides.push({ is: 'overflowed', sessionId });
          return;
        }
        break;
      default:
        assertNever(kind);
    }
    socket.write(frames);
  }

  /** One answer may fill the buffer; the next one waits until it is taken. */
  #sendContent(sessionId: SessionId, connection: Connection, frames: readonly Uint8Array[]): void {
    const isFull = this.#isFull(connection);
    if (isFull || connection.joinAllowanceBytes > 0 || connection.isBehind) {
      this.#leaveBehind(sessionId, connection);
      this.#asides.push({ is: 'fell-behind', sessionId, sinceSeq: null });
      return;
    }
    for (const frame of frames) connection.joinAllowanceBytes += frame.length;
    connection.socket.write(frames);
  }

  #relay(sessionId: SessionId, frames: readonly Uint8Array[], sinceSeq: Seq): void {
    const connection = this.#connections.get(sessionId);
    if (connection === undefined || connection.isBehind) return;
    if (this.#isFull(connection)) {
      this.#leaveBehind(sessionId, connection);
      this.#asides.push({ is: 'fell-behind', sessionId, sinceSeq });
      return;
    }
    connection.socket.write(frames);
  }

  #isFull(connection: Connection, times = 1): boolean {
    const { sendBufferBytesMax } = this.#ports.limits;
    const { bufferedBytes } = connection.socket;
    if (bufferedBytes <= sendBufferBytesMax) connection.joinAllowanceBytes = 0;
    return bufferedBytes > sendBufferBytesMax * times + connection.joinAllowanceBytes;
  }

  #leaveBehind(sessionId: SessionId, connection: Connection): void {
    if (connection.isBehind) return;
    connection.isBehind = true;
    connection.socket.whenBelow(this.#ports.limits.sendBufferBytesMax / 2, () => {
      connection.isBehind = false;
      this.tell({ is: 'ready-again', sessionId });
    });
  }

  #setTimer(): void {
    const atMs = this.#isUnloaded ? null : this.room.wakeAtMs();
    if (atMs === (this.#timer?.atMs ?? null)) return;
    this.#timer?.cancel();
    this.#timer = null;
    if (atMs === null) return;
    const delayMs = Math.max(0, atMs - this.#ports.clock.steadyMs());
    const cancel = this.#ports.clock.after(delayMs, () => {
      this.#timer = null;
      this.tell({ is: 'woken' });
    });
    this.#timer = { atMs, cancel };
  }
}
