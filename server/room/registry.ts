/** The rooms of this instance: opened by the first session, gone when idle and clean. */
import type { Clock } from '../../lib/std/clock.ts';
import { assertNever } from '../../lib/std/assert.ts';
import { AppError, FAULTS } from '../../lib/core/faults.ts';
import type { DocumentId, Epoch, PersonId, Seq } from '../../lib/core/ids.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { ClientFrame } from '../../lib/protocol/frames.ts';
import type { Meter } from '../meter.ts';
import type {
  Bus,
  Documents,
  Log,
  RoomCommand,
  SnapshotWorker,
  StoredContent,
  Sync,
  UpdateLog,
} from '../ports.ts';
import type { Presences } from '../sharing-ports.ts';
import type { CommitFigures } from './commit-ports.ts';
import { CommitQueue } from './commit-queue.ts';
import { RoomDriver, type DriverPorts } from './driver.ts';
import type { Tail } from './frame-log.ts';
import type { Opening, RoomFigures, SessionId } from './room-events.ts';
import type { SessionSocket } from './session-socket.ts';
import { SnapshotCache } from './snapshot-cache.ts';
import { updateFrame } from './update-frame.ts';

export interface RegistryPorts {
  readonly log: UpdateLog;
  readonly documents: Pick<Documents, 'find'>;
  readonly bus: Pick<Bus, 'subscribe'>;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly logger: Log;
  readonly meter: Meter;
  /**
   * Stored content changed, its newest part by this author: called after every commit that
   * touched the document.
   */
  changed(documentId: DocumentId, author: PersonId | null): void;
  readonly snapshots: Pick<SnapshotWorker, 'unpack'>;
  /**
   * So much lies behind the snapshot of a document: called when it is loaded, after every commit,
   * and when it leaves memory.
   */
  grew(documentId: DocumentId, tail: Tail, isLeaving: boolean): void;
  /** A session wrote what its role does not allow: called for every such frame. */
  writeRefused(documentId: DocumentId, personId: PersonId | null): void;
}

export interface EngineFigures {
  readonly rooms: readonly RoomFigures[];
  readonly commits: CommitFigures;
}

/** One session's way into its room. */
export interface Entrance {
  receive(frame: ClientFrame): void;
  ponged(): void;
  left(): void;
}

/** Bytes of open documents are counted anew after this long. */
const COUNT_MS = 1_000;

/** For who comes too late: there is no room, and nothing to say to it. */
const NOWHERE: Entrance = { receive() {}, ponged() {}, left() {} };

class RoomEntrance implements Entrance {
  readonly #driver: RoomDriver;
  readonly #sessionId: SessionId;

  constructor(driver: RoomDriver, sessionId: SessionId) {
    this.#driver = driver;
    this.#sessionId = sessionId;
  }

  receive(frame: ClientFrame): void {
    this.#driver.tell({ is: 'received', sessionId: this.#sessionId, frame });
  }

  ponged(): void {
    this.#driver.tell({ is: 'ponged', sessionId: this.#sessionId });
  }

  left(): void {
    this.#driver.disconnect(this.#sessionId);
  }
}

export class RoomRegistry implements Sync, Presences {
  readonly #ports: RegistryPorts;
  readonly #rooms = new Map<DocumentId, RoomDriver>();
  readonly #queue: CommitQueue;
  readonly #snapshots: SnapshotCache;
  readonly #driverPorts: DriverPorts;
  #nextSessionId: SessionId = 1;
  #isDraining = false;
  #openBytes = { bytes: 0, countedMs: Number.NEGATIVE_INFINITY };
  #whenEmpty: (() => void) | null = null;

