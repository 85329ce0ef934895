/**
 * People at replicas, all rooms of a server, a log that breaks on command and a clock turned by
 * hand: plays a plan of faults, thousands of steps a second, and watches the law at every step.
 */
import * as Y from 'yjs';
import type { DocumentId, Epoch, PersonId } from '../../lib/core/ids.ts';
import { blankUpdate } from '../../lib/editor/content.ts';
import { assertNever } from '../../lib/std/assert.ts';
import { MemoryTables } from '../../server/adapters/memory/tables.ts';
import { ChaosReplica, type Hire } from './chaos-replica.ts';
import type { DiskState, FaultStep } from './fault-plan.ts';
import { TestRegistry } from './test-registry.ts';

/** The second and the fourth are tabs of one person; the last one has no credential. */
const PEOPLE = ['g_ada', 'g_bob', 'g_cy', 'g_bob', null] as readonly (PersonId | null)[];
export const PEOPLE_COUNT = PEOPLE.length;
const DOCUMENT = 'chaos';
const EPOCH = 'AAAAAAAAAAA' as Epoch;
/** Every step takes a while. */
const STEP_MS = 100;
/** Beyond every retry, takeover, debt and heartbeat of a room. */
const QUIET_MS = 30_000;

export class ChaosWorld {
  readonly replicas: readonly ChaosReplica[];
  /** What the log holds, as a replica of its own. */
  readonly stored = new Y.Doc();
  /** What must never happen, in words. */
  readonly wrongs: string[] = [];
  settledCount = 0;
  seenCount = 0;
  killCount = 0;
  readonly #tables = new MemoryTables();
  #registry = new TestRegistry({}, this.#tables);
  #documentId = DOCUMENT as DocumentId;
  #appliedCount = 0;
  readonly #resumeAtMs = new Map<ChaosReplica, number>();
  #nextClientId: number;

  /** `seed` draws the client ids: which of two texts comes first depends on them. */
  constructor(seed: number, hire: Hire) {
    this.#nextClientId = 1 + (seed % 2 ** 16);
    this.replicas = PEOPLE.map(
      (personId, name) =>
        new ChaosReplica({
          name,
          personId,
          limits: this.#registry.limits,
          hire,
          witness: {
            settled: (who, update) => this.#checkStored(who, update),
            wronged: (who, why) => this.wrongs.push(`${who} ${why}`),
          },
          newClientId: () => this.#drawClientId(),
        }),
    );
  }

  /** The document exists, with its one empty paragraph, and everybody is in it. */
  async begin(): Promise<void> {
    this.#documentId = await this.#registry.makeDocument(DOCUMENT);
    const edited = this.#registry.rooms.edit(this.#documentId, async () =>
      blankUpdate(this.#drawClientId(), ''),
    );
    await this.#turns();
    await edited;
    for (const replica of this.replicas) this.#connect(replica);
    await this.#exchange();
  }

  async play(plan: readonly FaultStep[]): Promise<void> {
    for (const step of plan) {
      if (this.wrongs.length > 0) return;
      this.#take(step);
      this.#registry.clock.pass(STEP_MS);
      await this.#turns();
      this.#resume();
      this.#checkLaw();
    }
  }

  /** Everything is repaired, everybody is back, and it is quiet. */
  async calm(): Promise<void> {
    this.#registry.log.heal();
    for (const replica of this.replicas) {
      replica.pause(false);
      if (!replica.isOnline) this.#connect(replica);
    }
    for (let quietMs = 0, rounds = 0; quietMs < QUIET_MS && rounds < 300; rounds++) {
      const isBusy = await this.#exchange();
      this.#registry.clock.pass(1_000);
      quietMs = isBusy ? 0 : quietMs + 1_000;
      for (const replica of this.replicas) if (!replica.isOnline) this.#connect(replica);
    }
    this.#checkLaw();
    for (const { name, unsettledCount } of this.replicas) {
      if (unsettledCount > 0) this.wrongs.push(`${name} has ${unsettledCount} updates unsettled`);
    }
  }

  /** Updates of the log, in order: all that a crash would leave. */
  storedUpdates(): readonly Uint8Array[] {
    return this.#tables.logs.get(this.#documentId) ?? [];
  }

  end(): void {
    for (const replica of this.replicas) replica.leave();
    this.stored.destroy();
  }

