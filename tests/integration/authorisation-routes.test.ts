/** The authorisation matrix: every method of every address, for every way of getting in. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import type { TokenScope } from '../../lib/core/api-token.ts';
import type { Services } from '../../server/services/services.ts';
import { makeTickets, Tickets } from '../../server/services/tickets.ts';
import { type ApiRoute, apiRoutes } from '../support/api-routes.ts';
import { ACCOUNT_ROUTES } from '../support/account-grid.ts';
import { callersOf, testAccounts } from '../support/test-accounts.ts';
import { silentLog } from '../support/silent-log.ts';
import { by, listed } from '../support/test-services.ts';
import { workspaceOf } from '../support/test-workspace.ts';
import {
  isOutside,
  MEMBER_WAYS,
  type Way,
  type WaysIn,
  WAYS,
  waysIn,
  withToken,
} from '../support/ways-in.ts';

/**
 * Answers to who owns the document; who was added to it as editor, suggester, commenter, viewer;
 * who came by a link as such; a stranger with an account, one who is an operator, a guest without
 * a link, and nobody. The instance is one of members: guests make no documents in it, copies
 * included.
 */
const GRID = `
                                                        | own | edi sug com vie | link edi sug com vie | str ope gue nob
GET    /documents                                       | 200 | 200 200 200 200 |      200 200 200 200 | 200 200 200 200
POST   /documents                                       | 201 | 201 201 201 201 |      403 403 403 403 | 201 201 403 403
GET    /documents/owners                                | 200 | 200 200 200 200 |      200 200 200 200 | 200 200 200 200
GET    /documents/titles                                | 200 | 200 200 200 200 |      200 200 200 200 | 200 200 200 200
GET    /documents/[documentId]                          | 200 | 200 200 200 200 |      200 200 200 200 | 404 404 404 404
PATCH  /documents/[documentId]                          | 200 | 200 403 403 403 |      200 403 403 403 | 404 404 404 404
DELETE /documents/[documentId]                          | 200 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
GET    /documents/[documentId]/content                  | 200 | 200 200 200 200 |      200 200 200 200 | 404 404 404 404
POST   /documents/[documentId]/duplicate                | 201 | 201 201 201 201 |      403 403 403 403 | 404 404 404 404
POST   /documents/[documentId]/restore                  | 200 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
POST   /documents/[documentId]/tickets                  | 201 | 201 201 201 201 |      201 201 201 201 | 404 404 404 404
GET    /documents/[documentId]/sharing                  | 200 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
PATCH  /documents/[documentId]/sharing                  | 200 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
POST   /documents/[documentId]/links                    | 201 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
DELETE /documents/[documentId]/links                    | 204 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
PATCH  /documents/[documentId]/links/[linkId]           | 200 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
DELETE /documents/[documentId]/links/[linkId]           | 204 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
GET    /documents/[documentId]/candidates               | 200 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
POST   /documents/[documentId]/members                  | 201 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
PATCH  /documents/[documentId]/members/[personId]       | 200 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
DELETE /documents/[documentId]/members/[personId]       | 204 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
DELETE /documents/[documentId]/members/[personId] self  | 404 | 204 204 204 204 |      204 204 204 204 | 404 404 404 404
POST   /documents/[documentId]/members/[personId]/owner | 204 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
POST   /documents/[documentId]/requests                 | 202 | 202 202 202 202 |      401 401 401 401 | 202 202 401 401
POST   /documents/[documentId]/requests/[personId]      | 200 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
DELETE /documents/[documentId]/requests/[personId]      | 204 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
GET    /documents/[documentId]/mentionable              | 200 | 200 403 403 403 |      200 403 403 403 | 404 404 404 404
GET    /documents/[documentId]/names                    | 200 | 200 200 200 200 |      200 200 200 200 | 404 404 404 404
PUT    /documents/[documentId]/visit                    | 204 | 204 204 204 204 |      204 204 204 204 | 404 404 404 404
DELETE /documents/[documentId]/visit                    | 204 | 204 204 204 204 |      204 204 204 204 | 404 404 404 404
GET    /documents/[documentId]/greeting                 | 200 | 200 200 200 200 |      200 200 200 200 | 404 404 404 404
DELETE /documents/[documentId]/greeting                 | 204 | 204 204 204 204 |      204 204 204 204 | 404 404 404 404
POST   /documents/[documentId]/files                    | 201 | 201 403 403 403 |      201 403 403 403 | 404 404 404 404
GET    /documents/[documentId]/files/[fileId]           | 200 | 200 200 200 200 |      200 200 200 200 | 404 404 404 404
HEAD   /documents/[documentId]/files/[fileId]           | 200 | 200 200 200 200 |      200 200 200 200 | 404 404 404 404
POST   /documents/[documentId]/files/links              | 201 | 201 403 403 403 |      201 403 403 403 | 404 404 404 404
PUT    /documents/[documentId]/publication              | 200 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
DELETE /documents/[documentId]/publication              | 204 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
GET    /links                                           | 200 | 200 200 200 200 |      200 200 200 200 | 200 200 200 200
GET    /me                                              | 200 | 200 200 200 200 |      200 200 200 200 | 200 200 200 200
PUT    /me                                              | 200 | 200 200 200 200 |      200 200 200 200 | 200 200 200 403
POST   /share/[token]                                   | 200 | 200 200 200 200 |      200 200 200 200 | 200 200 200 403
DELETE /trash                                           | 200 | 200 200 200 200 |      200 200 200 200 | 200 200 200 200
DELETE /trash/[documentId]                              | 403 | 403 403 403 403 |      403 403 403 403 | 404 404 404 404
GET    /[...rest]                                       | 404 | 404 404 404 404 |      404 404 404 404 | 404 404 404 404
POST   /[...rest]                                       | 404 | 404 404 404 404 |      404 404 404 404 | 404 404 404 404
PUT    /[...rest]                                       | 404 | 404 404 404 404 |      404 404 404 404 | 404 404 404 404
PATCH  /[...rest]                                       | 404 | 404 404 404 404 |      404 404 404 404 | 404 404 404 404
DELETE /[...rest]                                       | 404 | 404 404 404 404 |      404 404 404 404 | 404 404 404 404
`;

