/** The authorisation matrix of accounts: each address, for each kind of visitor, from a fresh start. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../lib/core/actor.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { ACCOUNT_ROUTES, accountRows } from '../support/account-grid.ts';
import { type ApiRoute, apiRoutes } from '../support/api-routes.ts';
import { pngHead } from '../support/pictures.ts';
import { silentLog } from '../support/silent-log.ts';
import {
  aCaller,
  BOB,
  callersOf,
  joinedByBob,
  programOf,
  setUpByAda,
  testAccounts,
  WORKSPACE,
} from '../support/test-accounts.ts';
import { ADA as GUEST, by } from '../support/test-services.ts';
import { testWorkspace } from '../support/test-workspace.ts';

const EVE = { name: 'Eve', email: 'eve@example.org', password: 'an eavesdropper' };
const WHO = ['operator', 'member', 'guest', 'nobody'] as const;
/** Programs of the operator. */
const PROGRAMS = ['write', 'read'] as const;
type Visitor = (typeof WHO)[number] | (typeof PROGRAMS)[number];

/** What is sent: always something that an operator is allowed. */
const BODIES: Readonly<Record<string, unknown>> = {
  'POST /invitations': { label: 'Eve' },
  'POST /invite/[token]': EVE,
  'PATCH /me': { language: 'zh' },
  'DELETE /me': { password: 'a guess', documents: 'trash' },
  'PUT /me/picture': new Blob([Uint8Array.from(pngHead(9))], { type: 'image/png' }),
  'POST /me/password': { current: 'a guess', next: 'a difference engine' },
  'PATCH /members/[memberId]': { isDisabled: true },
  'DELETE /members/[memberId]': { documents: 'trash' },
  'POST /me/tokens': { name: 'Backup', scope: 'write' },
  'POST /reset/[token]': { password: 'a difference engine' },
  'POST /setup': { ...EVE, workspace: WORKSPACE.workspace },
  'POST /sign-in': { email: BOB.email, password: 'a guess' },
};

const SLOT = Symbol.for('sheaf.services');
const slots = globalThis as { [key: symbol]: unknown };
let routes: ApiRoute[];

beforeAll(async () => {
  routes = await apiRoutes();
});
afterEach(() => {
  delete slots[SLOT];
});

async function statusesOf(route: string): Promise<number[]> {
  const statuses: number[] = [];
  for (const who of WHO) statuses.push(await statusOf(route, who));
  return statuses;
}

async function statusOf(name: string, who: Visitor): Promise<number> {
  const test = testAccounts();
  const ada = await setUpByAda(test);
  const bob = await joinedByBob(test, ada);
  const { invitation, token } = await test.accounts.invite(ada, { label: '', isOperator: false });
  await test.accounts.setPicture(bob, pngHead(9));
  const [pictureId = ''] = [...test.tables.pictures.values()].map(({ id }) => id);
  const actors: Readonly<Record<Visitor, Actor>> = {
    operator: ada.actor,
    member: bob.actor,
    guest: GUEST,
    nobody: aCaller().actor,
    write: programOf(ada, 'write').actor,
    read: programOf(ada, 'read').actor,
  };
  const looked = testWorkspace();
  const document = await looked.documents.create(GUEST, {});
  const link = await looked.sharing.makeLink(by(GUEST), document.id, { role: 'viewer' });
  await looked.publishing.publish(by(GUEST), document.id, {});
  slots[SLOT] = {
    accounts: test.accounts,
    workspace: looked.workspace,
    people: test.own,
    callers: callersOf(actors[who]),
    resolveActor: async () => actors[who],
    originOf: () => 'http://localhost',
    limits: DEFAULT_LIMITS,
    log: silentLog,
  };
  const found = routes.find((route) => route.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  const request = new Request(`http://localhost/api/v1${found.path}`, {
    method: found.method,
    ...contentOf(BODIES[name]),
  });
  const memberId = bob.actor.is === 'member' ? bob.actor.personId : '';
  const params = {
    invitationId: invitation.id,
    token,
    memberId,
    deviceId: 'of somebody else',
    tokenId: 'x',
    documentId: document.id,
    linkId: link.id,
    personId: GUEST.personId,
    pictureId,
  };
  return (await found.answer(request, { params: Promise.resolve(params) })).status;
}

function contentOf(body: unknown): RequestInit {
  if (body === undefined) return {};
  if (body instanceof Blob) return { body };
  return { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
}

describe('authorisation of accounts', () => {
  it('[ACCOUNT-20] every row of the grid is an address, with an answer for everybody', () => {
    const names = new Set(routes.map(({ name }) => name));
    expect([...ACCOUNT_ROUTES].filter((route) => !names.has(route))).toEqual([]);
    for (const { statuses } of accountRows()) expect(statuses).toHaveLength(WHO.length);
  });

  it.each(accountRows())('[ACCOUNT-20] [OPERATE-12] $route', async ({ route, statuses }) => {
    expect(await statusesOf(route)).toEqual(statuses);
  });

  it.each(accountRows())(
    '[TOKEN-8] $route: what needs a sign-in is closed to a token, also of an operator',
    async ({ route, statuses }) => {
      const asNobody = statuses[WHO.indexOf('nobody')];
      const toRead = route.startsWith('GET ') ? asNobody : 403;
      const answered = [await statusOf(route, 'write'), await statusOf(route, 'read')];
      expect(answered).toEqual([asNobody, toRead]);
    },
  );
});
