import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../lib/core/limits.ts';
import { newKnown } from '../../../lib/protocol/known.ts';
import { answer, take } from '../../support/screening.ts';
import { rawUpdate, type RawStruct } from '../../support/update-builder.ts';
import { CORE_BUDGET, costOf } from '../../support/core-budget.ts';

const STRUCTS = DEFAULT_LIMITS.updateStructsMax;
const CLIENTS = DEFAULT_LIMITS.updateClientsMax;

const attributes = (): Uint8Array =>
  rawUpdate([
    {
      client: 1,
      structs: Array.from({ length: STRUCTS }, (_, at): RawStruct =>
        at === 0
          ? { parent: 'default', content: { element: 'paragraph' } }
          : { parent: [1, 0], key: `name${at}`, content: { any: [1] } },
      ),
    },
  ]);

const values = (): Uint8Array =>
  rawUpdate([
    {
      client: 1,
      structs: Array.from({ length: STRUCTS }, (_, at): RawStruct => {
        if (at === 0) return { parent: 'default', content: { element: 'paragraph' } };
        const content = { any: [1] };
        return at === 1
          ? { parent: [1, 0], key: 'level', content }
          : { origin: [1, at - 1], content };
      }),
    },
  ]);

const elements = (): Uint8Array =>
  rawUpdate([
    {
      client: 1,
      structs: Array.from({ length: STRUCTS }, () => ({
        parent: 'default' as const,
        content: { element: 'paragraph' },
      })),
    },
  ]);

/** Every struct of a client leans on one of the next client, which comes later in the update. */
const zigzag = (): Uint8Array => {
  const perClient = Math.floor(STRUCTS / CLIENTS);
  return rawUpdate(
    Array.from({ length: CLIENTS }, (_, n) => {
      const client = CLIENTS - n;
      return {
        client,
        structs: Array.from({ length: perClient }, (_unused, at): RawStruct => {
          const content = { element: 'p' };
          if (client > 1) return { origin: [client - 1, at], content };
          return at === 0 ? { parent: 'default', content } : { origin: [1, at - 1], content };
        }),
      };
    }),
  );
};

describe('the costliest legal updates', () => {
  it.each([
    ['attributes of one element', attributes],
    ['values of one attribute', values],
    ['elements', elements],
    ['clients that wait for each other', zigzag],
  ])('[SCREEN-19] as many %s as fit keep a core busy for no longer than 100 ms', (_, make) => {
    const update = make();
    expect(update.length).toBeLessThan(DEFAULT_LIMITS.updateBytesMax);
    expect(answer(newKnown(), update)).toBe('accepted');
    expect(costOf(newKnown, (known) => take(known, update))).toBeLessThan(CORE_BUDGET);
  });
});
