// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { Node as PmNode } from '@tiptap/pm/model';
import { describe, expect, it, vi } from 'vitest';
import {
  depthsOf,
  headingBefore,
  Headings,
  isSameOutline,
} from '../../../../app/d/[documentId]/_editor/outline/headings.ts';
import type { HeadingLevel } from '../../../../lib/editor/attributes.ts';
import { anEditor } from '../../../support/editor.ts';

const outlineOf = (editor: Editor) =>
  new Headings().in(editor.state.doc).map(({ level, text }) => `${level} ${text}`);
const levels = (...all: HeadingLevel[]) => all.map((level) => ({ level, text: '' }));

describe('the outline', () => {
  it('[PAGE-70] holds every heading in order, those in quotes, lists and cells too', () => {
    const editor = anEditor(
      '<h1>One</h1><p>text</p><blockquote><h2>Quoted</h2></blockquote>' +
        '<ul><li><p>item</p><h3>Listed</h3></li></ul>' +
        '<table><tr><td><h4>In a cell</h4></td></tr></table><h2>Last <em>of all</em></h2>',
    );
    expect(outlineOf(editor)).toEqual([
      '1 One',
      '2 Quoted',
      '3 Listed',
      '4 In a cell',
      '2 Last of all',
    ]);
  });

  it('[PAGE-70] knows where each stands, whatever is written before it', () => {
    const editor = anEditor('<p>a</p><h1>One</h1><blockquote><p>q</p><h2>Two</h2></blockquote>');
    const headings = new Headings();
    headings.in(editor.state.doc);
    editor.commands.insertContentAt(1, 'more ');
    const places = headings.in(editor.state.doc);
    for (const { position, text } of places) {
      expect(editor.state.doc.nodeAt(position)?.textContent).toBe(text);
    }
    expect(places).toHaveLength(2);
    const second = places[1]?.position ?? 0;
    expect(headingBefore(places, second - 1)).toBe(0);
    expect(headingBefore(places, second)).toBe(1);
    expect(headingBefore(places, 0)).toBe(-1);
  });

  it('[PAGE-71] looks again only into blocks that have changed', () => {
    const quotes = Array.from({ length: 50 }, (_, n) => `<blockquote><h2>${n}</h2></blockquote>`);
    const editor = anEditor(`<p>text</p>${quotes.join('')}`);
    const headings = new Headings();
    const before = headings.in(editor.state.doc);
    const walks = vi.spyOn(PmNode.prototype, 'descendants');
    editor.view.dispatch(editor.state.tr.insertText('more ', 1));
    walks.mockClear();
    const after = headings.in(editor.state.doc);
    expect(walks).not.toHaveBeenCalled();
    expect(isSameOutline(before, after)).toBe(true);
    const inFirstQuote = after[0]?.position ?? 0;
    editor.view.dispatch(editor.state.tr.insertText('!', inFirstQuote + 1));
    walks.mockClear();
    const changed = headings.in(editor.state.doc);
    expect(walks).toHaveBeenCalledTimes(1);
    walks.mockRestore();
    expect(isSameOutline(after, changed)).toBe(false);
    expect(changed[0]?.text).toBe('!0');
  });

  it('[PAGE-70] indents by what each stands under, so that skipped levels leave no gap', () => {
    expect(depthsOf(levels(1, 2, 3, 2, 1))).toEqual([0, 1, 2, 1, 0]);
    expect(depthsOf(levels(3, 3, 1, 6, 2))).toEqual([0, 0, 0, 1, 1]);
  });

  it('[PAGE-70] [EDITOR-8] shows a heading of a level there is not as the text shows it', () => {
    const content = [7, 'x', -1, { a: 1 }].map((level) => ({
      type: 'heading',
      attrs: { level },
      content: [{ type: 'text', text: 'odd' }],
    }));
    expect(outlineOf(anEditor({ type: 'doc', content }))).toEqual([
      '6 odd',
      '1 odd',
      '1 odd',
      '1 odd',
    ]);
  });

  it('[PAGE-70] makes one line of a heading with breaks, and keeps the empty ones', () => {
    expect(outlineOf(anEditor('<h1>One<br>two</h1><h2></h2>'))).toEqual(['1 One two', '2 ']);
  });
});
