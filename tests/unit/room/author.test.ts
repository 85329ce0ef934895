/** Who wrote the newest of what a commit stored. */
import { describe, expect, it } from 'vitest';
import { aDocumentUpdate } from '../../support/documents.ts';
import { TestRoom } from '../../support/test-room.ts';

describe('the author of a change', () => {
  it('[HOME-7] is told with every commit: of its newest update, the server itself included', () => {
    const room = new TestRoom().load();
    const authors = () =>
      room.effects.flatMap((effect) => (effect.is === 'changed' ? [effect.author] : []));
    const ada = room.join({ personId: 'g_ada' }).hello();
    const bob = room.join({ personId: 'g_bob' }).hello();
    const nobody = room.join({ personId: null }).hello();
    ada.type('a');
    bob.type('b');
    expect(authors()).toEqual([]);
    room.commit();
    ada.type('c');
    room.commit();
    nobody.type('d');
    room.commit();
    room.tell({ is: 'edited', editId: 1, update: aDocumentUpdate({ clientId: 99 }) });
    room.commit();
    expect(authors()).toEqual(['g_bob', 'g_ada', null, 's_system']);
  });
});
