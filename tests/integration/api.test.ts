/** The HTTP API of the real server, pages and all: needs `next build` before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentView } from '../../lib/core/document.ts';
import type { RunningServer } from '../support/server.ts';
import { startServer } from '../support/server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({
    env: { SHEAF_HTTP_BODY_BYTES_MAX: '1000', SHEAF_IMPORT_BODY_BYTES_MAX: '100000' },
  });
});
afterAll(() => server.stop());

interface Person {
  /** What a browser sends along. */
  readonly headers: Readonly<Record<string, string>>;
}
const NOBODY: Person = { headers: {} };

/** Opens a page, as a browser does, and keeps the cookie. */
async function visitor(): Promise<Person> {
  const page = await fetch(server.url, { headers: { accept: 'text/html' } });
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { headers: { cookie, origin: server.url } };
}

function ask(person: Person, method: string, path: string, body?: unknown): Promise<Response> {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = { ...person.headers, ...type };
  return fetch(`${server.url}/api/v1${path}`, { method, headers, ...text });
}

async function make(person: Person, first: object): Promise<DocumentView> {
  const response = await ask(person, 'POST', '/documents', first);
  expect(response.status).toBe(201);
  return (await response.json()) as DocumentView;
}

async function errorOf(response: Response): Promise<{ code: string; message: string }> {
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  return error;
}

const MARKDOWN = `# Plan

A paragraph with **bold**, *italic* and a [link](https://example.org).

- one
- two

> quote

\`\`\`
code
\`\`\`
`;

