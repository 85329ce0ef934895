import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { applyStored } from '../../lib/history/apply-stored.ts';
import { decodeKnown, encodeKnown } from '../../lib/protocol/known-codec.ts';
import { deleteSetOf, newKnown, stateVectorOf, type Known } from '../../lib/protocol/known.ts';
import { advance, screen, type Screened, type Writer } from '../../lib/protocol/screen.ts';
import { aMove, SEED, updateOf } from '../support/hostile-moves.ts';
import { contentOf, deadButMarks, deletedButMarksIn, replay } from '../support/replica-facts.ts';
import type { Choice } from '../support/random-edits.ts';
import { newWorld, settle, step, type World } from '../support/replica-world.ts';

const ANYBODY: Writer = { mayWrite: true, ownershipOf: () => 'mine' };

const aNumber = fc.nat({ max: 2 ** 20 });
const aChoice = fc.record({ op: aNumber, who: aNumber, a: aNumber, b: aNumber });
const choices = (maxLength: number): fc.Arbitrary<Choice[]> =>
  fc.array(aChoice, { maxLength, size: 'max' });

function live(plan: readonly Choice[]): World {
  const world = newWorld(4);
  for (const choice of plan) step(world, choice);
  settle(world);
  return world;
}

function reread(known: Known): Known {
  const read = decodeKnown(encodeKnown(known));
  if (read === null) throw new Error('its own bytes were not read');
  return read;
}

/** The verdict without its draft, which belongs to the very state it was made of. */
function take(known: Known, update: Uint8Array): Screened | Omit<Screened, 'draft'> {
  const screened = screen(known, update, ANYBODY, DEFAULT_LIMITS);
  if (screened.is !== 'accepted') return screened;
  advance(known, screened);
  const { draft: _, ...verdict } = screened;
  return verdict;
}

/** All updates of a world and the states of its replicas; most with one byte changed. */
function mutantsOf(world: World, choices: readonly Choice[]): Uint8Array[] {
  const sound = [...world.log, ...world.replicas.map(({ doc }) => Y.encodeStateAsUpdate(doc))];
  return choices.map(({ op, who, a, b }) => {
    const copy = (sound[a % sound.length] ?? SEED).slice();
    if (op % 4 !== 0) copy[b % copy.length] = who % 256;
    return copy;
  });
}

function expectTwins(known: Known, twin: Known): void {
  expect(stateVectorOf(twin)).toEqual(stateVectorOf(known));
  expect(deleteSetOf(twin)).toEqual(deleteSetOf(known));
  expect(encodeKnown(twin)).toEqual(encodeKnown(known));
}

describe('the screening sidecar', () => {
  it('[SCREEN-20] what is read again gives the same verdicts for all that comes, round after round', () => {
    fc.assert(
      fc.property(
        choices(250),
        choices(40),
        fc.integer({ min: 1, max: 20 }),
        (plan, later, every) => {
          const world = live(plan);
          let twin = newKnown();
          world.log.forEach((update, at) => {
            expect(take(twin, update).is).toBe('accepted');
            if (at % every === 0) twin = reread(twin);
          });
          twin = reread(twin);
          expectTwins(world.known, twin);
          mutantsOf(world, later).forEach((update, at) => {
            expect(take(twin, update)).toEqual(take(world.known, update));
            if (at % every === 0) twin = reread(twin);
          });
          expectTwins(world.known, twin);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('[SCREEN-20] nor does it forget anything that a hostile update could ask for', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(aMove, { maxLength: 40, size: 'max' }), (moves) => {
        const known = newKnown();
        let twin = newKnown();
        take(known, SEED);
        take(twin, SEED);
        for (const move of moves) {
          twin = reread(twin);
          const update = updateOf(known, move);
          const verdict = take(known, update);
          if (verdict.is === 'accepted') accepted += 1;
          expect(take(twin, update)).toEqual(verdict);
        }
        expectTwins(known, twin);
      }),
      { numRuns: 300 },
    );
    expect(accepted).toBeGreaterThan(1_000);
  });

  it('[SCREEN-21] beside the snapshot of a log, the sidecar of the log serves all that comes after', () => {
    fc.assert(
      fc.property(choices(150), choices(150), (before, after) => {
        const world = live(before);
        const known = reread(world.known);
        const stored = replay([]);
        applyStored(stored, world.log);
        const snapshot = Y.encodeStateAsUpdate(stored);
        const compacted = { ...world, known, log: [snapshot] };
        for (const replica of compacted.replicas) replica.position = 1;
        const refused = after.flatMap((choice) => step(compacted, choice));
        expect([...refused, ...settle(compacted)]).toEqual([]);
        const doc = replay(compacted.log, false);
        for (const replica of compacted.replicas) {
          expect(contentOf(replica.doc)).toEqual(contentOf(doc));
        }
        expect(deadButMarks(known, doc)).toEqual(deletedButMarksIn(doc));
      }),
      { numRuns: 60 },
    );
  });

  it('[SCREEN-22] changed bytes are nothing, or something that any update can be screened against', () => {
    const change = fc.record({ at: aNumber, byte: fc.nat({ max: 255 }), cut: fc.nat({ max: 40 }) });
    let read = 0;
    fc.assert(
      fc.property(
        choices(80),
        fc.array(change, { minLength: 1, maxLength: 30 }),
        (plan, changes) => {
          const world = live(plan);
          const bytes = encodeKnown(world.known);
          for (const { at, byte, cut } of changes) {
            const changed = cut === 0 ? bytes.slice(0, at % bytes.length) : bytes.slice();
            changed[at % bytes.length] = byte;
            const known = decodeKnown(changed);
            if (known === null) continue;
            read += 1;
            deleteSetOf(known);
            for (const { doc } of world.replicas) take(known, Y.encodeStateAsUpdate(doc));
            expect(decodeKnown(encodeKnown(known))).not.toBeNull();
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it('[SCREEN-22] no bytes whatsoever make reading throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, isOurs) => {
        const known = decodeKnown(isOurs ? Uint8Array.of(1, ...bytes) : bytes);
        if (known !== null) deleteSetOf(known);
        expect(known === null || known.clients instanceof Map).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});
