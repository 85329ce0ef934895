/** The HTTP door over loopback, before pages that only tell what reached them. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { EARLY_SCRIPT } from '../../lib/editor/early-script.ts';
import { PROVIDER_IDS, PROVIDERS } from '../../lib/editor/media/providers.ts';
import { machineClock, machineRandom } from '../../server/adapters/machine.ts';
import { parseConfig } from '../../server/config.ts';
import { guestCookie, makeResolveActor } from '../../server/gateway/actor.ts';
import { labelledClientAddress } from '../../server/gateway/client-address.ts';
import { createHttpServer } from '../../server/gateway/http-server.ts';
import { makeDoor } from '../../server/gateway/http.ts';
import { makeServeStatic } from '../../server/gateway/static-files.ts';
import { newGuestId } from '../../lib/core/ids.ts';
import { silentLog } from '../support/silent-log.ts';

const KEY = new Uint8Array(32).fill(1);
const ASSET = 'console.log(1);'.repeat(100);
const NO_SIGN_INS = { find: async () => null };
const ORIGINS = { publicOrigin: null, isBehindProxy: false };
const resolveActor = makeResolveActor({
  instanceKey: KEY,
  origins: ORIGINS,
  signIns: NO_SIGN_INS,
  tokens: NO_SIGN_INS,
  linkedGuests: { memberOf: () => null },
});

let assets = '';
let server: Server | null = null;
/** What the pages saw last. */
let seen: IncomingHttpHeaders | null = null;

beforeAll(() => {
  assets = mkdtempSync(join(tmpdir(), 'sheaf-assets-'));
  mkdirSync(join(assets, 'static', 'chunks'), { recursive: true });
  writeFileSync(join(assets, 'static', 'chunks', 'a1b2.js'), ASSET);
  writeFileSync(join(assets, 'static', 'chunks', 'a1b2.js.gz'), gzipSync(ASSET));
  writeFileSync(join(assets, 'secret.txt'), 'secret');
});
afterAll(() => rmSync(assets, { recursive: true }));
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  seen = null;
});

interface DoorState {
  readonly env?: Record<string, string>;
  readonly isReady?: boolean;
  readonly fails?: boolean;
}

/** @returns the port. */
async function openDoor({ env = {}, isReady = true, fails = false }: DoorState = {}) {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.why.join('\n'));
  const door = makeDoor({
    config: parsed.value,
    instanceKey: KEY,
    random: machineRandom,
    log: silentLog,
    resolveActor,
    isReady: () => Promise.resolve(isReady),
    publishing: { page: async () => null },
    metrics: () => 'sheaf_info 1\n',
    serveStatic: makeServeStatic(join(assets, 'static')),
    servePage: async (request, response) => {
      if (fails) throw new Error('a bug in a page: /home/ada/secret');
      seen = { ...request.headers };
      response.end('page');
    },
  });
  const opened = createHttpServer(door, { clock: machineClock, limits: DEFAULT_LIMITS });
  server = opened;
  await new Promise<void>((resolve) => {
    opened.listen(0, '127.0.0.1', resolve);
  });
  const address = opened.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** By node:http, because fetch normalises paths and forbids some headers. */
