/** API tokens on the real server, and the programs of the documentation with them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { TokenScope } from '../../lib/core/api-token.ts';
import { ApiBrowser } from '../support/api-browser.ts';
import { curlRequests } from '../support/curl-requests.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { until } from '../support/stock-client.ts';

const ADA = { name: 'Ada', email: 'ada@example.org', password: 'analytical engine' };
const UNKNOWN = `sheaf_${'x'.repeat(32)}`;
const EXAMPLE = new URL('../../docs/examples/add-line.mjs', import.meta.url);

let server: RunningServer;
let ada: ApiBrowser;
/** Every secret of these tests: none of them may be in the log in the end. */
const secrets: string[] = [];

beforeAll(async () => {
  server = await startServer({ env: { SHEAF_ACCESS: 'members', SHEAF_LOG: 'debug' } });
  ada = new ApiBrowser(server.url);
  await ada.visit('/setup');
  expect((await ada.ask('POST', '/setup', { ...ADA, workspace: 'Engines' })).status).toBe(201);
});
afterAll(() => server.stop());

interface Made {
  readonly id: string;
  readonly token: string;
}

async function aToken(scope: TokenScope): Promise<Made> {
  const { status, body } = await ada.ask('POST', '/me/tokens', { name: 'Test', scope });
  expect(status).toBe(201);
  const made = body as Made;
  secrets.push(made.token);
  return made;
}

async function aDocument(title = 'Plan'): Promise<string> {
  const { body } = await ada.ask('POST', '/documents', { title, markdown: 'first' });
  return (body as { readonly id: string }).id;
}

async function ask(token: string, method: string, path: string, body?: unknown, more: object = {}) {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = { authorization: `Bearer ${token}`, ...type, ...more };
  const response = await fetch(`${server.url}/api/v1${path}`, { method, headers, ...text });
  const answer = await response.text();
  const code = /"code":"(\w+)"/.exec(answer)?.[1] ?? null;
  return { status: response.status, code, answer };
}

const textOf = async (token: string, id: string) =>
  (await ask(token, 'GET', `/documents/${id}/content?format=text`)).answer;

