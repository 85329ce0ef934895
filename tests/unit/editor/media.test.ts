// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { DOMParser } from '@tiptap/pm/model';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { toHtml, toHtmlPage } from '../../../lib/editor/convert/to-html.ts';
import { toMarkdown } from '../../../lib/editor/convert/to-markdown.ts';
import { toText } from '../../../lib/editor/convert/to-text.ts';
import { BODY_FIELD } from '../../../lib/editor/fields.ts';
import { bookmarkOf, embedOf, pictureOf } from '../../../lib/editor/media/media.ts';
import { frameOf, PROVIDER_IDS, PROVIDERS } from '../../../lib/editor/media/providers.ts';
import { secureAddressOf, webAddressOf } from '../../../lib/editor/media/web-address.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { sharedEditor } from '../../support/editor.ts';

const HOSTILE = [
  'javascript:alert(1)',
  'jaVa\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'vbscript:x',
  'blob:https://x.y/1',
  'file:///etc/passwd',
  '//evil.example/a.png',
  '/\\evil.example/a.png',
  'https:\\\\evil.example/a.png',
  'https:/evil.example/a.png',
  'https://ada:secret@evil.example/a.png',
  'https://youtube.com@evil.example/watch?v=dQw4w9WgXcQ',
  'https://evil.example/a\n.png',
  'https://evil.example/ a.png',
  'https://evil.example/\u202egnp.a',
  'https://',
  'https://[x/a.png',
  `https://x.y/${'a'.repeat(2_000)}`,
  '',
  7,
  null,
  { toString: () => 'https://x.y/' },
];
const PICTURE = 'https://x.y/z.png';
const VIDEO = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
afterEach(() => {
  vi.useRealTimers();
});

function doc(...content: NodeJson[]): NodeJson {
  return { type: 'doc', content };
}

const words = (text: string): NodeJson => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
});

/** Without the attributes that say nothing. */
function saying({ attrs = {}, ...node }: NodeJson): NodeJson {
  const said = Object.entries(attrs).filter(([, value]) => value !== null);
  return said.length === 0 ? node : { ...node, attrs: Object.fromEntries(said) };
}

function editorOn(shared = new Y.Doc()): Editor {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
  const editor = sharedEditor(shared);
  vi.runAllTimers();
  return editor;
}

/** As a paste reads it, in a document that loads nothing. */
function readHtml(html: string): NodeJson[] {
  const { schema } = editorOn();
  const read = document.implementation.createHTMLDocument().createElement('div');
  read.innerHTML = html;
  const { content = [] } = DOMParser.fromSchema(schema).parse(read).toJSON() as NodeJson;
  return content
    .filter(({ type, content: inside }) => type !== 'paragraph' || inside !== undefined)
    .map(saying);
}

describe('addresses of other sites', () => {
  it('[EDITOR-85] are https for what is loaded, https or http for what is led to', () => {
    for (const address of [PICTURE, 'HTTPS://x.y:8443/a?b#c', 'https://例子.org/图']) {
      expect(secureAddressOf(address)).toBe(address);
      expect(webAddressOf(address)).toBe(address);
    }
    expect(secureAddressOf('http://x.y/')).toBeNull();
    expect(webAddressOf('http://x.y/')).toBe('http://x.y/');
  });

  it.each(HOSTILE.map((address) => [address]))(
    '[EDITOR-85] %j is none, in a picture, a frame or a card',
    (address) => {
      expect(webAddressOf(address)).toBeNull();
      expect(pictureOf({ src: address }).src).toBeNull();
      expect(embedOf({ url: address })).toEqual({ url: null, frame: null });
      expect(bookmarkOf({ url: address }).url).toBeNull();
    },
  );

  it('[EDITOR-85] an unsound one written straight into the document is inert everywhere, and stays', () => {
    for (const address of HOSTILE.filter((value) => typeof value === 'string' && value !== '')) {
      const shared = new Y.Doc();
      const body = shared.getXmlFragment(BODY_FIELD);
      for (const [type, name] of [
        ['image', 'src'],
        ['embed', 'url'],
        ['bookmark', 'url'],
      ] as const) {
        const element = new Y.XmlElement(type);
        element.setAttribute(name, address as string);
        body.insert(body.length, [element]);
      }
      const editor = editorOn(shared);
      const { dom } = editor.view;
      expect(dom.querySelector('a, img, iframe, [src], [href]')).toBeNull();
      const json = editor.getJSON() as NodeJson;
      expect(toHtml(json)).toBe('');
      expect(toMarkdown(json)).toBe('');
      expect(body.length).toBe(3);
    }
  });

  it('[EDITOR-86] a width nobody can choose, and words that are none, show as the default', () => {
    for (const width of [0, 24, 101, 50.5, '50', Number.NaN, {}, null]) {
      expect(pictureOf({ src: PICTURE, width }).width).toBe(100);
    }
    expect(pictureOf({ width: 25 }).width).toBe(25);
    expect(pictureOf({ alt: 'a\nb\u202ec', title: {} })).toMatchObject({ alt: 'a b c', title: '' });
    expect(Array.from(bookmarkOf({ title: '😀'.repeat(900) }).title)).toHaveLength(200);
  });
});

