/** Performs what one room asks for, and keeps its one timer. */
import { assertNever } from '../../lib/std/assert.ts';
import type { Clock } from '../../lib/std/clock.ts';
import { AppError, FAULTS } from '../../lib/core/faults.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Log, LogEntry, StoredContent } from '../ports.ts';
import { loadDocument } from './load-document.ts';
import type { EditId, RoomEffect, RoomEvent, RoomFacts, SessionId } from './room-events.ts';
import { Room } from './room.ts';
import type { SessionSocket } from './session-socket.ts';

export interface DriverPorts {
  load(): Promise<StoredContent>;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly logger: Log;
  enqueue(entry: LogEntry): void;
  changed(documentId: DocumentId): void;
  unloaded(driver: RoomDriver): void;
}

interface Connection {
  readonly socket: SessionSocket;
  /** Content of a join may fill the buffer; only what comes on top says that a reader is slow. */
  joinAllowanceBytes: number;
  /** Something was left out: what follows would build on it, so nothing does. */
  isCut: boolean;
}

export class RoomDriver {
  readonly documentId: DocumentId;
  readonly room: Room;
  readonly #ports: DriverPorts;
  readonly #connections = new Map<SessionId, Connection>();
  readonly #edits = new Map<EditId, (refused: FaultCode | null) => void>();
  #nextEditId: EditId = 1;
  #timer: { readonly atMs: number; readonly cancel: () => void } | null = null;
  #isUnloaded = false;

  constructor(documentId: DocumentId, facts: RoomFacts, ports: DriverPorts) {
    this.documentId = documentId;
    this.#ports = ports;
    this.room = new Room(facts, ports.limits);
    void this.#load();
  }

  connect(sessionId: SessionId, socket: SessionSocket): void {
    this.#connections.set(sessionId, { socket, joinAllowanceBytes: 0, isCut: false });
  }

  disconnect(sessionId: SessionId): void {
    if (!this.#connections.delete(sessionId)) return;
    this.tell({ is: 'left', sessionId });
  }

  /** Never throws: a bug met in one room must not end the others. */
  tell(event: RoomEvent): void {
    if (this.#isUnloaded) return;
    try {
      const nowMs = this.#ports.clock.steadyMs();
      for (const effect of this.room.step(event, nowMs)) this.#perform(effect);
    } catch (err) {
      this.#giveUp(event, err);
    }
    this.#setTimer();
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
      const document = await loadDocument(await this.#ports.load(), limits, clock);
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
      case 'changed':
        return this.#ports.changed(this.documentId);
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

  #send(
    sessionId: SessionId,
    frames: readonly Uint8Array[],
    kind: 'content' | 'update' | 'presence',
  ): void {
    const connection = this.#connections.get(sessionId);
    if (connection === undefined || connection.isCut) return;
    const { limits } = this.#ports;
    const { socket } = connection;
    const { bufferedBytes } = socket;
    if (kind === 'presence' && bufferedBytes > limits.presenceBufferBytesMax) return;
    if (bufferedBytes <= limits.sendBufferBytesMax) connection.joinAllowanceBytes = 0;
    const isAsking = kind === 'content' && connection.joinAllowanceBytes > 0;
    if (isAsking || bufferedBytes > limits.sendBufferBytesMax + connection.joinAllowanceBytes) {
      connection.isCut = true;
      this.#ports.clock.after(0, () => this.tell({ is: 'overflowed', sessionId }));
      return;
    }
    if (kind === 'content') {
      for (const frame of frames) connection.joinAllowanceBytes += frame.length;
    }
    socket.write(frames);
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
