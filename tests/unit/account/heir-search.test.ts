import { describe, expect, it } from 'vitest';
import { findHeirs } from '../../../app/_account/heir-search.ts';
import type { HeirView } from '../../../lib/core/account.ts';
import type { PersonId } from '../../../lib/core/ids.ts';

const heir = (name: string, email: string | null = `${name.toLowerCase()}@example.org`) =>
  ({ id: `m_${name}` as PersonId, name, hue: 1, email }) satisfies HeirView;
const HEIRS = [heir('Ada'), heir('Adele'), heir('艾达', 'ai@example.org')];

describe('who takes documents over', () => {
  it.each([
    ['', ['Ada', 'Adele', '艾达']],
    [' ad', ['Ada', 'Adele']],
    ['DELE', ['Adele']],
    ['艾', ['艾达']],
    ['ai@', ['艾达']],
    ['nobody', []],
  ])('[ACCOUNT-54] %j narrows the list to %j', (typed, names) => {
    const { shown, moreCount, meant } = findHeirs(HEIRS, typed);
    expect(shown.map(({ name }) => name)).toEqual(names);
    expect([moreCount, meant]).toEqual([0, null]);
  });

  it('[ACCOUNT-54] a whole address means whoever has it, listed or not', () => {
    expect(findHeirs(HEIRS, 'ADA@example.org')).toMatchObject({ meant: 'm_Ada', email: null });
    const unlisted = { meant: 'eve@example.org', email: 'eve@example.org', shown: [] };
    expect(findHeirs(HEIRS, 'eve@example.org')).toMatchObject(unlisted);
    const hidden = [heir('Ada', null)];
    expect(findHeirs(hidden, 'ada@example.org')).toMatchObject({ meant: 'ada@example.org' });
  });

  it('[ACCOUNT-54] of very many only some are drawn, and the rest counted', () => {
    const many = Array.from({ length: 60 }, (_, at) => heir(`Person${at}`));
    const { shown, moreCount } = findHeirs(many, 'person');
    expect([shown.length, moreCount]).toEqual([50, 10]);
  });
});
