import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { applyStored } from '../../lib/history/apply-stored.ts';
import { absorb, newKnown, stateVectorOf, type Known } from '../../lib/protocol/known.ts';
import { screen, type Writer } from '../../lib/protocol/screen.ts';
import {
  contentOf,
  deadButMarks,
  deletedButMarksIn,
  replay,
  vectorOf,
} from '../support/replica-facts.ts';
import type { Choice } from '../support/random-edits.ts';
import { newWorld, settle, step, type World } from '../support/replica-world.ts';

const aNumber = fc.nat({ max: 2 ** 20 });
const aChoice = fc.record({ op: aNumber, who: aNumber, a: aNumber, b: aNumber });
const choices = (maxLength: number): fc.Arbitrary<Choice[]> =>
  fc.array(aChoice, { maxLength, size: 'max' });

/** A reader of the log tidied a mark up that nobody else had touched (seed 318092027). */
const TIDIED_BY_A_READER: Choice[] = [
  [1_000_320, 499_969, 0],
  [416_398, 1_033_365, 0],
  [619_744, 213_237, 0],
  [666_100, 111_078, 0],
  [871_584, 794_394, 326_657],
  [734_080, 0, 0],
  [922_702, 0, 0],
  [733_550, 246_381, 0],
  [851_284, 274_983, 0],
  [687_999, 265_009, 0],
  [10_990, 583_826, 0],
  [61_152, 0, 0],
  [100_256, 612_643, 0],
  [483_040, 105_685, 0],
].map(([op = 0, who = 0, a = 0]) => ({ op, who, a, b: 0 }));

/** Who read the log update by update tidied a mark up that all others still had (seed 813951664). */
const TIDIED_AFTER_A_SNAPSHOT: readonly [Choice[], Choice[]] = [
  [{ op: 1_408, who: 0, a: 0, b: 0 }],
  [
    [886_464, 30_698, 467_133, 0],
    [116_096, 118_849, 0, 279_127],
    [633_390, 65_358, 0, 0],
    [187_840, 283_214, 0, 8_893],
    [560_352, 214_003, 0, 0],
    [115_424, 0, 0, 0],
  ].map(([op = 0, who = 0, a = 0, b = 0]) => ({ op, who, a, b })),
];

const VIEWER: Writer = { mayWrite: false, ownershipOf: () => 'theirs' };
const ANYBODY: Writer = { mayWrite: true, ownershipOf: () => 'mine' };

/** Runs the world to its quiet end; nothing legitimate may be refused on the way. */
function live(plan: readonly Choice[], replicaCount = 4): World {
  const world = newWorld(replicaCount);
  const refused = plan.flatMap((choice) => step(world, choice));
  expect([...refused, ...settle(world)]).toEqual([]);
  return world;
}

/** What the log alone says: who reads it update by update tidies marks up, an edit of their own. */
function told(log: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  doc.getXmlFragment('default');
  doc.getText('title');
  applyStored(doc, log);
  return doc;
}

function absorbed(log: readonly Uint8Array[]): Known {
  const known = newKnown();
  for (const update of log) expect(absorb(known, update, DEFAULT_LIMITS)).toBe(true);
  return known;
}

describe('screening', () => {
  it('[SCREEN-1] whatever people do and the wire does to it, nothing legitimate is refused and all converge', () => {
    fc.assert(
      fc.property(choices(300), (plan) => {
        const world = live(plan);
        const content = contentOf(told(world.log));
        for (const replica of world.replicas) expect(contentOf(replica.doc)).toEqual(content);
      }),
      { numRuns: 150 },
    );
  });

  it('[SCREEN-2] what is known is what a replica of the log would say: clocks and deletions', () => {
    fc.assert(
      fc.property(choices(300), (plan) => {
        const world = live(plan);
        const doc = replay(world.log, false);
        expect(Object.fromEntries(stateVectorOf(world.known))).toEqual(vectorOf(doc));
        expect(deadButMarks(world.known, doc)).toEqual(deletedButMarksIn(doc));
      }),
      { numRuns: 150, examples: [[TIDIED_BY_A_READER]] },
    );
  });

  it('[SCREEN-3] reading the log again gives what was known live', () => {
    fc.assert(
      fc.property(choices(200), (plan) => {
        const world = live(plan);
        expect(absorbed(world.log)).toEqual(world.known);
      }),
      { numRuns: 60 },
    );
  });

  it('[SCREEN-4] what was accepted once is empty ever after, and so is a quiet return', () => {
    fc.assert(
      fc.property(choices(200), (plan) => {
        const world = live(plan);
        for (const update of world.log) {
          expect(screen(world.known, update, VIEWER, DEFAULT_LIMITS)).toEqual({ is: 'empty' });
        }
        for (const { doc } of world.replicas) {
          const state = Y.encodeStateAsUpdate(doc);
          expect(screen(world.known, state, VIEWER, DEFAULT_LIMITS)).toEqual({ is: 'empty' });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[SCREEN-5] a snapshot of the log is as good as the log for all that comes after', () => {
    fc.assert(
      fc.property(choices(150), choices(150), (before, after) => {
        const world = live(before);
        const snapshot = Y.encodeStateAsUpdate(replay(world.log));
        const known = absorbed([snapshot]);
        expect(stateVectorOf(known)).toEqual(stateVectorOf(world.known));
        const keeping = replay(world.log, false);
        expect(deadButMarks(known, keeping)).toEqual(deadButMarks(world.known, keeping));
        const compacted = { ...world, known, log: [snapshot] };
        for (const replica of compacted.replicas) replica.position = 1;
        const refused = after.flatMap((choice) => step(compacted, choice));
        expect([...refused, ...settle(compacted)]).toEqual([]);
        const content = contentOf(told(compacted.log));
        for (const replica of compacted.replicas) expect(contentOf(replica.doc)).toEqual(content);
        const doc = replay(compacted.log, false);
        expect(deadButMarks(known, doc)).toEqual(deletedButMarksIn(doc));
      }),
      { numRuns: 60, examples: [[...TIDIED_AFTER_A_SNAPSHOT]] },
    );
  });

  it('[SCREEN-6] screening only reads: the same question has the same answer', () => {
    fc.assert(
      fc.property(choices(100), (plan) => {
        const world = newWorld(3);
        for (const choice of plan) step(world, choice);
        const before = structuredClone(world.known);
        for (const { doc } of world.replicas) {
          screen(world.known, Y.encodeStateAsUpdate(doc), ANYBODY, DEFAULT_LIMITS);
        }
        expect(world.known).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('[SCREEN-1] ten thousand edits of four people over a bad wire are all kept', () => {
    fc.assert(
      fc.property(
        fc.array(aChoice, { minLength: 23_000, maxLength: 24_000, size: 'max' }),
        (plan) => {
          const world = live(plan);
          const doc = replay(world.log, false);
          expect(deadButMarks(world.known, doc)).toEqual(deletedButMarksIn(doc));
        },
      ),
      // Shrinking so long a story would take longer than reading it.
      { numRuns: 1, endOnFailure: true },
    );
  });
});