describe('frames', () => {
  it.each([
    [VIDEO, 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://youtu.be/dQw4w9WgXcQ?si=x', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    [
      'https://m.youtube.com/shorts/dQw4w9WgXcQ',
      'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
    ],
    ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?dnt=1'],
    [
      'https://vimeo.com/76979871/abcdef12',
      'https://player.vimeo.com/video/76979871?dnt=1&h=abcdef12',
    ],
    [
      'https://www.loom.com/share/0123456789abcdef0123456789abcdef',
      'https://www.loom.com/embed/0123456789abcdef0123456789abcdef',
    ],
    [
      'https://www.figma.com/design/AbCdEfGhIjKlMn/Name?node-id=1-2&t=x',
      'https://embed.figma.com/design/AbCdEfGhIjKlMn?embed-host=share&node-id=1-2',
    ],
    ['https://codepen.io/ada/pen/abcDEF', 'https://codepen.io/ada/embed/abcDEF?default-tab=result'],
    [
      'https://www.google.com/maps/embed?pb=!1m18!2d1.5',
      'https://www.google.com/maps/embed?pb=!1m18!2d1.5',
    ],
    [
      'https://docs.google.com/document/d/e/2PACX-1vQabcdefghij_klm/pub',
      'https://docs.google.com/document/d/e/2PACX-1vQabcdefghij_klm/pub?embedded=true',
    ],
    [
      'https://open.spotify.com/intl-de/track/4uLU6hMCjMI75M1A2tKUQC?si=x',
      'https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC',
    ],
  ])('[EDITOR-87] %s is shown by the address the table makes of it', (address, src) => {
    const frame = frameOf(address);
    expect(frame?.src).toBe(src);
    // What is the frame's own address leads to it again.
    expect(frame === null ? null : new URL(src).origin).toBe(
      frame === null ? '' : PROVIDERS[frame.id].origin,
    );
  });

  it('[EDITOR-87] no other address has a frame, however alike', () => {
    for (const address of [
      'http://www.youtube.com/watch?v=dQw4w9WgXcQ',
      'https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
      'https://evil.example/www.youtube.com/watch?v=dQw4w9WgXcQ',
      'https://evilyoutube.com/watch?v=dQw4w9WgXcQ',
      'https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ',
      'https://www.youtube.com/watch?v=dQw4w9WgXc"',
      'https://www.youtube.com/embed/../redirect?q=x',
      'https://youtu.be/dQw4w9WgXcQ/../x',
      'https://codepen.io/ada/pen/../../x',
      'https://www.google.com/url?q=https://evil.example',
      'https://docs.google.com/document/d/secret/edit',
      'https://gist.github.com/ada/0123456789abcdef0123',
      ...HOSTILE,
    ]) {
      expect(frameOf(address)).toBeNull();
    }
  });

  it('[EDITOR-87] none may open itself in place of the page, and no one learns its address', () => {
    for (const id of PROVIDER_IDS) {
      const { sandbox, referrer, origin } = PROVIDERS[id];
      expect(sandbox).not.toMatch(/top-navigation|modals|forms|downloads/);
      expect(['no-referrer', 'strict-origin']).toContain(referrer);
      expect(new URL(origin).origin).toBe(origin);
    }
  });
});

