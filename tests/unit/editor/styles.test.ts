// @vitest-environment jsdom
import type { JSONContent } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { COLOURS, colourOf, highlightOf } from '../../../lib/editor/colours.ts';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { toHtml, toHtmlPage } from '../../../lib/editor/convert/to-html.ts';
import { toMarkdown } from '../../../lib/editor/convert/to-markdown.ts';
import { toText } from '../../../lib/editor/convert/to-text.ts';
import type { MarkJson, NodeJson } from '../../../lib/editor/node-json.ts';
import { anEditor, type } from '../../support/editor.ts';

const marked = (text: string, ...marks: MarkJson[]): NodeJson => ({ type: 'text', text, marks });
const doc = (...content: NodeJson[]): NodeJson => ({ type: 'doc', content });
const line = (...content: NodeJson[]): NodeJson => doc({ type: 'paragraph', content });
const coloured = (color: unknown): MarkJson => ({ type: 'textColor', attrs: { color } });
const highlighted = (color: unknown): MarkJson => ({ type: 'highlight', attrs: { color } });

describe('colours', () => {
  it.each(COLOURS)(
    '[EDITOR-67] %s is a name in the document and in HTML, and comes back',
    (color) => {
      const body = line(marked('a', coloured(color)), marked('b', highlighted(color)));
      const html = toHtml(body);
      expect(html).toBe(
        `<p><span data-color="${color}">a</span><mark data-color="${color}">b</mark></p>`,
      );
      expect(anEditor(html).getHTML()).toBe(anEditor(body as JSONContent).getHTML());
      expect(fromMarkdown(toMarkdown(body))).toEqual(body);
      expect(toHtmlPage({ title: '', body })).toContain(`mark[data-color=${color}]{background:#`);
    },
  );

  it.each(['#f00', 'red;position:fixed', 'RED', '', 7, null, { a: 1 }, ['red'], 'constructor'])(
    '[EDITOR-67] a colour there is not, %j, is shown as the usual one and stays in the document',
    (color) => {
      const body = line(marked('a', coloured(color)), marked('b', highlighted(color)));
      const editor = anEditor(body as JSONContent);
      expect(editor.getHTML()).toBe('<p><span>a</span><mark data-color="yellow">b</mark></p>');
      expect(editor.getJSON().content?.[0]?.content).toEqual(body.content?.[0]?.content);
      expect(toHtml(body)).toBe('<p>a<mark data-color="yellow">b</mark></p>');
      expect(toMarkdown(body)).toBe('a<mark data-color="yellow">b</mark>');
      expect([colourOf(color), highlightOf(color)]).toEqual([null, 'yellow']);
    },
  );

  it('[EDITOR-67] styles of other programs bring no colour along, our own names do', () => {
    const pasted = anEditor(
      '<p><span style="color:red">a</span><mark style="background:red">b</mark>' +
        '<span data-color="evil" onclick="x()">c</span><span data-color="red" style="top:0">d</span></p>',
    );
    expect(pasted.getHTML()).toBe(
      '<p>a<mark data-color="yellow">b</mark>c<span data-color="red">d</span></p>',
    );
  });
});

describe('highlights in Markdown', () => {
  it.each([
    ['==a==', '==a=='],
    ['a ==b **c** d== e', 'a ==b **c** d== e'],
    ['重点==高亮==文字', '重点==高亮==文字'],
    ['if a==b and c==d', 'if a\\==b and c\\==d'],
    ['a == b == c', 'a == b == c'],
    ['==a', '\\==a'],
    ['\\==a==', '\\==a\\=='],
    ['===a===', '\\=\\==a\\=\\=='],
    ['`==a==`', '`==a==`'],
    ['[==a==](/b)', '[<mark data-color="yellow">a</mark>](/b)'],
    ['==[a](/b) c==', '==[a](/b) c=='],
    ['<mark>a</mark>b', '<mark data-color="yellow">a</mark>b'],
    ['<mark data-color="green">a</mark>', '<mark data-color="green">a</mark>'],
    ['<mark data-color="x">a</mark>', '\\<mark data-color="x">a\\</mark>'],
    ['<mark style="top:0">a</mark>', '\\<mark style="top:0">a\\</mark>'],
    ['<span data-color="red">**a**</span>', '<span data-color="red">**a**</span>'],
    ['H<sub>2</sub>O, x<sup>2</sup>', 'H<sub>2</sub>O, x<sup>2</sup>'],
  ])('[EDITOR-68] [EDITOR-69] %j means %j', (markdown, meaning) => {
    expect(toMarkdown(fromMarkdown(markdown))).toBe(meaning);
  });

  it('[EDITOR-68] thousands of signs are read in the time of a test', () => {
    const many = '==a '.repeat(20_000);
    expect(toText(fromMarkdown(many))).toHaveLength(many.length - 1);
  });

  it('[EDITOR-68] typing == around words highlights them', () => {
    const editor = anEditor('<p>Say</p>');
    editor.commands.focus('end');
    type(editor, ' ==a b==');
    expect(editor.getHTML()).toBe('<p>Say <mark data-color="yellow">a b</mark></p>');
  });
});