  constructor(ports: RegistryPorts) {
    this.#ports = ports;
    this.#snapshots = new SnapshotCache(ports.snapshots, ports.limits.snapshotCacheBytesMax);
    this.#queue = new CommitQueue(ports, {
      stored: (documentId, upToSeq) => this.#stored(documentId, upToSeq),
      failed: (documentId, code) => this.#failed(documentId, code),
      failing: (documentId) => this.#failing(documentId),
      full: (documentId) => this.#full(documentId),
    });
    const { clock, limits, logger, meter } = ports;
    this.#driverPorts = {
      clock,
      limits,
      logger,
      meter,
      load: (documentId) => this.#load(documentId),
      enqueue: (entry) => this.#queue.enqueue(entry),
      changed: (driver, author) => this.#changed(driver, author),
      unloaded: (driver) => this.#forget(driver),
      writeRefused: (documentId, personId) => ports.writeRefused(documentId, personId),
    };
    ports.bus.subscribe((command) => this.#obey(command));
  }

  get roomCount(): number {
    return this.#rooms.size;
  }

  /** How things stand right now; looks at every room. */
  figures(): EngineFigures {
    const rooms: RoomFigures[] = [...this.#rooms.values()].map(({ room }) => room.figures());
    return { rooms, commits: this.#queue.figures() };
  }

  peopleIn(documentId: DocumentId): readonly (PersonId | null)[] {
    return this.#rooms.get(documentId)?.room.people() ?? [];
  }

  get isStorageFailing(): boolean {
    return this.#queue.isFailing;
  }

  enter(
    documentId: DocumentId,
    epoch: Epoch,
    opening: Omit<Opening, 'sessionId'>,
    socket: SessionSocket,
  ): Entrance {
    if (this.#isDraining) {
      socket.close(FAULTS.restarting.ws, 'restarting');
      return NOWHERE;
    }
    if (!this.#hasRoomFor(documentId)) {
      socket.close(FAULTS.server_full.ws, 'server_full');
      return NOWHERE;
    }
    if (this.#queue.isFullFor(documentId)) socket.setReading(true, 'storage');
    const sessionId = this.#nextSessionId++;
    const driver = this.#roomOf(documentId, epoch);
    driver.connect(sessionId, socket);
    driver.tell({ is: 'opened', opening: { ...opening, sessionId } });
    return new RoomEntrance(driver, sessionId);
  }

  async edit(
    documentId: DocumentId,
    make: (content: StoredContent) => Promise<Uint8Array>,
  ): Promise<void> {
    const record = await this.#ports.documents.find(documentId);
    if (record === null) throw new AppError('document_not_found', documentId);
    const update = await make(await this.#ports.log.load(documentId));
    if (this.#isDraining) throw new AppError('restarting', documentId);
    if (!this.#hasRoomFor(documentId)) throw new AppError('server_full', documentId);
    await this.#roomOf(documentId, record.epoch).edit(update);
  }

  /** Resolves once every accepted update is stored and every session was told to come back. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    const isEmpty = new Promise<void>((resolve) => {
      this.#whenEmpty = resolve;
    });
    for (const driver of this.#rooms.values()) driver.tell({ is: 'drained' });
    this.#noteEmptiness();
    await isEmpty;
  }

  /** A snapshot is stored: whoever joins from now on gets that. */
  compacted(documentId: DocumentId, upToSeq: Seq, update: Uint8Array): void {
    const driver = this.#rooms.get(documentId);
    if (driver === undefined) return;
    const frame = updateFrame(update);
    const snapshot = { upToSeq, frame, stateBytes: update.length };
    driver.tell({ is: 'compacted', snapshot });
  }

  /** Documents with accepted updates that are not stored: for the last words of a failed drain. */
  unstored(): DocumentId[] {
    return [...this.#rooms.keys()];
  }

  #roomOf(documentId: DocumentId, epoch: Epoch): RoomDriver {
    const present = this.#rooms.get(documentId);
    if (present !== undefined) return present;
    const driver = new RoomDriver(documentId, { epoch }, this.#driverPorts);
    this.#rooms.set(documentId, driver);
    this.#failing(documentId);
    return driver;
  }

  async #load(documentId: DocumentId): ReturnType<DriverPorts['load']> {
    // A room that broke may have left entries behind: this one counts on from them.
    await this.#queue.whenThrough(documentId);
    const content = await this.#ports.log.load(documentId);
    const { snapshot } = content;
    this.#ports.grew(documentId, tailOf(content), false);
    const opened = snapshot === null ? null : await this.#snapshots.open(documentId, snapshot);
    return { content, opened };
  }

  #changed({ documentId, room }: RoomDriver, author: PersonId | null): void {
    this.#ports.changed(documentId, author);
    if (room.tail !== null) this.#ports.grew(documentId, room.tail, false);
  }

  #forget(driver: RoomDriver): void {
    if (this.#rooms.get(driver.documentId) === driver) this.#rooms.delete(driver.documentId);
    this.#noteEmptiness();
    const { tail } = driver.room;
    if (tail !== null) this.#ports.grew(driver.documentId, tail, true);
  }

  #noteEmptiness(): void {
    if (this.#isDraining && this.#rooms.size === 0) this.#whenEmpty?.();
  }

  #stored(documentId: DocumentId, upToSeq: Seq): void {
    this.#rooms.get(documentId)?.tell({ is: 'stored', upToSeq });
  }

  #failed(documentId: DocumentId, code: FaultCode): void {
    this.#rooms.get(documentId)?.tell({ is: 'append-failed', code });
  }

  /** @param documentId  null: of all. */
  #failing(documentId: DocumentId | null): void {
    const ids = documentId === null ? this.#rooms.keys() : [documentId];
    for (const id of ids) {
      const isFailing = this.#queue.isFailingFor(id);
      this.#rooms.get(id)?.tell({ is: 'storage-failing', isFailing });
    }
  }

  /** Reading slows down; a well-formed update is never refused for speed. */
  #full(documentId: DocumentId | null): void {
    const ids = documentId === null ? this.#rooms.keys() : [documentId];
    for (const id of ids) this.#rooms.get(id)?.setReading(this.#queue.isFullFor(id), 'storage');
  }

  /** Counted anew at most once a second: it looks at every room. */
  #hasRoomFor(documentId: DocumentId): boolean {
    if (this.#rooms.has(documentId)) return true;
    const nowMs = this.#ports.clock.steadyMs();
    if (nowMs - this.#openBytes.countedMs >= COUNT_MS) {
      let bytes = 0;
      for (const { room } of this.#rooms.values()) bytes += room.frameBytes;
      this.#openBytes = { bytes, countedMs: nowMs };
    }
    return this.#openBytes.bytes <= this.#ports.limits.openDocumentBytesMax;
  }

  #obey(command: RoomCommand): void {
    switch (command.is) {
      case 'access-changed':
      case 'access-gained':
        // For who keeps watch over access: what it finds comes as `judged`.
        return;
      case 'judged':
        return this.#rooms.get(command.documentId)?.tell({ is: 'judged', roles: command.roles });
      case 'close':
        return this.#rooms.get(command.documentId)?.tell({ is: 'closed', code: command.code });
      case 'revoke': {
        const { personId } = command;
        return this.#rooms.get(command.documentId)?.tell({ is: 'revoked', personId });
      }
      case 'guest-linked': {
        const { guestId, memberId } = command;
        for (const driver of this.#rooms.values()) {
          driver.tell({ is: 'linked', guestId, memberId });
        }
        return;
      }
      case 'rename': {
        const { personId, profile } = command;
        for (const driver of this.#rooms.values())
          driver.tell({ is: 'renamed', personId, profile });
        return;
      }
      case 'signed-out':
        // The gateway knows which sockets are whose.
        return;
      default:
        return assertNever(command);
    }
  }
}

function tailOf({ snapshot, tail }: StoredContent): Tail {
  return {
    rows: tail.length,
    bytes: tail.reduce((sum, { update }) => sum + update.length, 0),
    stateBytes: snapshot?.stateBytes ?? 0,
  };
}