/** A socket with what a program sends. */
function open(id: string, headers: Readonly<Record<string, string>>, query = '') {
  const socket = new WebSocket(`${server.collabUrl}/${id}${query}`, { headers });
  const closed = new Promise<{ readonly code: number; readonly reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  const greeted = new Promise<void>((resolve) => {
    socket.on('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)));
    socket.once('message', () => resolve());
  });
  return { socket, closed, greeted };
}

describe('requests with a token', () => {
  it('[TOKEN-3] are those of its member, and with no other token of anybody', async () => {
    const { token } = await aToken('write');
    const me = await ask(token, 'GET', '/me');
    expect(JSON.parse(me.answer)).toMatchObject({ name: 'Ada', account: null });
    const id = await aDocument();
    for (const bad of [UNKNOWN, '', token.slice(0, -1), `${token}x`, token.toUpperCase()]) {
      for (const path of ['/me', '/documents', `/documents/${id}`, '/documents/unknown']) {
        const cookie = { cookie: ada.cookie, origin: server.url };
        const refused = await ask(bad, 'GET', path, undefined, cookie);
        expect([path, refused.status, refused.code]).toEqual([path, 401, 'not_signed_in']);
      }
    }
  });

  it('[TOKEN-8] tell nothing of the account behind them, and rename nobody', async () => {
    const { token } = await aToken('write');
    expect((await ask(token, 'GET', '/me')).answer).not.toContain(ADA.email);
    const renamed = await ask(token, 'PUT', '/me', { name: 'Somebody else', hue: 1 });
    expect([renamed.status, renamed.code]).toEqual([403, 'not_allowed']);
    expect(JSON.parse((await ask(token, 'GET', '/me')).answer)).toMatchObject({ name: 'Ada' });
  });

  it('[TOKEN-4] may change things from anywhere, as programs do', async () => {
    const { token } = await aToken('write');
    const id = await aDocument();
    const foreign = { origin: 'https://elsewhere.example', cookie: ada.cookie };
    const renamed = await ask(token, 'PATCH', `/documents/${id}`, { title: 'Renamed' }, foreign);
    expect(renamed.status).toBe(200);
  });

  it('[TOKEN-4] mean nothing to pages, which go by their cookies', async () => {
    const headers = { accept: 'text/html', 'sec-fetch-dest': 'document' };
    for (const token of [(await aToken('write')).token, UNKNOWN]) {
      const authorization = `Bearer ${token}`;
      const page = await fetch(`${server.url}/account`, {
        redirect: 'manual',
        headers: { ...headers, authorization },
      });
      expect([page.status, page.headers.get('location')]).toEqual([307, '/sign-in?to=/account']);
    }
  });

  it('[TOKEN-7] to read change nothing, in documents of their own member', async () => {
    const { token } = await aToken('read');
    const id = await aDocument();
    expect(JSON.parse((await ask(token, 'GET', `/documents/${id}`)).answer)).toMatchObject({
      role: 'viewer',
      isMine: true,
    });
    const changes = [
      ['POST', '/documents', {}],
      ['PATCH', `/documents/${id}`, { title: 'x' }],
      ['DELETE', `/documents/${id}`, undefined],
      ['PUT', '/me', { name: 'x', hue: 1 }],
      ['POST', `/documents/${id}/links`, { role: 'editor' }],
    ] as const;
    for (const [method, path, body] of changes) {
      const refused = await ask(token, method, path, body);
      expect([method, path, refused.status, refused.code]).toEqual([
        method,
        path,
        403,
        'not_allowed',
      ]);
    }
    expect((await ask(token, 'GET', '/links')).status).toBe(403);
  });

  it('[TOKEN-5] end at once, and no cookie stands in', async () => {
    const { token, id } = await aToken('write');
    expect((await ask(token, 'GET', '/documents')).status).toBe(200);
    expect((await ada.ask('DELETE', `/me/tokens/${id}`)).status).toBe(204);
    const after = await ask(token, 'GET', '/documents', undefined, { cookie: ada.cookie });
    expect([after.status, after.code]).toEqual([401, 'not_signed_in']);
  });
});

describe('sockets with a token', () => {
  it('[TOKEN-10] end within a second when it is revoked; those of the browser stay', async () => {
    const { token, id } = await aToken('write');
    const documentId = await aDocument();
    const program = open(documentId, { authorization: `Bearer ${token}` });
    const browser = open(documentId, { cookie: ada.cookie, origin: server.url });
    await Promise.all([program.greeted, browser.greeted]);
    const beganMs = performance.now();
    await ada.ask('DELETE', `/me/tokens/${id}`);
    expect(await program.closed).toEqual({ code: 4401, reason: 'signed_out' });
    expect(performance.now() - beganMs).toBeLessThan(1_000);
    expect(browser.socket.readyState).toBe(WebSocket.OPEN);
    browser.socket.close();
    const late = open(documentId, { authorization: `Bearer ${token}`, cookie: ada.cookie });
    expect(await late.closed).toEqual({ code: 4401, reason: 'not_signed_in' });
  });

  it('[TOKEN-11] a ticket lets a stock program in a browser write, once', async () => {
    const { token } = await aToken('write');
    const id = await aDocument('');
    const given = await ask(token, 'POST', `/documents/${id}/tickets`);
    expect(given.status).toBe(201);
    const { ticket, expiresAt } = JSON.parse(given.answer) as Record<string, string>;
    secrets.push(ticket ?? '');
    expect(Date.parse(expiresAt ?? '') - Date.now()).toBeLessThanOrEqual(30_000);
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(server.collabUrl, id, doc, {
      params: { ticket: ticket ?? '' },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    });
    try {
      await until('it is synced', () => provider.synced);
      doc.getText('title').insert(0, 'By ticket');
      const isWritten = async () =>
        (await ask(token, 'GET', `/documents/${id}`)).answer.includes('By ticket');
      await until('it is written', isWritten);
      const again = open(id, {}, `?ticket=${ticket}`);
      expect(await again.closed).toEqual({ code: 4401, reason: 'not_signed_in' });
    } finally {
      provider.destroy();
      doc.destroy();
    }
  });

  it('[TOKEN-12] with a token in the address are refused', async () => {
    const { token } = await aToken('write');
    const refused = open(await aDocument(), {}, `?token=${token}`);
    expect(await refused.closed).toEqual({ code: 4400, reason: 'bad_request' });
  });
});

describe('the documentation', () => {
  it('[TOKEN-15] its program adds a line to a document, and says why it may not', async () => {
    const id = await aDocument();
    const { token } = await aToken('write');
    expect(await run(token, id, 'By a program')).toEqual({ code: 0, stderr: '' });
    const isStored = async () => (await textOf(token, id)) === 'Plan\n\nfirst\n\nBy a program\n';
    await until('it is stored', isStored);
    const refused = await run(UNKNOWN, id, 'By nobody');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('4401 not_signed_in');
    // A stock client is not told that it may only read.
    expect((await run((await aToken('read')).token, id, 'By a reader')).code).toBe(0);
    expect(await textOf(token, id)).not.toMatch(/nobody|reader/);
  });

  it('[TOKEN-15] its requests are answered as they stand', async () => {
    const page = readFileSync(new URL('../../docs/API.md', import.meta.url), 'utf8');
    const { token } = await aToken('write');
    const id = await aDocument('Of May');
    const requests = curlRequests(page, 'AUTH=', {
      SHEAF: `${server.url}/api/v1`,
      AUTH: `Authorization: Bearer ${token}`,
      ID: id,
    });
    const answers: string[] = [];
    for (const { method, url, headers, body } of requests) {
      const response = await fetch(url, { method, headers, ...(body === null ? {} : { body }) });
      answers.push(`${method} ${response.status} ${await response.text()}`);
    }
    expect(answers).toHaveLength(4);
    const [listed, made, read, renamed] = answers;
    expect(listed).toMatch(/^GET 200 \{"documents":\[.*"title":"Of May"/);
    expect(made).toMatch(/^POST 201 \{.*"title":"Minutes"/);
    expect(read).toMatch(/^GET 200 [^]*first/);
    expect(renamed).toMatch(/^PATCH 200 \{.*"title":"Minutes of May"/);
  });
});

describe('the log', () => {
  it('[TOKEN-13] has neither a token nor a ticket after all of that', () => {
    expect(server.log).toMatch(/session\.refused/);
    expect(secrets.length).toBeGreaterThan(8);
    for (const secret of secrets) expect(server.log.includes(secret.slice(6, 26))).toBe(false);
    expect(server.log).not.toMatch(/sheaf_|ticket=/);
  });
});

async function run(token: string, id: string, line: string) {
  const child = spawn(process.execPath, [fileURLToPath(EXAMPLE), id, line], {
    env: { ...process.env, SERVER: server.url.replace('http', 'ws'), TOKEN: token },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}
