// @vitest-environment jsdom
import { type Editor, getSchema } from '@tiptap/core';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { ClientId } from '../../../lib/core/ids.ts';
import { TEXT_HOLDERS } from '../../../lib/editor/block-texts.ts';
import { blankUpdate, contentOf, firstUpdate } from '../../../lib/editor/content.ts';
import { documentExtensions } from '../../../lib/editor/extensions.ts';
import { BODY_FIELD } from '../../../lib/editor/fields.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { timersStandStill } from '../../support/editor.ts';
import { wholeEditor } from '../../support/whole-editor.ts';

const ADAS = 'The beans of week one.';
const BOS = 'we weighed them once.';

timersStandStill();

function two(first: Uint8Array): [Editor, Editor, () => void] {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  for (const doc of docs) Y.applyUpdate(doc, first);
  const [ada, bo] = [wholeEditor(docs[0]), wholeEditor(docs[1])];
  const meet = () => {
    const [a, b] = docs.map((doc) => Y.encodeStateAsUpdate(doc)) as [Uint8Array, Uint8Array];
    Y.applyUpdate(docs[0], b, 'other');
    Y.applyUpdate(docs[1], a, 'other');
    vi.advanceTimersByTime(1);
  };
  return [ada, bo, meet];
}

/** Letter by letter, as far apart as the network makes it: what each has typed is known to both after every third. */
function typeAtOnce(ada: Editor, bo: Editor, meet: () => void): void {
  for (let at = 0; at < Math.max(ADAS.length, BOS.length); at += 1) {
    type(ada, ADAS.charAt(at));
    type(bo, BOS.charAt(at));
    if (at % 3 === 2) meet();
  }
  meet();
}

function type({ view, state }: Editor, letter: string): void {
  if (letter !== '') view.dispatch(state.tr.insertText(letter));
  vi.advanceTimersByTime(1);
}

function expectBoth(ada: Editor, bo: Editor): void {
  const text = ada.state.doc.textContent;
  expect(bo.state.doc.textContent).toBe(text);
  expect([ADAS + BOS, BOS + ADAS]).toContain(text);
}

describe('two people who begin one empty block at once', () => {
  it('[EDITOR-140] a new document keeps every letter of both, in the order each typed them', () => {
    const [ada, bo, meet] = two(blankUpdate(7 as ClientId, 'Report'));
    for (const editor of [ada, bo]) editor.commands.focus('end');
    typeAtOnce(ada, bo, meet);
    expectBoth(ada, bo);
  });

  it.each(['splitBlock', 'setHeading', 'setCodeBlock'] as const)(
    '[EDITOR-140] so does a block that one of them has just made: %s',
    (command) => {
      const [ada, bo, meet] = two(blankUpdate(7 as ClientId, 'Report'));
      ada.commands.focus('end');
      if (command === 'splitBlock') ada.commands.splitBlock();
      else if (command === 'setHeading') ada.commands.setHeading({ level: 2 });
      else ada.commands.setCodeBlock();
      meet();
      bo.commands.focus('end');
      typeAtOnce(ada, bo, meet);
      expectBoth(ada, bo);
    },
  );

  it('[EDITOR-140] so does one that was emptied, and one whose making was taken back and done again', () => {
    const [ada, bo, meet] = two(
      firstUpdate(7 as ClientId, { title: '', body: paragraphOf('old words') }),
    );
    ada.commands.selectAll();
    ada.commands.deleteSelection();
    ada.commands.splitBlock();
    ada.commands.undo();
    ada.commands.redo();
    meet();
    for (const editor of [ada, bo]) editor.commands.focus('end');
    typeAtOnce(ada, bo, meet);
    expectBoth(ada, bo);
  });

  it('[EDITOR-140] undo takes one’s own letters and leaves the other’s', () => {
    const [ada, bo, meet] = two(blankUpdate(7 as ClientId, 'Report'));
    for (const editor of [ada, bo]) editor.commands.focus('end');
    typeAtOnce(ada, bo, meet);
    while (ada.can().undo()) ada.commands.undo();
    meet();
    expect(bo.state.doc.textContent).toBe(BOS);
    expect(ada.state.doc.textContent).toBe(BOS);
  });
});

it('[EDITOR-140] every node of the schema that holds letters is known to be one', () => {
  const { nodes } = getSchema(documentExtensions());
  const holders = Object.values(nodes).filter(({ inlineContent }) => inlineContent);
  expect(new Set(holders.map(({ name }) => name))).toEqual(TEXT_HOLDERS);
});

it('[EDITOR-140] what is empty reads as it did, text or not', () => {
  const first = blankUpdate(7 as ClientId, '');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, first);
  const [paragraph] = doc.getXmlFragment(BODY_FIELD).toArray();
  expect((paragraph as Y.XmlElement).length).toBe(1);
  expect(contentOf([first]).body).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
});

function paragraphOf(text: string): NodeJson {
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}
