import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  blockAround,
  chosenBlock,
} from '../../../app/d/[documentId]/_editor/block-handle/block-around.ts';
import {
  deleted,
  duplicated,
  movedTo,
  swapped,
} from '../../../app/d/[documentId]/_editor/block-handle/block-deeds.ts';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { toMarkdown } from '../../../lib/editor/convert/to-markdown.ts';
import { documentExtensions } from '../../../lib/editor/extensions.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';

const schema = getSchema(documentExtensions());

function stateOf(markdown: string, caret = ''): EditorState {
  const doc = schema.nodeFromJSON(fromMarkdown(markdown));
  const state = EditorState.create({ doc });
  if (caret === '') return state;
  return state.apply(state.tr.setSelection(TextSelection.create(doc, placeOf(doc, caret))));
}

function placeOf(doc: Node, words: string): number {
  let found = -1;
  doc.descendants((node, at) => {
    if (node.text === words) found = at;
  });
  return found;
}

/** The block with these words, as a handle means it, or as a caret does. */
function blockWith(state: EditorState, words: string, isWhole = false): Block {
  const block = blockAround(state.doc, placeOf(state.doc, words), isWhole);
  if (block === null) throw new Error(`no block at ${words}`);
  return block;
}

const read = (doc: Node) => toMarkdown(doc.toJSON() as NodeJson);
const after = ({ pos, node }: Block) => pos + node.nodeSize;

const NESTED = 'one\n\n- a\n- b\n  - c\n\n> q\n>\n> r\n\n| h |\n| --- |\n| cell |';

describe('the block that is meant', () => {
  it.each([
    ['one', false, 'paragraph'],
    ['a', false, 'listItem'],
    ['c', false, 'listItem'],
    ['q', false, 'paragraph'],
    ['q', true, 'blockquote'],
    ['r', true, 'paragraph'],
    ['cell', false, 'table'],
    ['h', true, 'table'],
  ])('[EDITOR-76] at %j, whole %j, is a %s', (words, isWhole, type) => {
    expect(blockWith(stateOf(NESTED), words, isWhole).node.type.name).toBe(type);
  });

  it('[EDITOR-76] is a line across the page, too', () => {
    const state = stateOf('a\n\n***\n\nb');
    expect(blockAround(state.doc, 3, true)?.node.type.name).toBe('horizontalRule');
    expect(chosenBlock(stateOf('a\n\nb', 'b'))?.pos).toBe(3);
  });
});

describe('a block', () => {
  it.each([
    ['one', 'one\n\none'],
    ['a', '- a\n- a'],
    ['cell', '| h |\n| --- |\n| cell |\n\n| h |\n| --- |\n| cell |'],
  ])('[EDITOR-78] %j is doubled behind itself, and the first stays', (words, part) => {
    const state = stateOf(NESTED, words);
    const tr = duplicated(state, blockWith(state, words));
    expect(read(tr.doc)).toContain(part);
    expect(tr.steps).toHaveLength(1);
    tr.doc.check();
  });

  it.each([
    ['one', NESTED.slice(5)],
    ['c', NESTED.replace('\n  - c', '')],
    ['q', NESTED.replace('> q\n>\n', '')],
    ['cell', NESTED.split('\n\n|')[0]],
  ])('[EDITOR-78] %j is deleted, with what would be left empty around it', (words, rest) => {
    const state = stateOf(NESTED, words);
    const tr = deleted(state, blockWith(state, words));
    expect(read(tr.doc)).toBe(rest);
    tr.doc.check();
  });

  it('[EDITOR-78] the last one deleted leaves a line to write on', () => {
    for (const markdown of ['x', '- x', '> x', '> - x', '# x', '| x |\n| --- |']) {
      const state = stateOf(markdown, 'x');
      const { doc, selection } = deleted(state, blockWith(state, 'x'));
      expect(doc.toJSON()).toMatchObject({ content: [{ type: 'paragraph' }] });
      expect([doc.childCount, selection.$from.parent.type.name]).toEqual([1, 'paragraph']);
    }
  });

  it.each([
    ['one', 'b', '- a\n- b\n  - c\n- one'],
    ['one', 'r', '> q\n>\n> r\n>\n> one'],
    ['a', 'one', 'one\n\n- a\n\n+ b'],
    ['c', 'a', '- a\n- c\n- b'],
    ['r', 'one', 'one\n\nr\n\n- a'],
    ['cell', 'one', 'one\n\n| h |\n| --- |\n| cell |\n\n- a'],
  ])('[EDITOR-77] %j is moved behind %j, made fit for the place', (words, to, part) => {
    const state = stateOf(NESTED, words);
    const tr = movedTo(state, blockWith(state, words), after(blockWith(state, to)));
    expect(read(tr?.doc ?? state.doc)).toContain(part);
    expect(tr?.doc.textContent).toHaveLength(state.doc.textContent.length);
    tr?.doc.check();
    const { $from } = tr?.selection ?? state.selection;
    expect([words, 'h']).toContain($from.parent.textContent);
  });

  it('[EDITOR-77] stays where it would not change, or not fit', () => {
    const state = stateOf(NESTED);
    const one = blockWith(state, 'one');
    expect(movedTo(state, one, one.pos)).toBeNull();
    expect(movedTo(state, one, after(one))).toBeNull();
    const b = blockWith(state, 'b');
    expect(movedTo(state, b, blockWith(state, 'c').pos)).toBeNull();
    const heading = stateOf('# h\n\n- a');
    const into = movedTo(heading, blockWith(heading, 'h'), after(blockWith(heading, 'a')));
    into?.doc.check();
    expect(heading.doc.textContent).toBe('ha');
  });

  it('[EDITOR-77] goes past its neighbour, and only that is written anew', () => {
    const state = stateOf('one\n\ntwo\n\nthree', 'two');
    const two = blockWith(state, 'two');
    expect(read(swapped(state, two, 'up')?.doc ?? state.doc)).toBe('two\n\none\n\nthree');
    expect(read(swapped(state, two, 'down')?.doc ?? state.doc)).toBe('one\n\nthree\n\ntwo');
    expect(swapped(state, blockWith(state, 'one'), 'up')).toBeNull();
    for (const direction of ['up', 'down'] as const) {
      const slices = swapped(state, two, direction)?.steps.map((step) => JSON.stringify(step));
      expect(slices?.join(' ')).not.toContain('two');
    }
  });
});
