/** What members change of themselves, and leaving, on the real server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ApiBrowser } from '../support/api-browser.ts';
import { aPng, webpHead } from '../support/pictures.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const ADA = { name: 'Ada', email: 'ada@example.org', password: 'analytical engine' };
const BOB = { name: 'Bob', email: 'bob@example.org', password: 'difference engine' };
const CLEO = { name: 'Cleo', email: 'cleo@example.org', password: 'a steam engine' };
const MANY = { SHEAF_SIGN_IN_TRIES_MAX: '1000', SHEAF_ADDRESS_TRIES_MAX: '100000' };
const PICTURE = aPng(96, 96, [20, 120, 80]);

type Who = typeof ADA;

let server: RunningServer;
let ada: ApiBrowser;
let bob: ApiBrowser;

beforeAll(async () => {
  server = await startServer({ env: { SHEAF_ACCESS: 'members', ...MANY } });
  ada = new ApiBrowser(server.url);
  await ada.ask('POST', '/setup', { ...ADA, workspace: 'Engines' });
  bob = await joined(BOB);
});
afterAll(() => server.stop());

async function joined(who: Who): Promise<ApiBrowser> {
  const { body } = await ada.ask('POST', '/invitations', {});
  const browser = new ApiBrowser(server.url);
  const token = urlIn(body).split('/').at(-1) ?? '';
  expect((await browser.ask('POST', `/invite/${token}`, who)).status).toBe(201);
  return browser;
}

async function signedIn({ email, password }: Who): Promise<ApiBrowser> {
  const browser = new ApiBrowser(server.url);
  expect((await browser.ask('POST', '/sign-in', { email, password })).status).toBe(200);
  return browser;
}

const inside = (body: unknown, name: string): string => String(Reflect.get(Object(body), name));
const idIn = (body: unknown) => inside(body, 'id');
const urlIn = (body: unknown) => inside(body, 'url');

/** The bytes as they are, as a page sends them. */
function sendPicture(browser: ApiBrowser, bytes: Uint8Array, headers: Record<string, string> = {}) {
  return fetch(`${server.url}/api/v1/me/picture`, {
    method: 'PUT',
    headers: {
      cookie: browser.cookie,
      origin: server.url,
      'content-type': 'image/png',
      ...headers,
    },
    body: Uint8Array.from(bytes),
  });
}

describe('the own profile', () => {
  it('[ACCOUNT-40] language and look follow to every browser, whatever that one had', async () => {
    const elsewhere = await signedIn(BOB);
    elsewhere.plant('sheaf_locale', 'en');
    elsewhere.plant('sheaf_theme', 'light');
    const wishes = { language: 'zh', theme: 'dark' };
    const { status, body } = await bob.ask('PATCH', '/me', wishes);
    expect([status, body]).toMatchObject([200, { name: 'Bob', account: wishes }]);
    for (const browser of [bob, elsewhere, await signedIn(BOB)]) {
      const page = String((await browser.visit('/account')).body);
      expect(page).toMatch(/<html lang="zh-Hans"[^>]* data-theme="dark"/);
      expect(page).toContain('我的账号');
    }
    // Who signs out stands before a page of the same language and look.
    const fresh = await signedIn(BOB);
    await fresh.ask('POST', '/sign-out');
    expect(String((await fresh.visit('/sign-in')).body)).toMatch(
      /<html lang="zh-Hans"[^>]* data-theme="dark"/,
    );
    await bob.ask('PATCH', '/me', { language: null, theme: null });
    const page = String((await elsewhere.visit('/account')).body);
    expect(page).toMatch(/<html lang="en"[^>]* data-theme="light"/);
  });

  it.each([
    { language: 'tlh' },
    { theme: 'sepia' },
    { name: 7 },
    { name: '' },
    { hue: 12 },
    { email: 'eve@example.org' },
    { name: ['Bob'] },
  ])('[ACCOUNT-40] %j is refused, and changes nothing', async (change) => {
    const before = (await bob.ask('GET', '/me')).body;
    expect((await bob.ask('PATCH', '/me', change)).status).toBe(400);
    expect((await bob.ask('GET', '/me')).body).toEqual(before);
  });
});

describe('the own picture', () => {
  it('[ACCOUNT-44] is served with a fixed type, does nothing, and is kept for ever', async () => {
    const sent = await sendPicture(bob, PICTURE, { 'content-type': 'image/svg+xml' });
    expect(sent.status).toBe(200);
    const pictureId = inside(await sent.json(), 'pictureId');
    const served = await fetch(`${server.url}/api/v1/pictures/${pictureId}`);
    expect(served.status).toBe(200);
    expect(Buffer.from(await served.arrayBuffer())).toEqual(PICTURE);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cache-control': 'private, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
    });
    const other = await sendPicture(bob, webpHead('VP8 ', 64));
    expect(inside(await other.json(), 'pictureId')).not.toBe(pictureId);
    const gone = await fetch(`${server.url}/api/v1/pictures/${pictureId}`);
    expect([gone.status, gone.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect((await bob.ask('DELETE', '/me/picture')).status).toBe(204);
    expect((await bob.ask('GET', '/me')).body).not.toHaveProperty('pictureId');
  });

  it('[ACCOUNT-43] whatever else is sent is refused', async () => {
    const page = Buffer.from('<script>alert(1)</script>'.repeat(9));
    expect((await sendPicture(bob, page)).status).toBe(400);
    expect((await sendPicture(bob, Buffer.alloc(0))).status).toBe(400);
    expect((await sendPicture(bob, aPng(96, 97, [0, 0, 0]))).status).toBe(400);
    expect((await sendPicture(bob, Buffer.concat([PICTURE, Buffer.alloc(40_000)]))).status).toBe(
      413,
    );
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await sendPicture(bob, PICTURE, form)).status).toBe(415);
    expect((await sendPicture(bob, PICTURE, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await sendPicture(new ApiBrowser(server.url), PICTURE)).status).toBe(401);
  });
});

