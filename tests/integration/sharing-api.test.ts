/** Sharing through the HTTP API of the real server, pages and all: needs `next build` before. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentView } from '../../lib/core/document.ts';
import type { LinkView, OwnLinkView, SharingView } from '../../lib/core/sharing.ts';
import { databaseFile } from '../../server/adapters/prisma/data-folder.ts';
import { type ApiPerson, aProgram, aVisitor } from '../support/api-person.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { type StockClient, stockClient, until } from '../support/stock-client.ts';

const PASSWORD = 'open sesame, please';
const VISIT = { name: 'Bob', hue: 2 };

let server: RunningServer;
let ada: ApiPerson;
const clients: StockClient[] = [];

beforeAll(async () => {
  server = await startServer({
    env: { SHEAF_ACCESS: 'guests', SHEAF_LOG: 'debug', SHEAF_ADDRESS_GUESSES_MAX: '5' },
  });
  ada = await aVisitor(server);
});
afterAll(async () => {
  for (const client of clients) client.leave();
  await server.stop();
});

async function aDocument(): Promise<string> {
  const made = await ada.expect<DocumentView>(201, 'POST', '/documents', { title: 'Plan' });
  expect(made).toMatchObject({ reach: 'added', isShared: false, role: 'owner' });
  return made.id;
}

const aLink = (id: string, wish: object = {}) =>
  ada.expect<LinkView>(201, 'POST', `/documents/${id}/links`, { role: 'viewer', ...wish });
const tokenOf = ({ url }: LinkView) => url.split('/s/')[1] ?? '';
const codeOf = async (response: Response) =>
  ((await response.json()) as { readonly error: { readonly code: string } }).error.code;

function enter(person: ApiPerson, id: string): StockClient {
  const client = stockClient(server, id, person.headers['cookie']);
  clients.push(client);
  return client;
}

describe('sharing by HTTP', () => {
  it('[SHARE-3] A20: from the first link to a guest who reads, and nothing of it before', async () => {
    const id = await aDocument();
    const bob = await aVisitor(server);
    expect(await codeOf(await bob.ask('GET', `/documents/${id}`))).toBe('document_not_found');
    const link = await aLink(id, { label: 'class', password: PASSWORD, peopleMax: 2 });
    expect(link.url).toMatch(new RegExp(`^${server.url}/s/[A-Za-z0-9_-]{24}$`));
    expect(link).toMatchObject({ label: 'class', hasPassword: true, peopleCount: 0 });
    const path = `/share/${tokenOf(link)}`;
    const wrong = await bob.ask('POST', path, { ...VISIT, password: 'open sesame' });
    expect([wrong.status, await codeOf(wrong)]).toEqual([403, 'wrong_password']);
    const let_ = await bob.expect(200, 'POST', path, { ...VISIT, password: PASSWORD });
    expect(let_).toEqual({ url: `${server.url}/d/${id}` });
    expect(await bob.expect(200, 'GET', `/documents/${id}`)).toMatchObject({
      role: 'viewer',
      isMine: false,
      isShared: true,
    });
    const { documents } = await bob.expect<{ documents: DocumentView[] }>(200, 'GET', '/documents');
    expect(documents.map((view) => view.id)).toEqual([id]);
    const view = await ada.expect<SharingView>(200, 'GET', `/documents/${id}/sharing`);
    expect(view.visitors).toEqual([{ ...VISIT, personId: bob.personId, linkId: link.id }]);
    expect(view.links).toMatchObject([{ url: link.url, openedCount: 1, peopleCount: 1 }]);
    expect(await ada.expect<{ links: OwnLinkView[] }>(200, 'GET', '/links')).toMatchObject({
      links: [{ id: link.id, document: { id, title: 'Plan', url: `${server.url}/d/${id}` } }],
    });
  });

  it('[SHARE-3] a body of another shape is told, and changes nothing', async () => {
    const id = await aDocument();
    const links = `/documents/${id}/links`;
    const odd: [string, string, unknown][] = [
      ['POST', links, {}],
      ['POST', links, { role: 'owner' }],
      ['POST', links, { role: 'none' }],
      ['POST', links, { role: 'viewer', token: 'mine' }],
      ['POST', links, { role: 'viewer', expiresAt: 'tomorrow' }],
      ['POST', links, { role: 'viewer', expiresAt: '2000-01-01T00:00:00Z' }],
      ['PATCH', `/documents/${id}/sharing`, { reach: 'everybody' }],
      ['PATCH', `/documents/${id}/sharing`, { reachRole: 'owner' }],
      ['PATCH', `/documents/${id}/members/${ada.personId}`, { role: 'editor' }],
      ['POST', '/share/x', { name: 'Bob' }],
    ];
    for (const [method, path, body] of odd) {
      const response = await ada.ask(method, path, body);
      expect([path, body, response.status]).toEqual([path, body, 400]);
    }
    const view = await ada.expect<SharingView>(200, 'GET', `/documents/${id}/sharing`);
    expect(view).toMatchObject({ reach: 'added', links: [] });
  });

  it('[SHARE-14] A20: a link to read gives no right to write, whatever a client sends', async () => {
    const id = await aDocument();
    const bob = await aVisitor(server);
    await bob.expect(200, 'POST', `/share/${tokenOf(await aLink(id))}`, VISIT);
    const reader = enter(bob, id);
    const owner = enter(ada, id);
    await until('both are in', () => reader.provider.synced && owner.provider.synced);
    reader.title.insert(0, 'forged ');
    owner.title.insert(owner.title.length, ' B');
    await until('the reader hears on', () => reader.title.toString().includes(' B'));
    expect(owner.title.toString()).toBe('Plan B');
    const renamed = await bob.ask('PATCH', `/documents/${id}`, { title: 'forged' });
    expect(renamed.status).toBe(403);
  });

  it('[SHARE-9] A20: a link that is revoked lets nobody in any more, nor back', async () => {
    const id = await aDocument();
    const [bob, cleo] = [await aVisitor(server), await aVisitor(server)];
    const link = await aLink(id, { role: 'editor' });
    await bob.expect(200, 'POST', `/share/${tokenOf(link)}`, VISIT);
    const writer = enter(bob, id);
    await until('it is in', () => writer.provider.synced);
    let closedWith = 0;
    writer.provider.on('connection-close', (event) => {
      closedWith = event?.code ?? 0;
    });
    await ada.expect(204, 'DELETE', `/documents/${id}/links/${link.id}`);
    await until('it is out', () => closedWith === 4403);
    for (const person of [bob, cleo]) {
      const again = await person.ask('POST', `/share/${tokenOf(link)}`, VISIT);
      expect([again.status, await codeOf(again)]).toEqual([404, 'link_not_found']);
      expect((await person.ask('GET', `/documents/${id}/content`)).status).toBe(404);
    }
    const view = await ada.expect<SharingView>(200, 'GET', `/documents/${id}/sharing`);
    expect([view.links, view.visitors]).toEqual([[], []]);
  });

  it('[SHARE-8] a program without a cookie comes in by no link, and by the reach it is given', async () => {
    const id = await aDocument();
    const program = aProgram(server);
    const link = await aLink(id);
    const refused = await program.ask('POST', `/share/${tokenOf(link)}`, VISIT);
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'not_allowed']);
    expect((await program.ask('GET', `/documents/${id}`)).status).toBe(404);
    await ada.expect(200, 'PATCH', `/documents/${id}/sharing`, { reach: 'link' });
    expect(await program.expect(200, 'GET', `/documents/${id}`)).toMatchObject({ role: 'viewer' });
  });

  it('[SHARE-2] A20: after a restart links work, can be copied, and expire', async () => {
    const id = await aDocument();
    const bob = await aVisitor(server);
    const link = await aLink(id);
    const short = await aLink(id, { expiresAt: new Date(Date.now() + 60_000).toISOString() });
    await bob.expect(200, 'POST', `/share/${tokenOf(short)}`, VISIT);
    await server.terminate();
    const file = databaseFile(server.dataFolder);
    const stored = [file, `${file}-wal`].map(readIfThere).join('');
    for (const secret of [tokenOf(link), tokenOf(short), PASSWORD]) {
      expect(stored).not.toContain(secret);
    }
    await server.restart();
    const view = await ada.expect<SharingView>(200, 'GET', `/documents/${id}/sharing`);
    expect(view.links.map(({ url }) => url)).toEqual([short.url, link.url]);
    expect(await bob.expect(200, 'GET', `/documents/${id}`)).toMatchObject({ role: 'viewer' });
    const reader = enter(bob, id);
    await until('it is in', () => reader.provider.synced);
    let closedWith = 0;
    reader.provider.on('connection-close', (event) => {
      closedWith = event?.code ?? 0;
    });
    const expiresAt = new Date(Date.now() + 1_000).toISOString();
    await ada.expect(200, 'PATCH', `/documents/${id}/links/${short.id}`, { expiresAt });
    await until('it expires', () => closedWith === 4403);
    expect((await bob.ask('GET', `/documents/${id}`)).status).toBe(404);
  });

  it('[SHARE-7] A20: guesses are limited by the address the server sees, not by the one that is claimed', async () => {
    const bob = await aVisitor(server);
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) {
      const response = await fetch(`${server.url}/api/v1/share/${'A'.repeat(23)}${n % 10}`, {
        method: 'POST',
        headers: {
          ...bob.headers,
          'content-type': 'application/json',
          'x-forwarded-for': `203.0.113.${n}`,
          'x-sheaf-client-address': `203.0.113.${n}`,
        },
        body: JSON.stringify(VISIT),
      });
      statuses.push(response.status);
    }
    expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(5);
    expect(statuses.slice(-7)).toEqual([429, 429, 429, 429, 429, 429, 429]);
  });

  it('[SHARE-23] A20: after all of that the log holds neither a token nor a password', () => {
    expect(server.log).toMatch(/link\.revoked/);
    expect(server.log).not.toMatch(/\/s\/|\/share\//);
    expect(server.log).not.toContain(PASSWORD);
    expect(server.log).not.toContain('A'.repeat(23));
  });
});

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return ''; // no log beside a database that was closed in order
  }
}
