/** Files of documents on a real server, as browsers and programs send and fetch them. */
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeIn, FileApi } from '../support/file-api.ts';
import { GIF_SCRIPT, gifHead, HOSTILE_FILES, OTHER_HEADS } from '../support/file-heads.ts';
import { PICTURE } from '../support/file-world.ts';
import { type PagePeople, pagePeople, type PageWay } from '../support/page-people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { HIGH, saidOf, squares, WIDE } from '../support/uploaded-pictures.ts';
import { expectBytes, hashOf, patterned } from '../support/uploads.ts';

/** What a browser would run, or read as what it is not. */
const ACTIVE =
  /^(?:text\/(?:html|xml|css|javascript)|application\/(?:xml|javascript|xhtml)|image\/svg)|\+xml/;
const MIB = 1024 * 1024;
const bytesIn = async (response: Response) => new Uint8Array(await response.arrayBuffer());
const plain = (content: Uint8Array) => Uint8Array.from(content);

let server: RunningServer;
let people: PagePeople;
let documentId: string;

beforeAll(async () => {
  const env = { SHEAF_ACCESS: 'members', SHEAF_FILE_BYTES_MAX: String(MIB) };
  server = await startServer({ env });
  people = await pagePeople(server);
  documentId = people.paths['/d/[documentId]']?.split('/').at(-1) ?? '';
});
afterAll(() => server.stop());

const as = (way: PageWay, id = documentId) => new FileApi(server, people.browsers[way].cookie, id);

async function anotherOf(way: PageWay): Promise<string> {
  const { body } = await people.browsers[way].ask('POST', '/documents', { title: 'Other' });
  return String(Reflect.get(Object(body), 'id'));
}

describe('uploading over HTTP', () => {
  it('[FILE-46] answers what it is, with an address that gives just these bytes', async () => {
    const response = await as('editor').upload(plain(PICTURE), 'Größe ü\u202E"1".gif');
    expect(response.status).toBe(201);
    const made = (await response.json()) as Readonly<Record<string, unknown>>;
    expect(made).toEqual({
      id: made['id'],
      name: 'Größe ü_1_.gif',
      type: 'image/png',
      bytes: PICTURE.length,
      pixels: { width: 30, height: 20 },
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown,
      url: `${as('editor').address}/${String(made['id'])}`,
    });
    expect(response.headers.get('location')).toBe(made['url']);
    const got = await as('link viewer').fetch(String(made['url']));
    expect(got.headers.get('content-disposition')).toBe(
      `inline; filename="Gr__e __1_.gif"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%C3%BC_1_.gif`,
    );
    expectBytes(await bytesIn(got), PICTURE);
  });

  it('[FILE-55] a picture is kept upright and without a word of where and by whom', async () => {
    const held = await saidOf(squares(6), 6).jpeg().toBuffer();
    expect(held.includes('Spycam')).toBe(true);
    const response = await as('editor').upload(plain(held), 'held.jpg');
    const made = (await response.json()) as Readonly<Record<string, unknown>>;
    expect(made).toMatchObject({ type: 'image/jpeg', pixels: { width: WIDE, height: HIGH } });
    const kept = Buffer.from(await bytesIn(await as('editor').fetch(String(made['url']))));
    expect(made['bytes']).toBe(kept.length);
    for (const word of ['Spycam', 'Lovelace', 'Exif', 'xmpmeta']) {
      expect(kept.includes(word)).toBe(false);
    }
    const broken = await as('editor').upload(plain(held.subarray(0, held.length / 2)), 'half.jpg');
    expect(await broken.json()).toMatchObject({ type: 'application/octet-stream', pixels: null });
  });

  it('[FILE-46] takes bytes that are declared as bytes, and no others', async () => {
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'image/png', '']) {
      const response = await as('editor').upload(plain(PICTURE), 'a', { 'content-type': type });
      expect(await codeIn(response)).toBe('415 unsupported_media_type');
    }
  });

  it('[HTTP-2] [FILE-38] nobody’s browser brings a file for another site', async () => {
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const response = await as('owner').upload(plain(PICTURE), 'a', foreign);
    expect(await codeIn(response)).toBe('403 foreign_origin');
  });

  it('[FILE-38] readers and strangers are refused, whatever they send', async () => {
    const answers: Readonly<Partial<Record<PageWay, string>>> = {
      'link viewer': '403 not_allowed',
      stranger: '404 document_not_found',
      operator: '404 document_not_found',
      guest: '404 document_not_found',
      nobody: '404 document_not_found',
    };
    for (const [way, answer] of Object.entries(answers)) {
      const small = await as(way as PageWay).upload(plain(PICTURE));
      expect([way, await codeIn(small)]).toEqual([way, answer]);
      // More than any buffer on the way takes.
      const large = await as(way as PageWay).upload(patterned(24 * MIB) as Uint8Array<ArrayBuffer>);
      expect([way, await codeIn(large)]).toEqual([way, answer]);
    }
  });

  it('[FILE-39] [FILE-51] A19: limit, limit + 1 and far more, declared or not', async () => {
    const api = as('editor');
    const limit = patterned(MIB) as Uint8Array<ArrayBuffer>;
    const { url } = await api.made(limit);
    expectBytes(await bytesIn(await api.fetch(url)), limit);
    for (const bytes of [MIB + 1, 24 * MIB]) {
      const content = patterned(bytes) as Uint8Array<ArrayBuffer>;
      expect(await codeIn(await api.upload(content))).toBe('413 file_too_large');
      expect(await codeIn(await api.upload(new Blob([content]).stream()))).toBe(
        '413 file_too_large',
      );
    }
    expect(await codeIn(await api.upload(plain(gifHead(65_535, 65_535))))).toBe(
      '413 picture_too_large',
    );
  });
});

