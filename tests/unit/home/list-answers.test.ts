/** What is shown of a list between a wish and its answer. */
import { describe, expect, it } from 'vitest';
import type { ListWish } from '../../../app/_home/list-api.ts';
import {
  edited,
  firstAnswers,
  isAnswered,
  shownFor,
  withAnswer,
} from '../../../app/_home/list-answers.ts';
import { type ListedDocument, NOTHING_NARROWED } from '../../../lib/core/document-list.ts';
import { aListed } from '../../support/listed-documents.ts';

const ALL: ListWish = { view: 'all', sort: 'updated', direction: 'down', ...NOTHING_NARROWED };
const byTitle: ListWish = { ...ALL, sort: 'title', direction: 'up' };
const searched: ListWish = { ...ALL, search: 'a' };
const first = ['Cleo', 'Anna', 'Berta'].map((title) => aListed(title));
const titles = (documents: readonly ListedDocument[]) => documents.map(({ title }) => title);
const answer = (...names: readonly string[]) => ({
  documents: names.map((title) => aListed(title)),
  hasMore: false,
});

describe('answers of a list', () => {
  it('[HOME-13] the page that was made is the answer to its own order', () => {
    const answers = firstAnswers(byTitle, { documents: first, hasMore: true });
    expect(isAnswered(answers, byTitle)).toBe(true);
    expect(shownFor(answers, byTitle)).toBe(first);
  });

  it('[HOME-2] another order is shown at once with what is known', () => {
    const answers = firstAnswers(ALL, { documents: first, hasMore: false });
    expect(isAnswered(answers, byTitle)).toBe(false);
    expect(titles(shownFor(answers, byTitle))).toEqual(['Anna', 'Berta', 'Cleo']);
  });

  it('[HOME-3] a search shows what is known of it, then what the server found', () => {
    const before = firstAnswers(ALL, { documents: first, hasMore: true });
    expect(titles(shownFor(before, searched))).toEqual(['Anna', 'Berta']);
    const found = withAnswer(before, searched, answer('Anna', 'Aaron'), false);
    expect(titles(shownFor(found, searched))).toEqual(['Anna', 'Aaron']);
    // Without it, everything is there again, and the server is asked anew.
    expect(titles(shownFor(found, ALL))).toEqual(['Cleo', 'Anna', 'Berta']);
    expect(isAnswered(found, ALL)).toBe(false);
  });

  it('[SHELL-10] rows keep their places while held', () => {
    const before = firstAnswers(ALL, { documents: first, hasMore: false });
    const fresh = answer('Berta', 'Cleo', 'Anna', 'Dora');
    const held = withAnswer(before, ALL, fresh, true);
    expect(titles(shownFor(held, ALL))).toEqual(['Dora', 'Cleo', 'Anna', 'Berta']);
    const free = withAnswer(before, ALL, fresh, false);
    expect(titles(shownFor(free, ALL))).toEqual(['Berta', 'Cleo', 'Anna', 'Dora']);
  });

  it('[SHELL-14] an edit shows in every answer', () => {
    const before = firstAnswers(ALL, { documents: first, hasMore: false });
    const found = withAnswer(before, searched, answer('Anna'), false);
    const without = edited(found, (shown) => shown.filter(({ title }) => title !== 'Anna'));
    expect(shownFor(without, searched)).toEqual([]);
    expect(titles(shownFor(without, ALL))).toEqual(['Cleo', 'Berta']);
  });
});