  /** @returns whether anything was said. */
  async #exchange(): Promise<boolean> {
    let isBusy = false;
    for (const replica of this.replicas) {
      isBusy ||= replica.isBusy;
      replica.send(Infinity);
    }
    await this.#turns();
    for (const replica of this.replicas) {
      isBusy ||= replica.isBusy;
      replica.hear(Infinity);
    }
    return isBusy;
  }

  #take(step: FaultStep): void {
    const replica = 'who' in step && step.who !== null ? this.replicas[step.who] : undefined;
    switch (step.is) {
      case 'edit':
        return replica?.edit(step.choice);
      case 'send':
        return replica?.send(step.count);
      case 'hear':
        return replica?.hear(step.count);
      case 'drop':
        return replica?.drop(step.isNoticed);
      case 'reconnect':
        return replica === undefined ? undefined : this.#connect(replica);
      case 'reload':
        return replica?.reload();
      case 'duplicate':
        return replica?.duplicate(step.at);
      case 'reorder':
        return replica?.reorder(step.at);
      case 'kill':
        return this.#kill();
      case 'pause':
        if (replica === undefined) return this.#registry.clock.stand(step.ms);
        replica.pause(true);
        this.#resumeAtMs.set(replica, this.#registry.clock.steadyMs() + step.ms);
        return;
      case 'disk':
        return this.#setDisk(step.state);
      case 'clock':
        return this.#registry.clock.jump(step.jumpMs);
      case 'pass':
        return this.#registry.clock.pass(step.ms);
      default:
        return assertNever(step);
    }
  }

  #resume(): void {
    const nowMs = this.#registry.clock.steadyMs();
    for (const [replica, atMs] of this.#resumeAtMs) {
      if (atMs > nowMs) continue;
      this.#resumeAtMs.delete(replica);
      replica.pause(false);
    }
  }

  #connect(replica: ChaosReplica): void {
    replica.connect((opening, socket) =>
      this.#registry.rooms.enter(this.#documentId, EPOCH, opening, socket),
    );
  }

  /** What the process held is gone; what the log holds is not. */
  #kill(): void {
    this.killCount += 1;
    this.#registry.log.stopAfter(0);
    for (const replica of this.replicas) replica.drop(false);
    this.#resumeAtMs.clear();
    this.#registry = new TestRegistry({}, this.#tables);
  }

  #setDisk(state: DiskState): void {
    const { log } = this.#registry;
    log.heal();
    switch (state) {
      case 'sound':
        return;
      case 'full':
        return log.stopAfter(0);
      case 'stalled':
        return log.stallNext();
      case 'unsure':
        return log.loseNextAnswer(2);
      default:
        return assertNever(state);
    }
  }

  async #turns(): Promise<void> {
    for (let n = 0; n < 12; n++) {
      await Promise.resolve();
      this.#registry.clock.pass(0);
    }
    const updates = this.storedUpdates();
    for (; this.#appliedCount < updates.length; this.#appliedCount++) {
      const update = updates[this.#appliedCount];
      if (update !== undefined) Y.applyUpdate(this.stored, update);
    }
  }

  #drawClientId(): number {
    this.#nextClientId += 1;
    // Neither ascending nor descending, as random ones are.
    return (this.#nextClientId * 2_654_435_761) % 2 ** 32;
  }

  /** Seen means stored: everybody holds only what the log holds, or what they wrote themselves. */
  #checkLaw(): void {
    const clocks = clocksOf(this.stored);
    for (const { name, doc, ownIds } of this.replicas) {
      for (const [clientId, clock] of clocksOf(doc)) {
        if (ownIds.has(clientId)) continue;
        this.seenCount += 1;
        if ((clocks.get(clientId) ?? 0) >= clock) continue;
        this.wrongs.push(`${name} was shown ${clientId}:${clock}, which is not stored`);
      }
    }
  }

  /** Acknowledged means stored. */
  #checkStored(name: number, update: Uint8Array): void {
    this.settledCount += 1;
    const clocks = clocksOf(this.stored);
    for (const [clientId, clock] of Y.parseUpdateMeta(update).to) {
      if ((clocks.get(clientId) ?? 0) >= clock) continue;
      this.wrongs.push(`${name} was told ${clientId}:${clock} is stored, and it is not`);
    }
  }
}

function clocksOf(doc: Y.Doc): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}
