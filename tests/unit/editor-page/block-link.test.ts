// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import {
  blockHash,
  type BlockId,
  blockIdOf,
} from '../../../app/d/[documentId]/_editor/block-link/block-id.ts';
import {
  blockIdAt,
  placeOfBlock,
} from '../../../app/d/[documentId]/_editor/block-link/shared-block.ts';
import { ShownChanges } from '../../../app/d/[documentId]/_editor/shown-changes.ts';
import type { ClientId } from '../../../lib/core/ids.ts';
import { firstUpdate } from '../../../lib/editor/content.ts';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { sharedEditor } from '../../support/editor.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const shared = (doc: Y.Doc): Editor => sharedEditor(doc, [ShownChanges]);

function docOf(markdown: string): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, firstUpdate(7 as ClientId, { title: '', body: fromMarkdown(markdown) }));
  return doc;
}

/** Before the block that holds these words. */
function blockOf({ state }: Editor, words: string): number {
  let found = -1;
  state.doc.descendants((node, at) => {
    if (node.isTextblock && node.textContent === words) found = at;
  });
  return found;
}

function idOf(editor: Editor, words: string): BlockId {
  const id = blockIdAt(editor.state, blockOf(editor, words));
  if (id === null) throw new Error(`no block ${words}`);
  return id;
}

function wordsAt(editor: Editor, id: BlockId): string | null {
  const place = placeOfBlock(editor.state, id);
  if (place === null) return null;
  const words = editor.state.doc.nodeAt(place.pos)?.textContent ?? '';
  return place.isNearest ? `near ${words}` : words;
}

describe('a link to a block', () => {
  it('[EDITOR-79] is read back from the address, and nothing else is', () => {
    const id = { client: 4_294_967_295, clock: 123_456 };
    expect(blockIdOf(blockHash(id))).toEqual(id);
    for (const hash of [
      '',
      '#b=',
      '#b=1',
      '#b=1-2-3',
      '#b=-1-2',
      '#b=A-1',
      '#content',
      '#b=1-%00',
    ]) {
      expect(blockIdOf(hash)).toBeNull();
    }
  });

  it('[EDITOR-79] leads to every block, and making it writes nothing', () => {
    const doc = docOf('one\n\n- a\n- b\n  - c\n\n> q\n\n| h |\n| --- |\n| cell |');
    const editor = shared(doc);
    const updates = vi.fn();
    doc.on('update', updates);
    for (const words of ['one', 'a', 'b', 'c', 'q', 'h', 'cell']) {
      expect(wordsAt(editor, idOf(editor, words))).toBe(words);
    }
    expect(updates).not.toHaveBeenCalled();
  });

  it('[EDITOR-79] lasts while others write in the block and around it', () => {
    const doc = docOf('one\n\ntwo\n\nthree');
    const mine = shared(doc);
    const id = idOf(mine, 'two');
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const theirs = shared(other);
    theirs.commands.insertContentAt(0, '<p>zero</p><ul><li><p>x</p></li></ul>');
    theirs.commands.insertContentAt(blockOf(theirs, 'two') + 4, ' and more');
    theirs.commands.deleteRange({ from: blockOf(theirs, 'one'), to: blockOf(theirs, 'one') + 5 });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    vi.advanceTimersByTime(1);
    expect(wordsAt(mine, id)).toBe('two and more');
    expect(wordsAt(theirs, id)).toBe('two and more');
  });

  it('[EDITOR-79] leads to what the block has become, or to where it stood', () => {
    const editor = shared(docOf('one\n\ntwo\n\nthree'));
    const [two, three] = [idOf(editor, 'two'), idOf(editor, 'three')];
    editor.commands.setTextSelection(blockOf(editor, 'two') + 1);
    editor.commands.setHeading({ level: 2 });
    expect(wordsAt(editor, two)).toBe('near two');
    const at = blockOf(editor, 'three');
    editor.commands.deleteRange({ from: at, to: at + 7 });
    expect(wordsAt(editor, three)).toBe('near two');
    editor.commands.undo();
    expect(wordsAt(editor, three)).toBe('three');
  });

  it('[EDITOR-79] waits for what has not come, and finds nothing by what nobody wrote', () => {
    const editor = shared(docOf('one'));
    for (const id of [
      { client: 99, clock: 0 },
      { client: 7, clock: 1e9 },
    ]) {
      expect(placeOfBlock(editor.state, id)).toBeNull();
    }
    // Letters, attributes and the title have numbers, too.
    for (let clock = 0; clock < 12; clock += 1) {
      const place = placeOfBlock(editor.state, { client: 7, clock });
      expect(place === null || editor.state.doc.nodeAt(place.pos) !== null).toBe(true);
    }
  });
});
