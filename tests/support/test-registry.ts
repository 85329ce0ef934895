/** All rooms over a log in memory that breaks on command, with sockets made of arrays. */
import type { FaultCode } from '../../lib/core/faults.ts';
import type { DocumentId, Epoch, PersonId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS, type Limits } from '../../lib/core/limits.ts';
import { MemoryBus } from '../../server/adapters/memory/bus.ts';
import { MemoryDocuments } from '../../server/adapters/memory/documents.ts';
import { MemoryTables } from '../../server/adapters/memory/tables.ts';
import { MemoryUpdateLog } from '../../server/adapters/memory/update-log.ts';
import { Meter } from '../../server/meter.ts';
import { RoomRegistry, type Entrance } from '../../server/room/registry.ts';
import type { PauseReason, SessionSocket } from '../../server/room/session-socket.ts';
import { FaultyUpdateLog } from './faulty-update-log.ts';
import { HandClock } from './hand-clock.ts';
import { plainSnapshots } from './plain-snapshots.ts';
import { silentLog } from './silent-log.ts';
import { wsPayloads } from './ws-payloads.ts';
import { OPEN_REACH } from './open-reach.ts';

const EPOCH = 'AAAAAAAAAAA' as Epoch;

/** A socket whose peer reads only when told to. */
export class ArraySocket implements SessionSocket {
  readonly messages: Uint8Array[] = [];
  readonly pausedFor = new Set<PauseReason>();
  closeReason: FaultCode | null = null;
  bufferedBytes = 0;
  isRead = true;
  #watch: { readonly bytes: number; readonly run: () => void } | null = null;

  write(frames: readonly Uint8Array[]): void {
    for (const frame of frames) {
      this.messages.push(...wsPayloads(frame));
      if (!this.isRead) this.bufferedBytes += frame.length;
    }
  }

  setReading(isPaused: boolean, reason: PauseReason): void {
    if (isPaused) this.pausedFor.add(reason);
    else this.pausedFor.delete(reason);
  }

  whenBelow(bytes: number, run: () => void): void {
    this.#watch = { bytes, run };
  }

  /** The network takes all there was. */
  drain(): void {
    this.bufferedBytes = 0;
    const watch = this.#watch;
    this.#watch = null;
    watch?.run();
  }

  ping(): void {}

  close(_code: number, reason: FaultCode): void {
    this.closeReason ??= reason;
  }
}

export class TestRegistry {
  readonly clock = new HandClock();
  readonly meter = new Meter();
  readonly log: FaultyUpdateLog;
  readonly bus = new MemoryBus(silentLog);
  readonly rooms: RoomRegistry;
  readonly #documents: MemoryDocuments;
  readonly limits: Limits;

  /** `tables` of an earlier one: the same disk, after a crash. */
  constructor(limits: Partial<Limits> = {}, tables = new MemoryTables()) {
    this.limits = { ...DEFAULT_LIMITS, ...limits };
    this.#documents = new MemoryDocuments(tables);
    this.log = new FaultyUpdateLog(new MemoryUpdateLog(tables));
    this.rooms = new RoomRegistry({
      log: this.log,
      documents: this.#documents,
      bus: this.bus,
      clock: this.clock,
      limits: this.limits,
      logger: silentLog,
      meter: this.meter,
      changed: () => undefined,
      snapshots: plainSnapshots,
      grew: () => undefined,
      writeRefused: () => undefined,
    });
  }

  async makeDocument(name: string): Promise<DocumentId> {
    const id = name as DocumentId;
    const projection = { title: '', excerpt: '', wordCount: 0 };
    const times = {
      createdAtMs: 0,
      updatedAtMs: 0,
      updatedBy: null,
      trashedAtMs: null,
      ...OPEN_REACH,
    };
    await this.#documents.create({ id, ownerId: null, epoch: EPOCH, ...times, projection });
    return id;
  }

  enter(documentId: DocumentId, person: string): { socket: ArraySocket; entrance: Entrance } {
    const socket = new ArraySocket();
    const opening = {
      personId: person as PersonId,
      profile: { name: person, hue: 1 },
      role: 'editor',
      ceiling: 'owner',
      wantsOwnFrames: true,
      since: 0,
    } as const;
    return { socket, entrance: this.rooms.enter(documentId, EPOCH, opening, socket) };
  }

  /** Everything that is ready to happen happens. */
  async turns(): Promise<void> {
    for (let n = 0; n < 50; n++) {
      await Promise.resolve();
      this.clock.pass(0);
    }
  }
}
