// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { ClientId } from '../../../lib/core/ids.ts';
import { firstUpdate } from '../../../lib/editor/content.ts';
import { wholeEditor } from '../../support/whole-editor.ts';

const INLINE = [
  { type: 'mention', attrs: { person: 'm_AAAAAAAAAAAAAAAAAAAAAA', name: 'Ada' } },
  { type: 'documentLink', attrs: { document: 'AQEBAQEBAQEBAQEBAQEBAQ' } },
  { type: 'date', attrs: { day: '2026-03-01' } },
  { type: 'status', attrs: { label: 'Done', color: 'green' } },
  { type: 'footnote', content: [{ type: 'text', text: 'note' }] },
  { type: 'mathInline', content: [{ type: 'text', text: 'x' }] },
  { type: 'hardBreak' },
];
const editors: Editor[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
  vi.useRealTimers();
});

/** Two people on one document, who hear of each other at once. */
function pair(content: readonly object[]): readonly [Editor, Editor] {
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [...content] }] };
  const first = firstUpdate(99 as ClientId, { title: '', body: body as never });
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  for (const doc of docs) Y.applyUpdate(doc, first);
  docs[0].on('update', (update: Uint8Array) => Y.applyUpdate(docs[1], update));
  const [ada, bob] = [wholeEditor(docs[0]), wholeEditor(docs[1])];
  editors.push(ada, bob);
  return [ada, bob];
}

const text = (words: string) => ({ type: 'text', text: words });

describe('what stands in a line and is no text', () => {
  it.each(INLINE.map((node) => [node.type, node] as const))(
    '[EDITOR-133] a %s among words that are marked looks the same to who marked them and to everybody else',
    (_, node) => {
      const [ada, bob] = pair([text('a'), node, text('b')]);
      ada.chain().selectAll().toggleBold().run();
      vi.advanceTimersByTime(1);
      expect(ada.getJSON()).toEqual(bob.getJSON());
      expect(ada.state.doc.firstChild?.children.map(({ marks }) => marks.length)).toEqual([
        1, 0, 1,
      ]);
      ada.commands.undo();
      expect(ada.getJSON()).toEqual(bob.getJSON());
    },
  );

  it('[EDITOR-133] put in where bold is being written, or pasted out of bold words, it takes on no mark', () => {
    const [ada, bob] = pair([text('a')]);
    const date = '<time datetime="2026-03-01">2026-03-01</time>';
    ada.view.pasteHTML(`<p><strong>b${date}c</strong></p>`, new Event('paste') as ClipboardEvent);
    ada
      .chain()
      .focus('end')
      .toggleBold()
      .insertContent(INLINE[3] ?? {})
      .run();
    vi.advanceTimersByTime(1);
    expect(ada.getJSON()).toEqual(bob.getJSON());
    expect(JSON.stringify(bob.getJSON())).toContain('"date"');
    expect(JSON.stringify(bob.getJSON())).toContain('"status"');
  });

  it('[EDITOR-133] selected by itself it takes no mark and the words beside it keep theirs', () => {
    const [ada, bob] = pair([text('a'), INLINE[2] ?? {}]);
    ada.chain().setNodeSelection(2).toggleBold().run();
    vi.advanceTimersByTime(1);
    expect(ada.getJSON()).toEqual(bob.getJSON());
    expect(JSON.stringify(ada.getJSON())).not.toContain('bold');
  });
});
