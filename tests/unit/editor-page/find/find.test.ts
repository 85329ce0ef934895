// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FindQuery,
  patternOf,
} from '../../../../app/d/[documentId]/_editor/find/find-query.ts';
import { type Match, matchFrom } from '../../../../app/d/[documentId]/_editor/find/matches.ts';
import { ExpressionSearch } from '../../../../app/d/[documentId]/_editor/find/expression-search.ts';
import { PlainSearch } from '../../../../app/d/[documentId]/_editor/find/plain-search.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { HandWorker } from '../../../support/hand-worker.ts';
import { turns } from '../../../support/test-collab.ts';
import {
  replaceMatches,
  replacementFor,
} from '../../../../app/d/[documentId]/_editor/find/replacing.ts';
import { anEditor } from '../../../support/editor.ts';

const PLAIN: FindQuery = { text: '', isPattern: false, isCaseExact: false, isWholeWord: false };

function found(editor: Editor, query: Partial<FindQuery>): readonly Match[] {
  const pattern = patternOf({ ...PLAIN, ...query });
  if (!(pattern instanceof RegExp)) throw new Error('that is no pattern');
  return new PlainSearch(pattern, query.text?.length ?? 0).in(editor.state.doc);
}

/** Of a regular expression. */
async function foundBy(editor: Editor, text: string): Promise<readonly Match[]> {
  const worker = new HandWorker();
  const pattern = patternOf({ ...PLAIN, text, isPattern: true }) as RegExp;
  const search = new ExpressionSearch(pattern, () => worker, new HandClock());
  const known = search.know(editor.state.doc);
  await turns();
  worker.answer();
  expect(await known).toBe('known');
  return search.in(editor.state.doc);
}

const textsOf = (editor: Editor, matches: readonly Match[]) =>
  matches.map(({ from, to }) => editor.state.doc.textBetween(from, to, '\n', '\n'));

const CATS = '<p>The cat ate <b>th</b>e bat</p><ul><li><p>other<br>the 收成</p></li></ul>';

describe('finding', () => {
  it.each<[Partial<FindQuery>, string[]]>([
    [{ text: 'the' }, ['The', 'the', 'the', 'the']],
    [{ text: 'the', isCaseExact: true }, ['the', 'the', 'the']],
    [{ text: 'the', isWholeWord: true }, ['The', 'the', 'the']],
    [{ text: 't.e' }, []],
    [{ text: '收', isWholeWord: true }, ['收']],
  ])('[PAGE-66] %j is found where it stands', (query, expected) => {
    const editor = anEditor(CATS);
    expect(textsOf(editor, found(editor, query))).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['t.e', ['The', 'the', 'the', 'the']],
    ['^the|t$', ['The', 't', 'the']],
    ['a*', ['a', 'a', 'a']],
    ['x*', []],
  ])('[PAGE-66] the expression %s is found where it stands', async (text, expected) => {
    const editor = anEditor(CATS);
    expect(textsOf(editor, await foundBy(editor, text))).toEqual(expected);
  });

  it('[PAGE-66] an expression that finds nothing at a character goes on behind all of it', async () => {
    const editor = anEditor('<p>😀a😀</p>');
    expect(textsOf(editor, await foundBy(editor, 'a*'))).toEqual(['a']);
  });

  it('[PAGE-66] a half typed expression is told, and nothing is no search', () => {
    expect(patternOf({ ...PLAIN, text: '(a', isPattern: true })).toBe('broken');
    expect(patternOf(PLAIN)).toBe('empty');
    expect(patternOf({ ...PLAIN, text: '(a' })).toBeInstanceOf(RegExp);
  });

  it('[PAGE-66] whatever is typed is looked for as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const pattern = patternOf({ ...PLAIN, text, isCaseExact: true });
        expect(`<${text}>`.replace(pattern as RegExp, 'x').endsWith('x>') || text === '<').toBe(
          true,
        );
      }),
    );
  });

  it('[PAGE-66] the next is the first from a place on, and after the last comes the first', () => {
    const matches = found(anEditor('<p>a b a</p><p>a</p>'), { text: 'a' });
    expect(matches.map(({ from }) => from)).toEqual([1, 5, 8]);
    expect([0, 1, 2, 8, 9].map((position) => matchFrom(matches, { position, index: 0 }))).toEqual([
      0, 0, 1, 2, 0,
    ]);
    expect(matchFrom([], { position: 3, index: 0 })).toBe(-1);
  });

  it('[PAGE-66] only what was written since is searched again', () => {
    const editor = anEditor('<p>one</p><p>two</p>');
    let searches = 0;
    class Counted extends RegExp {
      override test(text: string) {
        if (this.lastIndex === 0) searches += 1;
        return super.test(text);
      }
    }
    const matches = new PlainSearch(new Counted('o', 'g'), 1);
    expect(matches.in(editor.state.doc)).toHaveLength(2);
    editor.view.dispatch(editor.state.tr.insertText('o', 1));
    expect(matches.in(editor.state.doc)).toHaveLength(3);
    expect(searches).toBe(3);
  });
});

describe('replacing', () => {
  it('[PAGE-67] puts every match right at once and keeps how it looks', () => {
    const editor = anEditor('<p>cat, <b>cat</b> and a CAT</p><p>no</p>');
    const query = { text: 'cat' };
    editor.view.dispatch(replaceMatches(editor.state.tr, found(editor, query), 'horse', false));
    expect(editor.getHTML()).toBe('<p>horse, <strong>horse</strong> and a horse</p><p>no</p>');
    editor.view.dispatch(
      replaceMatches(editor.state.tr, found(editor, { text: 'horse' }), '', false),
    );
    expect(editor.getHTML()).toBe('<p>,  and a </p><p>no</p>');
  });

  it.each([
    ['$2-$1', 'b-a'],
    ['$<first>$$1$&', 'a$1ab'],
    ['$3$0$9', '$3$0$9'],
  ])(
    '[PAGE-67] %j speaks of what was found, and only in an expression',
    async (replacement, expected) => {
      const [match] = await foundBy(anEditor('<p>ab</p>'), '(?<first>a)(b)');
      expect(replacementFor(match as Match, replacement, true)).toBe(expected);
      expect(replacementFor(match as Match, replacement, false)).toBe(replacement);
    },
  );
});
