import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { deleteSetOf, newKnown, stateVectorOf, type Known } from '../../lib/protocol/known.ts';
import { rangesHave } from '../../lib/protocol/ranges.ts';
import { advance, screen, type Writer } from '../../lib/protocol/screen.ts';
import {
  clocksOf,
  deadButMarks,
  deletedButMarksIn,
  deletedIn,
  replay,
  vectorOf,
} from '../support/replica-facts.ts';
import { aMove, SEED, updateOf } from '../support/hostile-moves.ts';
import { newWorld, step } from '../support/replica-world.ts';

const ANYBODY: Writer = { mayWrite: true, ownershipOf: () => 'mine' };

/** Screens all, and holds what was accepted against a real replica. @returns how many were. */
function screenAll(makers: readonly ((known: Known) => Uint8Array)[]): number {
  const known = newKnown();
  const log: Uint8Array[] = [];
  for (const make of makers) {
    const update = make(known);
    const screened = screen(known, update, ANYBODY, DEFAULT_LIMITS);
    if (screened.is !== 'accepted') continue;
    advance(known, screened);
    log.push(screened.update);
    expect(screen(known, screened.update, ANYBODY, DEFAULT_LIMITS)).toEqual({ is: 'empty' });
  }
  const collecting = replay(log);
  expect(collecting.store.pendingStructs).toBeNull();
  expect(collecting.store.pendingDs).toBeNull();
  expect(Object.fromEntries(stateVectorOf(known))).toEqual(vectorOf(collecting));
  const keeping = replay(log, false);
  expect(deadButMarks(known, keeping)).toEqual(deletedButMarksIn(keeping));
  // What a deleted element held is collected: no replica may find life where we see none.
  for (const [client, ranges] of deleteSetOf(known)) {
    const dead = deletedIn(collecting)[client] ?? [];
    for (const clock of clocksOf(ranges)) expect(rangesHave(dead, clock)).toBe(true);
  }
  return log.length;
}

describe('hostile updates', () => {
  it('[SCREEN-7] whatever was accepted, a replica takes it whole and agrees on clocks and deletions', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(aMove, { maxLength: 40, size: 'max' }), (moves) => {
        accepted += screenAll([
          () => SEED,
          ...moves.map((each) => (known: Known) => updateOf(known, each)),
        ]);
      }),
      { numRuns: 1_500 },
    );
    expect(accepted).toBeGreaterThan(10_000);
  });

  it('[SCREEN-7] mutated traffic never throws, and what of it is accepted holds', () => {
    const number = fc.nat({ max: 2 ** 20 });
    const choice = fc.record({ op: number, who: number, a: number, b: number });
    const mutation = fc.record({ frame: number, at: number, byte: fc.nat({ max: 255 }) });
    fc.assert(
      fc.property(
        fc.array(choice, { minLength: 60, maxLength: 100 }),
        fc.array(mutation, { maxLength: 40 }),
        (plan, mutations) => {
          const world = newWorld(3);
          for (const each of plan) step(world, each);
          const frames = [
            ...world.log,
            ...world.replicas.map(({ doc }) => Y.encodeStateAsUpdate(doc)),
          ];
          const mutants = mutations.map(({ frame, at, byte }) => {
            const copy = (frames[frame % frames.length] ?? SEED).slice();
            copy[at % copy.length] = byte;
            return copy;
          });
          const mixed = mutants.flatMap((mutant, at) => [
            mutant,
            frames[at % frames.length] ?? SEED,
          ]);
          screenAll(mixed.map((frame) => () => frame));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('[SCREEN-8] no bytes whatsoever make screening throw', () => {
    const known = newKnown();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(['empty', 'accepted', 'resync', 'refused']).toContain(
          screen(known, bytes, ANYBODY, DEFAULT_LIMITS).is,
        );
      }),
      { numRuns: 5_000 },
    );
  });
});
