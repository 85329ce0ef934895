/** The ledger against a model server that settles, refuses, asks again and vanishes at random. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_LEDGER, changeCount, isAllStored, stepLedger } from '../../lib/client/ledger.ts';
import type { Ledger, LedgerEvent } from '../../lib/client/ledger.ts';

type Move =
  | { readonly is: 'type' }
  | { readonly is: 'serve' }
  | { readonly is: 'read' }
  | { readonly is: 'ask' }
  | { readonly is: 'drop' }
  | { readonly is: 'connect' };

interface Frame {
  readonly index: number;
  readonly isStep2: boolean;
  readonly changes: readonly number[];
}

/** Changes lean on all earlier ones of their writer, so a gap is anything missing below. */
class World {
  ledger: Ledger = EMPTY_LEDGER;
  readonly made: number[] = [];
  readonly stored = new Set<number>();
  #isUp = false;
  #sentCount = 0;
  #toServer: Frame[] = [];
  #toClient: (LedgerEvent | { readonly is: 'step1'; readonly has: ReadonlySet<number> })[] = [];
  #hasAsked = false;

  #tell(event: LedgerEvent): void {
    this.ledger = stepLedger(this.ledger, event);
  }

  move({ is }: Move): void {
    if (is === 'type') this.#type();
    else if (is === 'serve') this.#serve();
    else if (is === 'read') this.#read();
    else if (is === 'ask' && this.#isUp) this.#ask();
    else if (is === 'drop') this.#drop();
    else if (is === 'connect' && !this.#isUp) {
      this.#isUp = true;
      this.#tell({ is: 'connected' });
      this.#ask();
    }
  }

  #type(): void {
    this.#tell({ is: 'changed', count: 1, atMs: 0 });
    const id = this.ledger.lastId;
    this.made.push(id);
    // A stock client sends at once, also before it was asked anything.
    if (this.#isUp) this.#send(false, [id], { is: 'update-sent', frameCount: 1, changeId: id });
  }

  #send(isStep2: boolean, changes: readonly number[], event: LedgerEvent): void {
    this.#sentCount += 1;
    this.#toServer.push({ index: this.#sentCount, isStep2, changes });
    this.#tell(event);
  }

  #ask(): void {
    this.#hasAsked = true;
    this.#toClient.push({ is: 'step1', has: new Set(this.stored) });
  }

  #serve(): void {
    const frame = this.#toServer.shift();
    if (frame === undefined) return;
    if (frame.isStep2) this.#hasAsked = false;
    const highest = Math.max(0, ...frame.changes);
    const known = new Set([...this.stored, ...frame.changes]);
    const hasGap = this.made.some((id) => id < highest && !known.has(id));
    if (hasGap) {
      this.#toClient.push({ is: 'refused', index: frame.index, code: 'resync' });
      if (!this.#hasAsked) this.#ask();
    } else for (const id of frame.changes) this.stored.add(id);
    this.#toClient.push({ is: 'settled', count: frame.index });
  }

  #read(): void {
    const message = this.#toClient.shift();
    if (message === undefined) return;
    if (message.is !== 'step1') this.#tell(message);
    else {
      const missing = this.made.filter((id) => !message.has.has(id));
      this.#send(true, missing, { is: 'step2-sent', frameCount: 1 });
    }
  }

  #drop(): void {
    this.#isUp = false;
    this.#hasAsked = false;
    this.#sentCount = 0;
    this.#toServer = [];
    this.#toClient = [];
    this.#tell({ is: 'disconnected' });
  }

  quiesce(): void {
    this.move({ is: 'connect' });
    while (this.#toServer.length + this.#toClient.length > 0) {
      this.#serve();
      this.#read();
    }
  }
}

const moves = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Move>({ is: 'type' }) },
    { weight: 5, arbitrary: fc.constant<Move>({ is: 'serve' }) },
    { weight: 5, arbitrary: fc.constant<Move>({ is: 'read' }) },
    { weight: 1, arbitrary: fc.constant<Move>({ is: 'ask' }) },
    { weight: 1, arbitrary: fc.constant<Move>({ is: 'drop' }) },
    { weight: 2, arbitrary: fc.constant<Move>({ is: 'connect' }) },
  ),
  { maxLength: 120 },
);

describe('Ledger against a model server', () => {
  it('[CLIENT-1] never says stored while the server lacks a change', () => {
    fc.assert(
      fc.property(moves, (plan) => {
        const world = new World();
        for (const move of plan) {
          world.move(move);
          const lacking = world.made.filter((id) => !world.stored.has(id));
          // Whatever is missing is on the account, change by change.
          const doubted = new Set(world.ledger.changes.map((change) => change.id));
          expect(lacking.every((id) => doubted.has(id))).toBe(true);
          expect(isAllStored(world.ledger) ? lacking : []).toEqual([]);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('[CLIENT-3] says stored in the end, once the link stays up', () => {
    fc.assert(
      fc.property(moves, (plan) => {
        const world = new World();
        for (const move of plan) world.move(move);
        world.quiesce();
        expect(world.ledger.refusal).toBeNull();
        expect(changeCount(world.ledger)).toBe(0);
        expect(isAllStored(world.ledger)).toBe(true);
        expect(world.stored.size).toBe(world.made.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
