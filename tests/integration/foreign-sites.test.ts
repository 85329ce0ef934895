/** Other sites, and what they can send with the cookies of somebody who is signed in here. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiRoutes } from '../support/api-routes.ts';
import { type PagePeople, pagePeople } from '../support/page-people.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const READING = ['GET', 'HEAD', 'OPTIONS'];
const CHANGING = (await apiRoutes()).filter(({ method }) => !READING.includes(method));
const FOREIGN = 'https://evil.example';

/** What browsers send from elsewhere: by a script, a form, a sandboxed frame, and old ones. */
const SENT: readonly ((origin: string) => Readonly<Record<string, string>>)[] = [
  () => ({ origin: FOREIGN, 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' }),
  () => ({ origin: FOREIGN, 'content-type': 'text/plain' }),
  (origin) => ({ origin, 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' }),
  (origin) => ({ origin, 'sec-fetch-site': 'same-site', 'content-type': 'application/json' }),
  (origin) => ({ origin: `${origin}.evil.example`, 'content-type': 'application/json' }),
  () => ({ origin: 'null', 'content-type': 'application/x-www-form-urlencoded' }),
  () => ({ 'content-type': 'application/x-www-form-urlencoded' }),
  (origin) => ({ referer: `${origin}/`, 'content-type': 'text/plain' }),
];

let server: RunningServer;
let people: PagePeople;
let parts: Readonly<Record<string, string>>;
let before: unknown;

beforeAll(async () => {
  const env = { SHEAF_ACCESS: 'members', SHEAF_ADDRESS_TRIES_MAX: '100000' };
  server = await startServer({ env });
  people = await pagePeople(server);
  const { owner, editor } = people.browsers;
  const documentId = lastPart('/d/[documentId]');
  const { body } = await owner.ask('GET', `/documents/${documentId}/sharing`);
  const [link] = Reflect.get(Object(body), 'links') as readonly { readonly id: string }[];
  const personId = String(Reflect.get(Object((await editor.ask('GET', '/me')).body), 'id'));
  parts = { documentId, linkId: link?.id ?? '', personId, memberId: personId };
  before = await state();
});
afterAll(() => server.stop());

const lastPart = (name: string): string => people.paths[name]?.split('/').at(-1) ?? '';

function addressOf(path: string): string {
  const kind = /^\/(share|invite|reset)\//.exec(path)?.[1];
  const token = kind === undefined ? 'x' : lastPart(`/${kind === 'share' ? 's' : kind}/[token]`);
  const documentId = path.startsWith('/trash') ? lastPart('/d/[documentId] trashed') : undefined;
  const all: Readonly<Record<string, string>> = {
    ...parts,
    token,
    ...(documentId === undefined ? {} : { documentId }),
  };
  return path.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => all[name] ?? 'x');
}

/** All that owner and operator can see, but the times that the server sets a moment later. */
async function state(): Promise<unknown> {
  const { owner, operator } = people.browsers;
  const { documentId } = parts;
  const seen = [
    ...['/documents', '/documents?view=trash', '/me', '/links', '/me/tokens'].map((path) =>
      owner.ask('GET', path),
    ),
    owner.ask('GET', `/documents/${documentId}/sharing`),
    owner.ask('GET', `/documents/${documentId}/content`),
    ...['/members', '/invitations', '/me', '/workspace/links', '/workspace/publications'].map(
      (path) => operator.ask('GET', path),
    ),
  ];
  const answers = await Promise.all(seen);
  for (const { status } of answers) expect(status).toBe(200);
  const text = JSON.stringify(answers, (name, value: unknown) =>
    name === 'updatedAt' || name === 'headers' ? undefined : value,
  );
  return JSON.parse(text) as unknown;
}

describe('another site', () => {
  it.each(CHANGING)(
    '[HTTP-2] [ACCOUNT-27] A21: has nobody’s browser do $name',
    async ({ method, path }) => {
      for (const way of ['owner', 'operator', 'guest'] as const) {
        const { cookie } = people.browsers[way];
        for (const [at, headersOf] of SENT.entries()) {
          const response = await fetch(`${server.url}/api/v1${addressOf(path)}`, {
            method,
            headers: { cookie, ...headersOf(server.url) },
            body: '{}',
          });
          expect([way, at, response.status]).toEqual([way, at, 403]);
          expect(await response.json()).toMatchObject({ error: { code: 'foreign_origin' } });
        }
      }
    },
  );

  it('[HTTP-2] A21: has changed nothing by all of that, and a page of ours would have', async () => {
    expect(await state()).toEqual(before);
    const { owner } = people.browsers;
    const member = addressOf('/documents/[documentId]/members/[personId]');
    expect((await owner.ask('DELETE', member)).status).toBe(204);
    const document = addressOf('/documents/[documentId]');
    expect((await owner.ask('DELETE', document)).status).toBe(200);
    expect(await state().catch(() => 'changed')).not.toEqual(before);
  });
});
