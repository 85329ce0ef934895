// @vitest-environment jsdom
/**
 * Three people only type, begin new lines and mark words, in the same few lines, and hear of each
 * other late: nobody deletes, so every letter is there in the end, once. `PLAN_SEED=` plays one seed,
 * `LETTER_PLANS=` so many new ones.
 */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import * as prng from 'lib0/prng';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { ClientId } from '../../lib/core/ids.ts';
import { blankUpdate } from '../../lib/editor/content.ts';
import { planSeeds } from '../support/fault-plan.ts';
import { wholeEditor } from '../support/whole-editor.ts';

/** Failed once: played ever after. */
const KEPT_SEEDS: readonly number[] = [];
const PLAN_COUNT = Number(process.env['LETTER_PLANS'] ?? 20);
const STEP_COUNT = 80;
const LETTERS = ['a', 'b', 'c'] as const;

interface Person {
  readonly letter: string;
  readonly doc: Y.Doc;
  readonly editor: Editor;
  typed: number;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function peopleOf(seed: number): Person[] {
  const first = blankUpdate(9 as ClientId, '');
  return LETTERS.map((letter, at) => {
    const doc = new Y.Doc();
    doc.clientID = 10 + ((seed + at) % LETTERS.length);
    Y.applyUpdate(doc, first);
    const editor = wholeEditor(doc);
    editor.commands.focus('end');
    return { letter, doc, editor, typed: 0 };
  });
}

function act(person: Person, gen: prng.PRNG): string {
  const { editor, letter } = person;
  const does = prng.int32(gen, 0, 9);
  if (does < 6) {
    person.typed += 1;
    editor.view.dispatch(editor.state.tr.insertText(letter));
    return `${letter} types`;
  }
  if (does < 8) {
    const { $head } = editor.state.selection;
    // In the middle of a line it writes what stands behind it anew: two who do so at once have that
    // part twice.
    if ($head.parentOffset < $head.parent.content.size) return `${letter} waits`;
    editor.commands.splitBlock();
    return `${letter} presses Enter`;
  }
  if (does === 8) {
    editor.commands.toggleBold();
    return `${letter} turns bold`;
  }
  const { doc, tr } = editor.state;
  const at = prng.int32(gen, 0, doc.content.size);
  editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at))));
  return `${letter} goes elsewhere`;
}

/** What one has written reaches another. */
function hear(to: Person, from: Person): void {
  Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'other');
  vi.advanceTimersByTime(1);
}

describe('what several people type at once', () => {
  it('[EDITOR-141] is all there in the end, every letter once', () => {
    for (const seed of [...KEPT_SEEDS, ...planSeeds('letters', PLAN_COUNT)]) {
      const gen = prng.create(seed);
      const people = peopleOf(seed);
      const done: string[] = [];
      const anyone = () => prng.oneOf(gen, people);
      for (let step = 0; step < STEP_COUNT; step += 1) {
        if (prng.int32(gen, 0, 3) > 0) done.push(act(anyone(), gen));
        else hear(anyone(), anyone());
        vi.advanceTimersByTime(1);
      }
      for (let round = 0; round < 2; round += 1) {
        for (const to of people) for (const from of people) hear(to, from);
      }
      const texts = people.map(({ editor }) => editor.getText());
      const told = `PLAN_SEED=${seed}: ${done.join(', ')}`;
      expect(new Set(texts).size, told).toBe(1);
      for (const { letter, typed } of people) {
        expect(texts[0]?.split(letter).length, `${letter}, ${told}`).toBe(typed + 1);
      }
      for (const { editor } of people) editor.destroy();
    }
  });
});
