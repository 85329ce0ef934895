// @vitest-environment jsdom
/**
 * Three people do anything to each block of the schema at once, and hear of each other late.
 * `PLAN_SEED=` plays one seed, `ROW_PLANS=` so many new ones.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { planSeeds } from '../support/fault-plan.ts';
import { differencesOf, LatePeople } from '../support/late-people.ts';
import { RowHand } from '../support/row-hand.ts';
import { SCHEMA_ROWS } from '../support/schema-rows/all-rows.ts';
import { bodyOf } from '../support/schema-rows/row.ts';

const PLAN_COUNT = Number(process.env['ROW_PLANS'] ?? 1);
const STEP_COUNT = 24;
const EACH = SCHEMA_ROWS.map((row) => [row.name, row.says, row] as const);
const SEEDS = planSeeds('every block', PLAN_COUNT);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('every block and every mark', () => {
  it.each(EACH)(
    '[EDITOR-132] %s, %s: whatever people do in it and around it at once, all see the same',
    (_, _says, row) => {
      for (const seed of SEEDS) {
        const people = new LatePeople(seed, bodyOf(row), (draw, id) => new RowHand(draw, id, row));
        for (let step = 0; step < STEP_COUNT; step += 1) people.step();
        people.settle();
        const told = `PLAN_SEED=${seed}: ${people.done.join(', ')}`;
        expect(differencesOf(people), told).toEqual([]);
        expect(people.updatesOfNewcomer(), `${told}: opening`).toBe(0);
        people.leave();
      }
    },
  );
});
