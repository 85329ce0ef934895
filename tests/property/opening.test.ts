// @vitest-environment jsdom
/** Many whole editors open one document in the same moment. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { ClientId } from '../../lib/core/ids.ts';
import { firstUpdate } from '../../lib/editor/content.ts';
import type { NodeJson } from '../../lib/editor/node-json.ts';
import { EditorHand } from '../support/editor-hand.ts';
import { TestRoom } from '../support/test-room.ts';

const PEOPLE = 10;
const BLANK: NodeJson = { type: 'doc', content: [{ type: 'paragraph' }] };
const TEMPLATE: NodeJson = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Agenda' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'What we talk about' }] },
  ],
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a new document', () => {
  it.each([
    ['a blank one', BLANK, '', ['']],
    ['a template', TEMPLATE, 'Plan', ['Agenda', 'What we talk about']],
  ])(
    '[CONTENT-40] %s that ten editors open at once holds its first content once',
    (_, body, title, lines) => {
      const room = new TestRoom().load();
      room.tell({ is: 'edited', editId: 1, update: firstUpdate(1 as ClientId, { title, body }) });
      room.commit();
      expect(room.stored).toHaveLength(1);
      const people = Array.from({ length: PEOPLE }, (_unused, n) => {
        const doc = new Y.Doc();
        // Half of them have their editor before there is anything to show.
        const hand = n % 2 === 0 ? new EditorHand(doc) : null;
        return { doc, hand, client: room.join({ personId: `g_${n}`, doc }) };
      });
      for (const { client } of people) client.hello();
      for (const { client } of people) client.read();
      const hands = people.map(({ doc, hand }) => hand ?? new EditorHand(doc));
      vi.runAllTimers();
      room.settle();
      for (const { editor } of hands) {
        const shown = editor.state.doc.children.map(({ textContent }) => textContent);
        expect(shown).toEqual(lines);
      }
      expect(people.map(({ client }) => client.text)).toEqual(people.map(() => title));
      // Nobody's page wrote anything by being opened.
      expect(room.stored).toHaveLength(1);
      for (const { editor } of hands) editor.destroy();
    },
  );
});
