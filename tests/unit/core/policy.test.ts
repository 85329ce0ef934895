import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/core/actor.ts';
import { actorOf, personOf } from '../../../lib/core/actor.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import type { AccessFacts, AccessMode, Action, Role } from '../../../lib/core/policy.ts';
import {
  ACCESS_MODES,
  ACTIONS,
  ceilingOf,
  ROLES,
  may,
  mayChange,
  mayCreate,
  NO_FACTS,
  reachOfNew,
  roleOf,
} from '../../../lib/core/policy.ts';
import { isAtLeast } from '../../../lib/core/role.ts';
import { GRANTED_ROLES, OFFERED_ROLES, REACHES, type Reach } from '../../../lib/core/sharing.ts';

const ADA = 'm_AAAAAAAAAAAAAAAAAAAAAA' as PersonId;
const BOB = 'm_BBBBBBBBBBBBBBBBBBBBBA' as PersonId;
const GUEST = 'g_CCCCCCCCCCCCCCCCCCCCCA' as PersonId;

const ada: Actor = { is: 'member', personId: ADA };
const bob: Actor = { is: 'member', personId: BOB };
const guest: Actor = { is: 'guest', personId: GUEST };
const nobody: Actor = { is: 'nobody' };
const system: Actor = { is: 'system' };

/** yes: may; -: may not. Columns: read edit duplicate share trash restore purge. */
const GRID: Record<Role, { readonly live: string; readonly trashed: string }> = {
  none: { live: '-   -   -   -   -   -   -', trashed: '-   -   -   -   -   -   -' },
  viewer: { live: 'yes -   yes -   -   -   -', trashed: 'yes -   -   -   -   -   -' },
  commenter: { live: 'yes -   yes -   -   -   -', trashed: 'yes -   -   -   -   -   -' },
  suggester: { live: 'yes -   yes -   -   -   -', trashed: 'yes -   -   -   -   -   -' },
  editor: { live: 'yes yes yes -   -   -   -', trashed: 'yes -   -   -   -   -   -' },
  owner: { live: 'yes yes yes yes yes yes -', trashed: 'yes -   -   -   -   yes yes' },
};

const COLUMNS: readonly Action[] = [
  'read',
  'edit',
  'duplicate',
  'share',
  'trash',
  'restore',
  'purge',
];

