import { describe, expect, it } from 'vitest';
import { drawnBody } from '../../../lib/editor/convert/drawn-html.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';

const line = (...content: NodeJson[]): NodeJson => ({ type: 'paragraph', content });
const words = (text: string): NodeJson => ({ type: 'text', text });
const drawn = (...content: NodeJson[]) => drawnBody({ type: 'doc', content }, 10_000).html;

const EVIL = '"><script>alert(1)</script>';

describe('a body as the editor draws it', () => {
  it('[PAGE-85] nothing that was written becomes a tag or an attribute, wherever it stands', () => {
    const attrs = Object.fromEntries(
      ['level', 'language', 'align', 'indent', 'dir', 'start', 'type', 'checked', 'kind', 'colspan']
        .concat(['colwidth', 'background', 'person', 'name', 'document', 'day', 'label', 'color'])
        .concat(['src', 'url', 'alt', 'title', 'description', 'width'])
        .map((name) => [name, EVIL]),
    );
    const inline = ['mention', 'documentLink', 'date', 'status', 'footnote', 'mathInline', 'x'];
    const marks = ['link', 'textColor', 'highlight', 'script', EVIL].map((type) => ({
      type,
      attrs: { href: EVIL, title: EVIL, color: EVIL, at: EVIL },
    }));
    const inside = inline.map((type): NodeJson => ({ type, attrs, marks, content: [words(EVIL)] }));
    const blocks = ['paragraph', 'heading', 'codeBlock', 'mathBlock', 'diagram', 'orderedList']
      .concat(['taskItem', 'tableCell', 'tableHeader', 'callout', 'toggle', 'column', EVIL])
      .concat(['image', 'embed', 'bookmark'])
      .map((type): NodeJson => ({ type, attrs, content: [...inside, { ...words(EVIL), marks }] }));
    const html = drawn(...blocks);
    expect(html).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    const tags = html.replaceAll(/="[^"<>]*"/g, '').match(/<[^>]*>/g) ?? [];
    expect(tags.filter((tag) => !/^<\/?[a-z]+\d?(?: [a-z-]+)*>$/.test(tag))).toEqual([]);
    expect(tags.filter((tag) => /script|style| on/.test(tag))).toEqual([]);
  });

  it('[PAGE-85] what no schema knows is read as the words it holds', () => {
    expect(drawn({ type: 'poll', content: [line(words('a'))] })).toBe('<p dir="auto">a</p>');
    expect(drawn(words('loose'))).toBe('<p dir="auto">loose</p>');
    expect(drawn(line({ type: 'gem', content: [words('b')] }))).toBe('<p dir="auto">b</p>');
  });

  it('[PAGE-85] a link to a document tells nothing of it, and a note is there to be read', () => {
    const id = 'AAAAAAAAAAAAAAAAAAAAAA';
    expect(drawn(line({ type: 'documentLink', attrs: { document: id } }))).toContain(
      `<a data-document="${id}" href="/d/${id}">…</a>`,
    );
    expect(drawn(line({ type: 'footnote', content: [words('why')] }))).toContain(' (why)</span>');
  });

  it('[PAGE-88] what passes the bytes is left out from a block on, as UTF-8 has them', () => {
    const blocks = ['é', 'b', 'c'].map((letter) => line(words(letter)));
    const one = '<p dir="auto">b</p>'.length;
    const body: NodeJson = { type: 'doc', content: blocks };
    expect(drawnBody(body, 3 * one + 1).isWhole).toBe(true);
    expect(drawnBody(body, 3 * one)).toEqual({
      html: '<p dir="auto">é</p><p dir="auto">b</p>',
      isWhole: false,
    });
    expect(drawnBody(body, one)).toEqual({ html: '', isWhole: false });
  });

  it('[PAGE-87] a document without a word has no text', () => {
    expect(drawnBody({ type: 'doc' }, 100)).toEqual({ html: '', isWhole: true });
    expect(drawn({ type: 'paragraph' }, line())).toBe('');
    expect(drawn({ type: 'paragraph' }, { type: 'horizontalRule' })).not.toBe('');
  });
});