describe('a file over HTTP', () => {
  it('[FILE-31] [FILE-49] A19: whatever it holds, no browser takes it for a page or a script', async () => {
    const api = as('editor');
    const all = [
      ...HOSTILE_FILES.map(([, name, content]) => [name, content] as const),
      ['a.js', GIF_SCRIPT] as const,
      ...OTHER_HEADS.map(([, name, head]) => [name, head] as const),
    ];
    for (const [name, content] of all) {
      const { url, type } = await api.made(plain(content), name);
      const { headers, status } = await api.fetch(url);
      expect([name, status]).toEqual([name, 200]);
      expect(headers.get('content-type')).toBe(
        type.startsWith('text/') ? `${type}; charset=utf-8` : type,
      );
      expect(headers.get('content-type')).not.toMatch(ACTIVE);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*\bsandbox\b/);
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      const isShown = /^(?:image|audio|video)\/|\/pdf$/.test(type);
      const kind = isShown ? 'inline' : 'attachment';
      expect([name, headers.get('content-disposition')?.split(';')[0]]).toEqual([name, kind]);
      const saved = await api.fetch(`${url}?download=1`);
      expect(saved.headers.get('content-disposition')).toMatch(/^attachment; /);
      await saved.body?.cancel();
    }
  });

  it('[FILE-33] [FILE-49] A19: no name reaches a header as more than a name', async () => {
    const api = as('editor');
    const names = [
      '../../x',
      'a\r\nSet-Cookie: b=c',
      '\u202Egnp.exe',
      '"; filename=b.html',
      '%00',
      '',
    ];
    for (const name of names) {
      const { url } = await api.made(plain(PICTURE), name);
      const { headers } = await api.fetch(url);
      const said = headers.get('content-disposition') ?? '';
      expect(said).toMatch(
        /^inline; filename="[^"\\/\r\n]+"; filename\*=UTF-8''[\w.%!#$&+^`|~-]+$/,
      );
      expect(said).not.toMatch(/%0[AD]|%E2%80%AE|%2F|%5C/i);
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  it('[FILE-43] A19: another document’s file is not there, by whatever way its id became known', async () => {
    const other = await anotherOf('owner');
    const { id, url } = await as('owner', other).made(plain(PICTURE));
    const here = `${as('owner').address}/${id}`;
    for (const way of ['owner', 'editor', 'link viewer'] as const) {
      expect(await codeIn(await as(way).fetch(here))).toBe('404 file_not_found');
    }
    expect(await codeIn(await as('editor').fetch(url))).toBe('404 document_not_found');
    for (const way of ['stranger', 'operator', 'guest', 'nobody'] as const) {
      expect(await codeIn(await as(way).fetch(here))).toBe('404 document_not_found');
    }
  });

  it('[FILE-44] brought into another document it is opened there by who may read that', async () => {
    const other = await anotherOf('stranger');
    const { id, url } = await as('owner').made(plain(PICTURE), 'a.png');
    expect(await codeIn(await as('stranger', other).bring(documentId, id))).toBe(
      '404 document_not_found',
    );
    const own = await anotherOf('editor');
    const response = await as('editor', own).bring(documentId, id);
    expect(response.status).toBe(201);
    const brought = (await response.json()) as { readonly url: string };
    expect(brought.url).not.toBe(url);
    expectBytes(await bytesIn(await as('editor', own).fetch(brought.url)), PICTURE);
    expect(await codeIn(await as('owner', own).fetch(brought.url))).toBe('404 document_not_found');
  });

  it('[FILE-47] a range is just these bytes; one beyond the end is told how long it is', async () => {
    const api = as('editor');
    const content = patterned(300_000) as Uint8Array<ArrayBuffer>;
    const { url } = await api.made(content);
    const ranges = [
      ['bytes=0-0', 0, 0],
      ['bytes=100000-299999', 100_000, 299_999],
      ['bytes=299990-', 299_990, 299_999],
      ['bytes=-5', 299_995, 299_999],
      ['bytes=10-999999999', 10, 299_999],
    ] as const;
    for (const [range, first, last] of ranges) {
      const part = await api.fetch(url, { range });
      expect([range, part.status]).toEqual([range, 206]);
      expect(part.headers.get('content-range')).toBe(`bytes ${first}-${last}/300000`);
      expect(part.headers.get('content-length')).toBe(String(last - first + 1));
      expectBytes(await bytesIn(part), content.subarray(first, last + 1));
    }
    const beyond = await api.fetch(url, { range: 'bytes=300000-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */300000']);
    expect((await bytesIn(beyond)).length).toBe(0);
    for (const headers of [
      { range: 'bytes=0-1,5-6' },
      { range: 'lines=1-2' },
      { range: 'bytes=0-1', 'if-range': '"other"' },
    ]) {
      const whole = await api.fetch(url, headers);
      expect([whole.status, whole.headers.get('accept-ranges')]).toEqual([200, 'bytes']);
      expectBytes(await bytesIn(whole), content);
    }
    const etag = `"${hashOf(content)}"`;
    const part = await api.fetch(url, { range: 'bytes=0-1', 'if-range': etag });
    expect(part.status).toBe(206);
    await part.body?.cancel();
  });

  it('[FILE-47] HEAD says what GET would, without the bytes', async () => {
    const { url } = await as('editor').made(plain(PICTURE), 'a.png');
    const [head, get] = [
      await as('link viewer').fetch(url, { range: 'bytes=0-1' }, 'HEAD'),
      await as('link viewer').fetch(url),
    ];
    expect([head.status, (await bytesIn(head)).length]).toEqual([200, 0]);
    expect(head.headers.get('content-length')).toBe(String(PICTURE.length));
    for (const name of ['content-length', 'content-type', 'etag', 'content-disposition']) {
      expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)]);
    }
    await get.body?.cancel();
    const hidden = await as('stranger').fetch(url, {}, 'HEAD');
    expect(hidden.status).toBe(404);
  });

  it('[FILE-48] what a browser has it asks for each time, and is told that it is the same', async () => {
    const words = 'word '.repeat(20_000);
    const { url } = await as('editor').made(plain(Buffer.from(words)), 'a.txt');
    const first = await as('editor').fetch(url, { 'accept-encoding': 'gzip, br' });
    expect(first.headers.get('cache-control')).toBe('private, no-cache, no-transform');
    expect(first.headers.get('content-encoding')).toBeNull();
    expect(first.headers.get('content-length')).toBe(String(words.length));
    await first.body?.cancel();
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toBe(`"${hashOf(Buffer.from(words))}"`);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await as('editor').fetch(url, { 'if-none-match': known });
      expect([known, again.status, await again.text()]).toEqual([known, 304, '']);
    }
    const other = await as('editor').fetch(url, { 'if-none-match': '"other"' });
    expect(other.status).toBe(200);
    await other.body?.cancel();
    // Not even that it is the same is told to whom it is not for.
    const hidden = await as('stranger').fetch(url, { 'if-none-match': etag });
    expect(await codeIn(hidden)).toBe('404 document_not_found');
  });

  it('[FILE-43] [FILE-48] with a role its files are gone, at the very next request', async () => {
    const { url } = await as('owner').made(plain(PICTURE));
    const viewer = as('link viewer');
    const etag = (await viewer.fetch(url)).headers.get('etag') ?? '';
    const { status } = await people.browsers.owner.ask('DELETE', `/documents/${documentId}/links`);
    expect(status).toBe(204);
    const again = await viewer.fetch(url, { 'if-none-match': etag });
    expect(await codeIn(again)).toBe('404 document_not_found');
  });

  it('[FILE-53] a sender that breaks off leaves nothing, and the next one is heard', async () => {
    const api = as('owner');
    const { hostname, port, pathname } = new URL(api.address);
    for (let n = 0; n < 5; n++) {
      await new Promise<void>((resolve) => {
        const cookie = people.browsers.owner.cookie;
        const sent = httpRequest({
          hostname,
          port,
          path: pathname,
          method: 'POST',
          headers: {
            cookie,
            origin: server.url,
            'content-type': 'application/octet-stream',
            'content-length': '500000',
          },
        });
        sent.on('error', () => resolve());
        sent.write(patterned(200_000), () => sent.destroy());
      });
    }
    expect((await api.made(plain(PICTURE))).bytes).toBe(PICTURE.length);
    expect(server.log).not.toContain('request.failed');
  });
});
