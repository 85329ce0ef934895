// @vitest-environment jsdom
import { type Editor, Editor as WholeEditor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { blockTools } from '../../../../app/d/[documentId]/_editor/blocks/block-tools.ts';
import { Blocks } from '../../../../app/d/[documentId]/_editor/blocks/blocks.ts';
import { ShownChanges } from '../../../../app/d/[documentId]/_editor/shown-changes.ts';
import type { ClientId } from '../../../../lib/core/ids.ts';
import { firstUpdate } from '../../../../lib/editor/content.ts';
import { fromMarkdown } from '../../../../lib/editor/convert/from-markdown.ts';
import { documentExtensions } from '../../../../lib/editor/extensions.ts';
import { en } from '../../../../lib/i18n/en.ts';
import { blockEditor, goTo, markdownOf, outlineOf, run } from '../../../support/block-editor.ts';
import { press, type } from '../../../support/editor.ts';

const TWO =
  '<details><summary>one</summary>\n\nin one\n\n</details>\n\n<details><summary>two</summary>\n\nin two\n\n</details>';
let editor: Editor;
const open = (markdown: string) => (editor = blockEditor(markdown));
const openIn = ({ view }: Editor) =>
  [...view.dom.querySelectorAll('[data-toggle]')].map((toggle) => toggle.matches('.is-open'));
const fold = (at: number) =>
  editor.view.dom.querySelectorAll<HTMLElement>('.toggle-fold')[at]?.click();

afterEach(() => editor.destroy());

describe('a toggle in the editor', () => {
  it('[EDITOR-31] is made by typing +++; Enter on its line goes inside, and leaves it from an empty last line', () => {
    open('');
    type(editor, '+++ line');
    press(editor, 'Enter');
    type(editor, 'inside');
    expect(openIn(editor)).toEqual([true]);
    press(editor, 'Enter');
    press(editor, 'Enter');
    type(editor, 'behind');
    expect(outlineOf(editor)).toEqual([
      'toggle',
      '  paragraph line',
      '  paragraph inside',
      'paragraph behind',
    ]);
  });

  it('[EDITOR-31] takes what is behind the caret on its line inside, and room above is made above', () => {
    open(TWO);
    goTo(editor, 'one', 1);
    press(editor, 'Enter');
    goTo(editor, 'two');
    press(editor, 'Enter');
    expect(outlineOf(editor)).toEqual([
      'toggle',
      '  paragraph o',
      '  paragraph ne',
      '  paragraph in one',
      'paragraph',
      'toggle',
      '  paragraph two',
      '  paragraph in two',
    ]);
  });

  it('[EDITOR-31] Backspace at the start of its line takes it away', () => {
    open(TWO);
    goTo(editor, 'one');
    press(editor, 'Backspace');
    expect(outlineOf(editor).slice(0, 3)).toEqual(['paragraph one', 'paragraph in one', 'toggle']);
  });

  it('[EDITOR-31] has a heading as its line, by command or by key, and back', () => {
    open('## title\n\ntext');
    goTo(editor, 'title');
    run(editor, 'toggle');
    expect(markdownOf(editor)).toBe(
      '<details>\n<summary><h2>title</h2></summary>\n\n</details>\n\ntext',
    );
    run(editor, 'toggleHeading3');
    expect(outlineOf(editor)).toEqual(['toggle', '  heading title', 'paragraph text']);
    run(editor, 'toggle');
    run(editor, 'heading1');
    expect(markdownOf(editor)).toContain('<h1>title</h1>');
    run(editor, 'toggleHeading1');
    expect(markdownOf(editor)).toBe('# title\n\ntext');
  });

  it('[EDITOR-31] made of a list, it has a line of its own', () => {
    open('- a\n- b');
    goTo(editor, 'a');
    run(editor, 'toggleHeading2');
    expect(outlineOf(editor).slice(0, 3)).toEqual(['toggle', '  heading', '  bulletList']);
  });

  it('[EDITOR-31] keeps its line first, whatever is moved', () => {
    open(TWO);
    goTo(editor, 'in two');
    run(editor, 'moveUp');
    expect(outlineOf(editor)[0]).toBe('toggle');
    expect(outlineOf(editor).slice(0, 3)).toEqual([
      'toggle',
      '  paragraph two',
      '  paragraph in two',
    ]);
  });
});

describe('opening a toggle', () => {
  it('[EDITOR-32] is nothing in the document, and a caret inside moves to its line as it closes', () => {
    open(TWO);
    const before = JSON.stringify(editor.getJSON());
    let changeCount = 0;
    editor.on('update', () => void (changeCount += 1));
    expect(openIn(editor)).toEqual([false, false]);
    fold(1);
    expect(openIn(editor)).toEqual([false, true]);
    expect(editor.view.dom.querySelectorAll('.toggle-fold')[1]?.ariaExpanded ?? 'true').toBe(
      'true',
    );
    goTo(editor, 'in two', 2);
    run(editor, 'toggleOpen');
    expect(openIn(editor)).toEqual([false, false]);
    expect(editor.state.selection.$from.parent.textContent).toBe('two');
    run(editor, 'toggleOpen');
    expect(openIn(editor)).toEqual([false, true]);
    expect([JSON.stringify(editor.getJSON()), changeCount]).toEqual([before, 0]);
  });

  it('[EDITOR-32] happens by itself where something inside is chosen, as a search does', () => {
    open(TWO);
    goTo(editor, 'in one', 3);
    expect(openIn(editor)).toEqual([true, false]);
    editor.commands.selectAll();
    expect(openIn(editor)).toEqual([true, false]);
  });

  it('[EDITOR-32] stays while one writes before it and moves it', () => {
    open(`x\n\n${TWO}`);
    fold(0);
    goTo(editor, 'x');
    type(editor, 'more ');
    expect(openIn(editor)).toEqual([true, false]);
    goTo(editor, 'one');
    run(editor, 'moveDown');
    expect(outlineOf(editor)).toContain('  paragraph one');
    expect(openIn(editor)).toEqual([false, true]);
  });

  it('[EDITOR-32] a button begins an open toggle that is empty', () => {
    open('<details><summary>a</summary></details>');
    goTo(editor, 'a');
    run(editor, 'toggleOpen');
    editor.view.dom.querySelector<HTMLElement>('.toggle-begin')?.click();
    type(editor, 'b');
    expect(outlineOf(editor)).toEqual(['toggle', '  paragraph a', '  paragraph b']);
  });
});

describe('an open toggle in a shared text', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('[EDITOR-32] stays open while somebody else writes around it and in it', () => {
    const first = firstUpdate(9 as ClientId, { title: '', body: fromMarkdown(`x\n\n${TWO}`) });
    const [own, other] = [new Y.Doc(), new Y.Doc()];
    const editors = [own, other].map((doc) => {
      Y.applyUpdate(doc, first);
      return new WholeEditor({
        element: document.createElement('div'),
        extensions: [
          ...documentExtensions(),
          Collaboration.configure({ fragment: doc.getXmlFragment('default') }),
          ShownChanges,
          Blocks.configure({ words: en.editor.blocks, tools: blockTools }),
        ],
      });
    });
    vi.advanceTimersByTime(1);
    const [mine, theirs] = editors as [Editor, Editor];
    editor = mine;
    const tell = () => {
      Y.applyUpdate(own, Y.encodeStateAsUpdate(other, Y.encodeStateVector(own)));
      vi.advanceTimersByTime(1);
    };
    fold(1);
    goTo(theirs, 'x');
    type(theirs, 'more ');
    tell();
    expect(openIn(mine)).toEqual([false, true]);
    goTo(theirs, 'in two');
    type(theirs, 'deep ');
    goTo(theirs, 'more x');
    theirs.commands.insertContentAt(0, '<h2>new</h2>');
    tell();
    expect(openIn(mine)).toEqual([false, true]);
    expect(openIn(theirs)).not.toEqual([false, false]);
    theirs.commands.setContent('<p>gone</p>');
    tell();
    expect(openIn(mine)).toEqual([]);
    theirs.destroy();
  });
});
