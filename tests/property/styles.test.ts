// @vitest-environment jsdom
/**
 * Three people style one text at once, move its blocks, and hear of each other late.
 * `PLAN_SEED=` plays one seed, `STYLE_PLANS=` so many new ones.
 */
import * as prng from 'lib0/prng';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { ClientId } from '../../lib/core/ids.ts';
import { firstUpdate } from '../../lib/editor/content.ts';
import { fromMarkdown } from '../../lib/editor/convert/from-markdown.ts';
import { planSeeds } from '../support/fault-plan.ts';
import { StyleHand } from '../support/style-hand.ts';

/** Failed once: played ever after. */
const KEPT_SEEDS: readonly number[] = [];
const PLAN_COUNT = Number(process.env['STYLE_PLANS'] ?? 8);
const STEP_COUNT = 60;
const PEOPLE = 3;
const START = '# One\n\nsome ==words== here\n\n- a\n- b\n  - c\n\n> said\n\n```\ncode\n```\n\nend';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Letter {
  readonly update: Uint8Array;
  readonly to: StyleHand;
}

/** @returns what each sees in the end, and what was done on the way there. */
function played(seed: number) {
  const random = prng.create(seed);
  const draw = (below: number) => prng.int32(random, 0, below - 1);
  const first = firstUpdate(99 as ClientId, { title: '', body: fromMarkdown(START) });
  const hands = Array.from({ length: PEOPLE }, (_, at) => new StyleHand(draw, at + 1));
  const post: Letter[] = [];
  const origin = {};
  const deliver = (at: number) => {
    const [letter] = post.splice(at, 1);
    if (letter !== undefined) Y.applyUpdate(letter.to.doc, letter.update, origin);
    vi.advanceTimersByTime(1);
  };
  for (const { doc } of hands) Y.applyUpdate(doc, first, origin);
  vi.advanceTimersByTime(1);
  for (const hand of hands) {
    hand.doc.on('update', (update: Uint8Array, from: unknown) => {
      if (from === origin) return;
      for (const to of hands) if (to !== hand) post.push({ update, to });
    });
  }
  const done: string[] = [];
  for (let step = 0; step < STEP_COUNT; step += 1) {
    // Letters may overtake each other: Yjs waits for what a later one is built on.
    if (post.length > 0 && draw(3) === 0) deliver(draw(post.length));
    else {
      const at = draw(PEOPLE);
      done.push(`${at} ${hands[at]?.act() ?? ''}`);
    }
  }
  while (post.length > 0) deliver(0);
  const newcomer = new StyleHand(draw, PEOPLE + 1);
  let openingCount = 0;
  if (hands[0] !== undefined) Y.applyUpdate(newcomer.doc, Y.encodeStateAsUpdate(hands[0].doc));
  newcomer.doc.on('update', () => void (openingCount += 1));
  vi.advanceTimersByTime(1);
  for (const { editor } of hands) editor.state.doc.check();
  const seen = [...hands, newcomer].map(({ editor }) => JSON.stringify(editor.getJSON()));
  for (const hand of [...hands, newcomer]) hand.leave();
  return { seen, openingCount, done: done.join(', ') };
}

describe('styles', () => {
  it('[EDITOR-67] [EDITOR-70] [EDITOR-77] whatever three people style and move at once, all see the same, and who comes later changes nothing', () => {
    let styled = '';
    for (const seed of [...KEPT_SEEDS, ...planSeeds('styles', PLAN_COUNT)]) {
      const { seen, openingCount, done } = played(seed);
      expect(new Set(seen).size, `PLAN_SEED=${seed}: ${done}`).toBe(1);
      expect(openingCount, `PLAN_SEED=${seed}: opening`).toBe(0);
      styled += seen[0] ?? '';
    }
    for (const name of ['textColor', 'highlight', 'script', '"align":"', '"indent":']) {
      expect(styled).toContain(name);
    }
  });
});
