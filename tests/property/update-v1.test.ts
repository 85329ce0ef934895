import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { NO_CLIENT, parseUpdate, type Struct } from '../../lib/protocol/update-v1.ts';
import { newWorld, settle, step } from '../support/replica-world.ts';

type YStruct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

const idOf = (id: Y.ID | null) => (id === null ? null : [id.client, id.clock]);
const reference = (client: number, clock: number) =>
  client === NO_CLIENT ? null : [client, clock];

function kindOf(struct: YStruct): string {
  if (!(struct instanceof Y.Item)) return struct instanceof Y.GC ? 'gc' : 'skip';
  const { content } = struct;
  if (content instanceof Y.ContentType)
    return content.type instanceof Y.XmlText ? 'text' : 'element';
  return content.constructor.name.replace('Content', '').toLowerCase();
}

/** A struct in words that both parsers can say. */
function inYjs(struct: YStruct): unknown {
  const isItem = struct instanceof Y.Item;
  // Without origins a decoded item's parent is still a root's name or an id.
  const parent: unknown = isItem ? struct.parent : null;
  return {
    client: struct.id.client,
    clock: struct.id.clock,
    length: struct.length,
    kind: kindOf(struct),
    origin: isItem ? idOf(struct.origin) : null,
    right: isItem ? idOf(struct.rightOrigin) : null,
    root: typeof parent === 'string' ? parent : null,
    parent: parent instanceof Y.ID ? idOf(parent) : null,
    key: isItem ? struct.parentSub : null,
  };
}

function inOurs(client: number, struct: Struct): unknown {
  return {
    client,
    clock: struct.clock,
    length: struct.length,
    kind: struct.kind,
    origin: reference(struct.originClient, struct.originClock),
    right: reference(struct.rightClient, struct.rightClock),
    root: struct.root,
    parent: reference(struct.parentClient, struct.parentClock),
    key: struct.key,
  };
}

function expectAgreement(update: Uint8Array): void {
  const parsed = parseUpdate(update, DEFAULT_LIMITS);
  expect(parsed.ok).toBe(true);
  if (!parsed.ok) return;
  const { structs, ds } = Y.decodeUpdate(update);
  const { blocks, deletes } = parsed.value;
  expect(
    blocks.flatMap(({ client, structs: ours }) => ours.map((struct) => inOurs(client, struct))),
  ).toEqual(structs.map(inYjs));
  expect(Object.fromEntries(deletes.map(({ client, ranges }) => [client, ranges]))).toEqual(
    Object.fromEntries(
      [...ds.clients].map(([client, items]) => [
        client,
        items.flatMap(({ clock, len }) => [clock, clock + len]),
      ]),
    ),
  );
}

describe('the parser of updates', () => {
  it('[WIRE-11] agrees with Yjs on every update, state and merge that Yjs wrote', () => {
    const number = fc.nat({ max: 2 ** 20 });
    const choice = fc.record({ op: number, who: number, a: number, b: number });
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 200, size: 'max' }), number, (plan, at) => {
        const world = newWorld(3);
        for (const each of plan) step(world, each);
        settle(world);
        for (const update of world.log) expectAgreement(update);
        for (const { doc } of world.replicas) expectAgreement(Y.encodeStateAsUpdate(doc));
        // With skips: a merge of every other update.
        const some = world.log.filter((_, index) => (index + at) % 2 === 0);
        if (some.length > 0) expectAgreement(Y.mergeUpdates(some));
      }),
      { numRuns: 80 },
    );
  });

  it('[WIRE-11] no bytes whatsoever make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(typeof parseUpdate(bytes, DEFAULT_LIMITS).ok).toBe('boolean');
      }),
      { numRuns: 5_000 },
    );
  });
});
