import { describe, expect, it } from 'vitest';
import type { ClientId } from '../../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../../lib/core/limits.ts';
import {
  decodeClientFrame,
  encodeAwareness,
  encodeStep1,
  encodeUpdate,
} from '../../../lib/protocol/codec.ts';
import { newKnown } from '../../../lib/protocol/known.ts';
import { entriesOf } from '../../support/awareness-frame.ts';
import { answer, take } from '../../support/screening.ts';
import { rawUpdate, type RawStruct } from '../../support/update-builder.ts';
import { CORE_BUDGET, costOf } from '../../support/core-budget.ts';

const { updateBytesMax, updateDeleteRangesMax, updateClientsMax, updateStructsMax } =
  DEFAULT_LIMITS;

type State = Readonly<Record<string, unknown>> | null;
const presence = (count: number, state: State): Uint8Array =>
  encodeAwareness(
    Array.from({ length: count }, (_, at) => ({ clientId: at as ClientId, clock: 1, state })),
  );
const keys = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [n.toString(36), 1]));

const block = (client: number, structs: readonly RawStruct[]): Uint8Array =>
  rawUpdate([{ client, structs }]);
const inTitle = (content: RawStruct['content']): RawStruct => ({ parent: 'title', content });
/** Every second of so many letters. */
const everySecond = (count: number) => Array.from({ length: count }, (_, n) => [n * 2, 1] as const);

describe('the costliest legal frames', () => {
  it.each<[string, () => Uint8Array]>([
    ['a million empty states', () => presence(1_100_000, {})],
    ['a million people who leave', () => presence(900_000, null)],
    ['as many states of 4 KB as fit', () => presence(2_040, keys)],
    [
      'a state vector of as many clients as may be',
      () =>
        encodeStep1(
          new Map(
            Array.from({ length: DEFAULT_LIMITS.stateVectorClientsMax }, (_, n) => [
              (n * 40_000) as ClientId,
              5,
            ]),
          ),
        ),
    ],
    ['the largest update', () => encodeUpdate(new Uint8Array(updateBytesMax))],
  ])('[WIRE-13] %s are decoded and read within 100 ms of a core', (_, make) => {
    const frame = make();
    expect(frame.length).toBeLessThanOrEqual(DEFAULT_LIMITS.frameBytesMax);
    expect(decodeClientFrame(frame, DEFAULT_LIMITS).ok).toBe(true);
    expect(
      costOf(
        () => frame,
        () => {
          const decoded = decodeClientFrame(frame, DEFAULT_LIMITS);
          // Whoever has said nothing yet may be any of them: all are read.
          if (decoded.ok && decoded.value.is === 'awareness') entriesOf(decoded.value.claims);
        },
      ),
    ).toBeLessThan(CORE_BUDGET);
  });

  it('[WIRE-13] [WIRE-7] of a frame that speaks for very many, the first states are read', () => {
    const frame = decodeClientFrame(presence(1_100_000, {}), DEFAULT_LIMITS);
    if (!frame.ok || frame.value.is !== 'awareness') throw new Error('no presence');
    const { claims } = frame.value;
    expect(claims.length).toBeGreaterThan(DEFAULT_LIMITS.roomSessionsMax);
    expect(claims.length).toBeLessThan(10_000);
    expect(claims.every(({ clientId }, at) => clientId === at)).toBe(true);
  });

  it.each<[string, () => Uint8Array]>([
    ['text', () => block(1, [inTitle({ text: 'x'.repeat(updateBytesMax - 64) })])],
    ['Chinese text', () => block(1, [inTitle({ text: '文'.repeat(updateBytesMax / 3 - 64) })])],
    [
      'one mark',
      () => {
        const json = `[${'1,'.repeat(updateBytesMax / 2 - 64)}1]`;
        return block(1, [inTitle({ format: 'bold', json })]);
      },
    ],
    [
      'marks',
      () => {
        const json = JSON.stringify({ a: 'x'.repeat(180) });
        const mark = inTitle({ format: 'bold', json });
        return block(
          1,
          Array.from({ length: updateStructsMax }, () => mark),
        );
      },
    ],
    [
      'one value of an attribute',
      () => {
        const value = Array.from({ length: updateBytesMax / 2 - 64 }, () => 1);
        return block(1, [
          { parent: 'default', content: { element: 'paragraph' } },
          { parent: [1, 0], key: 'level', content: { any: [value] } },
        ]);
      },
    ],
  ])('[SCREEN-19] as much as fits of %s keeps a core busy for no longer than 100 ms', (_, make) => {
    const update = make();
    expect(update.length).toBeLessThanOrEqual(updateBytesMax);
    expect(update.length).toBeGreaterThan(updateBytesMax * 0.9);
    expect(answer(newKnown(), update)).toBe('accepted');
    expect(costOf(newKnown, (known) => take(known, update))).toBeLessThan(CORE_BUDGET);
  });

  const letters = block(7, [inTitle({ text: 'x'.repeat(2 * updateDeleteRangesMax + 2) })]);
  const manyWriters = rawUpdate(
    Array.from({ length: updateClientsMax }, (_, n) => ({
      client: n + 1,
      structs: [inTitle({ text: 'x'.repeat(100) })],
    })),
  );
  it.each<[string, () => readonly [readonly Uint8Array[], Uint8Array]]>([
    ['of one writer', () => [[letters], rawUpdate([], [[7, everySecond(updateDeleteRangesMax)]])]],
    [
      'of which half are known',
      () => {
        const every = everySecond(updateDeleteRangesMax);
        const half = rawUpdate([], [[7, every.filter((_, n) => n % 2 === 0)]]);
        return [[letters, half], rawUpdate([], [[7, every]])];
      },
    ],
    [
      'of as many writers as may be',
      () => {
        const each = everySecond(updateDeleteRangesMax / updateClientsMax);
        const deletions = Array.from(
          { length: updateClientsMax },
          (_, n) => [n + 1, each] as const,
        );
        return [[manyWriters], rawUpdate([], deletions)];
      },
    ],
  ])('[SCREEN-19] as many deletions as may be, %s, keep a core busy no longer', (_, make) => {
    const [before, deletions] = make();
    const knownBefore = () => {
      const known = newKnown();
      for (const update of before) take(known, update);
      return known;
    };
    expect(answer(knownBefore(), deletions)).toBe('accepted');
    expect(costOf(knownBefore, (known) => take(known, deletions))).toBeLessThan(CORE_BUDGET);
  });
});
