import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../../../lib/core/limits.ts';
import { newKnown, stateVectorOf } from '../../../lib/protocol/known.ts';
import { screen, type Ownership } from '../../../lib/protocol/screen.ts';
import { answer, one, take, VICTIM, victimsDocument } from '../../support/screening.ts';
import { rawUpdate } from '../../support/update-builder.ts';

describe('depth', () => {
  const step = (clock: number): Uint8Array =>
    rawUpdate([
      {
        client: 1,
        clock,
        structs: [
          { parent: clock === 0 ? 'default' : [1, clock - 1], content: { element: 'blockquote' } },
        ],
      },
    ]);

  it('[SCREEN-11] small steps over many updates end at the same depth as one leap', () => {
    const known = newKnown();
    for (let clock = 0; clock < DEFAULT_LIMITS.depthMax; clock++) take(known, step(clock));
    expect(answer(known, step(DEFAULT_LIMITS.depthMax))).toBe('too_deep');
    const leap = Y.mergeUpdates(Array.from({ length: 5_000 }, (_, clock) => step(clock)));
    expect(answer(newKnown(), leap)).toBe('too_deep');
  });

  it('[SCREEN-11] depth is inherited from neighbours, not only from parents', () => {
    const limits = { depthMax: 2 };
    const known = victimsDocument();
    const sibling = (client: number) =>
      one({ origin: [VICTIM, 1], content: { element: 'p' } }, client);
    expect(answer(known, sibling(1), limits)).toBe('accepted');
    expect(answer(known, sibling(1), { depthMax: 1 })).toBe('too_deep');
    const before = one({ right: [VICTIM, 1], content: { element: 'p' } });
    expect(answer(known, before, { depthMax: 1 })).toBe('too_deep');
    take(known, sibling(1));
    const inside = one({ parent: [1, 0], content: { element: 'p' } });
    expect(answer(known, inside, limits)).toBe('too_deep');
  });
});

describe('client ids', () => {
  it("[SCREEN-12] a victim's next clocks cannot be taken by another", () => {
    const known = victimsDocument();
    const poison = rawUpdate([
      { client: VICTIM, clock: 6, structs: [{ content: { gc: 2 ** 31 - 10 } }] },
    ]);
    expect(poison.length).toBeLessThanOrEqual(15);
    expect(answer(known, poison, {}, 'theirs')).toBe('foreign_client_id');
    expect(stateVectorOf(known).get(VICTIM)).toBe(6);
    const whole = rawUpdate([
      { client: VICTIM, clock: 6, structs: [{ content: { gc: 2 ** 31 } }] },
    ]);
    expect(answer(known, whole, {}, 'theirs')).toBe('bad_update');
  });

  it('[SCREEN-12] a foreign id is refused even beside a gap, and a held one is waited for', () => {
    const known = victimsDocument();
    const gap = rawUpdate([{ client: VICTIM, clock: 9, structs: [{ content: { gc: 1 } }] }]);
    expect(answer(known, gap, {}, 'theirs')).toBe('foreign_client_id');
    expect(answer(known, gap, {}, 'held')).toBe('held');
    expect(answer(known, gap, {}, 'mine')).toBe('resync');
  });

  it('[SCREEN-12] a free id is claimed, and a foreign one goes before a held one', () => {
    const update = rawUpdate([
      { client: 1, structs: [{ content: { gc: 1 } }] },
      { client: 2, structs: [{ content: { gc: 1 } }] },
      { client: 3, structs: [{ content: { gc: 1 } }] },
    ]);
    const ask = (owners: readonly Ownership[]) =>
      screen(
        newKnown(),
        update,
        { mayWrite: true, ownershipOf: (client) => owners[client - 1] ?? 'free' },
        DEFAULT_LIMITS,
      );
    expect(ask(['free', 'mine', 'free'])).toMatchObject({ claims: [1, 3], clientIds: [1, 2, 3] });
    expect(ask(['held', 'mine', 'theirs'])).toMatchObject({ code: 'foreign_client_id' });
    expect(ask(['free', 'held', 'held'])).toEqual({ is: 'held', clientId: 2 });
  });

  it("[SCREEN-12] another's letters may be deleted: only new structs need an id of one's own", () => {
    const update = rawUpdate([], [[VICTIM, [[2, 1]]]]);
    expect(answer(victimsDocument(), update, {}, 'theirs')).toBe('accepted');
  });
});