const facts = (change: Partial<AccessFacts> = {}): AccessFacts => ({
  access: 'members',
  ownerId: ADA,
  isTrashed: false,
  reach: 'added',
  reachRole: 'viewer',
  ...NO_FACTS,
  ...change,
});

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

  it.each(ACCESS_MODES)(
    '[ACCOUNT-25] operators own what nobody owns, and no more (%s)',
    (access) => {
      const operator: Actor = { ...bob, isOperator: true };
      const ownerless = facts({ access, ownerId: null, ...reachOfNew(access, null) });
      expect(roleOf(operator, ownerless)).toBe('owner');
      expect(roleOf(operator, { ...ownerless, isTrashed: true })).toBe('owner');
      expect(roleOf(operator, facts({ access }))).toBe('none');
    },
  );

  /** What the plain address of a document that lets an editor in makes of each. */
  const REACHED: Record<Reach, Record<'owner' | 'member' | 'guest' | 'nobody', Role>> = {
    added: { owner: 'owner', member: 'none', guest: 'none', nobody: 'none' },
    members: { owner: 'owner', member: 'editor', guest: 'none', nobody: 'none' },
    link: { owner: 'owner', member: 'editor', guest: 'editor', nobody: 'editor' },
  };
  const WHO = { owner: ada, member: bob, guest, nobody };

  it.each(REACHES.flatMap((reach) => ACCESS_MODES.map((access) => ({ reach, access }))))(
    '[ACCESS-8] the address of a document with reach $reach, whatever the mode ($access)',
    ({ reach, access }) => {
      for (const [who, actor] of Object.entries(WHO) as [keyof typeof WHO, Actor][]) {
        const given = facts({ access, reach, reachRole: 'editor' });
        expect([who, roleOf(actor, given)]).toEqual([who, REACHED[reach][who]]);
        const trashed = roleOf(actor, { ...given, isTrashed: true });
        expect([who, trashed]).toEqual([who, who === 'owner' ? 'owner' : 'none']);
      }
      expect(roleOf(system, facts({ access, reach, isTrashed: true }))).toBe('owner');
    },
  );

  it.each(GRANTED_ROLES)('[ACCESS-8] added, or come by a link, as %s', (role) => {
    for (const reach of REACHES) {
      for (const given of [{ membership: role }, { grant: role }]) {
        const whole = facts({ reach, reachRole: 'viewer', ...given });
        expect(roleOf(bob, whole)).toBe(role);
        expect(roleOf(guest, whole)).toBe(role);
        expect(roleOf(ada, whole)).toBe('owner');
        expect(roleOf(bob, { ...whole, isTrashed: true })).toBe('none');
      }
    }
  });

  it.each<{ access: AccessMode; live: Role; trashed: Role }>([
    { access: 'members', live: 'editor', trashed: 'none' },
    { access: 'guests', live: 'editor', trashed: 'none' },
    { access: 'open', live: 'owner', trashed: 'owner' },
  ])(
    '[ACCESS-13] made by nobody, in mode $access: $live, in the trash $trashed',
    ({ access, live, trashed }) => {
      const ownerless = facts({ access, ownerId: null, ...reachOfNew(access, null) });
      for (const actor of [bob, guest, nobody]) {
        expect(roleOf(actor, ownerless)).toBe(live);
        expect(roleOf(actor, { ...ownerless, isTrashed: true })).toBe(trashed);
      }
    },
  );

  it('[ACCESS-14] the mode decides who makes documents, and whom a new one lets in', () => {
    // Columns: member, guest, nobody, the server.
    const GRID_OF_MODES: Record<AccessMode, string> = {
      members: 'yes -   -   yes',
      guests: 'yes yes -   yes',
      open: 'yes yes yes yes',
    };
    for (const access of ACCESS_MODES) {
      const row = [bob, guest, nobody, system].map((actor) => mayCreate(actor, access));
      expect([access, row]).toEqual([
        access,
        GRID_OF_MODES[access].split(/\s+/).map((cell) => cell === 'yes'),
      ]);
    }
    expect(reachOfNew('members', ADA)).toEqual({ reach: 'added', reachRole: 'viewer' });
    expect(reachOfNew('guests', GUEST)).toEqual({ reach: 'added', reachRole: 'viewer' });
    expect(reachOfNew('open', ADA)).toEqual({ reach: 'link', reachRole: 'editor' });
    // Whatever the mode: nobody could ever be let in by anybody.
    for (const access of ACCESS_MODES) expect(reachOfNew(access, null).reach).toBe('link');
  });

  const anyGranted = fc.option(fc.constantFrom(...GRANTED_ROLES));
  const anyFacts = fc.record({
    access: fc.constantFrom(...ACCESS_MODES),
    ownerId: fc.constantFrom(ADA, BOB, GUEST, null),
    isTrashed: fc.boolean(),
    reach: fc.constantFrom(...REACHES),
    reachRole: fc.constantFrom(...GRANTED_ROLES),
    membership: anyGranted,
    grant: anyGranted,
  });
  const anyActor = fc.constantFrom<Actor>(ada, bob, guest, nobody, system);

  it('[ACCESS-15] a stronger fact never makes a weaker role', () => {
    const stronger = (role: (typeof GRANTED_ROLES)[number] | null) =>
      role === null ? GRANTED_ROLES : GRANTED_ROLES.filter((other) => isAtLeast(other, role));
    fc.assert(
      fc.property(anyActor, anyFacts, (actor, given) => {
        const before = roleOf(actor, given);
        const wider: Partial<AccessFacts>[] = [
          ...stronger(given.membership).map((membership) => ({ membership })),
          ...stronger(given.grant).map((grant) => ({ grant })),
          ...stronger(given.reachRole).map((reachRole) => ({ reachRole })),
          ...REACHES.slice(REACHES.indexOf(given.reach)).map((reach) => ({ reach })),
          ...(personOf(actor) === null ? [] : [{ ownerId: personOf(actor) }]),
          { isTrashed: false },
        ];
        for (const change of wider) {
          expect(isAtLeast(roleOf(actor, { ...given, ...change }), before)).toBe(true);
        }
      }),
    );
  });

  it('[ACCESS-15] of a document that has an owner nobody else is one', () => {
    fc.assert(
      fc.property(anyActor, anyFacts, (actor, given) => {
        const role = roleOf(actor, given);
        const isStranger = personOf(actor) !== given.ownerId && actor.is !== 'system';
        if (given.ownerId === null || !isStranger) return;
        expect(role).not.toBe('owner');
      }),
    );
  });

  /** The same person, as what it has shown. */
  const shown = {
    browser: { ...ada, proof: { is: 'sign-in', id: 's' } },
    writer: { ...ada, proof: { is: 'token', id: 't', scope: 'write' } },
    reader: { ...ada, proof: { is: 'token', id: 't', scope: 'read' } },
  } as const satisfies Record<string, Actor>;

  it('[TOKEN-7] what may be done, and made, by what a person has shown', () => {
    const rows = Object.entries({ ...shown, judged: ada, guest, nobody, system }).map(
      ([who, actor]) => [
        who,
        ceilingOf(actor),
        mayChange(actor),
        roleOf(actor, facts()),
        mayCreate(actor, 'open'),
      ],
    );
    expect(rows).toEqual([
      ['browser', 'owner', true, 'owner', true],
      ['writer', 'owner', true, 'owner', true],
      ['reader', 'viewer', false, 'viewer', false],
      ['judged', 'owner', true, 'owner', true],
      ['guest', 'owner', true, 'none', true],
      ['nobody', 'owner', true, 'none', true],
      ['system', 'owner', true, 'owner', true],
    ]);
    expect(roleOf({ ...shown.reader, isOperator: true }, facts({ ownerId: null }))).toBe('viewer');
  });

  it('[TOKEN-7] a token to write is its person; one to read is what is left of a viewer', () => {
    fc.assert(
      fc.property(anyFacts, fc.boolean(), (given, isOperator) => {
        const rights = isOperator ? ({ isOperator } as const) : {};
        const role = roleOf({ ...shown.browser, ...rights }, given);
        expect(roleOf({ ...shown.writer, ...rights }, given)).toBe(role);
        const toRead = roleOf({ ...shown.reader, ...rights }, given);
        expect(toRead).toBe(role === 'none' ? 'none' : 'viewer');
        for (const action of ACTIONS) {
          if (may(toRead, action, given.isTrashed)) expect(['read', 'duplicate']).toContain(action);
        }
        expect(may(toRead, 'read', given.isTrashed)).toBe(may(role, 'read', given.isTrashed));
      }),
    );
    for (const access of ACCESS_MODES) expect(mayCreate(shown.reader, access)).toBe(false);
  });

  it('[ACCESS-6] what dialogs offer is part of what may be given', () => {
    expect(GRANTED_ROLES).toEqual(expect.arrayContaining([...OFFERED_ROLES]));
    expect(ROLES).toEqual(['none', ...GRANTED_ROLES, 'owner']);
  });

  it('[ACCESS-15] an open session says who acts in it', () => {
    expect(actorOf(ADA)).toEqual(ada);
    expect(actorOf(GUEST)).toEqual(guest);
    expect(actorOf(null)).toEqual(nobody);
    expect([ada, guest, nobody, system].map(personOf)).toEqual([ADA, GUEST, null, null]);
  });
});
