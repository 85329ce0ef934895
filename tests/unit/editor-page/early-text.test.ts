// @vitest-environment jsdom
import { Editor, type JSONContent } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import {
  earlyTextsIn,
  writeEarlyTexts,
} from '../../../app/d/[documentId]/_editor/first-sight/early-text.ts';
import { drawnBody } from '../../../lib/editor/convert/drawn-html.ts';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { documentExtensions } from '../../../lib/editor/extensions.ts';

let editor: Editor;
afterEach(() => editor.destroy());

/**
 * @param shown  Markdown of the text as it was sent, with `{…}` where somebody has typed, `¶` for a break.
 * @param stored  Markdown of the text as the editor has it.
 * @returns its lines, with the caret as `|`
 */
function taken(shown: string, stored: string): string[] {
  const sight = document.createElement('div');
  const markup = drawnBody(fromMarkdown(shown), 100_000).html;
  const open = '<span data-early="">';
  sight.innerHTML = markup.replaceAll(/\{([^}]*)\}/gu, `${open}$1</span>`).replaceAll('¶', '<br>');
  const fields = sight.querySelectorAll('[data-early]');
  fields[fields.length - 1]?.setAttribute('data-early', 'now');
  editor = new Editor({
    extensions: documentExtensions(),
    content: fromMarkdown(stored) as JSONContent,
  });
  editor.view.dispatch(writeEarlyTexts(editor.state, earlyTextsIn(sight)));
  editor.view.dispatch(editor.state.tr.insertText('|'));
  const lines: string[] = [];
  editor.state.doc.descendants((node) => {
    if (node.isTextblock)
      lines.push(`${node.type.name[0]} ${node.textBetween(0, node.content.size, '', '*')}`);
    return !node.isTextblock;
  });
  return lines;
}

describe('what was typed before the editor', () => {
  it.each([
    ['among marked words', 'a **b{x}c** d', 'a **bc** d', ['p a bx|c d']],
    [
      'behind what is no text',
      'on ==x== $$a+b$$ {y} z',
      'on ==x== $$a+b$$  z',
      ['p on x a+b y| z'],
    ],
    ['at two places of a line', 'a{1}b{2}c', 'abc', ['p a1b2|c']],
    ['in the second of equal lines', 'a\n\n{x}a', 'a\n\na', ['p a', 'p x|a']],
    ['behind a heading, over lines', '# A{1¶2¶3}', '# A', ['h A1', 'p 2', 'p 3|']],
    ['in the middle of a heading', '# A{1¶2}B', '# AB', ['h A1', 'h 2|B']],
    ['in code', '```\na{1¶2}b\n```', '```\nab\n```', ['c a1\n2|b']],
    [
      'in a cell',
      '| a | b |\n|---|---|\n| c{x} | d |',
      '| a | b |\n|---|---|\n| c | d |',
      ['p a', 'p b', 'p cx|', 'p d'],
    ],
    ['where a line has come before', 'a\n\nb{x}', 'new\n\na\n\nb', ['p new', 'p a', 'p bx|']],
    ['where the line goes on', 'begun{x}', 'begun and ended', ['p begunx| and ended']],
    ['where the line has another beginning', '{x}end', 'the end', ['p the x|end']],
    ['where the line is gone', 'one\n\ngone{x}', 'one', ['p one', 'p x|']],
    ['with a break behind it', 'a{x¶}', 'a', ['p ax|']],
  ])('[EDITOR-112] goes into the text %s', (_, shown, stored, lines) => {
    expect(taken(shown, stored)).toEqual(lines);
  });
});
