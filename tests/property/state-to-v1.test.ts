import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { stateToV1 } from '../../server/workers/state-to-v1.ts';
import { newWorld, settle, step } from '../support/replica-world.ts';

/** One struct with values as JSON text, which Yjs wrote years ago and reads to this day. */
const OLD_JSON = encoding.encode((to) => {
  for (const number of [1, 1, 7, 0]) encoding.writeVarUint(to, number);
  encoding.writeUint8(to, 2);
  encoding.writeVarUint(to, 1);
  encoding.writeVarString(to, 'root');
  encoding.writeVarUint(to, 3);
  for (const text of ['{"a":[1]}', 'undefined', '"ü"']) encoding.writeVarString(to, text);
  encoding.writeVarUint(to, 0);
});

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

function expectSame(v2: Uint8Array): void {
  expect(hex(stateToV1(v2))).toBe(hex(Y.convertUpdateFormatV2ToV1(v2)));
}

/** A little of everything that Yjs can hold, whether the editor makes it or not. */
function motley(): Y.Doc {
  const doc = new Y.Doc();
  const text = doc.getText('text');
  text.insert(0, 'plain, größer, 文字, 😀 and a half: \ud83d');
  text.format(2, 9, { bold: true, link: { href: 'https://example.org', nested: [1, null] } });
  text.insertEmbed(4, { image: 'x.png', size: 1.5 });
  text.delete(1, 5);
  const map = doc.getMap('map');
  for (const key of ['a', 'ü', 'a']) map.set(key, { deep: [true, -1, 2 ** 40, 'x'] });
  map.set('bytes', Uint8Array.of(0, 255, 7));
  map.set('big', 12345678901234567890n);
  map.set('document', new Y.Doc({ guid: 'inner', meta: { kind: 'note' } }));
  const array = doc.getArray('array');
  array.insert(0, [1, 'two', null, { three: 3 }]);
  array.insert(2, [new Y.Array(), new Y.Map(), new Y.Text('t')]);
  const fragment = doc.getXmlFragment('xml');
  const element = new Y.XmlElement('paragraph');
  const hook = new Y.XmlHook('hook') as unknown as Y.XmlElement; // left out of the types of Yjs
  fragment.insert(0, [element, hook, new Y.XmlElement('paragraph')]);
  element.setAttribute('level', '1');
  element.setAttribute('level', '2');
  element.insert(0, [new Y.XmlText('inside')]);
  fragment.delete(0, 1);
  return doc;
}

describe('opening a state', () => {
  it('[COMPACT-27] gives the bytes that Yjs makes of it, whatever people wrote', () => {
    const number = fc.nat({ max: 2 ** 20 });
    const choice = fc.record({ op: number, who: number, a: number, b: number });
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 200, size: 'max' }), number, (plan, at) => {
        const world = newWorld(3);
        for (const each of plan) step(world, each);
        settle(world);
        for (const { doc } of world.replicas) expectSame(Y.encodeStateAsUpdateV2(doc));
        // With skips: a merge of every other update.
        const some = world.log.filter((_, index) => (index + at) % 2 === 0);
        if (some.length > 0) expectSame(Y.convertUpdateFormatV1ToV2(Y.mergeUpdates(some)));
      }),
      { numRuns: 60 },
    );
  });

  it('[COMPACT-27] gives the bytes that Yjs makes of every kind of content', () => {
    expectSame(Y.encodeStateAsUpdateV2(motley()));
    expectSame(Y.encodeStateAsUpdateV2(new Y.Doc()));
    expectSame(Y.convertUpdateFormatV1ToV2(OLD_JSON));
  });

  it('[COMPACT-27] a state cut short is an error and no shorter document', () => {
    const state = Y.encodeStateAsUpdateV2(motley());
    expect(() => stateToV1(state.subarray(0, state.length - 3))).toThrow(/end of array/i);
  });
});
