/** The authorisation matrix of pages, on the real server: needs `next build` before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiBrowser } from '../support/api-browser.ts';
import {
  PAGE_WAYS,
  type PagePeople,
  pagePeople,
  type PageWay,
  PUBLISHED,
  TEXT,
  TITLE,
} from '../support/page-people.ts';
import { doorRoutes, pageRoutes } from '../support/page-routes.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/**
 * Answers to the document's owner; who was added as editor; who came by a link to view; a stranger
 * with an account, one who is an operator, a guest without a link, and nobody. A path: they are led
 * there. With a star the title of the document stands on the page; on all others there is not a
 * word of it.
 */
const GRID = `
                           | own      edi  link vie            | str  ope  gue                    nob
/                          | 200*     200* 200*                | 200  200  /sign-in               /sign-in
/account                   | 200      200  /sign-in?to=/account | 200 200  /sign-in?to=/account   /sign-in?to=/account
/d/[documentId]            | 200*     200* 200*                | 404  404  404                    404
/d/[documentId] trashed    | /?view=trash 404 404              | 404  404  404                    404
/d/[documentId] unknown    | 404      404  404                 | 404  404  404                    404
/guest                     | /        /    /sign-in?to=%2F     | /    /    /sign-in?to=%2F        /sign-in?to=%2F
/invite/[token]            | 200      200  200                 | 200  200  200                    200
/invite/[token] unknown    | 200      200  200                 | 200  200  200                    200
/links                     | 200*     200  200                 | 200  200  /sign-in               /sign-in
/members                   | 404      404  404                 | 404  200  404                    404
/reset/[token]             | 200      200  200                 | 200  200  200                    200
/reset/[token] unknown     | 200      200  200                 | 200  200  200                    200
/s/[token]                 | 200      200  200                 | 200  200  200                    200
/s/[token] unknown         | 404      404  404                 | 404  404  404                    404
/setup/[[...key]]          | 200      200  200                 | 200  200  200                    200
/setup/[[...key]] wrong    | 200      200  200                 | 200  200  200                    200
/sign-in                   | /        /    200                 | /    /    200                    200
/workspace/activity        | 404      404  404                 | 404  200  404                    404
/workspace/links           | 404      404  404                 | 404  200  404                    404
/workspace/settings        | 404      404  404                 | 404  200  404                    404
/workspace/storage         | 404      404  404                 | 404  200  404                    404
`;

/** What the door answers before there is any page, the same to all of them. */
const DOOR_GRID = `
                           | here | from elsewhere
/healthz                   | 200  | 200
/metrics                   | 200  | 404
/p/[slug]                  | 200  | 200
/p/[slug] unknown          | 404  | 404
/readyz                    | 200  | 200
`;

function rowsOf(grid: string) {
  const [, ...lines] = grid.trim().split('\n');
  return lines.map((line) => {
    const [name = '', ...cells] = line.split('|');
    return { name: name.trim(), answers: cells.flatMap((cell) => cell.trim().split(/\s+/)) };
  });
}
const routeOf = ({ name }: { readonly name: string }): string => name.split(' ')[0] ?? '';
const routesOf = (grid: string) => [...new Set(rowsOf(grid).map(routeOf))].toSorted();

let server: RunningServer;
let people: PagePeople;

beforeAll(async () => {
  server = await startServer({
    env: {
      SHEAF_ACCESS: 'members',
      SHEAF_LOG: 'debug',
      SHEAF_ADDRESS_GUESSES_MAX: '100000',
      SHEAF_ADDRESS_TRIES_MAX: '100000',
    },
  });
  people = await pagePeople(server);
});
afterAll(() => server.stop());

const addressOf = (name: string): string => people.paths[name] ?? name;

interface Seen {
  readonly answer: string;
  readonly body: string;
  readonly headers: Headers;
}

/** As a browser opens a page; nobody is a program, for browsers get a cookie with the first page. */
async function look(way: PageWay, path: string): Promise<Seen> {
  const { cookie } = people.browsers[way];
  const visits = way === 'nobody' ? {} : { accept: 'text/html', 'sec-fetch-dest': 'document' };
  return seen(path, { ...visits, ...(cookie === '' ? {} : { cookie }) });
}

