/** Published pages of the real server: needs `next build` before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentView } from '../../lib/core/document.ts';
import type { PublicationView } from '../../lib/core/publication.ts';
import type { SharingView } from '../../lib/core/sharing.ts';
import { type ApiPerson, aVisitor } from '../support/api-person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
let ada: ApiPerson;
let id: string;

beforeAll(async () => {
  server = await startServer({
    env: { SHEAF_ACCESS: 'guests', SHEAF_ADDRESS_GUESSES_MAX: '20', SHEAF_PUBLISHED_PAGE_MS: '1' },
  });
  ada = await aVisitor(server);
});
afterAll(() => server.stop());

async function published(wish: object = {}): Promise<PublicationView> {
  const markdown = '# One\n\n[out](https://example.org)\n\n## Two\n\n<script>alert(1)</script>\n';
  const first = { title: 'Plan', markdown };
  ({ id } = await ada.expect<DocumentView>(201, 'POST', '/documents', first));
  return ada.expect(200, 'PUT', `/documents/${id}/publication`, wish);
}

const look = (url: string, init: RequestInit = {}) =>
  fetch(url, { headers: { accept: 'text/html' }, ...init });

describe('published pages', () => {
  it('[PUBLISH-3] anybody sees one, as nobody: it makes no guest and says nothing of people', async () => {
    const { url } = await published();
    expect(url.startsWith(`${server.url}/p/plan-`)).toBe(true);
    const response = await look(url);
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()).toEqual([]);
    const page = await response.text();
    expect(page).toContain('<h1 id="heading-1">One</h1>');
    expect(page).toContain('<nav');
    expect(page).not.toContain(id);
    expect(page).not.toContain(ada.personId);
  });

  it('[PUBLISH-6] [PUBLISH-7] nothing runs in it, and nobody lists or frames it unasked', async () => {
    const { url } = await published();
    const { headers } = await look(url);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox$/);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');

    await ada.expect(200, 'PUT', `/documents/${id}/publication`, {
      isListed: true,
      isEmbeddable: true,
    });
    const open = (await look(url)).headers;
    expect(open.get('content-security-policy')).toContain('frame-ancestors *');
    expect(open.get('content-security-policy')).toContain('sandbox');
    expect(open.get('x-frame-options')).toBeNull();
    expect(open.get('x-robots-tag')).toBeNull();
  });

  it('[PUBLISH-5] who has the page already is told so, until it is another one', async () => {
    const { url } = await published();
    const etag = (await look(url)).headers.get('etag') ?? '';
    const again = () => look(url, { headers: { accept: 'text/html', 'if-none-match': etag } });
    const unchanged = await again();
    expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
    await ada.expect(200, 'PATCH', `/documents/${id}`, { title: 'Another plan' });
    const changed = await again();
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain('<title>Another plan</title>');
  });

  it('[PUBLISH-4] taken back it is gone with the next look, in the reader’s language', async () => {
    const { url } = await published();
    await ada.expect(204, 'DELETE', `/documents/${id}/publication`);
    const gone = await look(url, { headers: { accept: 'text/html', 'accept-language': 'zh-CN' } });
    expect([gone.status, gone.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect(gone.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await gone.text();
    expect(page).toContain('此处没有发布的页面');
    expect(page).toContain('<html lang="zh-Hans">');
    const { publication } = await ada.expect<SharingView>(200, 'GET', `/documents/${id}/sharing`);
    expect(publication).toBeNull();
  });

  it('[PUBLISH-3] it is only looked at', async () => {
    const { url } = await published();
    const head = await look(url, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const written = await look(url, { method: 'POST', body: 'x' });
    expect(written.status).toBe(405);
    expect((await look(`${url}/edit`)).status).toBe(404);
  });

  it('[PUBLISH-2] a taken address and one that is none are refused with the reason', async () => {
    await published({ slug: 'the-plan' });
    const second = await ada.expect<DocumentView>(201, 'POST', '/documents', {});
    const ask = (slug: string) => ada.ask('PUT', `/documents/${second.id}/publication`, { slug });
    const taken = await ask('the-plan');
    expect([taken.status, await taken.json()]).toMatchObject([
      409,
      { error: { code: 'slug_taken' } },
    ]);
    const wrong = await ask('The Plan');
    expect([wrong.status, await wrong.json()]).toMatchObject([
      400,
      { error: { code: 'bad_request' } },
    ]);
  });

  it('[PUBLISH-9] whoever guesses addresses waits', async () => {
    const { url } = await published();
    const statuses: number[] = [];
    for (let guess = 0; guess < 21; guess++) {
      statuses.push((await look(`${server.url}/p/guess-${guess}`)).status);
    }
    expect(statuses[0]).toBe(404);
    expect(statuses.at(-1)).toBe(429);
    expect((await look(url)).status).toBe(429);
  });
});
