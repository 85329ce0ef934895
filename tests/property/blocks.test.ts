// @vitest-environment jsdom
/**
 * Three people change callouts, toggles, columns and lists at once, and hear of each other late.
 * `PLAN_SEED=` plays one seed, `BLOCK_PLANS=` so many new ones.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { containersIn } from '../../app/d/[documentId]/_editor/blocks/placed-containers.ts';
import { fromMarkdown } from '../../lib/editor/convert/from-markdown.ts';
import { toHtml } from '../../lib/editor/convert/to-html.ts';
import { toMarkdown } from '../../lib/editor/convert/to-markdown.ts';
import type { NodeJson } from '../../lib/editor/node-json.ts';
import { textOf } from '../../lib/editor/text-of.ts';
import { BlockHand } from '../support/block-hand.ts';
import { planSeeds } from '../support/fault-plan.ts';
import { differencesOf, LatePeople } from '../support/late-people.ts';

/** Failed once: played ever after. */
const KEPT_SEEDS: readonly number[] = [875_682_299];
const PLAN_COUNT = Number(process.env['BLOCK_PLANS'] ?? 10);
const STEP_COUNT = 60;
const START =
  'a\n\n> [!TIP]\n> b\n>\n> c\n\n<details>\n<summary>d</summary>\n\ne\n\n</details>\n\n1. f\n2. g\n3. h';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The letters, whatever they stand in. */
const lettersOf = (body: NodeJson) => textOf(body).replaceAll(/\s/g, '');

describe('containers', () => {
  it('[EDITOR-36] whatever three people do to them at once, all see the same, and who comes later changes nothing', () => {
    let containerCount = 0;
    for (const seed of [...KEPT_SEEDS, ...planSeeds('blocks', PLAN_COUNT)]) {
      const people = new LatePeople(seed, START, (draw, id) => new BlockHand(draw, id));
      for (let step = 0; step < STEP_COUNT; step += 1) people.step();
      people.settle();
      const told = `PLAN_SEED=${seed}: ${people.done.join(', ')}`;
      expect(differencesOf(people), told).toEqual([]);
      expect(people.updatesOfNewcomer(), `${told}: opening`).toBe(0);
      const editor = people.hands[0]?.editor;
      const body = editor?.getJSON() as NodeJson;
      expect(lettersOf(fromMarkdown(toMarkdown(body))), told).toBe(lettersOf(body));
      const page = document.createElement('div');
      page.innerHTML = toHtml(body);
      // It says every heading once more.
      for (const contents of page.querySelectorAll('[data-toc]')) contents.remove();
      expect(page.textContent.replaceAll(/\s/g, ''), told).toBe(lettersOf(body));
      containerCount += editor === undefined ? 0 : containersIn(editor.state.doc).length;
      people.leave();
    }
    expect(containerCount).toBeGreaterThan(PLAN_COUNT);
  });
});