/** As the router of a page that is open already fetches the next one. */
async function follow({ cookie }: ApiBrowser, path: string): Promise<Seen> {
  const headers = { rsc: '1', ...(cookie === '' ? {} : { cookie }) };
  const first = await seen(path, headers);
  return /[?&]_rsc/.test(first.answer) ? seen(first.answer, headers) : first;
}

async function seen(path: string, headers: Readonly<Record<string, string>>): Promise<Seen> {
  const response = await fetch(server.url + path, { redirect: 'manual', headers });
  const answer = response.headers.get('location') ?? String(response.status);
  return { answer, body: await response.text(), headers: response.headers };
}

const starOf = (body: string): string => (body.includes(TITLE) ? '*' : '');
const TELLING = new RegExp(`${TITLE}|${TEXT}`);

describe('authorisation of pages', () => {
  it('[SHARE-22] every page has a row, and so has what the door answers by itself', () => {
    expect(routesOf(GRID)).toEqual(pageRoutes());
    expect(routesOf(DOOR_GRID)).toEqual(doorRoutes());
    for (const { answers } of rowsOf(GRID)) expect(answers).toHaveLength(PAGE_WAYS.length);
  });

  it.each(rowsOf(GRID))(
    '[SHARE-22] [HTTP-16] $name: nothing for whom it is not, and nothing for a cache',
    async ({ name, answers }) => {
      const answered: string[] = [];
      for (const way of PAGE_WAYS) {
        const page = await look(way, addressOf(name));
        answered.push(`${way}: ${page.answer}${starOf(page.body)}`);
        const isFor = answers[PAGE_WAYS.indexOf(way)]?.endsWith('*') === true;
        const part = await follow(people.browsers[way], addressOf(name));
        const tells = [page, part].map(({ body }) => TELLING.test(body));
        expect([way, ...tells]).toEqual([way, isFor, isFor]);
        for (const { headers } of [page, part]) {
          expect(headers.get('cache-control')).toContain('no-store');
        }
      }
      expect(answered).toEqual(PAGE_WAYS.map((way, column) => `${way}: ${answers[column]}`));
    },
  );

  it.each(rowsOf(DOOR_GRID))('[SHARE-22] $name', async ({ name, answers: [here, elsewhere] }) => {
    for (const way of PAGE_WAYS) {
      const { answer, body } = await look(way, addressOf(name));
      expect([way, answer, TELLING.test(body)]).toEqual([way, here, false]);
      // The published page is another document: this one is not on it, and that one is.
      expect([way, body.includes(PUBLISHED)]).toEqual([way, name === '/p/[slug]']);
    }
    const { answer } = await seen(addressOf(name), { 'x-forwarded-for': '198.51.100.1' });
    expect(answer).toBe(elsewhere);
  });

  it('[HOME-19] a document in the trash leads its owner there, where it can be taken out', async () => {
    const { answer } = await look('owner', addressOf('/d/[documentId] trashed'));
    expect(answer).toBe('/?view=trash');
    const { body } = await look('owner', answer);
    expect(body).toContain(`${TITLE}, an older one`);
  });
});

describe('what a page leaves behind', () => {
  it('[HTTP-16] the pages of a person and of a document are private besides', async () => {
    for (const name of ['/', '/d/[documentId]', '/links', '/account']) {
      const { headers } = await look('owner', addressOf(name));
      expect(headers.get('cache-control')).toMatch(/private.*no-store/);
    }
  });

  it.each(['/s/[token]', '/invite/[token]', '/reset/[token]', '/setup/[[...key]] wrong'])(
    '[SHARE-25] [ACCOUNT-74] A20: %s is told to no other site',
    async (name) => {
      const { headers } = await look('guest', addressOf(name));
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-robots-tag')).toContain('noindex');
    },
  );

  it('[SHARE-23] [ACCOUNT-74] A20: after all of that the log holds no key, used or not, and no password', async () => {
    const password = 'counts animals anew';
    const browser = new ApiBrowser(server.url);
    const { status } = await browser.ask('POST', addressOf('/reset/[token]'), { password });
    expect(status).toBe(200);
    expect((await browser.ask('POST', '/invite/nokey', { password })).status).toBe(400);
    expect(server.log).toMatch(/"event":/);
    for (const secret of [...people.secrets, password]) expect(server.log).not.toContain(secret);
    expect(server.log).not.toMatch(/counts animals|nokey/);
  });
});
