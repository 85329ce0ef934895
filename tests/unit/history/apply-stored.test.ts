import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyStored } from '../../../lib/history/apply-stored.ts';
import { deletedIn, replay } from '../../support/replica-facts.ts';
import { rawUpdate } from '../../support/update-builder.ts';

/** A bold letter: mark (clock 0), letter (1), end of the mark (2); then the letter goes. */
const LOG = [
  rawUpdate([
    {
      client: 7,
      structs: [
        { parent: 'title', content: { format: 'bold', json: '{}' } },
        { origin: [7, 0], content: { text: 'a' } },
        { origin: [7, 1], content: { format: 'bold', json: 'null' } },
      ],
    },
  ]),
  rawUpdate([], [[7, [[1, 1]]]]),
];

describe('applying what is stored', () => {
  it('[HIST-10] leaves marks around nothing where they are', () => {
    const [oneByOne, atOnce] = [replay([], false), replay([], false)];
    for (const update of LOG) applyStored(oneByOne, [update]);
    applyStored(atOnce, LOG);
    expect(deletedIn(oneByOne)).toEqual({ 7: [1, 2] });
    expect(deletedIn(atOnce)).toEqual({ 7: [1, 2] });
    // What an editor makes of the same log, and then says.
    expect(deletedIn(replay(LOG, false))).toEqual({ 7: [0, 2] });
  });

  it('[HIST-3] takes more updates than go into one batch, in order', () => {
    const writer = new Y.Doc();
    const updates: Uint8Array[] = [];
    writer.on('update', (update: Uint8Array) => updates.push(update));
    for (let at = 0; at < 600; at++) writer.getText('title').insert(at, String(at % 10));
    const doc = replay([]);
    applyStored(doc, updates);
    expect(doc.getText('title').toString()).toBe(writer.getText('title').toString());
    expect(doc.store.pendingStructs).toBeNull();
  });
});
