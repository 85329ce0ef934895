/** One request for each of many documents. */
import { describe, expect, it } from 'vitest';
import { eachOf } from '../../../app/_home/each-of.ts';
import { RequestFailed } from '../../../app/_request/ask.ts';
import { aListed } from '../../support/listed-documents.ts';

const DOCUMENTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => aListed(id));
const ids = (documents: readonly { readonly id: string }[]) => documents.map(({ id }) => id);

describe('each of many', () => {
  it('[HOME-15] what is done and what is refused are told apart', async () => {
    const asked: string[] = [];
    const { done, refused } = await eachOf(
      DOCUMENTS,
      ({ id }) => id !== 'b',
      async ({ id }) => {
        asked.push(id);
        if (id === 'd') throw new RequestFailed('storage_unavailable');
        if (id === 'e') throw new RequestFailed('not_allowed');
      },
    );
    expect(ids(done).toSorted()).toEqual(['a', 'c', 'f', 'g']);
    expect(refused.map(({ document, why }) => `${document.id}: ${why}`).toSorted()).toEqual([
      'b: not_allowed',
      'd: storage_unavailable',
      'e: not_allowed',
    ]);
    // What is refused anyway is not asked for.
    expect(asked).not.toContain('b');
  });

  it('[HOME-15] only a few are under way at once', async () => {
    let underWay = 0;
    let most = 0;
    await eachOf(
      DOCUMENTS,
      () => true,
      async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        await Promise.resolve();
        underWay -= 1;
      },
    );
    expect(most).toBe(4);
  });

  it('[HOME-15] a failure nobody foresaw leaves the others done', async () => {
    const { done, refused } = await eachOf(
      DOCUMENTS,
      () => true,
      async ({ id }) => {
        if (id === 'a') throw new Error('a bug');
      },
    );
    expect(ids(done)).toHaveLength(6);
    expect(refused.map(({ why }) => why)).toEqual(['internal']);
  });
});
