// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import {
  type PageDeeds,
  runCommand,
} from '../../../app/d/[documentId]/_editor/commands/command.ts';
import { COMMANDS } from '../../../app/d/[documentId]/_editor/commands/command-table.ts';
import { Keymap } from '../../../app/d/[documentId]/_editor/keymap.ts';
import { withSwitch } from '../../../app/d/[documentId]/_editor/typing/markdown-switch.ts';
import { TypedBack } from '../../../app/d/[documentId]/_editor/typing/typed-back.ts';
import { TypedSigns } from '../../../app/d/[documentId]/_editor/typing/typed-signs.ts';
import { press, sharedEditor, type } from '../../support/editor.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

const keymap = Keymap.configure({
  page: {} as PageDeeds,
  leaveUpwards: () => {},
  onTurned: () => {},
});

function anEditor(content = '<p></p>', isOn = true): Editor {
  const signs = withSwitch(TypedSigns, () => isOn);
  const editor = sharedEditor(new Y.Doc(), [signs, TypedBack, keymap]);
  editor.commands.setContent(content);
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
  return editor;
}

/** The lists: their sign, their first number, and how many items they have. */
function listsIn({ state }: Editor) {
  return state.doc.children
    .filter((block) => block.type.name === 'orderedList')
    .map(({ attrs, childCount }): unknown[] => [attrs['type'], attrs['start'], childCount]);
}

const PICTURE = '![A harbour](https://pictures.example/a.png)';

describe('signs typed at the start of a line', () => {
  it.each([
    ['1) ', [null, 1, 1]],
    ['7) ', [null, 7, 1]],
    ['a. ', ['a', 1, 1]],
    ['A. ', ['A', 1, 1]],
    ['i. ', ['i', 1, 1]],
    ['I. ', ['I', 1, 1]],
  ])('[EDITOR-171] %j begins a numbered list', (typed, list) => {
    const editor = anEditor();
    type(editor, typed);
    expect(listsIn(editor)).toEqual([list]);
  });

  it('[EDITOR-171] a number goes on in the list before it, a letter begins another', () => {
    const before = '<ol><li><p>one</p></li></ol><p></p>';
    const editor = anEditor(before);
    type(editor, '2) ');
    expect(listsIn(editor)).toEqual([[null, 1, 2]]);
    const other = anEditor(before);
    type(other, 'a. ');
    expect(listsIn(other)).toEqual([
      [null, 1, 1],
      ['a', 1, 1],
    ]);
  });

  it.each(['b. ', 'ii. ', 'a) ', 'So do I. ', 'Section 1) '])(
    '[EDITOR-171] %j is just letters',
    (typed) => {
      const editor = anEditor();
      type(editor, typed);
      expect(editor.state.doc.textContent).toBe(typed);
      expect(listsIn(editor)).toEqual([]);
    },
  );
});

describe('a picture typed in Markdown', () => {
  it('[EDITOR-172] becomes one with its last bracket, in place of the line it is alone in', () => {
    const editor = anEditor();
    type(editor, PICTURE);
    expect(editor.state.doc.firstChild?.attrs).toMatchObject({
      src: 'https://pictures.example/a.png',
      alt: 'A harbour',
      title: null,
    });
    type(editor, 'on');
    expect(editor.state.doc.children.map(({ textContent }) => textContent)).toEqual(['', 'on']);
  });

  it('[EDITOR-172] stands below the words it was typed behind, with its line below', () => {
    const editor = anEditor('<p>Look:</p>');
    type(editor, ' ![](https://pictures.example/a.png "Early")');
    const [line, picture] = editor.state.doc.children;
    expect(line?.textContent).toBe('Look: ');
    expect(picture?.attrs).toMatchObject({ alt: null, title: 'Early' });
  });

  it.each([
    '![a](http://pictures.example/a.png)',
    '![a](javascript:alert(1))',
    '![a](a.png)',
    '![a](https://ada:secret@pictures.example/a.png)',
  ])('[EDITOR-172] of %j no picture is made', (typed) => {
    const editor = anEditor();
    type(editor, typed);
    expect(editor.getJSON()).not.toHaveProperty('content.0.attrs.src');
    expect(editor.state.doc.firstChild?.type.name).toBe('paragraph');
  });

  it('[EDITOR-74] is what was typed while the conversion of Markdown is off', () => {
    const editor = anEditor('<p></p>', false);
    type(editor, `a. ${PICTURE}`);
    expect(editor.state.doc.firstChild?.type.name).toBe('paragraph');
    expect(listsIn(editor)).toEqual([]);
  });
});

describe('undo right after signs became something', () => {
  it.each(['a. ', '1) ', '1. ', '## ', '- ', '> ', PICTURE])(
    '[EDITOR-173] gives %j back whole, and goes on from there',
    (typed) => {
      const editor = anEditor('<p>Before</p><p></p>');
      type(editor, typed);
      expect(editor.state.doc.textContent).toBe('Before');
      expect(press(editor, 'Control+z')).toBe(true);
      expect(editor.state.doc.children.map(({ textContent }) => textContent)).toEqual([
        'Before',
        typed,
      ]);
      expect(editor.state.selection.from).toBe(editor.state.doc.content.size - 1);
      type(editor, 'x');
      expect(editor.state.doc.textContent).toBe(`Before${typed}x`);
    },
  );

  it('[EDITOR-173] gives the signs of a mark back as well', () => {
    const editor = anEditor();
    type(editor, 'a **b**');
    expect(editor.getText()).toBe('a b');
    press(editor, 'Control+z');
    expect(editor.getText()).toBe('a **b**');
  });

  it.each(['1) ', '## ', '**b**', PICTURE])(
    '[EDITOR-182] of %j the command leaves what the key leaves',
    (typed) => {
      const [byKey, byCommand] = [anEditor(), anEditor()];
      for (const editor of [byKey, byCommand]) type(editor, typed);
      press(byKey, 'Control+z');
      expect(runCommand(COMMANDS.undo, byCommand, {} as PageDeeds)).toBe(true);
      expect(byCommand.getText()).toBe(typed);
      expect(byCommand.state.toJSON()).toEqual(byKey.state.toJSON());
    },
  );

  it('[EDITOR-173] what was written since is taken back first', () => {
    const editor = anEditor();
    type(editor, 'a. words');
    press(editor, 'Control+z');
    expect(listsIn(editor)).toEqual([['a', 1, 1]]);
    expect(editor.state.doc.textContent).toBe('');
  });
});

describe('Backspace at the start of a heading', () => {
  it('[EDITOR-174] that is the first block makes it text, with its words and its side', () => {
    const editor = anEditor('<h2 style="text-align: right">Plums</h2><p>Pears</p>');
    editor.commands.setTextSelection(1);
    press(editor, 'Backspace');
    expect(editor.state.doc.firstChild?.type.name).toBe('paragraph');
    expect(editor.state.doc.children.map(({ textContent }) => textContent)).toEqual([
      'Plums',
      'Pears',
    ]);
  });
});