function ask(
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const outgoing = httpRequest({ port, host: '127.0.0.1', path, method, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const VISIT = { accept: 'text/html,*/*', 'sec-fetch-dest': 'document' };

describe('door', () => {
  it('[HTTP-1] a page gets a policy with a nonce of its own, the same as its renderer', async () => {
    const port = await openDoor();
    const nonces = new Set<string>();
    for (let visit = 0; visit < 3; visit += 1) {
      const { headers } = await ask(port, '/', { headers: VISIT });
      const policy = String(headers['content-security-policy']);
      expect(policy).toBe(seen?.['content-security-policy']);
      const nonce = /script-src 'nonce-([^']{20,})' 'strict-dynamic'(?:;|$)/.exec(policy)?.[1];
      expect(nonce).toBe(seen?.['x-nonce']);
      nonces.add(nonce ?? '');
      expect(policy).toContain("object-src 'none'; base-uri 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${port};`);
      expect(policy).not.toContain('unsafe-eval');
    }
    expect(nonces.size).toBe(3);
  });

  it('[EDITOR-94] the page of a document may load pictures and the frames of the table, no other page', async () => {
    const port = await openDoor();
    const policyOf = async (path: string) =>
      String((await ask(port, path, { headers: VISIT })).headers['content-security-policy']);
    const document = await policyOf('/d/AQEBAQEBAQEBAQEBAQEBAQ?x=1');
    const frames = PROVIDER_IDS.map((id) => PROVIDERS[id].origin).join(' ');
    expect(document).toContain("; img-src 'self' data: blob: https:; ");
    expect(document).toContain(`; frame-src ${frames}; `);
    expect(document).toContain("default-src 'self'; script-src 'nonce-");
    for (const path of ['/', '/s/token', '/account', '/sign-in', '/x/d/y']) {
      const policy = await policyOf(path);
      expect(policy).toContain("; img-src 'self' data: blob:; frame-src 'none'; ");
      expect(policy).not.toContain('https:');
    }
  });

  it('[EDITOR-112] the page of a document may run the one script that stands in it, no other page', async () => {
    const port = await openDoor();
    const policyOf = async (path: string) =>
      String((await ask(port, path, { headers: VISIT })).headers['content-security-policy']);
    const hash = createHash('sha256').update(EARLY_SCRIPT).digest('base64');
    expect(await policyOf('/d/AQEBAQEBAQEBAQEBAQEBAQ')).toContain(` 'sha256-${hash}';`);
    expect(await policyOf('/')).not.toContain('sha256');
  });

  it('[EDITOR-114] the page of a document may start a worker of its own script, no other page', async () => {
    const port = await openDoor();
    const policyOf = async (path: string) =>
      String((await ask(port, path, { headers: VISIT })).headers['content-security-policy']);
    expect(await policyOf('/d/AQEBAQEBAQEBAQEBAQEBAQ')).toContain('; worker-src blob:; ');
    expect(await policyOf('/')).not.toContain('worker-src');
  });

  it.each(['/', '/api/v1/me', '/healthz', '/_next/static/none.js', '/%'])(
    '[HTTP-1] %s forbids sniffing, framing and referrers',
    async (path) => {
      const port = await openDoor();
      const { headers } = await ask(port, path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers['permissions-policy']).toContain('camera=()');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['strict-transport-security']).toBeUndefined();
    },
  );

  it('[HTTP-2] a change from a foreign page is refused, reading is not', async () => {
    const port = await openDoor();
    const origin = 'https://evil.example';
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await ask(port, '/api/v1/me', { method, headers: { origin } });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'foreign_origin' } });
    }
    expect(seen).toBeNull();
    const own = { origin: `http://127.0.0.1:${port}` };
    expect((await ask(port, '/api/v1/me', { method: 'PUT', headers: own })).status).toBe(200);
    expect((await ask(port, '/api/v1/me', { headers: { origin } })).status).toBe(200);
  });

  it('[HTTP-3] a program may change things, a program with a cookie may not', async () => {
    const port = await openDoor();
    expect((await ask(port, '/api/v1/x', { method: 'POST' })).status).toBe(200);
    const cookie = guestCookie(KEY, newGuestId(machineRandom), false).pair;
    const refused = await ask(port, '/api/v1/x', { method: 'POST', headers: { cookie } });
    expect(refused.status).toBe(403);
  });

  it.each([
    ['/%', 400],
    ['/%ff%fe', 400],
    ['/d/%00', 400],
    ['/d/..%5c..%5cetc', 400],
    ['/d\\..\\etc', 400],
    ['//evil.example/', 400],
    ['http://evil.example/', 400],
    [`/${'x'.repeat(9_000)}`, 400],
  ])('[HTTP-5] %s is refused with %d', async (path, status) => {
    const port = await openDoor();
    const answer = await ask(port, path);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'bad_request' } });
    expect(seen).toBeNull();
  });

  it.each(['TRACE', 'PROPFIND', 'PURGE'])('[HTTP-5] the method %s is refused', async (method) => {
    const port = await openDoor();
    expect((await ask(port, '/', { method })).status).toBe(405);
    expect((await ask(port, '/healthz', { method: 'POST' })).status).toBe(405);
  });

  it('[HTTP-6] a body declared above the limit is refused before it is read', async () => {
    const env = { SHEAF_HTTP_BODY_BYTES_MAX: '50', SHEAF_IMPORT_BODY_BYTES_MAX: '100' };
    const port = await openDoor({ env });
    const fits = await ask(port, '/api/v1/x', { method: 'POST', body: 'x'.repeat(100) });
    const tooLong = await ask(port, '/api/v1/x', { method: 'POST', body: 'x'.repeat(101) });
    expect([fits.status, tooLong.status]).toEqual([200, 413]);
  });

  it('[HTTP-7] a server that cannot store is alive but not ready', async () => {
    const port = await openDoor({ isReady: false });
    expect((await ask(port, '/healthz')).status).toBe(200);
    const readiness = await ask(port, '/readyz');
    expect(readiness.status).toBe(503);
    expect(JSON.parse(readiness.body)).toMatchObject({ error: { code: 'storage_unavailable' } });
  });

  it('[HTTP-8] assets come compressed as made, and for ever', async () => {
    const port = await openDoor();
    const path = '/_next/static/chunks/a1b2.js';
    const plain = await ask(port, path);
    expect(plain.body).toBe(ASSET);
    expect(plain.headers['cache-control']).toBe('public,max-age=31536000,immutable');
    const packed = await ask(port, path, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['content-type']).toContain('javascript');
    expect(packed.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    '/_next/static/../secret.txt',
    '/_next/static/%2e%2e/secret.txt',
    '/_next/static/..%2fsecret.txt',
    '/_next/static/chunks/../../secret.txt',
    '/_next/static/',
    '/_next/static/none.js',
  ])('[HTTP-8] %s gives nothing', async (path) => {
    const port = await openDoor();
    const answer = await ask(port, path);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
  });

  it('[HTTP-9] a bug in a page shows nothing of itself', async () => {
    const port = await openDoor({ fails: true });
    const answer = await ask(port, '/');
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'internal' } });
    expect(answer.body).not.toContain('ada');
  });

  it('[HTTP-10] under TLS browsers stay with it, and sockets are asked for by wss', async () => {
    const port = await openDoor({ env: { SHEAF_URL: 'https://docs.example.org' } });
    const { headers } = await ask(port, '/', { headers: VISIT });
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    expect(headers['content-security-policy']).toContain('wss://docs.example.org');
    expect(headers['set-cookie']?.[0]).toMatch(/^__Host-sheaf_guest=.*; Secure$/);
  });

  it('[TOKEN-4] the API hears a token, from wherever it comes; a page does not, nor does it help there', async () => {
    const port = await openDoor();
    const headers = { authorization: 'Bearer x', origin: 'https://elsewhere.example' };
    const changed = await ask(port, '/api/v1/me', { method: 'PUT', headers });
    expect(changed.status).toBe(200);
    expect(seen?.authorization).toBe('Bearer x');
    const visited = await ask(port, '/', { headers: { ...VISIT, ...headers } });
    expect([visited.status, seen?.authorization]).toEqual([200, undefined]);
    expect((await ask(port, '/', { method: 'POST', headers })).status).toBe(403);
  });

  it('[HTTP-11] what a client claims in our own headers does not reach the pages', async () => {
    const port = await openDoor();
    const claims = {
      'x-nonce': 'mine',
      'content-security-policy': "script-src 'nonce-mine'",
      'content-security-policy-report-only': "script-src 'nonce-mine'",
      'x-forwarded-host': 'evil.example',
      'x-forwarded-for': '203.0.113.9',
      forwarded: 'host=evil.example',
    };
    for (const path of ['/', '/api/v1/me']) {
      await ask(port, path, { headers: claims });
      expect(JSON.stringify(seen)).not.toMatch(/mine|evil|203\.0/);
    }
  });

  it('[SHARE-25] [ACCOUNT-74] A20: an address that is a key is told to nobody', async () => {
    const port = await openDoor();
    const share = ['/s/token', '/s/token?x=1', '/api/v1/share/token'];
    const pages = ['/setup/key', '/invite/token', '/reset/token'];
    const api = ['/api/v1/invite/token', '/api/v1/reset/token'];
    for (const path of [...share, ...pages, ...api]) {
      const { headers } = await ask(port, path);
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-robots-tag']).toContain('noindex');
      expect(headers['cache-control']).toBe('no-store');
    }
    const { headers } = await ask(port, '/d/s/');
    expect(headers['referrer-policy']).toBe('same-origin');
  });

  it('[SHARE-21] a route is told the address the server sees, or its proxy, never the claim', async () => {
    const claims = { 'x-sheaf-client-address': '203.0.113.9', 'x-forwarded-for': '203.0.113.9' };
    const direct = await openDoor();
    await ask(direct, '/api/v1/me', { headers: claims });
    expect(labelledClientAddress(seen ?? {})).toBe('127.0.0.1');
    server?.close();
    const proxied = await openDoor({ env: { SHEAF_TRUST_PROXY: '1' } });
    const forwarded = { ...claims, 'x-forwarded-for': '203.0.113.9, 198.51.100.7' };
    await ask(proxied, '/s/token', { headers: forwarded });
    expect(labelledClientAddress(seen ?? {})).toBe('198.51.100.7');
    await ask(proxied, '/s/token', { headers: { ...claims, 'x-forwarded-for': 'unknown' } });
    expect(labelledClientAddress(seen ?? {})).toBe('127.0.0.1');
  });

  it('[HTTP-15] bytes that are no request are answered, and the next visitor is served', async () => {
    const port = await openDoor();
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write('\x16\x03\x01 hello\r\n\r\n'));
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 [^]*"bad_request"/);
    const long = await ask(port, '/', { headers: { cookie: 'x'.repeat(65_536) } });
    expect(long.status).toBe(413);
    expect((await ask(port, '/healthz')).status).toBe(200);
  });
});