describe('gaps', () => {
  it('[SCREEN-13] a thousand orphans are answered with resync and leave no trace', () => {
    const known = victimsDocument();
    const before = structuredClone(known);
    for (let client = 100; client < 1_100; client++) {
      expect(answer(known, one({ origin: [99, 5], content: { text: 'x' } }, client))).toBe(
        'resync',
      );
    }
    expect(known).toEqual(before);
  });

  it.each<[string, Uint8Array]>([
    [
      'a clock beyond the next',
      rawUpdate([{ client: VICTIM, clock: 7, structs: [{ content: { gc: 1 } }] }]),
    ],
    [
      'a skip over unknown clocks',
      rawUpdate([
        {
          client: 1,
          structs: [{ content: { gc: 1 } }, { content: { skip: 5 } }, { content: { gc: 1 } }],
        },
      ]),
    ],
    ['an unknown origin', one({ origin: [99, 0], content: { text: 'a' } })],
    ['an unknown right origin', one({ right: [VICTIM, 6], content: { text: 'a' } })],
    ['an unknown parent', one({ parent: [99, 0], content: { text: 'a' } })],
    ['a deletion of clocks to come', rawUpdate([], [[VICTIM, [[4, 3]]]])],
    ['a deletion of an unknown client', rawUpdate([], [[99, [[0, 1]]]])],
  ])('[SCREEN-13] %s needs a resync', (_, update) => {
    expect(answer(victimsDocument(), update)).toBe('resync');
  });

  it('[SCREEN-13] a skip over what is known is no gap, and one after everything says nothing', () => {
    const known = victimsDocument();
    const over = rawUpdate([
      {
        client: VICTIM,
        structs: [{ content: { skip: 6 } }, { origin: [VICTIM, 4], content: { text: 'd' } }],
      },
    ]);
    expect(answer(known, over)).toBe('accepted');
    const after = rawUpdate([{ client: VICTIM, clock: 0, structs: [{ content: { skip: 60 } }] }]);
    expect(answer(known, after)).toBe('empty');
  });

  it('[SCREEN-13] structs of one update may refer to each other in any order', () => {
    const update = rawUpdate([
      {
        client: 1,
        structs: [
          { origin: [2, 1], content: { text: 'c' } },
          { origin: [3, 0], content: { text: 'e' } },
        ],
      },
      { client: 2, structs: [{ parent: 'title', content: { text: 'ab' } }] },
      { client: 3, structs: [{ origin: [1, 0], content: { text: 'd' } }] },
    ]);
    expect(answer(newKnown(), update)).toBe('accepted');
  });
});

describe('roles', () => {
  it("[SCREEN-14] a viewer's new content is not allowed, whatever else is wrong with it", () => {
    const viewer = { mayWrite: false, ownershipOf: () => 'theirs' as const };
    const ask = (update: Uint8Array) => screen(victimsDocument(), update, viewer, DEFAULT_LIMITS);
    expect(ask(one({ origin: [VICTIM, 4], content: { text: 'd' } }))).toMatchObject({
      code: 'not_allowed',
    });
    expect(ask(rawUpdate([], [[VICTIM, [[2, 1]]]]))).toMatchObject({ code: 'not_allowed' });
    expect(ask(one({ origin: [99, 4], content: { text: 'd' } }))).toMatchObject({
      code: 'not_allowed',
    });
    expect(ask(Uint8Array.of(0, 0))).toEqual({ is: 'empty' });
  });
});
