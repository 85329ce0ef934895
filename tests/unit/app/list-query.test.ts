/** What the address of a list may ask for. */
import { describe, expect, it } from 'vitest';
import { listQueryOf } from '../../../app/_server/list-query.ts';
import { isAppError } from '../../../lib/core/faults.ts';

const queryOf = (text: string) => listQueryOf(new URLSearchParams(text));
const hintOf = (text: string) => {
  try {
    queryOf(text);
  } catch (error) {
    return isAppError(error) ? `${error.code}: ${error.hint}` : error;
  }
  return null;
};

describe('address of a list', () => {
  it('[HOME-1] everything in it is optional, and an empty value is an absent one', () => {
    expect(queryOf('')).toEqual({});
    expect(queryOf('view=&sort=&owner=&cursor=&search=')).toEqual({});
    const owner = 'm_AAAAAAAAAAAAAAAAAAAAAA';
    const whole = `view=shared&sort=title&direction=up&owner=${owner}&access=people&search=a+b`;
    expect(queryOf(whole)).toEqual({
      view: 'shared',
      sort: 'title',
      direction: 'up',
      owner,
      access: 'people',
      search: 'a b',
    });
  });

  it('[HOME-1] the trash is also found as it was asked for before there were views', () => {
    expect(queryOf('trashed=1')).toEqual({ view: 'trash' });
    expect(queryOf('trashed=1&view=mine')).toEqual({ view: 'mine' });
  });

  it.each([
    ['view=everything', 'view'],
    ['sort=size', 'sort'],
    ['direction=left', 'direction'],
    ['owner=somebody', 'owner'],
    ['access=all', 'access'],
  ])('[HOME-1] %s is refused by name', (text, name) => {
    expect(hintOf(text)).toBe(`bad_request: ${name}: not as expected.`);
  });
});
