/** What keeps its place in the list, and what counts as a change. */
import { describe, expect, it } from 'vitest';
import { steadyOrder, unlessEqual } from '../../../app/_home/document-order.ts';
import type { ListedDocument } from '../../../lib/core/document-list.ts';
import { aListed } from '../../support/listed-documents.ts';

const ids = (documents: readonly ListedDocument[]) => documents.map(({ id }) => id).join(' ');

describe('document list', () => {
  it('[SHELL-10] rows keep their places while held; new ones come on top', () => {
    const shown = ['a', 'b', 'c'].map((id) => aListed(id));
    const fresh = ['new', 'c', 'a'].map((id) => aListed(id));
    expect(ids(steadyOrder(shown, fresh))).toBe('new a c');
  });

  it('[SHELL-10] an answer without news is the very list that is shown', () => {
    const shown = ['a', 'b'].map((id) => aListed(id));
    expect(unlessEqual(shown, structuredClone(shown))).toBe(shown);
  });

  it('[SHELL-10] only the row that changed is another object', () => {
    const shown = ['a', 'b'].map((id) => aListed(id));
    const merged = unlessEqual(shown, [aListed('a'), aListed('b', { title: 'Letters' })]);
    expect(merged[0]).toBe(shown[0]);
    expect(merged[1]?.title).toBe('Letters');
  });

  it('[HOME-6] another name of who wrote it is a change', () => {
    const by = (name: string) => aListed('a', { updatedBy: { name, hue: 1, isYou: false } });
    const shown = [by('Ada')];
    expect(unlessEqual(shown, [by('Ada')])).toBe(shown);
    expect(unlessEqual(shown, [by('Countess')])).not.toBe(shown);
  });
});
