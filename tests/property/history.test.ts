import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import * as prng from 'lib0/prng';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { PersonId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { applyStored } from '../../lib/history/apply-stored.ts';
import { authorOf, authorship, type AuthoredRange } from '../../lib/history/authorship.ts';
import { decodeRows, encodeRows, type HistoryRow } from '../../lib/history/rows.ts';
import { sittingsOf } from '../../lib/history/sittings.ts';
import { playback, stateAt } from '../../lib/history/state-at.ts';
import { absorb, deleteSetOf, newKnown } from '../../lib/protocol/known.ts';
import { screen, type Writer } from '../../lib/protocol/screen.ts';
import { HistoryWorld, PEOPLE } from '../support/history.ts';
import type { Choice } from '../support/random-edits.ts';
import { contentOf, deletedIn, isTornByUndo, replay } from '../support/replica-facts.ts';

const aNumber = fc.nat({ max: 2 ** 20 });
const aChoice = fc.record({ op: aNumber, who: aNumber, a: aNumber, b: aNumber });
const choices = (maxLength: number): fc.Arbitrary<Choice[]> =>
  fc.array(aChoice, { maxLength, size: 'max' });
const aSeed = fc.nat({ max: 2 ** 31 });
/** Told by its seed alone: shrinking a long story would take longer than reading it. */
const ONCE = { numRuns: 1, endOnFailure: true };

function longPlan(seed: number): Choice[] {
  const random = prng.create(seed);
  const draw = (): number => prng.uint32(random, 0, 2 ** 20);
  // Edits and deliveries mostly (kinds below 24); the wire disturbs them now and then.
  const op = (): number => 32 * draw() + (draw() % (draw() % 16 === 0 ? 32 : 24));
  return Array.from({ length: 8_000 }, () => ({ op: op(), who: draw(), a: draw(), b: draw() }));
}

const VIEWER: Writer = { mayWrite: false, ownershipOf: () => 'theirs' };

function lived(plan: readonly Choice[]): HistoryWorld {
  const history = new HistoryWorld();
  for (const choice of plan) history.step(choice);
  history.settle();
  return history;
}

/** What the log said after some of its rows, to one who got row after row as they were stored. */
function watched(rows: readonly HistoryRow[], seqs: ReadonlySet<number>): Map<number, unknown> {
  const doc = replay([]);
  const shown = new Map<number, unknown>();
  for (const { seq, update } of rows) {
    applyStored(doc, [update]);
    if (seqs.has(seq)) shown.set(seq, contentOf(doc));
  }
  return shown;
}

function shownBy(state: Uint8Array): unknown {
  const doc = replay([]);
  applyStored(doc, [state]);
  return contentOf(doc);
}

/** The same content, unless Yjs itself places it anew whenever a state is loaded. */
function expectShown(rows: readonly HistoryRow[], seq: number, state: Uint8Array, seen: unknown) {
  const shown = shownBy(state);
  if (isDeepStrictEqual(shown, seen)) return;
  const log = rows.slice(0, seq).map(({ update }) => update);
  if (!isTornByUndo(log)) expect(shown).toEqual(seen);
}

function expectStates(rows: readonly HistoryRow[], picks: readonly number[]): void {
  const seqs = new Set([rows.length, ...picks.map((pick) => 1 + (pick % rows.length))]);
  for (const [seq, content] of watched(rows, seqs)) {
    expectShown(rows, seq, stateAt(rows, { seq }), content);
  }
}

/** Each person writes only their own letter, and nobody brings anything back. */
const LETTERS = ['a', 'b', 'c', 'd'];
function writeLetters(history: HistoryWorld, plan: readonly Choice[]): void {
  for (const choice of plan) {
    const replica = history.world.replicas[choice.who % LETTERS.length];
    if (replica === undefined) continue;
    if (choice.op % 32 >= 14) {
      history.step(choice);
      continue;
    }
    const title = replica.doc.getText('title');
    const at = choice.a % (title.length + 1);
    if (choice.op % 5 === 0) title.delete(at, Math.min(choice.b % 6, title.length - at));
    else title.insert(at, (LETTERS[replica.name] ?? '').repeat(1 + (choice.b % 5)));
  }
  history.settle();
}

function expectAuthors(rows: readonly HistoryRow[], ranges: readonly AuthoredRange[]): number {
  let chars = 0;
  const doc = replay(
    rows.map(({ update }) => update),
    false,
  );
  for (const structs of doc.store.clients.values()) {
    for (const { id, content } of structs as Y.Item[]) {
      if (!(content instanceof Y.ContentString)) continue;
      [...content.str].forEach((letter, at) => {
        const author = authorOf(ranges, id.client, id.clock + at)?.author;
        expect(author).toBe(PEOPLE[LETTERS.indexOf(letter)]);
        chars += 1;
      });
    }
  }
  return chars;
}

const aRowFact = fc.record({
  skip: fc.nat({ max: 3 }),
  author: fc.constantFrom('g_ada', 'g_bob', 's_system', null),
  deltaMs: fc.oneof(fc.nat({ max: 5_000 }), fc.integer({ min: -10_000_000, max: 10_000_000 })),
  update: fc.uint8Array({ maxLength: 30 }),
});
const someRows = fc.array(aRowFact, { maxLength: 60 }).map((facts) => {
  let seq = 0;
  let atMs = 1_700_000_000_000;
  return facts.map(({ skip, author, deltaMs, update }): HistoryRow => {
    seq += 1 + skip;
    atMs += deltaMs;
    return { seq, author: author as PersonId | null, atMs, update };
  });
});

describe('history', () => {
  it('[HIST-1] rows read again are the same rows', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        expect(decodeRows(encodeRows(rows))).toEqual({ ok: true, value: rows });
      }),
      { numRuns: 300 },
    );
  });

  it('[HIST-2] no bytes make reading rows throw, least of all slightly changed ones', () => {
    fc.assert(
      fc.property(someRows, aNumber, fc.uint8Array({ maxLength: 4 }), (rows, at, bytes) => {
        const changed = encodeRows(rows);
        changed.set(bytes.subarray(0, changed.length), at % Math.max(1, changed.length - 4));
        for (const some of [changed, changed.slice(0, at % changed.length), bytes]) {
          const read = decodeRows(some);
          if (read.ok) expect(encodeRows(read.value).length).toBeLessThanOrEqual(some.length + 64);
          else expect(read.why).not.toBe('');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('[HIST-3] the state at any seq shows what was seen then', () => {
    fc.assert(
      fc.property(choices(200), fc.array(aNumber, { maxLength: 6 }), (plan, picks) => {
        const { rows } = lived(plan);
        fc.pre(rows.length > 0);
        expectStates(rows, picks);
      }),
      { numRuns: 60 },
    );
  });

  it('[HIST-3] also in a long history of four people, with undo, marks and offline merges', () => {
    fc.assert(
      fc.property(aSeed, fc.array(aNumber, { minLength: 30, maxLength: 30 }), (seed, picks) => {
        const { rows, world } = lived(longPlan(seed));
        expect(rows.length).toBeGreaterThan(500);
        expectStates(rows, picks);
        const last = stateAt(rows, { seq: rows.length });
        for (const { doc } of world.replicas) expectShown(rows, rows.length, last, contentOf(doc));
      }),
      ONCE,
    );
  });

  it('[HIST-10] who reads the log deletes nothing that nobody deleted, at any moment of it', () => {
    fc.assert(
      fc.property(choices(200), aNumber, (plan, pick) => {
        const history = new HistoryWorld();
        for (const choice of plan) history.step(choice);
        const rows = history.rows.slice(0, 1 + (pick % Math.max(1, history.rows.length)));
        const known = newKnown();
        const [oneByOne, atOnce] = [replay([], false), replay([], false)];
        for (const { update } of rows) {
          expect(absorb(known, update, DEFAULT_LIMITS)).toBe(true);
          applyStored(oneByOne, [update]);
        }
        applyStored(
          atOnce,
          rows.map(({ update }) => update),
        );
        const deleted = Object.fromEntries(deleteSetOf(known));
        expect(deletedIn(oneByOne)).toEqual(deleted);
        expect(deletedIn(atOnce)).toEqual(deleted);
        // So a reader who comes back with this state says nothing new.
        const state = stateAt(rows, { seq: rows.length });
        expect(screen(known, state, VIEWER, DEFAULT_LIMITS)).toEqual({ is: 'empty' });
      }),
      { numRuns: 100 },
    );
  });

  it('[HIST-5] every character names who wrote it, deleted ones too', () => {
    let chars = 0;
    fc.assert(
      fc.property(choices(250), (plan) => {
        const history = new HistoryWorld();
        writeLetters(history, plan);
        chars += expectAuthors(history.rows, authorship(history.rows));
      }),
      { numRuns: 40 },
    );
    expect(chars).toBeGreaterThan(1_000);
  });

  it('[HIST-5] every clock of a long history has the author, seq and time of the row that brought it', () => {
    fc.assert(
      fc.property(aSeed, (seed) => {
        const { rows, world } = lived(longPlan(seed));
        const ranges = authorship(rows, -1);
        const ends = new Map<number, number>();
        for (const { seq, author, atMs, update } of rows) {
          const { from: starts, to } = Y.parseUpdateMeta(update);
          for (const [client, end] of to) {
            for (const clock of [starts.get(client) ?? -1, end - 1]) {
              expect(authorOf(ranges, client, clock)).toMatchObject({ seq, author, atMs });
            }
            expect(starts.get(client)).toBe(ends.get(client) ?? 0);
            expect(PEOPLE[world.owners.get(client) ?? -1]).toBe(author);
            ends.set(client, end);
          }
        }
        expect(ends.size).toBeGreaterThan(PEOPLE.length);
        for (const [client, end] of ends) expect(authorOf(ranges, client, end)).toBeNull();
      }),
      ONCE,
    );
  });

  it('[HIST-6] joined ranges name the same authors as single ones', () => {
    fc.assert(
      fc.property(choices(200), fc.integer({ min: 0, max: 100_000 }), (plan, rangeMs) => {
        const { rows } = lived(plan);
        const joined = authorship(rows, rangeMs);
        for (const single of authorship(rows, -1)) {
          for (const clock of [single.from, single.to - 1]) {
            const range = authorOf(joined, single.clientId, clock);
            expect(range?.author).toBe(single.author);
            expect(range?.seq).toBeLessThanOrEqual(single.seq);
            expect(single.atMs - (range?.atMs ?? 0)).toBeLessThanOrEqual(rangeMs);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('[HIST-7] sittings cover every row once and part where the pauses are', () => {
    fc.assert(
      fc.property(someRows, fc.nat({ max: 10_000 }), (rows, gapMs) => {
        const sittings = sittingsOf(rows, gapMs);
        const parts = sittings.map(({ fromSeq, toSeq }) =>
          rows.filter(({ seq }) => fromSeq <= seq && seq <= toSeq),
        );
        expect(parts.flat()).toEqual(rows);
        sittings.forEach((sitting, at) => {
          const part = parts[at] ?? [];
          const times = part.map(({ atMs }) => atMs);
          expect(sitting.updateCount).toBe(part.length);
          expect(sitting.bytes).toBe(part.reduce((sum, { update }) => sum + update.length, 0));
          expect([sitting.fromMs, sitting.toMs]).toEqual([Math.min(...times), Math.max(...times)]);
          expect(sitting.authors).toEqual([...new Set(part.map(({ author }) => author))]);
        });
        const begins = new Set(sittings.map(({ fromSeq }) => fromSeq));
        rows.slice(1).forEach(({ seq, atMs }, at) => {
          expect(begins.has(seq)).toBe(Math.abs(atMs - (rows[at]?.atMs ?? 0)) > gapMs);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('[HIST-8] playback shows what was seen, frame by frame, to the end', () => {
    fc.assert(
      fc.property(choices(150), fc.integer({ min: 1, max: 9 }), (plan, rowsPerFrame) => {
        const { rows } = lived(plan);
        const frames = [...playback(rows, rowsPerFrame)];
        expect(frames).toHaveLength(Math.ceil(rows.length / rowsPerFrame));
        expect(frames.at(-1)?.seq ?? 0).toBe(rows.length);
        const shown = watched(rows, new Set(frames.map(({ seq }) => seq)));
        for (const { seq, atMs, author, state } of frames) {
          expect(rows[seq - 1]).toMatchObject({ seq, atMs, author });
          expectShown(rows, seq, state, shown.get(seq));
        }
      }),
      { numRuns: 40 },
    );
  });
});
