import { getSchema } from '@tiptap/core';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { depthOf, sizeOfEntry } from '../../../app/d/[documentId]/_editor/entry-guard.ts';
import { documentExtensions } from '../../../lib/editor/extensions.ts';

const schema = getSchema(documentExtensions());
const paragraph = (text: string) => schema.node('paragraph', null, text ? [schema.text(text)] : []);
const list = (...content: Node[]) =>
  schema.node('bulletList', null, [schema.node('listItem', null, content)]);
const stateOf = (...content: Node[]) =>
  EditorState.create({ schema, doc: schema.node('doc', null, content) });

describe('entry guard', () => {
  it('[PAGE-10] measures what a change puts in, not what it takes out', () => {
    const state = stateOf(paragraph('some text'));
    const short = sizeOfEntry(state.tr.insertText('1234', 1));
    const long = sizeOfEntry(state.tr.insertText('1234汉字', 1));
    expect(short.depth).toBe(2);
    expect(long.byteCount - short.byteCount).toBe(6);
    expect(sizeOfEntry(state.tr.delete(1, 5)).byteCount).toBe(0);
  });

  it('[PAGE-10] measures marks on every run of text, and what a split writes once more', () => {
    const link = schema.mark('link', { href: `https://example.org/${'x'.repeat(1_000)}` });
    const state = stateOf(paragraph('one'), paragraph('two'));
    expect(sizeOfEntry(state.tr.addMark(1, 9, link)).byteCount).toBeGreaterThan(2_000);
    const long = stateOf(paragraph('y'.repeat(5_000)));
    expect(sizeOfEntry(long.tr.split(2)).byteCount).toBeGreaterThan(5_000);
  });

  it('[PAGE-10] counts nesting from the top of the document', () => {
    const state = stateOf(list(paragraph('outer')));
    const slice = new Slice(Fragment.from(list(paragraph('inner'))), 0, 0);
    // doc > list > item, then list > item > paragraph > text
    expect(sizeOfEntry(state.tr.replace(9, 9, slice)).depth).toBe(2 + 4);
  });

  it('[PAGE-10] counts what is wrapped, not only what is put around it', () => {
    const { tr, doc } = stateOf(paragraph('words'));
    const range = doc.resolve(1).blockRange();
    if (range === null) throw new Error('no block at 1');
    const { bulletList, listItem } = schema.nodes;
    if (bulletList === undefined || listItem === undefined) throw new Error('no lists');
    tr.wrap(range, [{ type: bulletList }, { type: listItem }]);
    // list > item > paragraph > text
    expect(sizeOfEntry(tr).depth).toBe(4);
  });

  it('[PAGE-10] measures any depth without running out of stack', () => {
    let deep = paragraph('x');
    for (let level = 0; level < 20_000; level += 1) deep = schema.node('blockquote', null, [deep]);
    expect(depthOf(Fragment.from(deep))).toBe(20_002);
  });
});
