// @vitest-environment jsdom
import { Editor, type JSONContent } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import {
  earlyTextsIn,
  wordsIn,
  writeEarlyTexts,
} from '../../../app/d/[documentId]/_editor/first-sight/early-text.ts';
import { drawnBody } from '../../../lib/editor/convert/drawn-html.ts';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { documentExtensions } from '../../../lib/editor/extensions.ts';

let editor: Editor;
afterEach(() => editor.destroy());

/** @param shown  Markdown of the text as it was sent, with `{…}` where somebody has typed, `[-…-]`
 *   where they have deleted, `¶` for a break; a `^` begins what the caret is behind, or else the last. */
function sightOf(shown: string): HTMLElement {
  const sight = document.createElement('div');
  const open = '<span data-early="">';
  sight.innerHTML = drawnBody(fromMarkdown(shown), 100_000)
    .html.replaceAll(/\{(\^?)([^}]*)\}/gu, (_, caret: string, typed: string) =>
      caret === '' ? `${open}${typed}</span>` : `<span data-early="now">${typed}</span>`,
    )
    .replaceAll('[-', '<span data-early="" hidden>')
    .replaceAll('-]', '</span>')
    .replaceAll('¶', '<br>');
  const fields = sight.querySelectorAll('[data-early]:not([hidden])');
  if (sight.querySelector('[data-early="now"]') === null)
    fields[fields.length - 1]?.setAttribute('data-early', 'now');
  return sight;
}

/**
 * @param shown  as `sightOf` reads it
 * @param stored  Markdown of the text as the editor has it.
 * @returns its lines, with the caret as `|`
 */
function taken(shown: string, stored: string): string[] {
  editor = new Editor({
    extensions: documentExtensions(),
    content: fromMarkdown(stored) as JSONContent,
  });
  editor.view.dispatch(writeEarlyTexts(editor.state, earlyTextsIn(sightOf(shown))));
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

  it.each([
    ['in two parts of a word', 'a{x}{^y}{z}b', 'ab', ['p axy|zb']],
    ['between words typed at several places', '{1}a{^2}b{3}', 'ab', ['p 1a2|b3']],
    ['behind a line broken at its end', 'a{x¶y}{^¶}{z}b', 'ab', ['p ax', 'p y|zb']],
    ['where nothing was typed', 'a{x}b{^}c{y}', 'abc', ['p axb|cy']],
  ])('[EDITOR-190] has the caret where it was: %s', (_, shown, stored, lines) => {
    expect(taken(shown, stored)).toEqual(lines);
  });

  it.each([
    ['a letter', 'a[-b-]{x}c', 'abc', ['p ax|c']],
    ['a letter and what led there', 'a[-b\u2060-]{x}\u2060c', 'abc', ['p ax|c']],
    ['across marks, typed words in it', 'a [-b **c{gone}-]d** {x}e', 'a b **cd** e', ['p a d x|e']],
    ['twice, one in the other', 'a[-b[-c-]-]{x}d', 'abcd', ['p ax|d']],
    [
      'what is no text',
      'a [-<time datetime="2026-03-01">1</time>-]{x} b',
      'a <time datetime="2026-03-01">1</time> b',
      ['p a x| b'],
    ],
    ['in front of what was typed', '{x}[-a-]b', 'ab', ['p x|b']],
    ['in a line that goes on', 'a[-b-]{x}', 'ab and on', ['p ax| and on']],
    ['not where others have written in it', 'a[-bc-]{x}d', 'ab!cd', ['p ab!cx|d']],
    ['not where the line is gone', 'one\n\n[-two-]{x}', 'one', ['p one', 'p x|']],
  ])('[EDITOR-191] deletes %s', (_, shown, stored, lines) => {
    expect(taken(shown, stored)).toEqual(lines);
  });

  it('[EDITOR-155] is offered a line for each place', () => {
    editor = new Editor({ extensions: documentExtensions() });
    const texts = earlyTextsIn(sightOf('a{1}{^2}{3}b{4}[-c-]{5}\n\n{6}d'));
    expect(wordsIn(texts)).toBe('123\n45\n6');
  });
});
