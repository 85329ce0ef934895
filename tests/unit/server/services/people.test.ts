import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../../lib/core/faults.ts';
import type { PersonId } from '../../../../lib/core/ids.ts';
import { PRESENCE_PALETTE } from '../../../../lib/core/palette.ts';
import { ADA, NOBODY, testServices } from '../../../support/test-services.ts';

async function isRefused(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => false,
    (error: unknown) => isAppError(error) && error.code === 'bad_request',
  );
}

const NAMELESS = { name: null, account: null };

describe('people', () => {
  it('[API-14] a guest without a name has a colour all the same', async () => {
    const { people } = testServices();
    expect(await people.profileOf(ADA)).toBeNull();
    const me = await people.me(ADA);
    expect(me).toEqual({ ...NAMELESS, id: 'g_AAAAAAAAAAAAAAAAAAAAAA', hue: me.hue });
    expect(PRESENCE_PALETTE[me.hue]).toBeDefined();
    expect(await people.me(ADA)).toEqual(me);
    expect(await people.me(NOBODY)).toEqual({ ...NAMELESS, id: null, hue: 0 });
  });

  it('[API-14] first colours are spread over the palette', () => {
    const { people } = testServices();
    const hues = Array.from({ length: 500 }, (_, at) => {
      return people.defaultHue(`g_${String(at).padStart(21, 'x')}A` as PersonId);
    });
    expect(hues.toSorted((a, b) => a - b).at(0)).toBe(0);
    expect(new Set(hues).size).toBe(12);
  });

  it.each([
    [' Ada  Lovelace\n', 'Ada Lovelace'],
    ['Ada\u202Eecalevol\u2066', 'Adaecalevol'],
    ['\u0007A\u0000da\uFEFF', 'Ada'],
    ['艾达', '艾达'],
    ['\u{1F600}'.repeat(40), '\u{1F600}'.repeat(40)],
    ['Ad\u200Ba\u2060\u00AD', 'Ada'],
    ['A\u200Dda\u200C \u034FLovelace\uFE0F', 'Ada Lovelace'],
    ['\u0410d\u0430 L\u03BFvel\u0430ce', 'Ada Lovelace'],
    [
      '\u0410\u0434\u0430 \u039C\u03B1\u03C1\u03AF\u03B1 Bob',
      '\u0410\u0434\u0430 \u039C\u03B1\u03C1\u03AF\u03B1 Bob',
    ],
    ['\uFF21\uFF44\uFF41 \u{1D400}\u{1D41D}\u{1D41A}', 'Ada Ada'],
    [`Zo\u0308e${'\u0301'.repeat(30)}`, `Z\u00F6\u00E9${'\u0301'.repeat(4)}`],
    [
      '\u{1F468}\u200D\u{1F469}\u200D\u{1F467} 1\uFE0F',
      '\u{1F468}\u200D\u{1F469}\u200D\u{1F467} 1\uFE0F',
    ],
    [
      '\u0646\u06CC\u200C\u0645\u0627 \u0915\u094D\u200D\u0937',
      '\u0646\u06CC\u200C\u0645\u0627 \u0915\u094D\u200D\u0937',
    ],
  ])('[ACCESS-10] the name %j is kept as %j', async (given, kept) => {
    const { people } = testServices();
    expect(await people.introduce(ADA, { name: given, hue: 3 })).toEqual({ name: kept, hue: 3 });
    expect(await people.profileOf(ADA)).toEqual({ name: kept, hue: 3 });
  });

  it.each([
    '',
    '   ',
    '\u202E\u0000',
    '\u3164\u200B',
    'x\u0301'.repeat(2_000),
    'x'.repeat(41),
    '\u{1F600}'.repeat(41),
  ])('[ACCESS-10] the name %j is refused', async (name) => {
    const { people } = testServices();
    expect(await isRefused(people.introduce(ADA, { name, hue: 0 }))).toBe(true);
  });

  it.each([-1, 12, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    '[ACCESS-10] the colour %d is refused',
    async (hue) => {
      const { people } = testServices();
      expect(await isRefused(people.introduce(ADA, { name: 'Ada', hue }))).toBe(true);
    },
  );

  it('[ACCESS-11] rooms are told of a new name, and of no refused one', async () => {
    const { people, commands } = testServices();
    await people.introduce(ADA, { name: 'Ada', hue: 1 });
    expect(await isRefused(people.introduce(ADA, { name: '', hue: 1 }))).toBe(true);
    const personId = 'g_AAAAAAAAAAAAAAAAAAAAAA';
    expect(commands).toEqual([{ is: 'rename', personId, profile: { name: 'Ada', hue: 1 } }]);
  });

  it('[ACCESS-10] who shows no cookie has no name to keep', async () => {
    const { people } = testServices();
    await expect(people.introduce(NOBODY, { name: 'Ada', hue: 1 })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });
});