describe('leaving', () => {
  it('[ACCOUNT-48] [ACCOUNT-50] whoever has a document open stays in it; the leaver is out within a second', async () => {
    const cleo = await joined(CLEO);
    const { body } = await cleo.ask('POST', '/documents', { title: 'Hers', markdown: 'text' });
    const id = idIn(body);
    const { body: link } = await cleo.ask('POST', `/documents/${id}/links`, { role: 'editor' });
    const guest = new ApiBrowser(server.url);
    await guest.visit('/sign-in');
    const token = urlIn(link).split('/').at(-1) ?? '';
    const visit = { name: 'Guest', hue: 1 };
    expect((await guest.ask('POST', `/share/${token}`, visit)).status).toBe(200);
    const [hers, guests] = await Promise.all([open(cleo, id), open(guest, id)]);

    const { body: view } = await cleo.ask('GET', '/me/leaving');
    expect(view).toMatchObject({ ownedCount: 1, sharedCount: 1, isLastOperator: false });
    expect(view).toMatchObject({ heirs: [{ name: 'Ada', email: null }] });
    const beganMs = performance.now();
    const left = await cleo.ask('DELETE', '/me', {
      password: CLEO.password,
      documents: { handTo: BOB.email },
    });
    expect(left.status).toBe(204);
    expect(cleo.cookieOf('sheaf_signin')).toBeUndefined();
    expect(await hers.closed).toEqual({ code: 4401, reason: 'signed_out' });
    expect(performance.now() - beganMs).toBeLessThan(1_000);
    expect(guests.socket.readyState).toBe(WebSocket.OPEN);
    guests.socket.close();

    const { body: now } = await bob.ask('GET', `/documents/${id}`);
    expect(now).toMatchObject({ title: 'Hers', role: 'owner', isMine: true, isShared: true });
    const stillWorks = new ApiBrowser(server.url);
    await stillWorks.visit('/sign-in');
    expect((await stillWorks.ask('POST', `/share/${token}`, visit)).status).toBe(200);
    const { body: links } = await bob.ask('GET', '/links');
    expect(links).toMatchObject({ links: [{ id: idIn(link), document: { id } }] });
    const { email, password } = CLEO;
    expect((await cleo.ask('POST', '/sign-in', { email, password })).status).toBe(401);
  });

  it('[ACCOUNT-52] an operator deletes an account, and it is noted', async () => {
    const dan = await joined({ ...CLEO, name: 'Dan', email: 'dan@example.org' });
    const { body } = await dan.ask('POST', '/documents', { title: 'His' });
    const memberId = idIn((await dan.ask('GET', '/me')).body);
    const { closed } = await open(dan, idIn(body));
    const removed = await ada.ask('DELETE', `/members/${memberId}`, { documents: 'trash' });
    expect(removed.status).toBe(204);
    expect((await closed).code).toBe(4401);
    expect((await ada.ask('GET', `/documents/${idIn(body)}`)).status).toBe(404);
    expect((await dan.ask('GET', '/me')).body).toMatchObject({ account: null });
    const { body: audit } = await ada.ask('GET', `/audit?event=account-deleted`);
    expect(audit).toMatchObject({
      entries: [
        { subjectId: memberId, actorName: 'Ada', otherName: 'Dan', detail: 'count=1' },
        { actorName: 'Cleo', otherName: 'Cleo' },
      ],
    });
  });

  it('[ACCOUNT-51] the last operator is told to make another one first', async () => {
    const { password } = ADA;
    const refused = await ada.ask('DELETE', '/me', { password, documents: 'trash' });
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { error: { code: 'last_operator' } },
    ]);
    expect((await ada.ask('GET', '/me')).body).toMatchObject({ name: 'Ada' });
  });

  it.each([
    {},
    { password: BOB.password },
    { documents: 'trash' },
    { password: BOB.password, documents: 'burn' },
    { password: BOB.password, documents: { handTo: 7 } },
    { password: BOB.password, documents: { handTo: ADA.email, and: 'more' } },
  ])('[ACCOUNT-47] what is not said as asked deletes nothing: %j', async (body) => {
    expect((await bob.ask('DELETE', '/me', body)).status).toBe(400);
    expect((await bob.ask('GET', '/me')).body).toMatchObject({ name: 'Bob' });
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
