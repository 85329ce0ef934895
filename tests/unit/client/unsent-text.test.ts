import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { unsentTextOf } from '../../../lib/client/unsent-text.ts';

/** Runs `edit` and returns its update. */
function updateOf(doc: Y.Doc, edit: () => void): Uint8Array {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array) => updates.push(update);
  doc.on('update', keep);
  doc.transact(edit);
  doc.off('update', keep);
  return Y.mergeUpdates(updates);
}

function paragraph(text: string): { block: Y.XmlElement; text: Y.XmlText } {
  const block = new Y.XmlElement('paragraph');
  const inner = new Y.XmlText(text);
  block.insert(0, [inner]);
  return { block, text: inner };
}

describe('Unsent text', () => {
  it('[CLIENT-22] is empty when nothing is unsent', () => {
    const doc = new Y.Doc();
    doc.getText('title').insert(0, 'All stored');
    expect(unsentTextOf(doc, [])).toBe('');
  });

  it('[CLIENT-22] comes in reading order, whatever the order of writing', () => {
    const doc = new Y.Doc();
    const body = doc.getXmlFragment('default');
    const second = updateOf(doc, () => body.insert(0, [paragraph('second').block]));
    const first = updateOf(doc, () => body.insert(0, [paragraph('first').block]));
    const title = updateOf(doc, () => doc.getText('title').insert(0, 'Title'));
    expect(unsentTextOf(doc, [second, first, title])).toBe('Title\nfirst\nsecond');
  });

  it('[CLIENT-22] leaves out what is stored, inside one run of text too', () => {
    const doc = new Y.Doc();
    const { block, text } = paragraph('stored ');
    doc.getXmlFragment('default').insert(0, [block]);
    const unsent = updateOf(doc, () => text.insert(text.length, 'unsent'));
    expect(unsentTextOf(doc, [unsent])).toBe('unsent');
  });

  it('[CLIENT-22] leaves out what was deleted again', () => {
    const doc = new Y.Doc();
    const { block, text } = paragraph('');
    doc.getXmlFragment('default').insert(0, [block]);
    const typed = updateOf(doc, () => text.insert(0, 'keep drop'));
    const deleted = updateOf(doc, () => text.delete(4, 5));
    expect(unsentTextOf(doc, [typed, deleted])).toBe('keep');
  });

  it('[CLIENT-22] finds text inside nested blocks, one line a block', () => {
    const doc = new Y.Doc();
    const unsent = updateOf(doc, () => {
      const list = new Y.XmlElement('bulletList');
      const items = ['one', 'two'].map((word) => {
        const item = new Y.XmlElement('listItem');
        item.insert(0, [paragraph(word).block]);
        return item;
      });
      list.insert(0, items);
      doc.getXmlFragment('default').insert(0, [list]);
    });
    expect(unsentTextOf(doc, [unsent])).toBe('one\ntwo');
  });
});
