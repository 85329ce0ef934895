/** A log that is compacted at any moment says and screens what the whole log would. */
import fc from 'fast-check';
import * as decoding from 'lib0/decoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { absorb, newKnown, type Known } from '../../lib/protocol/known.ts';
import { screen, type Writer } from '../../lib/protocol/screen.ts';
import { CompactedWorld } from '../support/compacted-world.ts';
import { contentOf, replay, vectorOf } from '../support/replica-facts.ts';
import type { Choice } from '../support/random-edits.ts';
import { newWorld, settle, step, type World } from '../support/replica-world.ts';
import { wsPayloads } from '../support/ws-payloads.ts';

const aNumber = fc.nat({ max: 2 ** 20 });
const aChoice = fc.record({ op: aNumber, who: aNumber, a: aNumber, b: aNumber });
/** Runs of edits, after each of which the log is compacted, or the server restarts, or both. */
const aStory = fc.array(
  fc.record({
    choices: fc.array(aChoice, { maxLength: 80, size: 'max' }),
    isCompacted: fc.boolean(),
    isRestarted: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);
type Story = readonly {
  readonly choices: readonly Choice[];
  readonly isCompacted: boolean;
  readonly isRestarted: boolean;
}[];

const ANYBODY: Writer = { mayWrite: true, ownershipOf: () => 'mine' };

function absorbed(log: readonly Uint8Array[]): Known {
  const known = newKnown();
  for (const update of log) expect(absorb(known, update, DEFAULT_LIMITS)).toBe(true);
  return known;
}

/**
 * What the bytes say, in one go: a replica that hears them one by one tidies up marks after each,
 * which is an edit of its own (yjs YText.js, cleanupYTextAfterTransaction).
 */
function stateOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = replay([]);
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/** What is known but for the size, which a snapshot is meant to change. */
const butForSize = (known: Known): unknown => ({ ...known, bytes: 0 });

async function live(story: Story, keepRows: number): Promise<CompactedWorld> {
  const world = newWorld(4);
  const compacted = new CompactedWorld(world, keepRows);
  for (const { choices, isCompacted, isRestarted } of story) {
    expect(choices.flatMap((choice) => step(world, choice))).toEqual([]);
    if (isCompacted) compacted.compact();
    if (isRestarted) world.known = (await compacted.load()).known;
  }
  expect(settle(world)).toEqual([]);
  return compacted;
}

/** Everybody writes one thing more and says all it has. */
function questionsOf(world: World): Uint8Array[] {
  return world.replicas.map(({ doc }) => {
    doc.getText('title').insert(0, 'x');
    return Y.encodeStateAsUpdate(doc);
  });
}

function updatesOf(frames: readonly Uint8Array[]): Uint8Array[] {
  return frames.flatMap(wsPayloads).map((payload) => {
    const decoder = decoding.createDecoder(payload);
    expect([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]).toEqual([0, 2]);
    return decoding.readVarUint8Array(decoder);
  });
}

describe('compaction', () => {
  it('[COMPACT-13] what a server knows after compactions and restarts is what the whole log says', async () => {
    await fc.assert(
      fc.asyncProperty(aStory, fc.nat({ max: 30 }), async (story, keepRows) => {
        const compacted = await live(story, keepRows);
        compacted.compact();
        const { world } = compacted;
        const { known, isDamaged } = await compacted.load();
        expect(isDamaged).toBe(false);
        const whole = absorbed(world.log);
        expect(butForSize(known)).toEqual(butForSize(whole));
        expect(butForSize(world.known)).toEqual(butForSize(whole));
        const same = { ...whole, bytes: known.bytes };
        for (const update of questionsOf(world)) {
          expect(screen(known, update, ANYBODY, DEFAULT_LIMITS)).toEqual(
            screen(same, update, ANYBODY, DEFAULT_LIMITS),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[COMPACT-12] snapshot and tail show what the log shows, and everybody converges on it', async () => {
    await fc.assert(
      fc.asyncProperty(aStory, fc.nat({ max: 30 }), async (story, keepRows) => {
        const compacted = await live(story, keepRows);
        compacted.compact();
        const { world } = compacted;
        const { frames, known } = await compacted.load();
        const joined = stateOf(updatesOf(frames.since(0)));
        const whole = stateOf(world.log);
        expect(contentOf(joined)).toEqual(contentOf(whole));
        expect(vectorOf(joined)).toEqual(vectorOf(whole));
        for (const { doc } of world.replicas) expect(contentOf(doc)).toEqual(contentOf(whole));
        const tailBytes = world.log
          .slice(compacted.snapshot?.upToSeq ?? 0)
          .reduce((sum, { length }) => sum + length, 0);
        expect(known.bytes).toBe((compacted.snapshot?.stateBytes ?? 0) + tailBytes);
      }),
      { numRuns: 60 },
    );
  });

  it('[COMPACT-2] history holds every row that was covered, once, as it came', async () => {
    await fc.assert(
      fc.asyncProperty(aStory, async (story) => {
        const compacted = await live(story, 0);
        compacted.compact();
        const { world, history } = compacted;
        expect(history.map(({ update }) => update)).toEqual(world.log);
        expect(history.map(({ seq }) => seq)).toEqual(world.log.map((_, at) => at + 1));
      }),
      { numRuns: 30 },
    );
  });
});
