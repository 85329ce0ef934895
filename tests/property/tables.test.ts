// @vitest-environment jsdom
/**
 * Three people change one table at once, and hear of each other late.
 * `PLAN_SEED=` plays one seed, `TABLE_PLANS=` so many new ones.
 */
import * as prng from 'lib0/prng';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { firstUpdate } from '../../lib/editor/content.ts';
import { fromMarkdown } from '../../lib/editor/convert/from-markdown.ts';
import { toHtml } from '../../lib/editor/convert/to-html.ts';
import type { ClientId } from '../../lib/core/ids.ts';
import type { NodeJson } from '../../lib/editor/node-json.ts';
import { planSeeds } from '../support/fault-plan.ts';
import { shownTable } from '../support/shown-table.ts';
import { TableHand } from '../support/table-hand.ts';

/** Failed once: played ever after. */
const KEPT_SEEDS: readonly number[] = [];
const PLAN_COUNT = Number(process.env['TABLE_PLANS'] ?? 10);
const STEP_COUNT = 60;
const PEOPLE = 3;
const START = '| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Letter {
  readonly update: Uint8Array;
  readonly to: TableHand;
}

class People {
  readonly hands: TableHand[];
  readonly done: string[] = [];
  readonly #post: Letter[] = [];
  readonly #draw: (below: number) => number;

  constructor(seed: number) {
    const random = prng.create(seed);
    this.#draw = (below) => prng.int32(random, 0, below - 1);
    const first = firstUpdate(99 as ClientId, { title: '', body: fromMarkdown(START) });
    this.hands = Array.from({ length: PEOPLE }, (_, at) => new TableHand(this.#draw, at + 1));
    for (const { doc } of this.hands) Y.applyUpdate(doc, first, this);
    vi.advanceTimersByTime(1);
    for (const hand of this.hands) {
      hand.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === this) return;
        for (const to of this.hands) if (to !== hand) this.#post.push({ update, to });
      });
    }
  }

  step(): void {
    if (this.#post.length > 0 && this.#draw(3) === 0) {
      this.#deliver(this.#draw(this.#post.length));
      return;
    }
    const at = this.#draw(PEOPLE);
    this.done.push(`${at} ${this.hands[at]?.act() ?? ''}`);
  }

  /** Letters may overtake each other: Yjs waits for what a later one is built on. */
  #deliver(at: number): void {
    const [letter] = this.#post.splice(at, 1);
    if (letter !== undefined) Y.applyUpdate(letter.to.doc, letter.update, this);
    vi.advanceTimersByTime(1);
  }

  settle(): void {
    while (this.#post.length > 0) this.#deliver(0);
  }

  /** Opens what is there, as one more page. @returns how often it wrote something. */
  updatesOfNewcomer(): number {
    const newcomer = new TableHand(this.#draw, PEOPLE + 1);
    const [first] = this.hands;
    let count = 0;
    if (first !== undefined) Y.applyUpdate(newcomer.doc, Y.encodeStateAsUpdate(first.doc), this);
    newcomer.doc.on('update', () => void (count += 1));
    vi.advanceTimersByTime(1);
    newcomer.leave();
    return count;
  }

  leave(): void {
    for (const hand of this.hands) hand.leave();
  }
}

/** What is wrong with what they see now. */
function wrongsOf({ hands }: People): string[] {
  const wrongs: string[] = [];
  const [first] = hands;
  for (const { editor } of hands) {
    try {
      editor.state.doc.check();
    } catch (err) {
      wrongs.push(String(err));
    }
    if (JSON.stringify(editor.getJSON()) !== JSON.stringify(first?.editor.getJSON())) {
      wrongs.push('they see different texts');
    }
    for (const table of editor.view.dom.querySelectorAll('table'))
      wrongs.push(...shownTable(table).wrongs);
  }
  const exported = document.createElement('div');
  exported.innerHTML = toHtml(first?.editor.getJSON() as NodeJson);
  for (const table of exported.querySelectorAll('table')) wrongs.push(...shownTable(table).wrongs);
  return wrongs;
}

describe('tables', () => {
  it('[EDITOR-14] [EDITOR-16] whatever three people do to a table at once, all see the same rectangle, and who comes later changes nothing', () => {
    let tableCount = 0;
    for (const seed of [...KEPT_SEEDS, ...planSeeds('tables', PLAN_COUNT)]) {
      const people = new People(seed);
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
