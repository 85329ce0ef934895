// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { CaretActivity } from '../../../app/d/[documentId]/_editor/caret-activity.ts';
import { Carets } from '../../../app/d/[documentId]/_editor/carets.ts';
import { BODY_FIELD } from '../../../lib/editor/fields.ts';
import { sharedEditor, timersStandStill } from '../../support/editor.ts';
import { HandClock } from '../../support/hand-clock.ts';

timersStandStill();

// jsdom has none; where a flag stands matters only on a screen.
vi.stubGlobal(
  'IntersectionObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);

function shared() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  const text = new Y.XmlText('cat');
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [text]);
  theirs.getXmlFragment(BODY_FIELD).insert(0, [paragraph]);
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
  theirs.on('update', (update: Uint8Array) => Y.applyUpdate(mine, update, theirs));
  const awareness = new Awareness(mine);
  const clock = new HandClock();
  const activity = new CaretActivity(awareness, clock);
  const editor = sharedEditor(mine, [
    Carets.configure({ awareness, activity, clock, nameless: '?', guest: null }),
  ]);
  vi.spyOn(editor.view, 'hasFocus').mockReturnValue(true);
  editor.commands.setTextSelection(2);
  const heard = { updates: 0, transactions: 0 };
  awareness.on('update', () => (heard.updates += 1));
  editor.on('transaction', () => (heard.transactions += 1));
  return {
    editor,
    awareness,
    theirs,
    text,
    heard,
    cursor: (): unknown => awareness.getLocalState()?.['cursor'],
  };
}

it('[EDITOR-178] a letter of another person makes this page say and draw no caret', () => {
  const { text, heard, cursor, awareness } = shared();
  expect(cursor()).toMatchObject({ anchor: {}, head: {} });
  text.insert(3, 's');
  text.insert(0, 'A ');
  vi.advanceTimersByTime(100);
  expect(heard).toEqual({ updates: 0, transactions: 2 });
  awareness.destroy();
});

it('[EDITOR-178] a caret that moves is told, and one of another person is drawn', () => {
  const { editor, heard, cursor, theirs, awareness } = shared();
  const before: unknown = cursor();
  editor.commands.setTextSelection(4);
  vi.advanceTimersByTime(100);
  expect(heard).toEqual({ updates: 1, transactions: 1 });
  expect(cursor()).not.toEqual(before);
  const other = new Awareness(theirs);
  other.setLocalStateField('cursor', before);
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [theirs.clientID]), null);
  vi.advanceTimersByTime(100);
  expect(heard).toEqual({ updates: 2, transactions: 2 });
  expect(editor.view.dom.querySelectorAll('.caret')).toHaveLength(1);
  other.destroy();
  awareness.destroy();
});