describe('pictures, frames and cards', () => {
  const all = doc(
    words('a'),
    { type: 'image', attrs: { src: PICTURE, alt: 'A [b] *c*', title: 'T "q" <b>' } },
    { type: 'image', attrs: { src: PICTURE, alt: 'x', width: 50 } },
    { type: 'embed', attrs: { url: VIDEO } },
    {
      type: 'bookmark',
      attrs: { url: 'http://x.y/?a=1&b=2', title: 'T <x>', description: 'd & e' },
    },
    words('z'),
  );

  it('[EDITOR-88] come back from HTML and from Markdown as they were', () => {
    expect(readHtml(toHtml(all))).toEqual(all.content);
    expect(fromMarkdown(toMarkdown(all))).toEqual(all);
  });

  it('[EDITOR-88] come back from what is copied of them', () => {
    const editor = editorOn();
    editor.commands.setContent(all as object);
    const { dom } = editor.view.serializeForClipboard(
      editor.state.doc.slice(0, editor.state.doc.content.size),
    );
    expect(dom.querySelector('img, iframe')).toBeNull();
    expect(readHtml(dom.innerHTML)).toEqual(all.content);
  });

  it('[EDITOR-88] are links in exports, where nothing is loaded', () => {
    const page = toHtmlPage({ title: 'T', body: all });
    expect(page).not.toMatch(/<img|<iframe|src=/);
    expect(page).toContain(
      '<figure data-picture data-width="50"><a href="https://x.y/z.png" rel="noopener noreferrer nofollow">x</a></figure>',
    );
    expect(toText(all)).toContain(`T <x>\nd & e\nhttp://x.y/?a=1&b=2`);
  });

  it('[EDITOR-88] a picture alone in a paragraph of Markdown is one, among words it is a link', () => {
    expect(toMarkdown(doc({ type: 'image', attrs: { src: PICTURE, alt: 'a' } }))).toBe(
      '![a](https://x.y/z.png)',
    );
    const { content } = fromMarkdown(`![a](${PICTURE}) ![b](${PICTURE})\n\nSee ![c](${PICTURE}).`);
    expect(content?.map(({ type }) => type)).toEqual(['image', 'image', 'paragraph']);
    expect(content?.[2]?.content?.[1]?.marks?.[0]?.type).toBe('link');
    for (const address of ['http://x.y/z.png', 'data:image/png;base64,AA', 'javascript:a']) {
      expect(fromMarkdown(`![a](${address})`).content?.[0]?.type).toBe('paragraph');
    }
  });

  it('[EDITOR-88] in the cell of a table in Markdown are links', () => {
    const cell = (node: NodeJson): NodeJson => ({ type: 'tableCell', content: [node] });
    const table = doc({
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: (all.content ?? []).slice(1, 5).map(cell),
        },
      ],
    });
    expect(toMarkdown(table)).toContain('| [x](https://x.y/z.png) |');
  });

  it('[EDITOR-89] pasted pictures of other pages are pictures, frames of the list are embeds', () => {
    expect(readHtml(`<p>a<img src="${PICTURE}" alt="b" style="width:50%">c</p>`)).toEqual([
      words('a'),
      { type: 'image', attrs: { src: PICTURE, alt: 'b', width: 50 } },
      words('c'),
    ]);
    expect(
      readHtml(`<figure><img src="${PICTURE}"><figcaption>below</figcaption></figure>`),
    ).toEqual([{ type: 'image', attrs: { src: PICTURE, title: 'below' } }]);
    expect(readHtml('<iframe src="https://player.vimeo.com/video/76979871"></iframe>')).toEqual([
      { type: 'embed', attrs: { url: 'https://player.vimeo.com/video/76979871' } },
    ]);
  });

  it.each([
    '<img src="data:image/png;base64,AA">',
    '<img src="blob:https://x.y/1">',
    '<img src="http://x.y/z.png">',
    '<img src=x onerror=alert(1)>',
    '<img src="https://x.y/pixel.gif" width="1" height="1">',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<iframe src="https://evil.example/"></iframe>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<svg onload=alert(1)></svg>',
    '<object data="https://x.y/a.swf"></object>',
  ])('[EDITOR-89] pasted %s leaves nothing', (html) => {
    expect(readHtml(html)).toEqual([]);
  });

  it('[EDITOR-90] one changes the words below a picture while another makes it narrow', () => {
    const [one, two] = [new Y.Doc(), new Y.Doc()];
    const ada = editorOn(one);
    ada.commands.setContent(all as object);
    vi.runAllTimers();
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    const bob = editorOn(two);
    const at = 3;
    ada.view.dispatch(ada.state.tr.setNodeAttribute(at, 'title', 'new'));
    bob.view.dispatch(bob.state.tr.setNodeAttribute(at, 'width', 25));
    sync(one, two);
    const expected = { src: PICTURE, alt: 'A [b] *c*', title: 'new', width: 25 };
    for (const editor of [ada, bob]) expect(editor.state.doc.nodeAt(at)?.attrs).toEqual(expected);
  });

  it('[EDITOR-90] a picture that another deletes meanwhile is gone, and undo takes back only one’s own', () => {
    const [one, two] = [new Y.Doc(), new Y.Doc()];
    const ada = editorOn(one);
    ada.commands.setContent(all as object);
    vi.runAllTimers();
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    const bob = editorOn(two);
    ada.view.dispatch(ada.state.tr.setNodeAttribute(3, 'title', 'new'));
    bob.view.dispatch(bob.state.tr.delete(3, 4));
    sync(one, two);
    for (const editor of [ada, bob]) expect(editor.state.doc.nodeAt(3)?.attrs['width']).toBe(50);
    bob.commands.undo();
    sync(one, two);
    for (const editor of [ada, bob]) {
      expect(editor.state.doc.nodeAt(3)?.attrs['src']).toBe(PICTURE);
      expect(editor.state.doc.childCount).toBe(6);
    }
  });
});

function sync(one: Y.Doc, two: Y.Doc): void {
  const [ofOne, ofTwo] = [Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(two)];
  Y.applyUpdate(one, ofTwo);
  Y.applyUpdate(two, ofOne);
  vi.runAllTimers();
}