/** The same of a document in the trash, where it concerns one: its owner, and everybody else. */
const TRASH_GRID = `
                                                        | own | everybody else
GET    /documents/[documentId]                          | 200 | 404
PATCH  /documents/[documentId]                          | 403 | 404
DELETE /documents/[documentId]                          | 200 | 404
GET    /documents/[documentId]/content                  | 200 | 404
POST   /documents/[documentId]/duplicate                | 403 | 404
POST   /documents/[documentId]/restore                  | 200 | 404
POST   /documents/[documentId]/tickets                  | 404 | 404
GET    /documents/[documentId]/sharing                  | 403 | 404
PATCH  /documents/[documentId]/sharing                  | 403 | 404
POST   /documents/[documentId]/links                    | 403 | 404
DELETE /documents/[documentId]/links                    | 403 | 404
PATCH  /documents/[documentId]/links/[linkId]           | 403 | 404
DELETE /documents/[documentId]/links/[linkId]           | 403 | 404
GET    /documents/[documentId]/candidates               | 403 | 404
POST   /documents/[documentId]/members                  | 403 | 404
PATCH  /documents/[documentId]/members/[personId]       | 403 | 404
DELETE /documents/[documentId]/members/[personId]       | 403 | 404
DELETE /documents/[documentId]/members/[personId] self  | 404 | 404
POST   /documents/[documentId]/members/[personId]/owner | 403 | 404
POST   /documents/[documentId]/requests                 | 202 | 202
POST   /documents/[documentId]/requests/[personId]      | 403 | 404
DELETE /documents/[documentId]/requests/[personId]      | 403 | 404
GET    /documents/[documentId]/mentionable              | 403 | 404
GET    /documents/[documentId]/names                    | 200 | 404
PUT    /documents/[documentId]/visit                    | 204 | 404
DELETE /documents/[documentId]/visit                    | 204 | 404
GET    /documents/[documentId]/greeting                 | 200 | 404
DELETE /documents/[documentId]/greeting                 | 204 | 404
POST   /documents/[documentId]/files                    | 403 | 404
GET    /documents/[documentId]/files/[fileId]           | 200 | 404
HEAD   /documents/[documentId]/files/[fileId]           | 200 | 404
POST   /documents/[documentId]/files/links              | 403 | 404
PUT    /documents/[documentId]/publication              | 403 | 404
DELETE /documents/[documentId]/publication              | 403 | 404
POST   /share/[token]                                   | 404 | 404
DELETE /trash/[documentId]                              | 204 | 404
`;

