/** When a soak is passed. */
import { describe, expect, it } from 'vitest';
import { judge, type Reading } from '../../bench/soak-verdict.ts';

const MINUTES = 30;
const PER_MINUTE = 6;

/** A process that is warm after five minutes and has teeth of 40 MiB, as garbage makes them. */
function soak(change: (reading: Reading) => Partial<Reading>): Reading[] {
  return Array.from({ length: MINUTES * PER_MINUTE }, (_, at) => {
    const minute = at / PER_MINUTE;
    const heaps = 100 + 10 * Math.min(minute, 5) + (at % 25) * 1.6;
    const still: Reading = {
      minute,
      held: 35,
      files: 65,
      malloc: 45,
      heaps,
      other: 15,
      resident: 125 + heaps,
    };
    return { ...still, ...change(still) };
  });
}

describe('the verdict of a soak', () => {
  it('[BENCH-10] is passed by a server that warms up and collects its garbage now and then', () => {
    expect(judge(soak(() => ({}))).isFlat).toBe(true);
  });

  it('[BENCH-10] is failed when the serving thread holds ever more', () => {
    const { isFlat, sentences } = judge(soak(({ minute }) => ({ held: 35 + minute })));
    expect(isFlat).toBe(false);
    expect(sentences[0]).toContain('not flat: 1.00 MiB a minute');
  });

  it('[BENCH-10] is failed when anything else of the process grows, and says what', () => {
    const leak = ({ minute, resident }: Reading) => ({
      malloc: 45 + 3 * minute,
      resident: resident + 3 * minute,
    });
    const { isFlat, sentences } = judge(soak(leak));
    expect(isFlat).toBe(false);
    expect(sentences[0]).toContain('is flat');
    expect(sentences[1]).toContain('not flat');
    expect(sentences[1]).toMatch(/files \+0\.0, malloc \+58\.5/);
  });

  it('[BENCH-10] is failed when what is resident swings widely, though it comes back', () => {
    const swing = ({ minute, resident }: Reading) => ({
      resident: resident + (Math.floor(minute / 5) % 2) * 90,
    });
    expect(judge(soak(swing)).isFlat).toBe(false);
  });

  it('[BENCH-10] is passed when threads for tasks are gone for a minute', () => {
    const gone = ({ minute, resident }: Reading) => ({
      resident: resident - (Math.floor(minute) % 6 === 0 ? 90 : 0),
    });
    expect(judge(soak(gone)).isFlat).toBe(true);
  });

  it('[BENCH-10] is failed when nothing was read', () => {
    expect(judge([]).isFlat).toBe(false);
  });
});
