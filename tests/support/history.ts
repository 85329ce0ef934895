/** A world of replicas that keeps its log as history: who stored what, and when. */
import type { PersonId } from '../../lib/core/ids.ts';
import type { HistoryRow } from '../../lib/history/rows.ts';
import type { Choice } from './random-edits.ts';
import { deliver, hear, newWorld, reconnect, step, type World } from './replica-world.ts';

export const PEOPLE = ['g_ada', 'g_bob', 'g_cyd', null] as readonly (PersonId | null)[];

export class HistoryWorld {
  readonly world: World = newWorld(PEOPLE.length);
  readonly rows: HistoryRow[] = [];
  private atMs = 1_700_000_000_000;

  /** Time passes by up to `stepMs`; what the step brought into the log is its writer's. */
  step(choice: Choice, stepMs = 2_000): void {
    this.atMs += choice.b % stepMs;
    step(this.world, choice);
    this.note(choice.who % PEOPLE.length);
  }

  settle(): void {
    const { world } = this;
    for (const replica of world.replicas) reconnect(world, replica);
    while (world.replicas.some(({ outbox, inbox }) => outbox.length + inbox.length > 0)) {
      for (const replica of world.replicas) {
        deliver(world, replica, Infinity);
        this.note(replica.name);
        hear(world, replica, Infinity);
      }
    }
  }

  private note(who: number): void {
    for (const update of this.world.log.slice(this.rows.length)) {
      const seq = this.rows.length + 1;
      this.rows.push({ seq, author: PEOPLE[who] ?? null, atMs: this.atMs, update });
    }
  }
}

export function aRow(seq: number, atMs: number, author: string | null = 'g_ada'): HistoryRow {
  return { seq, atMs, author: author as PersonId | null, update: Uint8Array.of(0, 0) };
}
