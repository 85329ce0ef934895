// @vitest-environment jsdom
/**
 * Three people change one table at once, and hear of each other late.
 * `PLAN_SEED=` plays one seed, `TABLE_PLANS=` so many new ones.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toHtml } from '../../lib/editor/convert/to-html.ts';
import type { NodeJson } from '../../lib/editor/node-json.ts';
import { planSeeds } from '../support/fault-plan.ts';
import { differencesOf, LatePeople } from '../support/late-people.ts';
import { misplacedHeaders } from '../support/shown-headers.ts';
import { shownTable } from '../support/shown-table.ts';
import { TableHand } from '../support/table-hand.ts';

/** Failed once: played ever after. */
const KEPT_SEEDS: readonly number[] = [699_908_052, 1_238_598_165, 1_963_238_746];
const PLAN_COUNT = Number(process.env['TABLE_PLANS'] ?? 10);
const STEP_COUNT = 60;
const START = '| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is wrong with what they see now. */
function wrongsOf(people: LatePeople<TableHand>): string[] {
  const wrongs = differencesOf(people);
  const { hands } = people;
  const [first] = hands;
  for (const { editor } of hands) {
    for (const table of editor.view.dom.querySelectorAll('table'))
      wrongs.push(...shownTable(table).wrongs, ...misplacedHeaders(table));
  }
  const exported = document.createElement('div');
  exported.innerHTML = toHtml(first?.editor.getJSON() as NodeJson);
  for (const table of exported.querySelectorAll('table')) wrongs.push(...shownTable(table).wrongs);
  return wrongs;
}

describe('tables', () => {
  it('[EDITOR-14] [EDITOR-16] [EDITOR-160] whatever three people do to a table at once, all see the same rectangle and its header first, and who comes later changes nothing', () => {
    let tableCount = 0;
    for (const seed of [...KEPT_SEEDS, ...planSeeds('tables', PLAN_COUNT)]) {
      const people = new LatePeople(seed, START, (draw, id) => new TableHand(draw, id));
      for (let step = 0; step < STEP_COUNT; step += 1) people.step();
      people.settle();
      tableCount += people.hands[0]?.editor.view.dom.querySelectorAll('table').length ?? 0;
      expect(wrongsOf(people), `PLAN_SEED=${seed}: ${people.done.join(', ')}`).toEqual([]);
      expect(people.updatesOfNewcomer(), `PLAN_SEED=${seed}: opening`).toBe(0);
      people.leave();
    }
    // Somebody deletes the table now and then.
    expect(tableCount).toBeGreaterThan(0);
  });
});