describe('guest', () => {
  it('[ACCESS-1] a newcomer gets a cookie, and this very page knows them', async () => {
    const port = await openDoor();
    const { headers } = await ask(port, '/', { headers: VISIT });
    const pair = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const actor = await resolveActor({ cookie: pair });
    expect(actor.is).toBe('guest');
    expect(await resolveActor(seen ?? {})).toEqual(actor);
  });

  it('[ACCESS-1] an unsound cookie is replaced', async () => {
    const port = await openDoor();
    const cookie = 'theme=dark; sheaf_guest=junk';
    const { headers } = await ask(port, '/', { headers: { ...VISIT, cookie } });
    expect(headers['set-cookie']).toHaveLength(1);
    expect((await resolveActor(seen ?? {})).is).toBe('guest');
    expect(seen?.cookie).toContain('theme=dark');
  });

  it('[ACCESS-3] a page visit renews the cookie for the same person', async () => {
    const port = await openDoor();
    const { pair } = guestCookie(KEY, newGuestId(machineRandom), false);
    for (const visit of [VISIT, { accept: 'text/html' }]) {
      const { headers } = await ask(port, '/d/x', { headers: { ...visit, cookie: pair } });
      expect(headers['set-cookie']?.[0]).toMatch(new RegExp(`^${pair}; .*Max-Age=34560000`));
    }
  });

  it.each([
    ['the API', '/api/v1/me', VISIT],
    ['a script’s fetch', '/', { accept: '*/*', 'sec-fetch-dest': 'empty' }],
    ['a prefetch', '/', { accept: 'text/html', 'sec-fetch-dest': 'empty' }],
    ['a program', '/', { accept: '*/*' }],
    ['an asset', '/_next/static/chunks/a1b2.js', VISIT],
    ['health', '/healthz', VISIT],
  ])('[ACCESS-3] %s neither makes nor renews one', async (_name, path, headers) => {
    const port = await openDoor();
    expect((await ask(port, path, { headers })).headers['set-cookie']).toBeUndefined();
  });
});