/** What is sent: always something that the right person would be allowed. */
const BODIES: Readonly<Record<string, unknown>> = {
  'POST /documents': { title: 'New' },
  'PATCH /documents/[documentId]': { title: 'Renamed' },
  'POST /documents/[documentId]/duplicate': {},
  'PATCH /documents/[documentId]/sharing': { reach: 'members', reachRole: 'viewer' },
  'POST /documents/[documentId]/links': { role: 'viewer' },
  'PATCH /documents/[documentId]/links/[linkId]': { role: 'editor' },
  'PATCH /documents/[documentId]/members/[personId]': { role: 'editor' },
  'POST /documents/[documentId]/requests': { message: 'Please let me in.' },
  'POST /documents/[documentId]/requests/[personId]': { role: 'viewer' },
  'PUT /documents/[documentId]/publication': { slug: 'the-plan' },
  'POST /documents/[documentId]/files': 'any bytes',
  'PUT /me': { name: 'Somebody', hue: 3 },
  'POST /share/[token]': { name: 'Somebody', hue: 3 },
};

interface Row {
  readonly route: string;
  readonly isSelf: boolean;
  readonly statuses: readonly number[];
}

function rowsOf(grid: string): Row[] {
  const [, ...lines] = grid.trim().split('\n');
  return lines.map((line) => {
    const [name = '', ...cells] = line.split('|');
    const [method = '', path = '', self] = name.trim().split(/\s+/);
    const statuses = cells.flatMap((cell) => cell.trim().split(/\s+/).map(Number));
    return { route: `${method} ${path}`, isSelf: self === 'self', statuses };
  });
}

const SLOT = Symbol.for('sheaf.services');
const slots = globalThis as { [key: symbol]: unknown };
let routes: ApiRoute[];

beforeAll(async () => {
  routes = await apiRoutes();
});

afterEach(() => {
  delete slots[SLOT];
});

function serve({ world }: WaysIn, actor: Actor): void {
  const {
    documents,
    trash,
    people,
    sharing,
    arrival,
    adding,
    asking,
    visits,
    mentions,
    publishing,
    firstSights,
    files,
    needs,
  } = world;
  slots[SLOT] = {
    documents,
    trash,
    people,
    sharing,
    arrival,
    adding,
    asking,
    visits,
    publishing,
    mentions,
    firstSights,
    files,
    workspace: workspaceOf(world),
    limits: needs.limits,
    access: needs.access,
    tickets: makeTickets({ ...needs, tickets: new Tickets(needs) }),
    accounts: testAccounts().accounts,
    callers: callersOf(actor),
    resolveActor: async () => actor,
    originOf: () => 'http://localhost',
    version: '0',
    log: silentLog,
    isReady: () => Promise.resolve(true),
  } satisfies Services;
}

async function statusOf(
  { route, isSelf }: Row,
  ways: WaysIn,
  way: Way,
  scope?: TokenScope,
): Promise<number> {
  const found = routes.find(({ name }) => name === route);
  if (found === undefined) throw new Error(`there is no ${route}`);
  const actor = scope === undefined ? ways.actors[way] : withToken(ways.actors[way], scope);
  serve(ways, actor);
  const body =
    route === 'POST /documents/[documentId]/members'
      ? { email: ways.email, role: 'viewer' }
      : route === 'POST /documents/[documentId]/files/links'
        ? { documentId: ways.id, fileId: ways.file.id }
        : BODIES[route];
  const isUpload = route === 'POST /documents/[documentId]/files';
  const type = isUpload ? 'application/octet-stream' : 'application/json';
  const request = new Request(`http://localhost/api/v1${found.path}`, {
    method: found.method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': type } }),
  });
  const selfId = personOf(actor) ?? ways.addedId;
  const params = {
    documentId: ways.id,
    linkId: ways.link.id,
    fileId: ways.file.id,
    personId: isSelf ? selfId : route.includes('/requests') ? ways.askerId : ways.addedId,
    token: ways.token,
  };
  const response = await found.answer(request, { params: Promise.resolve(params) });
  await expectSilence(response);
  return response.status;
}

/** A refusal says its code and a sentence, and nothing of the document. */
async function expectSilence(response: Response): Promise<void> {
  if (response.status < 400) return;
  const body = (await response.json()) as { readonly error: Readonly<Record<string, string>> };
  expect(Object.keys(body)).toEqual(['error']);
  expect(Object.keys(body.error)).toEqual(['code', 'message']);
  expect(JSON.stringify(body)).not.toMatch(/Plan|text/);
}

