// @vitest-environment jsdom
import type { Editor, JSONContent } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { rewriteNote } from '../../../app/d/[documentId]/_editor/inline/note-text.ts';
import type { ClientId } from '../../../lib/core/ids.ts';
import { firstUpdate } from '../../../lib/editor/content.ts';
import { toHtml } from '../../../lib/editor/convert/to-html.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { paste } from '../../support/table-editor.ts';
import { sharedEditor } from '../../support/editor.ts';

const ADA = 'm_AAAAAAAAAAAAAAAAAAAAAA';
const PLAN = 'AQEBAQEBAQEBAQEBAQEBAQ';
const NODES: NodeJson[] = [
  { type: 'mention', attrs: { person: ADA, name: 'Ada' } },
  { type: 'documentLink', attrs: { document: PLAN } },
  { type: 'date', attrs: { day: '2026-03-01' } },
  { type: 'status', attrs: { label: 'Done', color: 'green' } },
  { type: 'footnote', content: [{ type: 'text', text: 'note' }] },
];
const line = (...content: NodeJson[]): NodeJson => ({
  type: 'doc',
  content: [{ type: 'paragraph', content }],
});
const text = (value: string): NodeJson => ({ type: 'text', text: value });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
});

function opened(update: Uint8Array) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const written: Uint8Array[] = [];
  doc.on('update', (own: Uint8Array) => written.push(own));
  const editor = sharedEditor(doc);
  vi.runAllTimers();
  return { editor, doc, written };
}

function two(body: NodeJson) {
  const update = firstUpdate(1 as ClientId, { title: '', body });
  const [ada, bob] = [opened(update), opened(update)];
  const meet = () => {
    const [fromAda, fromBob] = [Y.encodeStateAsUpdate(ada.doc), Y.encodeStateAsUpdate(bob.doc)];
    Y.applyUpdate(ada.doc, fromBob);
    Y.applyUpdate(bob.doc, fromAda);
    vi.runAllTimers();
    expect(ada.editor.getJSON()).toEqual(bob.editor.getJSON());
    return (ada.editor.getJSON() as JSONContent).content ?? [];
  };
  return { ada: ada.editor, bob: bob.editor, meet };
}

const type = ({ view, state }: Editor, at: number, words: string) =>
  view.dispatch(state.tr.insertText(words, at));

describe('inline nodes of two people', () => {
  it.each(NODES)('[EDITOR-53] both write beside a $type at once', (node) => {
    const { ada, bob, meet } = two(line(text('left'), node, text('right')));
    const size = ada.state.doc.nodeAt(5)?.nodeSize ?? 0;
    type(ada, 5, ' A');
    type(bob, 5 + size, 'B ');
    expect(meet()[0]?.content).toMatchObject([text('left A'), node, text('B right')]);
  });

  it.each(NODES)('[EDITOR-53] one deletes a $type that another has put beside words', (node) => {
    const { ada, bob, meet } = two(line(text('left'), node));
    const size = ada.state.doc.nodeAt(5)?.nodeSize ?? 0;
    ada.view.dispatch(ada.state.tr.delete(5, 5 + size));
    type(bob, 1, 'B ');
    expect(meet()[0]?.content).toEqual([text('B left')]);
    ada.commands.undo();
    expect(meet()[0]?.content).toMatchObject([text('B left'), node]);
  });

  it.each(NODES)('[EDITOR-9] opening a $type writes nothing', (node) => {
    const update = firstUpdate(1 as ClientId, { title: '', body: line(text('a'), node) });
    expect(opened(update).written).toEqual([]);
  });

  it.each([
    { type: 'mention', attrs: { person: '"><img onerror=x>', name: { toString: 1 } } },
    { type: 'mention', attrs: { person: 7, name: 'x'.repeat(100_000) } },
    { type: 'documentLink', attrs: { document: 'javascript:alert(1)' } },
    { type: 'documentLink', attrs: { document: '../../evil' } },
    { type: 'date', attrs: { day: '2026-99-99' } },
    { type: 'status', attrs: { label: ['a'], color: '"onclick="x' } },
    { type: 'footnote', attrs: { number: 5 }, content: [text('<script>x</script>')] },
  ] as NodeJson[])(
    '[EDITOR-8] a $type of no editor is inert, and stays in the document',
    (node) => {
      const update = firstUpdate(1 as ClientId, { title: '', body: line(text('a'), node) });
      const { editor, written } = opened(update);
      expect(written).toEqual([]);
      expect(JSON.stringify(editor.getJSON())).toContain(`"type":"${node.type}"`);
      const { dom } = editor.view;
      expect(dom.querySelector('script, img:not(.ProseMirror-separator), [onclick]')).toBeNull();
      expect(dom.querySelector('a')?.getAttribute('href') ?? '/d/').toMatch(/^\/d\//);
      expect(dom.textContent?.length).toBeLessThan(200);
    },
  );

  it('[EDITOR-59] a footnote is written by two at once, and keeps its marks', () => {
    const note: NodeJson = {
      type: 'footnote',
      content: [text('see '), { ...text('there'), marks: [{ type: 'bold' }] }],
    };
    const { ada, bob, meet } = two(line(text('a'), note));
    rewriteNote(ada, 2, 'Do see there');
    rewriteNote(bob, 2, 'see there 😀');
    const [paragraph] = meet();
    const words = (paragraph?.content?.[1]?.content ?? []).map((run) => run.text);
    expect(words.join('')).toBe('Do see there 😀');
    expect(paragraph?.content?.[1]?.content?.[1]?.marks?.[0]?.type).toBe('bold');
    rewriteNote(ada, 2, 'Do see there 😁');
    expect((meet()[0]?.content?.[1]?.content ?? []).map((run) => run.text).join('')).toBe(
      'Do see there 😁',
    );
  });
});

describe('pasted inline nodes', () => {
  it.each(NODES)('[EDITOR-7] [EDITOR-53] a copied $type is pasted as it was', (node) => {
    const { ada } = two(line(text('a')));
    const copied = two(line(node)).ada;
    const slice = copied.state.doc.slice(0, copied.state.doc.content.size);
    paste(ada, { 'text/html': copied.view.serializeForClipboard(slice).dom.innerHTML });
    const pasted =
      (ada.getJSON() as NodeJson).content?.flatMap(({ content = [] }) => content) ?? [];
    expect(pasted).toContainEqual(expect.objectContaining(node));
  });

  it.each(NODES)('[EDITOR-53] an exported $type is read back', (node) => {
    const { ada } = two(line(text('a')));
    paste(ada, { 'text/html': toHtml(line(text('before '), node)) });
    const pasted =
      (ada.getJSON() as NodeJson).content?.flatMap(({ content = [] }) => content) ?? [];
    expect(pasted).toContainEqual(expect.objectContaining(node));
  });

  it('[EDITOR-7] foreign tags that look like one become text', () => {
    const { ada } = two(line(text('a')));
    const odd =
      '<p><span data-mention="x">@x</span><a data-document="y" href="javascript:z()">y</a>' +
      '<time datetime="now">t</time>' +
      '<span data-status="url(x)" style="color:red" onclick="z()">s</span></p>';
    paste(ada, { 'text/html': odd });
    const html = ada.view.dom.innerHTML;
    expect(html).not.toMatch(/javascript|style="color|onclick|data-mention/);
    expect(html).toContain('data-status="grey"');
  });
});
