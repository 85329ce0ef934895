import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { moveBlock } from '../../../app/d/[documentId]/_editor/moving.ts';
import { documentExtensions } from '../../../lib/editor/extensions.ts';

const schema = getSchema(documentExtensions());
const text = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });

/** The caret, or the selection, from the first letter of `from` to the last of `to`. */
function stateOf(content: object[], from: string, to = from): EditorState {
  const doc = schema.nodeFromJSON({ type: 'doc', content });
  const placeOf = (words: string) => {
    let found = -1;
    doc.descendants((node, at) => {
      if (node.text === words) found = at;
    });
    return found;
  };
  const selection = TextSelection.create(doc, placeOf(from), placeOf(to) + to.length);
  return EditorState.create({ doc, selection });
}

function moved(state: EditorState, direction: 'up' | 'down') {
  const tr = moveBlock(state, direction);
  if (tr === null) return null;
  const { from, to } = tr.selection;
  return {
    lines: tr.doc.textBetween(0, tr.doc.content.size, '|'),
    selected: tr.doc.textBetween(from, to, '|'),
  };
}

const three = [text('one'), text('two'), text('three')];
const items = (...words: string[]) => ({
  type: 'bulletList',
  content: words.map((word) => ({ type: 'listItem', content: [text(word)] })),
});

describe('moving a block', () => {
  it('[PAGE-14] changes places with its neighbour and keeps the selection', () => {
    expect(moved(stateOf(three, 'two'), 'up')).toEqual({ lines: 'two|one|three', selected: 'two' });
    expect(moved(stateOf(three, 'two'), 'down')).toEqual({
      lines: 'one|three|two',
      selected: 'two',
    });
  });

  it('[PAGE-14] does nothing at the edge', () => {
    expect(moved(stateOf(three, 'one'), 'up')).toBeNull();
    expect(moved(stateOf(three, 'three'), 'down')).toBeNull();
  });

  it('[PAGE-14] takes all selected blocks along', () => {
    expect(moved(stateOf(three, 'two', 'three'), 'up')).toEqual({
      lines: 'two|three|one',
      selected: 'two|three',
    });
  });

  it('[PAGE-14] moves an item within its list, not the list', () => {
    const state = stateOf([text('before'), items('a', 'b')], 'b');
    expect(moved(state, 'up')).toEqual({ lines: 'before|b|a', selected: 'b' });
  });
});
