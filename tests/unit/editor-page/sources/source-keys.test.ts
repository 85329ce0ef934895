// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import { indentUnit } from '../../../../app/d/[documentId]/_editor/sources/indenting.ts';
import { select, sourceEditor, sourceOf } from '../../../support/source-editor.ts';
import { press } from '../../../support/editor.ts';

const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

function code(text: string): Editor {
  const editor = sourceEditor(`\`\`\`js\n${text}\n\`\`\``);
  editors.push(editor);
  return editor;
}

describe('keys in a source', () => {
  it.each([
    ['a\n  b', '  '],
    ['a\n    b\n        c', '    '],
    ['a\n\tb', '\t'],
    ['a', '  '],
    [`a\n${' '.repeat(30)}b`, '  '],
  ])('[EDITOR-43] %j indents by %j', (text, unit) => {
    expect(indentUnit(text)).toBe(unit);
  });

  it('[EDITOR-43] Tab puts an indent where the caret is', () => {
    const editor = code('a b');
    select(editor, 'a');
    expect(press(editor, 'Tab')).toBe(true);
    expect(sourceOf(editor)).toBe('a   b');
  });

  it('[EDITOR-43] Tab and Shift+Tab move all chosen lines, empty ones stay empty', () => {
    const editor = code('a\n\nb\nc');
    select(editor, 'a', 'b');
    press(editor, 'Tab');
    expect(sourceOf(editor)).toBe('  a\n\n  b\nc');
    press(editor, 'Shift+Tab');
    press(editor, 'Shift+Tab');
    expect(sourceOf(editor)).toBe('a\n\nb\nc');
  });

  it('[EDITOR-43] a line at whose start the choice ends does not move', () => {
    const editor = code('a\nb\nc');
    select(editor, 'a', 'a\nb\n');
    press(editor, 'Tab');
    expect(sourceOf(editor)).toBe('  a\n  b\nc');
  });

  it('[EDITOR-43] Enter keeps the indent, adds one where something opens, leaves no blanks', () => {
    const editor = code('  if (a) {');
    select(editor, '{');
    press(editor, 'Enter');
    expect(sourceOf(editor)).toBe('  if (a) {\n    ');
    press(editor, 'Enter');
    expect(sourceOf(editor)).toBe('  if (a) {\n\n');
  });

  it('[EDITOR-43] Ctrl+A takes the text of the block first, then everything', () => {
    const editor = code('one two');
    select(editor, 'one');
    press(editor, 'Control+a');
    const { from, to } = editor.state.selection;
    expect(editor.state.doc.textBetween(from, to)).toBe('one two');
    expect(press(editor, 'Control+a')).toBe(true);
    expect(editor.state.selection.to - editor.state.selection.from).toBeGreaterThanOrEqual(
      'one two'.length,
    );
  });

  it.each(['Escape', 'ArrowDown'])('[EDITOR-43] %s at the end leaves, on a new line', (key) => {
    const editor = code('end');
    select(editor, 'end');
    expect(press(editor, key)).toBe(true);
    expect(editor.state.selection.$from.parent.type.name).toBe('paragraph');
    expect(editor.state.doc.childCount).toBe(2);
  });

  it('[EDITOR-43] nothing of it happens outside, or where nobody may write', () => {
    const editor = sourceEditor('words\n\n```\ncode\n```');
    editors.push(editor);
    editor.commands.setTextSelection(2);
    expect(press(editor, 'Tab')).toBe(false);
    select(editor, 'code');
    editor.setEditable(false);
    press(editor, 'Tab');
    expect(sourceOf(editor)).toBe('code');
  });
});