describe('API documents', () => {
  it('[API-1] POST answers 201 with id and address, and the page is there', async () => {
    const ada = await visitor();
    const response = await ask(ada, 'POST', '/documents', { title: 'Plan' });
    const made = (await response.json()) as DocumentView;
    expect(response.status).toBe(201);
    expect(made.id).toMatch(/^[\w-]{22}$/);
    expect(made.url).toBe(`${server.url}/d/${made.id}`);
    expect(response.headers.get('location')).toBe(made.url);
    expect(made).toMatchObject({ title: 'Plan', isMine: true, role: 'owner', trashedAt: null });
    const again = await ask(ada, 'GET', `/documents/${made.id}`);
    expect(await again.json()).toEqual(made);
    expect(again.headers.get('cache-control')).toBe('no-store');
  });

  it('[API-2] Markdown comes back as it was given', async () => {
    const { id } = await make(NOBODY, { title: 'Plan', markdown: MARKDOWN });
    const first = await (
      await ask(NOBODY, 'GET', `/documents/${id}/content?format=markdown`)
    ).text();
    expect(first).toContain('**bold**');
    expect(first).toContain('[link](https://example.org)');
    const { id: second } = await make(NOBODY, { title: 'Plan', markdown: first });
    const again = await ask(NOBODY, 'GET', `/documents/${second}/content?format=markdown`);
    expect(await again.text()).toContain(first.trim());
  });

  it.each([
    ['json', 'application/json; charset=utf-8', '"bold"'],
    ['markdown', 'text/markdown; charset=utf-8', '**bold**'],
    ['html', 'text/html; charset=utf-8', '<strong>bold</strong>'],
    ['text', 'text/plain; charset=utf-8', 'A paragraph with bold'],
  ])('[API-5] content as %s is %s', async (format, type, part) => {
    const { id } = await make(NOBODY, { title: 'Plan', markdown: MARKDOWN });
    const response = await ask(NOBODY, 'GET', `/documents/${id}/content?format=${format}`);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-disposition')).toBeNull();
    expect(await response.text()).toContain(part);
  });

  it('[API-5] a download has a safe name, an unknown format is refused', async () => {
    const title = 'Büro "x"\r\n/../\u202Egpj; 计划';
    const { id } = await make(NOBODY, { title });
    const path = `/documents/${id}/content`;
    const download = await ask(NOBODY, 'GET', `${path}?format=markdown&download=1`);
    const disposition = download.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(
      /^attachment; filename="[^"\\/]+\.md"; filename\*=UTF-8''[\w.%-]+\.md$/,
    );
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toContain('计划');
    const unknown = await ask(NOBODY, 'GET', `${path}?format=pdf`);
    expect(unknown.status).toBe(400);
    expect((await errorOf(unknown)).message).toContain('markdown');
  });

  it('[API-4] the list is my own, narrowed by title and trash', async () => {
    const [ada, bob] = [await visitor(), await visitor()];
    const plan = await make(ada, { title: 'Plan B' });
    const notes = await make(ada, { title: 'Notes' });
    const listOf = async (person: Person, query = '') => {
      const response = await ask(person, 'GET', `/documents${query}`);
      const { documents } = (await response.json()) as { documents: DocumentView[] };
      return documents.map(({ id }) => id);
    };
    expect(await listOf(ada)).toEqual([notes.id, plan.id]);
    expect(await listOf(ada, '?search=plan')).toEqual([plan.id]);
    expect(await listOf(bob)).toEqual([]);
    expect(await listOf(NOBODY)).toEqual([]);
    await ask(ada, 'DELETE', `/documents/${plan.id}`);
    expect(await listOf(ada)).toEqual([notes.id]);
    expect(await listOf(ada, '?trashed=1')).toEqual([plan.id]);
  });

  it('[API-9] a new title is in the content', async () => {
    const { id } = await make(NOBODY, { title: 'old', markdown: 'text' });
    const renamed = await ask(NOBODY, 'PATCH', `/documents/${id}`, { title: 'brand new' });
    expect(await renamed.json()).toMatchObject({ title: 'brand new' });
    const html = await ask(NOBODY, 'GET', `/documents/${id}/content?format=html`);
    expect(await html.text()).toContain('brand new');
  });

  it('[API-10] a duplicate has the text and a new owner', async () => {
    const [ada, bob] = [await visitor(), await visitor()];
    const { id } = await make(ada, { title: 'Plan', markdown: 'the text' });
    const response = await ask(bob, 'POST', `/documents/${id}/duplicate`, { title: 'Copy' });
    expect(response.status).toBe(201);
    const copy = (await response.json()) as DocumentView;
    expect(copy).toMatchObject({ title: 'Copy', isMine: true });
    const text = await ask(bob, 'GET', `/documents/${copy.id}/content?format=text`);
    expect(await text.text()).toContain('the text');
  });

  it('[API-11] trash and restore, by the owner alone, twice without harm', async () => {
    const [ada, bob] = [await visitor(), await visitor()];
    const { id } = await make(ada, { title: 'Plan' });
    expect((await ask(bob, 'DELETE', `/documents/${id}`)).status).toBe(403);
    expect((await ask(ada, 'DELETE', `/documents/${id}`)).status).toBe(200);
    expect((await ask(ada, 'DELETE', `/documents/${id}`)).status).toBe(200);
    expect((await ask(bob, 'GET', `/documents/${id}`)).status).toBe(404);
    expect((await ask(bob, 'POST', `/documents/${id}/restore`)).status).toBe(404);
    expect((await ask(ada, 'POST', `/documents/${id}/restore`)).status).toBe(200);
    expect((await ask(bob, 'GET', `/documents/${id}`)).status).toBe(200);
  });

  it('[HTTP-13] what was answered is there after kill -9', async () => {
    const ada = await visitor();
    const { id } = await make(ada, { title: 'Plan', markdown: 'survives' });
    await server.kill9();
    await server.restart();
    const text = await ask(ada, 'GET', `/documents/${id}/content?format=text`);
    expect(await text.text()).toContain('survives');
    expect(await (await ask(ada, 'GET', `/documents/${id}`)).json()).toMatchObject({
      isMine: true,
    });
  });
});

describe('API me', () => {
  it('[API-14] a visitor takes a name, and keeps it', async () => {
    const ada = await visitor();
    const before = (await (await ask(ada, 'GET', '/me')).json()) as { id: string; name: null };
    expect(before.id).toMatch(/^g_/);
    expect(before.name).toBeNull();
    const put = await ask(ada, 'PUT', '/me', { name: '  Ada ', hue: 3 });
    expect(await put.json()).toEqual({ id: before.id, name: 'Ada', hue: 3, account: null });
    expect(await (await ask(ada, 'GET', '/me')).json()).toMatchObject({ name: 'Ada' });
  });

  it('[API-14] a program has no person', async () => {
    expect(await (await ask(NOBODY, 'GET', '/me')).json()).toEqual({
      id: null,
      name: null,
      hue: 0,
      account: null,
    });
    expect((await ask(NOBODY, 'PUT', '/me', { name: 'x', hue: 0 })).status).toBe(403);
  });
});