describe('letters set low or high', () => {
  it('[EDITOR-69] one takes the place of the other, in HTML they have their own tags', () => {
    const editor = anEditor('<p>x<sub>1</sub><sup>2</sup></p>');
    expect(editor.getHTML()).toBe('<p>x<sub>1</sub><sup>2</sup></p>');
    editor.chain().selectAll().setMark('script', { at: 'sup' }).run();
    expect(editor.getHTML()).toBe('<p><sup>x12</sup></p>');
    expect(toHtml(editor.getJSON() as NodeJson)).toBe('<p><sup>x12</sup></p>');
    const odd = line(marked('a', { type: 'script', attrs: { at: 'script onload=x()' } }));
    expect(anEditor(odd as JSONContent).getHTML()).toBe('<p><span>a</span></p>');
    expect([toHtml(odd), toMarkdown(odd)]).toEqual(['<p>a</p>', 'a']);
  });
});

describe('how a block lies', () => {
  it('[EDITOR-70] is in HTML, not in Markdown, and comes back', () => {
    const attrs = { align: 'center', indent: 2, dir: 'rtl' };
    const body = doc(
      { type: 'paragraph', attrs, content: [{ type: 'text', text: 'a' }] },
      { type: 'heading', attrs: { level: 2, align: 'justify' } },
    );
    const html = toHtml(body);
    expect(html).toBe(
      '<p data-align="center" data-indent="2" data-dir="rtl" dir="rtl">a</p>\n' +
        '<h2 data-align="justify"></h2>',
    );
    expect(anEditor(html).getJSON().content?.[0]?.attrs).toEqual(attrs);
    expect(anEditor(html).getJSON().content?.[1]?.attrs).toMatchObject({ align: 'justify' });
    expect(toMarkdown(body)).toBe('a\n\n##');
  });

  it.each([
    ['middle', -1, 'auto'],
    ['center;x', 2.5, 'RTL'],
    [7, '2', true],
    [{}, Number.POSITIVE_INFINITY, ['rtl']],
  ])('[EDITOR-70] odd values %j are shown as none, and stay', (align, indent, dir) => {
    const body = doc({ type: 'paragraph', attrs: { align, indent, dir } });
    const editor = anEditor(body as JSONContent);
    expect(editor.getHTML()).toBe('<p></p>');
    expect(editor.getJSON().content?.[0]?.attrs).toMatchObject({ align, indent, dir });
    expect(toHtml(body)).toBe('<p></p>');
  });

  it('[EDITOR-70] deeper than there is, is as deep as there is', () => {
    const body = doc({ type: 'paragraph', attrs: { indent: 1e9 } });
    expect(toHtml(body)).toBe('<p data-indent="8"></p>');
  });

  it.each([
    ['<p style="text-align: center; color: red; position: fixed">a</p>', 'center'],
    ['<h2 align="right">a</h2>', 'right'],
    ['<p style="text-align: left">a</p>', null],
    ['<p dir="rtl" style="text-align: right">a</p>', null],
    ['<p dir="rtl" style="text-align: left">a</p>', 'left'],
    ['<p data-align="left">a</p>', 'left'],
    ['<p style="text-align: evil">a</p>', null],
  ])('[EDITOR-71] %s is pasted as %j, and nothing else of its style', (html, align) => {
    const editor = anEditor(html);
    expect(editor.getJSON().content?.[0]?.attrs).toMatchObject({ align, indent: null, dir: null });
    expect(editor.getHTML()).not.toMatch(/style|fixed/);
  });
});
