// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { patternOf } from '../../../../app/d/[documentId]/_editor/find/find-query.ts';
import { showMatches } from '../../../../app/d/[documentId]/_editor/find/match-highlights.ts';
import { PlainSearch } from '../../../../app/d/[documentId]/_editor/find/plain-search.ts';
import {
  NOTE_LIST,
  noteId,
  notesIn,
} from '../../../../app/d/[documentId]/_editor/inline/show-note.ts';
import { anEditor } from '../../../support/editor.ts';

const NOTES = 200;
const NOTED = Array.from(
  { length: NOTES },
  (_, at) => `<p>${at}<sup data-footnote>the cat of ${at}</sup></p>`,
).join('');

/** What is coloured, as a browser keeps it. */
let coloured: Map<string, Set<Range>>;

beforeEach(() => {
  coloured = new Map();
  vi.stubGlobal('CSS', { highlights: coloured });
  vi.stubGlobal(
    'Highlight',
    class extends Set<Range> {
      constructor(...ranges: Range[]) {
        super(ranges);
      }
    },
  );
  // Nothing has a place here, so that nothing is in view but the start.
  document.elementFromPoint = () => null;
});
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

function catsIn({ state }: Editor) {
  const query = { text: 'cat', isPattern: false, isCaseExact: false, isWholeWord: false };
  return new PlainSearch(patternOf(query) as RegExp, 3).in(state.doc);
}

/** As the page lists them below the text. */
function listed({ view }: Editor): void {
  const entries = notesIn(view).map(
    (_, at) => `<li id="${noteId(at + 1)}"><bdi>the cat of ${at}</bdi></li>`,
  );
  document.body.innerHTML = `<ol id="${NOTE_LIST}">${entries.join('')}</ol>`;
}

describe('the colours of matches in footnotes', () => {
  it('[EDITOR-183] the text is asked for its footnotes once, however many of them match', () => {
    const editor = anEditor(NOTED);
    listed(editor);
    const matches = catsIn(editor);
    expect(matches).toHaveLength(NOTES);
    const asked = vi.spyOn(editor.view.dom, 'querySelectorAll');
    expect([...showMatches(editor.view, matches, matches[7] ?? null)]).toEqual([]);
    expect(asked).toHaveBeenCalledOnce();
    const all = [...(coloured.get('find') ?? [])];
    expect(all.map(String)).toEqual(Array.from({ length: NOTES - 1 }, () => 'cat'));
    const [current] = coloured.get('find-current') ?? [];
    expect(current?.startContainer.textContent).toBe('the cat of 7');
  });

  it('[EDITOR-183] and not at all where none of them matches', () => {
    const editor = anEditor('<p>cat<sup data-footnote>a dog</sup></p>');
    const asked = vi.spyOn(editor.view.dom, 'querySelectorAll');
    showMatches(editor.view, catsIn(editor), null);
    expect(asked).not.toHaveBeenCalled();
    expect([...(coloured.get('find') ?? [])].map(String)).toEqual(['cat']);
  });

  it('[EDITOR-170] until the list is there, what is to be watched is named once', () => {
    const editor = anEditor(NOTED);
    const content = document.createElement('main');
    content.id = 'content';
    content.append(editor.view.dom);
    document.body.append(content);
    expect([...showMatches(editor.view, catsIn(editor), null)]).toEqual([content]);
  });
});