describe('API refusals', () => {
  it.each([
    'AAAAAAAAAAAAAAAAAAAAAA',
    '..%2F..%2Fetc%2Fpasswd',
    '__proto__',
    'constructor',
    '%25',
    '%27%20OR%201=1',
    '%F0%9F%98%80',
    'x'.repeat(2_000),
  ])('[ACCESS-7] %s is answered like a hidden document', async (id) => {
    const ada = await visitor();
    const hidden = await make(ada, {});
    await ask(ada, 'DELETE', `/documents/${hidden.id}`);
    const answers = [];
    for (const asked of [hidden.id, id]) {
      const response = await ask(NOBODY, 'GET', `/documents/${asked}`);
      answers.push({ status: response.status, error: await errorOf(response) });
    }
    expect(answers[0]).toMatchObject({ status: 404, error: { code: 'document_not_found' } });
    expect(answers[1]).toEqual(answers[0]);
  });

  it.each([
    ['text/plain', '{"title":"x"}', 415],
    ['application/x-www-form-urlencoded', 'title=x', 415],
    ['application/jsonp', '{}', 415],
    ['application/json', '{"title":', 400],
    ['application/json', '', 400],
    ['application/json', '[]', 400],
    ['application/json', 'null', 400],
  ])('[API-6] %s %s gets %d', async (type, body, status) => {
    const headers = { 'content-type': type };
    const url = `${server.url}/api/v1/documents`;
    const response = await fetch(url, { method: 'POST', headers, body });
    expect(response.status).toBe(status);
    expect((await errorOf(response)).message).not.toBe('');
  });

  it('[API-6] a body that is not UTF-8 gets 400', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
    const url = `${server.url}/api/v1/documents`;
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(400);
  });

  it.each([
    [{ title: 1 }, 'title'],
    [{ titel: 'x' }, 'titel'],
    [{ markdown: null }, 'markdown'],
    [{ title: 'x'.repeat(301) }, 'title'],
  ])('[API-7] %j gets 400 and a sentence about it', async (body, name) => {
    const response = await ask(NOBODY, 'POST', '/documents', body);
    expect(response.status).toBe(400);
    const error = await errorOf(response);
    expect(error.code).toBe('bad_request');
    expect(error.message).toContain(name);
  });

  it('[HTTP-6] a long body gets 413, declared or not', async () => {
    const body = JSON.stringify({ markdown: 'x'.repeat(200_000) });
    const headers = { 'content-type': 'application/json' };
    const url = `${server.url}/api/v1/documents`;
    const declared = await fetch(url, { method: 'POST', headers, body });
    expect(declared.status).toBe(413);
    // The type of RequestInit lacks `duplex`, which fetch asks for with a stream.
    const unmeasured: RequestInit & { readonly duplex: 'half' } = {
      method: 'POST',
      headers,
      body: new Blob([body]).stream(),
      duplex: 'half',
    };
    const chunked = await fetch(url, unmeasured);
    expect(chunked.status).toBe(413);
    expect((await errorOf(chunked)).code).toBe('too_large');
  });

  it('[HTTP-6] only the text a document is made from may be long', async () => {
    const ada = await visitor();
    const { id } = await make(ada, { markdown: 'x'.repeat(2_000) });
    const renamed = await ask(ada, 'PATCH', `/documents/${id}`, { title: 'x'.repeat(2_000) });
    expect(renamed.status).toBe(413);
  });

  it('[HTTP-2] a foreign page changes nothing, with any content type', async () => {
    const ada = await visitor();
    const { id } = await make(ada, { title: 'Plan' });
    for (const origin of ['https://evil.example', 'null', `${server.url}0`]) {
      const foreign = { headers: { ...ada.headers, origin } };
      const response = await ask(foreign, 'DELETE', `/documents/${id}`);
      expect(response.status).toBe(403);
      expect((await errorOf(response)).code).toBe('foreign_origin');
    }
    const { cookie = '' } = ada.headers;
    expect((await ask({ headers: { cookie } }, 'DELETE', `/documents/${id}`)).status).toBe(403);
    expect((await ask(ada, 'GET', `/documents/${id}`)).status).toBe(200);
  });

  it('[API-13] unknown addresses and methods are answered as JSON', async () => {
    const unknown = await ask(NOBODY, 'GET', '/nothing/here');
    expect(unknown.status).toBe(404);
    expect((await errorOf(unknown)).code).toBe('not_found');
    for (const [method, path] of [
      ['PUT', '/documents'],
      ['POST', '/me'],
      ['GET', '/documents/AAAAAAAAAAAAAAAAAAAAAA/restore'],
    ] as const) {
      const response = await ask(NOBODY, method, path);
      expect(response.status).toBe(405);
      expect((await errorOf(response)).code).toBe('method_not_allowed');
    }
  });

  it('[HTTP-1] every script of a page carries the nonce of its policy', async () => {
    const page = await fetch(server.url, { headers: { accept: 'text/html' } });
    const policy = page.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
    const scripts = (await page.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  });
});
