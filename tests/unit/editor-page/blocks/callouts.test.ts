// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Blocks } from '../../../../app/d/[documentId]/_editor/blocks/blocks.ts';
import { turnInto } from '../../../../app/d/[documentId]/_editor/commands/turn-into.ts';
import { en } from '../../../../lib/i18n/en.ts';
import { blockEditor, goTo, markdownOf, outlineOf, run } from '../../../support/block-editor.ts';
import { anEditor, press, type } from '../../../support/editor.ts';

let editor: Editor;
const open = (markdown: string) => (editor = blockEditor(markdown));

afterEach(() => editor.destroy());

describe('a callout in the editor', () => {
  it.each([
    ['::: ', 'NOTE'],
    [':::danger ', 'CAUTION'],
  ])('[EDITOR-29] is made by typing %j', (typed, name) => {
    open('');
    type(editor, `${typed}now`);
    expect(markdownOf(editor)).toBe(`> [!${name}]\n> now`);
  });

  it('[EDITOR-29] is made also when its letters were faster than its tools', async () => {
    editor = anEditor('', [Blocks.configure({ words: en.editor.blocks })]);
    type(editor, ':::tip now');
    await vi.waitFor(() => expect(markdownOf(editor)).toBe('> [!TIP]\n> now'), { timeout: 10_000 });
  });

  it('[EDITOR-29] typing that in an item of a list makes none', () => {
    open('- a');
    goTo(editor, 'a');
    type(editor, '::: ');
    expect(outlineOf(editor)).toEqual(['bulletList', '  listItem', '    paragraph ::: a']);
  });

  it('[EDITOR-29] is made around the block, and the whole list, that the caret is in', () => {
    open('- a\n- b');
    goTo(editor, 'b');
    run(editor, 'calloutTip');
    expect(markdownOf(editor)).toBe('> [!TIP]\n>\n> - a\n> - b');
  });

  it('[EDITOR-29] changes its kind, and is taken away by its own command', () => {
    open('> [!TIP]\n> a');
    goTo(editor, 'a');
    run(editor, 'calloutDanger');
    expect(markdownOf(editor)).toBe('> [!CAUTION]\n> a');
    run(editor, 'calloutDanger');
    expect(markdownOf(editor)).toBe('a');
  });

  it('[EDITOR-29] changes its kind by the select on its sign, which says what it is', () => {
    open('> [!TIP]\n> a');
    const select = editor.view.dom.querySelector('select');
    expect(select?.labels).toBeDefined();
    expect(select?.value).toBe('tip');
    if (select === null) throw new Error('no select');
    select.value = 'warning';
    select.dispatchEvent(new Event('change'));
    expect(markdownOf(editor)).toBe('> [!WARNING]\n> a');
    expect(editor.view.dom.querySelector('select')?.value).toBe('warning');
    expect(editor.view.dom.querySelector('[role="note"]')?.getAttribute('aria-label')).toBe(
      'Warning',
    );
  });

  it('[EDITOR-30] Enter on its empty last line leaves it, on another one stays in it', () => {
    open('> [!NOTE]\n> a');
    goTo(editor, 'a', 1);
    press(editor, 'Enter');
    press(editor, 'Enter');
    type(editor, 'b');
    expect(outlineOf(editor)).toEqual(['callout', '  paragraph a', 'paragraph b']);
    open('> [!NOTE]\n> a\n>\n> c');
    goTo(editor, 'a', 1);
    press(editor, 'Enter');
    press(editor, 'Enter');
    expect(outlineOf(editor).slice(0, 2)).toEqual(['callout', '  paragraph a']);
    expect(outlineOf(editor)).toHaveLength(5);
  });

  it('[EDITOR-30] Backspace at its start takes it away and leaves the blocks', () => {
    open('x\n\n> [!NOTE]\n> a\n>\n> b');
    goTo(editor, 'a');
    press(editor, 'Backspace');
    type(editor, 'y');
    expect(outlineOf(editor)).toEqual(['paragraph x', 'paragraph ya', 'paragraph b']);
  });

  it('[EDITOR-30] what is turned into something else stays in it', () => {
    open('> [!NOTE]\n> a\n>\n> - b');
    goTo(editor, 'a');
    turnInto(editor, 'heading2');
    goTo(editor, 'b');
    run(editor, 'text');
    expect(outlineOf(editor)).toEqual(['callout', '  heading a', '  paragraph b']);
  });

  it('[EDITOR-30] moves by Alt and arrows when what is in it cannot move any further', () => {
    open('x\n\n> [!NOTE]\n> a\n>\n> b');
    goTo(editor, 'b');
    run(editor, 'moveUp');
    expect(outlineOf(editor)).toEqual(['paragraph x', 'callout', '  paragraph b', '  paragraph a']);
    run(editor, 'moveUp');
    expect(outlineOf(editor)[0]).toBe('callout');
    type(editor, '!');
    expect(outlineOf(editor)[1]).toBe('  paragraph !b');
  });
});
