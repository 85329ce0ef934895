import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/core/actor.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import type { Action, Role } from '../../../lib/core/policy.ts';
import { ACTIONS, ROLES, may, roleOf } from '../../../lib/core/policy.ts';

const ADA = 'g_AAAAAAAAAAAAAAAAAAAAAA' as PersonId;
const BOB = 'g_BBBBBBBBBBBBBBBBBBBBBA' as PersonId;

/** yes: may; -: may not. Columns: read edit duplicate trash restore. */
const GRID: Record<Role, { readonly live: string; readonly trashed: string }> = {
  none: { live: '-   -   -   -   -', trashed: '-   -   -   -   -' },
  viewer: { live: 'yes -   yes -   -', trashed: 'yes -   -   -   -' },
  commenter: { live: 'yes -   yes -   -', trashed: 'yes -   -   -   -' },
  suggester: { live: 'yes -   yes -   -', trashed: 'yes -   -   -   -' },
  editor: { live: 'yes yes yes -   -', trashed: 'yes -   -   -   -' },
  owner: { live: 'yes yes yes yes yes', trashed: 'yes -   -   -   yes' },
};

const COLUMNS: readonly Action[] = ['read', 'edit', 'duplicate', 'trash', 'restore'];

describe('policy', () => {
  it('[ACCESS-6] the grid has a row for every role and a column for every action', () => {
    expect(Object.keys(GRID)).toEqual([...ROLES]);
    expect(COLUMNS).toEqual(ACTIONS);
  });

  it.each(ROLES.flatMap((role) => COLUMNS.map((action, column) => ({ role, action, column }))))(
    '[ACCESS-6] $role: $action',
    ({ role, action, column }) => {
      const cell = (row: string) => row.split(/\s+/)[column] === 'yes';
      expect(may(role, action)).toBe(cell(GRID[role].live));
      expect(may(role, action, true)).toBe(cell(GRID[role].trashed));
    },
  );

  const ada: Actor = { is: 'guest', personId: ADA };
  const bob: Actor = { is: 'guest', personId: BOB };
  const nobody: Actor = { is: 'nobody' };
  const system: Actor = { is: 'system' };
  it.each<{ who: string; actor: Actor; of: PersonId | null; live: Role; trashed: Role }>([
    { who: 'its maker', actor: ada, of: ADA, live: 'owner', trashed: 'owner' },
    { who: 'another guest', actor: bob, of: ADA, live: 'editor', trashed: 'none' },
    { who: 'nobody', actor: nobody, of: ADA, live: 'editor', trashed: 'none' },
    { who: 'the server', actor: system, of: ADA, live: 'owner', trashed: 'owner' },
    { who: 'a guest, made by nobody', actor: bob, of: null, live: 'owner', trashed: 'owner' },
    { who: 'nobody, made by nobody', actor: nobody, of: null, live: 'owner', trashed: 'owner' },
  ])('[ACCESS-8] $who is $live, in the trash $trashed', ({ actor, of, live, trashed }) => {
    expect(roleOf(actor, { access: 'open', ownerId: of, isTrashed: false })).toBe(live);
    expect(roleOf(actor, { access: 'open', ownerId: of, isTrashed: true })).toBe(trashed);
  });
});