describe('authorisation of routes', () => {
  it('[SHARE-22] every method of every address has a row, and every row has one', () => {
    const names = routes.map(({ name }) => name).filter((name) => !ACCOUNT_ROUTES.has(name));
    const rows = [...new Set(rowsOf(GRID).map(({ route }) => route))];
    expect(rows.toSorted((a, b) => a.localeCompare(b))).toEqual(names);
    const ofDocuments = rows.filter((route) => /\[(?:documentId|token)\]/.test(route));
    expect([...new Set(rowsOf(TRASH_GRID).map(({ route }) => route))]).toEqual(ofDocuments);
    for (const { statuses } of rowsOf(GRID)) expect(statuses).toHaveLength(WAYS.length);
  });

  it.each(rowsOf(GRID).map((row) => ({ ...row, self: row.isSelf ? '(of itself)' : '' })))(
    '[SHARE-22] $route $self',
    async (row) => {
      const answered: [Way, number][] = [];
      for (const way of WAYS) answered.push([way, await statusOf(row, await waysIn(), way)]);
      expect(answered).toEqual(WAYS.map((way, column) => [way, row.statuses[column]]));
    },
  );

  it.each(rowsOf(TRASH_GRID).map((row) => ({ ...row, self: row.isSelf ? '(of itself)' : '' })))(
    '[SHARE-22] $route $self in the trash',
    async (row) => {
      const [ofOwner, ofOthers] = row.statuses;
      const answered: [Way, number][] = [];
      const others = WAYS.filter((way) => isHeard(row.route, way));
      for (const way of others) {
        const ways = await waysIn();
        await ways.world.documents.trash(by(ways.actors.owner), ways.id);
        answered.push([way, await statusOf(row, ways, way)]);
      }
      expect(answered).toEqual(
        others.map((way) => [way, way === 'owner' ? ofOwner : ofOthers] as const),
      );
    },
  );

  it('[SHARE-16] a list shows the document to those who may read it, and to nobody else', async () => {
    for (const way of WAYS) {
      const { world, actors, id } = await waysIn();
      const ids = (await listed(world.documents, actors[way])).map((view) => view.id);
      const isStranger = ['stranger', 'operator', 'guest', 'nobody'].includes(way);
      expect([way, ids]).toEqual([way, isStranger ? [] : [id]]);
    }
  });
});

/** Reads without saying so by its method. */
const READS = new Set(['POST /documents/[documentId]/tickets']);
/** Reads what lets others write: share links are keys. */
const KEYS = new Set(['GET /links']);

/** A person's own to change, by no token. */
const OWN = new Set(['PUT /me']);

function statusToWrite({ route, statuses }: Row, way: Way): number | undefined {
  return OWN.has(route) ? 403 : statuses[WAYS.indexOf(way)];
}

/** With a token to read an owner is a viewer, and whatever changes anything is refused before. */
function statusToRead({ route, statuses }: Row, way: Way): number | undefined {
  const isReading = (/^(?:GET|HEAD) /.test(route) && !KEYS.has(route)) || READS.has(route);
  if (!isReading) return 403;
  return statuses[WAYS.indexOf(isOutside(way) ? way : 'viewer')];
}

describe('authorisation of routes by tokens', () => {
  it.each(rowsOf(GRID).map((row) => ({ ...row, self: row.isSelf ? '(of itself)' : '' })))(
    '[TOKEN-14] $route $self: to write as its person, to read as a viewer at most',
    async (row) => {
      const answered: [Way, number, number][] = [];
      for (const way of MEMBER_WAYS) {
        const toWrite = await statusOf(row, await waysIn(), way, 'write');
        answered.push([way, toWrite, await statusOf(row, await waysIn(), way, 'read')]);
      }
      expect(answered).toEqual(
        MEMBER_WAYS.map((way) => [way, statusToWrite(row, way), statusToRead(row, way)]),
      );
    },
  );
});

/** Some are told, before anything is looked at, that this is not for them. */
function isHeard(route: string, way: Way): boolean {
  if (route.startsWith('POST /share')) return way !== 'nobody';
  const isAsking = route === 'POST /documents/[documentId]/requests';
  return !isAsking || !(way.startsWith('link ') || way === 'guest' || way === 'nobody');
}
