/** Accounts on the real server: from the first page to the last socket. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { resetPassword } from '../../server/cli/reset-password.ts';
import { ApiBrowser } from '../support/api-browser.ts';
import { accountRows } from '../support/account-grid.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const ADA = { name: 'Ada', email: 'ada@example.org', password: 'analytical engine' };
const BOB = { name: 'Bob', email: 'bob@example.org', password: 'difference engine' };
const MANY = { SHEAF_SIGN_IN_TRIES_MAX: '1000', SHEAF_ADDRESS_TRIES_MAX: '100000' };

let server: RunningServer;
const ada = { browser: new ApiBrowser('') };

beforeAll(async () => {
  server = await startServer({ env: { SHEAF_ACCESS: 'members', ...MANY } });
  ada.browser = new ApiBrowser(server.url);
});
afterAll(() => server.stop());

async function signedIn(person: typeof ADA): Promise<ApiBrowser> {
  const browser = new ApiBrowser(server.url);
  expect((await browser.ask('POST', '/sign-in', credentialsOf(person))).status).toBe(200);
  return browser;
}

const credentialsOf = ({ email, password }: typeof ADA) => ({ email, password });
const idOf = (body: unknown): string => String(Reflect.get(Object(body), 'id'));
const urlOf = (body: unknown): string => String(Reflect.get(Object(body), 'url'));

describe('first run from afar', () => {
  it('[ACCOUNT-4] the printed address makes the first account, once; nothing else does', async () => {
    const open = await startServer({ env: { SHEAF_ACCESS: 'members', HOST: '0.0.0.0', ...MANY } });
    try {
      const [, key = ''] = /\/setup\/([\w-]+)\)$/u.exec(open.addressLine) ?? [];
      expect(key.length).toBeGreaterThanOrEqual(22);
      const far = new ApiBrowser(open.url);
      const headers = { 'x-forwarded-for': '198.51.100.1' };
      const setUp = async (own: object) => {
        const given = { ...ADA, workspace: 'Engines', ...own };
        return (await far.ask('POST', '/setup', given, headers)).status;
      };
      expect(await setUp({})).toBe(403);
      expect(await setUp({ key: `${key}x` })).toBe(403);
      const page = await fetch(`${open.url}/setup/${key}`, { headers });
      expect(await page.text()).toContain('name="workspace"');
      expect(await setUp({ key })).toBe(201);
      expect(await setUp({ key, email: BOB.email })).toBe(409);
      expect(open.log).not.toContain(key);
      await open.terminate();
      await open.restart();
      expect(open.addressLine).not.toContain('/setup/');
    } finally {
      await open.stop();
    }
  });
});

describe('first run', () => {
  it('[ACCOUNT-4] leads the first visitor at the machine to the setup, and everybody else to sign-in', async () => {
    const visitor = new ApiBrowser(server.url);
    const { status, headers } = await visitor.visit('/');
    expect([status, headers.get('location')]).toEqual([307, '/setup']);
    expect((await visitor.visit('/setup')).body).toContain('name="workspace"');
    const far = await fetch(server.url, {
      redirect: 'manual',
      headers: { accept: 'text/html', 'x-forwarded-for': '198.51.100.1' },
    });
    expect(far.headers.get('location')).toBe('/sign-in');
    const setup = { ...ADA, workspace: 'Engines' };
    const far2 = await visitor.ask('POST', '/setup', setup, { 'x-forwarded-for': '198.51.100.1' });
    expect(far2.status).toBe(403);
    const forged = { 'x-sheaf-direct': '1', via: '1.1 proxy' };
    expect((await visitor.ask('POST', '/setup', setup, forged)).status).toBe(403);
  });

  it('[ACCOUNT-5] ends in a document, signed in', async () => {
    await ada.browser.visit('/setup');
    const { status, body, headers } = await ada.browser.ask('POST', '/setup', {
      ...ADA,
      workspace: 'Engines',
      language: 'zh',
    });
    expect(status).toBe(201);
    expect(headers.getSetCookie()[0]).toMatch(
      /^sheaf_signin=[\w-]{32,}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
    );
    const page = await ada.browser.visit(urlOf(body));
    expect(page.status).toBe(200);
    expect(page.body).toContain('欢迎使用 Sheaf');
    expect((await ada.browser.visit('/')).status).toBe(200);
    const me = await ada.browser.ask('GET', '/me');
    expect(me.body).toMatchObject({ name: 'Ada', account: { email: ADA.email, isOperator: true } });
    expect((await new ApiBrowser(server.url).visit('/')).headers.get('location')).toBe('/sign-in');
  });
});

describe('members', () => {
  it('[ACCOUNT-18] join by an invitation, and only they and their guests get in', async () => {
    const { status, body } = await ada.browser.ask('POST', '/invitations', { label: 'Bob' });
    expect(status).toBe(201);
    const token = urlOf(body).split('/').at(-1) ?? '';
    const bob = new ApiBrowser(server.url);
    expect((await bob.visit(`/invite/${token}`)).body).toContain('Engines');
    expect((await bob.ask('POST', `/invite/${token}`, BOB)).status).toBe(201);
    expect((await bob.ask('POST', '/documents', { title: 'Mine' })).status).toBe(201);
    expect((await bob.ask('GET', '/members')).status).toBe(403);
  });

  it('[ACCOUNT-25] make documents; guests and nobody do not, where members is set', async () => {
    const guest = new ApiBrowser(server.url);
    await guest.visit('/sign-in');
    expect(guest.cookieOf('sheaf_guest')).toBeDefined();
    for (const browser of [guest, new ApiBrowser(server.url)]) {
      expect((await browser.ask('POST', '/documents', {})).status).toBe(403);
    }
  });

  it('[ACCOUNT-14] A21: who signs out is gone from open documents within a second, and nobody else', async () => {
    const first = await signedIn(ADA);
    const second = await signedIn(ADA);
    const { body } = await first.ask('POST', '/documents', { title: 'Shared' });
    const sockets = await Promise.all([first, second].map((browser) => open(browser, idOf(body))));
    const beganMs = performance.now();
    expect((await first.ask('POST', '/sign-out')).status).toBe(204);
    expect(await sockets[0]?.closed).toEqual({ code: 4401, reason: 'signed_out' });
    expect(performance.now() - beganMs).toBeLessThan(1_000);
    expect(sockets[1]?.socket.readyState).toBe(WebSocket.OPEN);
    expect((await first.ask('GET', '/documents')).body).toEqual({ documents: [], next: null });
    expect(first.cookieOf('sheaf_signin')).toBeUndefined();
    sockets[1]?.socket.close();
  });

  it('[ACCOUNT-21] a disabled account is gone from open documents within a second', async () => {
    const bob = await signedIn(BOB);
    const { body } = await bob.ask('POST', '/documents', { title: 'His' });
    const { closed } = await open(bob, idOf(body));
    const { body: me } = await bob.ask('GET', '/me');
    const beganMs = performance.now();
    const path = `/members/${idOf(me)}`;
    expect((await ada.browser.ask('PATCH', path, { isDisabled: true })).status).toBe(200);
    expect((await closed).code).toBe(4401);
    expect(performance.now() - beganMs).toBeLessThan(1_000);
    expect((await bob.ask('GET', '/me')).body).toMatchObject({ account: null });
    await ada.browser.ask('PATCH', path, { isDisabled: false });
  });

  it('[ACCOUNT-26] a password is set anew from the command line, beside the running server', async () => {
    const config = { dataFolder: server.dataFolder, publicOrigin: server.url, port: 0 };
    const limits = DEFAULT_LIMITS;
    const sentence = await resetPassword({ ...config, limits }, 'BOB@example.org');
    const token = /\/reset\/([\w-]+) /.exec(sentence)?.[1] ?? '';
    const bob = new ApiBrowser(server.url);
    const password = 'an engine of analysis';
    expect((await bob.visit(`/reset/${token}`)).body).toContain('name="password"');
    expect((await bob.ask('POST', `/reset/${token}`, { password })).status).toBe(200);
    expect((await bob.ask('GET', '/me')).body).toMatchObject({ name: 'Bob' });
    await signedIn({ ...BOB, password });
    await expect(resetPassword({ ...config, limits }, 'eve@example.org')).rejects.toThrow(
      'no account',
    );
    await expect(resetPassword({ ...config, limits }, undefined)).rejects.toThrow('Say whose');
  });
});

describe('attacks', () => {
  it('[ACCOUNT-12] A21: a token that was planted before is not the one after', async () => {
    const victim = new ApiBrowser(server.url);
    const planted = (await signedIn(ADA)).cookieOf('sheaf_signin') ?? '';
    victim.plant('sheaf_signin', planted);
    await victim.ask('POST', '/sign-in', credentialsOf(ADA));
    expect(victim.cookieOf('sheaf_signin')).not.toBe(planted);
    const attacker = new ApiBrowser(server.url);
    attacker.plant('sheaf_signin', planted);
    expect((await attacker.ask('GET', '/me')).body).toMatchObject({ account: null });
  });

  it.each(
    accountRows()
      .map(({ route }) => route.split(' '))
      .filter(([method]) => method !== 'GET'),
  )('[ACCOUNT-27] A21: another site cannot %s %s', async (method = '', path = '') => {
    const plain = path.replaceAll(/\[\w+\]/g, 'x');
    const cookie = { cookie: ada.browser.cookie };
    const url = `${server.url}/api/v1${plain}`;
    const foreign = [
      { ...cookie, origin: 'https://evil.example' },
      { ...cookie, origin: server.url, 'sec-fetch-site': 'cross-site' },
      { ...cookie, origin: 'null' },
      cookie,
    ];
    for (const headers of foreign) {
      const form = { 'content-type': 'text/plain', ...headers };
      expect((await fetch(url, { method, headers: form, body: '{}' })).status).toBe(403);
    }
    const text = { ...cookie, origin: server.url, 'content-type': 'text/plain' };
    const response = await fetch(url, { method, headers: text, body: '{}' });
    if (response.status < 300) expect([204]).toContain(response.status); // those without a body
    if (path === '/sign-out') await ada.browser.ask('POST', '/sign-in', credentialsOf(ADA));
  });

  it('[ACCOUNT-10] A21: an unknown address takes as long as a wrong password', async () => {
    const browser = new ApiBrowser(server.url);
    const timed = async (email: string) => {
      const beganMs = performance.now();
      await browser.ask('POST', '/sign-in', { email, password: 'not the password' });
      return performance.now() - beganMs;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    // In turns, so that whatever else the machine does falls on both.
    for (let round = 0; round < 30; round++) {
      known.push(await timed(ADA.email));
      unknown.push(await timed(`nobody${round}@example.org`));
    }
    const ratio = median(unknown) / median(known);
    expect(ratio).toBeGreaterThan(0.7);
    expect(ratio).toBeLessThan(1.4);
  });
});

describe('an instance from before there were accounts', () => {
  it('[ACCOUNT-25] keeps every document, who may do what with it, and everybody’s list', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-old-'));
    const old = await startServer({ dataFolder });
    const before = new ApiBrowser(old.url);
    await before.visit('/');
    const mine = idOf((await before.ask('POST', '/documents', { title: 'Mine' })).body);
    const program = new ApiBrowser(old.url);
    const nobodys = idOf((await program.ask('POST', '/documents', { title: 'Nobody’s' })).body);
    await old.stop();

    const now = await startServer({ dataFolder, env: { SHEAF_ACCESS: 'members' } });
    try {
      const guest = new ApiBrowser(now.url);
      guest.plant('sheaf_guest', before.cookieOf('sheaf_guest') ?? '');
      expect((await guest.visit('/')).body).toContain('Mine');
      expect((await guest.ask('PATCH', `/documents/${mine}`, { title: 'Still' })).status).toBe(200);
      expect((await guest.ask('POST', '/documents', {})).status).toBe(403);
      const stranger = new ApiBrowser(now.url);
      for (const id of [mine, nobodys]) {
        const renamed = await stranger.ask('PATCH', `/documents/${id}`, {
          title: 'By its address',
        });
        expect(renamed.status).toBe(200);
        expect((await stranger.ask('DELETE', `/documents/${id}`)).status).toBe(403);
      }
      const operator = new ApiBrowser(now.url);
      await operator.ask('POST', '/setup', { ...ADA, workspace: 'Engines' });
      expect((await operator.ask('DELETE', `/documents/${mine}`)).status).toBe(403);
      expect((await operator.ask('DELETE', `/documents/${nobodys}`)).status).toBe(200);
      expect((await operator.ask('POST', `/documents/${nobodys}/restore`)).status).toBe(200);
    } finally {
      await now.stop();
      await rm(dataFolder, { recursive: true });
    }
  });
});

describe('guesses', () => {
  it('[ACCOUNT-11] A21: of two thousand, all but a few are refused unread', async () => {
    const limited = await startServer({ env: { SHEAF_ACCESS: 'members' } });
    try {
      const browser = new ApiBrowser(limited.url);
      await browser.ask('POST', '/setup', { ...ADA, workspace: 'Engines' });
      const guesser = new ApiBrowser(limited.url);
      const counts = new Map<number, number>();
      for (let from = 0; from < 2_000; from += 100) {
        const answers = await Promise.all(
          Array.from({ length: 100 }, (_, at) =>
            guesser.ask('POST', '/sign-in', {
              ...credentialsOf(ADA),
              password: `guess ${from + at}`,
            }),
          ),
        );
        for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
      }
      expect(new Set(counts.keys())).toEqual(new Set([401, 429]));
      // Five in each minute that it takes.
      expect(counts.get(401)).toBeLessThanOrEqual(15);
      expect((await browser.ask('GET', '/me')).body).toMatchObject({ name: 'Ada' });
    } finally {
      await limited.stop();
    }
  });
});

async function open(browser: ApiBrowser, documentId: string) {
  const socket = new WebSocket(`${server.collabUrl}/${documentId}`, {
    headers: { cookie: browser.cookie, origin: server.url },
  });
  const closed = new Promise<{ readonly code: number; readonly reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)));
    socket.once('message', () => resolve());
    socket.on('error', reject);
  });
  return { socket, closed };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
