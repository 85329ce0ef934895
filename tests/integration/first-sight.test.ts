/** What the HTML of a document's page says to whom: needs `next build` before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EARLY_SCRIPT } from '../../lib/editor/early-script.ts';
import type { DocumentView } from '../../lib/core/document.ts';
import type { LinkView, SharingView } from '../../lib/core/sharing.ts';
import { type ApiPerson, aVisitor } from '../support/api-person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const WORDS = ['heron', 'kingfisher', 'bittern'];
const MARKDOWN = `# A ${WORDS[0]}\n\nand a **${WORDS[1]}**\n\n- [ ] ${WORDS[2]}\n`;

let server: RunningServer;
let ada: ApiPerson;
let bob: ApiPerson;

beforeAll(async () => {
  // As long as a slow machine may take to start its first thread.
  server = await startServer({
    env: { SHEAF_ACCESS: 'guests', SHEAF_FIRST_SIGHT_MS: '20000', SHEAF_FIRST_SIGHT_KEPT_MS: '1' },
  });
  [ada, bob] = [await aVisitor(server), await aVisitor(server)];
});
afterAll(() => server.stop());

async function aDocument(reach: 'added' | 'link' = 'added'): Promise<string> {
  const first = { title: 'Birds', markdown: MARKDOWN };
  const { id } = await ada.expect<DocumentView>(201, 'POST', '/documents', first);
  await ada.expect<SharingView>(200, 'PATCH', `/documents/${id}/sharing`, {
    reach,
    reachRole: 'viewer',
  });
  return id;
}

async function look(path: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(server.url + path, {
    redirect: 'manual',
    headers: { accept: 'text/html', ...headers },
  });
  const html = await response.text();
  return { response, html, told: WORDS.filter((word) => html.includes(word)) };
}

describe('the text in a document’s page', () => {
  it('[PAGE-85] [PAGE-87] is there once, for whoever may read it, and no cache keeps it', async () => {
    const id = await aDocument();
    const { response, html, told } = await look(`/d/${id}`, ada.headers);
    expect(response.status).toBe(200);
    expect(told).toEqual(WORDS);
    expect(html).toContain('<h1 dir="auto">A heron</h1>');
    expect(html.split('kingfisher')).toHaveLength(2);
    expect(response.headers.get('cache-control')).toMatch(/private.*no-store/);
    // Scripts run by their nonce, but the one that the policy names by its hash.
    const scripts = html.match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter((tag) => !/ nonce="[^"]+"/.test(tag))).toEqual(['<script>']);
    expect(html).toContain(`<script>${EARLY_SCRIPT}</script>`);
  });

  it('[PAGE-87] readers of every kind have it: by the address, by a link, as nobody', async () => {
    const open = await aDocument('link');
    expect((await look(`/d/${open}`, bob.headers)).told).toEqual(WORDS);
    expect((await look(`/d/${open}`)).told).toEqual(WORDS);
    const closed = await aDocument();
    const wish = { role: 'viewer', password: 'open sesame' };
    const path = `/documents/${closed}/links`;
    const { url } = await ada.expect<LinkView>(201, 'POST', path, wish);
    const arrival = new URL(url).pathname;
    for (const headers of [bob.headers, {}]) {
      const step = await look(arrival, headers);
      expect([step.response.status, step.told]).toEqual([200, []]);
      expect(step.html).not.toContain('Birds');
    }
    const visit = { name: 'Bob', hue: 1, password: 'open sesame' };
    const token = arrival.slice('/s/'.length);
    await bob.expect(200, 'POST', `/share/${token}`, visit);
    expect((await look(`/d/${closed}`, bob.headers)).told).toEqual(WORDS);
  });

  it('[PAGE-87] strangers have no word of it, and those who are shut out have none any more', async () => {
    const id = await aDocument();
    for (const headers of [bob.headers, {}, { cookie: 'sheaf=forged' }]) {
      const { response, told, html } = await look(`/d/${id}`, headers);
      expect([response.status, told]).toEqual([404, []]);
      expect(html).not.toContain('data-first-sight');
    }
    const open = await aDocument('link');
    expect((await look(`/d/${open}`, bob.headers)).told).toEqual(WORDS);
    await ada.expect(200, 'PATCH', `/documents/${open}/sharing`, { reach: 'added' });
    expect((await look(`/d/${open}`, bob.headers)).told).toEqual([]);
  });

  it('[PAGE-87] nobody has any of what is in the trash, its owner included', async () => {
    const id = await aDocument('link');
    await ada.expect(200, 'DELETE', `/documents/${id}`);
    for (const headers of [ada.headers, bob.headers, {}]) {
      expect((await look(`/d/${id}`, headers)).told).toEqual([]);
    }
  });

  it('[PAGE-87] an empty document brings no text', async () => {
    const { id } = await ada.expect<DocumentView>(201, 'POST', '/documents', { title: 'Empty' });
    const { response, html } = await look(`/d/${id}`, ada.headers);
    expect(response.status).toBe(200);
    expect(html).not.toContain('data-first-sight');
  });

  it('[PAGE-85] [PAGE-89] days and the sentence for who has no scripts are in the reader’s language', async () => {
    const day = '<time datetime="2026-03-01">2026-03-01</time>';
    const first = { title: 'When', markdown: `On ${day}.` };
    const { id } = await ada.expect<DocumentView>(201, 'POST', '/documents', first);
    const chinese = await look(`/d/${id}`, { ...ada.headers, 'accept-language': 'zh-CN' });
    expect(chinese.html).toContain('>2026年3月1日</time>');
    expect(chinese.html).toMatch(/<noscript><p[^>]*>这是最近一次保存的正文/);
    const english = await look(`/d/${id}`, { ...ada.headers, 'accept-language': 'en-GB' });
    expect(english.html).toContain('>1 Mar 2026</time>');
    expect(english.html).toMatch(/<noscript><p[^>]*>You are reading the text/);
  });
});
