// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { patternOf } from '../../../../app/d/[documentId]/_editor/find/find-query.ts';
import { matchFrom, placeBehind } from '../../../../app/d/[documentId]/_editor/find/matches.ts';
import { ExpressionSearch } from '../../../../app/d/[documentId]/_editor/find/expression-search.ts';
import { PlainSearch } from '../../../../app/d/[documentId]/_editor/find/plain-search.ts';
import { replaceMatches } from '../../../../app/d/[documentId]/_editor/find/replacing.ts';
import { CAPTION_CHARS_MAX } from '../../../../lib/editor/media/media.ts';
import { anEditor } from '../../../support/editor.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { HandWorker } from '../../../support/hand-worker.ts';
import { turns } from '../../../support/test-collab.ts';

const EXACT = { isPattern: false, isCaseExact: true, isWholeWord: false };

function found(editor: Editor, text: string) {
  const pattern = patternOf({ ...EXACT, text });
  if (!(pattern instanceof RegExp)) throw new Error('that is no pattern');
  return new PlainSearch(pattern, text.length).in(editor.state.doc);
}

async function foundBy(editor: Editor, text: string) {
  const worker = new HandWorker();
  const pattern = patternOf({ ...EXACT, text, isPattern: true }) as RegExp;
  const search = new ExpressionSearch(pattern, () => worker, new HandClock());
  const known = search.know(editor.state.doc);
  await turns();
  worker.answer();
  await known;
  return search.in(editor.state.doc);
}

const picture = (caption: string, alt = 'a cat') => ({
  type: 'image',
  attrs: { src: 'https://x.test/cat.png', alt, title: caption },
});
const card = (title: string, description: string) => ({
  type: 'bookmark',
  attrs: { url: 'https://x.test/', title, description },
});
const NOTED = '<p>cat<sup data-footnote>a cat, the cat</sup> and cat</p>';

function aDocument(...content: object[]): Editor {
  const editor = anEditor('');
  editor.commands.setContent({ type: 'doc', content });
  return editor;
}

function replaceAll(editor: Editor, text: string, replacement: string): void {
  editor.view.dispatch(replaceMatches(editor.state.tr, found(editor, text), replacement, false));
}

describe('words that are no text of the page', () => {
  it('[EDITOR-170] of footnotes are found and counted where their places are', () => {
    const matches = found(anEditor(NOTED), 'cat');
    expect(matches.map(({ is }) => is)).toEqual(['text', 'note', 'note', 'text']);
    const places = matches.map(({ from }) => from);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('[EDITOR-170] below pictures and of cards are found, what a picture shows is not', () => {
    const editor = aDocument(picture('One cat, two cats'), card('The cat', 'A cat of words'));
    expect(found(editor, 'cat').map(({ from, found: { index } }) => [from, index])).toEqual([
      [0, 4],
      [0, 13],
      [1, 4],
      [1, 10],
    ]);
  });

  it('[EDITOR-170] are stepped through one by one, also where one thing holds several', () => {
    const matches = found(aDocument(picture('cat cat'), picture('cat')), 'cat');
    const behind = matches.map((match) => matchFrom(matches, placeBehind(match, 3)));
    expect(behind).toEqual([1, 2, 0]);
    expect(matches.map((match) => matchFrom(matches, placeBehind(match, 0)))).toEqual([0, 1, 2]);
  });

  it('[EDITOR-170] are replaced as any, all at once', () => {
    const noted = anEditor(NOTED);
    replaceAll(noted, 'cat', 'horse');
    expect(noted.getHTML()).toBe(
      '<p>horse<sup data-footnote="">a horse, the horse</sup> and horse</p>',
    );
    const held = aDocument(picture('cat cat'), card('cat', 'a cat'));
    replaceAll(held, 'cat', 'horse');
    const [{ attrs: shown }, { attrs: said }] = held.state.doc.children as [never, never];
    expect(shown).toMatchObject({ title: 'horse horse', alt: 'a cat' });
    expect(said).toMatchObject({ title: 'horse', description: 'a horse' });
    replaceAll(held, 'horse', '');
    expect(held.state.doc.firstChild?.attrs['title']).toBeNull();
  });

  it('[EDITOR-170] stay one line of bounded length', () => {
    const editor = aDocument(picture('cat'));
    replaceAll(editor, 'cat', `a\n${'b'.repeat(CAPTION_CHARS_MAX)}`);
    expect(editor.state.doc.firstChild?.attrs['title']).toBe(
      `a ${'b'.repeat(CAPTION_CHARS_MAX - 2)}`,
    );
  });

  it('[EDITOR-170] are no match by themselves within what an expression found around them', async () => {
    const editor = anEditor(NOTED);
    expect((await foundBy(editor, 'cat.* and')).map(({ is }) => is)).toEqual(['text']);
    expect((await foundBy(editor, '.+')).map(({ is }) => is)).toEqual(['text']);
  });

  it('[EDITOR-170] are read line by line', async () => {
    const editor = aDocument(card('one', 'two'));
    expect(await foundBy(editor, 'one\\s+two')).toEqual([]);
    expect((await foundBy(editor, '^\\w+$')).map(({ found: { text } }) => text)).toEqual([
      'one',
      'two',
    ]);
  });
});
