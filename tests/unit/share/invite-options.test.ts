import { describe, expect, it } from 'vitest';
import { inviteOptions, mayChoose } from '../../../app/_share/invite-options.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import type { CandidateView } from '../../../lib/core/sharing.ts';

function candidate(name: string, facts: Partial<CandidateView> = {}): CandidateView {
  const personId = `m_${name}` as PersonId;
  return { personId, name, hue: 1, email: 'x…@example.org', isExact: false, role: null, ...facts };
}

const [ada, bob, cleo] = [
  candidate('Ada'),
  candidate('Bob', { role: 'viewer' }),
  candidate('Cleo'),
];
const found = (...candidates: readonly CandidateView[]) => ({
  candidates,
  isSettled: true,
  failure: null,
});

describe('what can be chosen below the field', () => {
  it('[SHAREPAGE-40] is who was found and is not chosen yet', () => {
    const options = inviteOptions('a', found(ada, cleo), [ada]);
    expect(options.map(({ key }) => key)).toEqual([cleo.personId]);
  });

  it.each([
    ['a whole address of nobody', 'Mei@example.com ', found(), 'mei@example.com'],
    ['one that others begin with', 'a@b.co', found(ada), 'a@b.co'],
    ['one that somebody has', 'a@b.co', found(candidate('Ada', { isExact: true })), null],
    ['the beginning of one', 'mei@exa', found(), null],
    ['a name', 'mei', found(), null],
    ['one not looked for yet', 'a@b.co', { ...found(), isSettled: false }, null],
    ['one that could not be looked for', 'a@b.co', { ...found(), failure: 'unreachable' }, null],
  ] as const)('[SHAREPAGE-41] a link is offered for %s: %s', (_what, typed, answer, email) => {
    const link = inviteOptions(typed, answer, []).find((option) => option.is === 'link');
    expect(link?.email ?? null).toBe(email);
  });

  it('[SHAREPAGE-40] of whoever has a role already nobody is added again', () => {
    const options = inviteOptions('a', found(ada, bob, cleo), []);
    expect(options.map(mayChoose)).toEqual([true, false, true]);
  });
});
