/** A page of another schema would take out of a document what it does not know. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readSyncMessage } from 'y-protocols/sync';
import * as Y from 'yjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '../../lib/core/document.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import { encodeUpdate } from '../../lib/protocol/codec.ts';
import { until } from '../support/stock-client.ts';
import { testGateway, type TestGateway, type Visitor } from '../support/test-gateway.ts';
import { rawUpdate } from '../support/update-builder.ts';

const WRITER = 7;
const ADA = 'g_ada'.padEnd(24, 'A');

let world: TestGateway;

beforeEach(async () => {
  world = await testGateway();
});

afterEach(() => world.close());

function bodyOf({ messages }: Visitor): string {
  const doc = new Y.Doc();
  for (const message of messages) {
    const decoder = decoding.createDecoder(message);
    if (decoding.readVarUint(decoder) !== 0) continue;
    readSyncMessage(decoder, encoding.createEncoder(), doc, null);
  }
  return doc.getXmlFragment('default').toString();
}

describe('gateway', () => {
  it.each([
    ['an older', SCHEMA_VERSION - 1],
    ['a newer', SCHEMA_VERSION + 1],
  ])('[GATE-32] a page of %s schema takes nothing out of a document', async (_, version) => {
    const id = await world.makeDocument();
    const author = world.connect(id, ADA);
    await author.greeted;
    const callout = rawUpdate([
      { client: WRITER, structs: [{ parent: 'default', content: { element: 'callout' } }] },
    ]);
    author.socket.send(encodeUpdate(callout));
    const reader = world.connect(id);
    await until('it is stored', () => bodyOf(reader) === '<callout></callout>');
    const heardBefore = reader.messages.length;

    const page = world.connect(`${id}?stored=1&schema=${version}` as DocumentId, ADA);
    // Both what it writes under its own id and what it deletes.
    const own = { parent: 'default', content: { element: 'paragraph' } } as const;
    page.socket.on('open', () => {
      page.socket.send(encodeUpdate(rawUpdate([], [[WRITER, [[0, 1]]]])));
      page.socket.send(encodeUpdate(rawUpdate([{ client: 8, structs: [own] }])));
    });
    expect(await page.closed).toEqual({ code: 4409, reason: 'page_outdated' });
    expect(page.messages).toEqual([]);

    const late = world.connect(id);
    await until('a newcomer reads', () => bodyOf(late) === '<callout></callout>');
    expect(reader.messages.length).toBe(heardBefore);
  });
});
