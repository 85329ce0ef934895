import { describe, expect, it } from 'vitest';
import { GatherPace } from '../../../server/room/gather-pace.ts';

const LIMITS = { gatherMsMax: 8, gatherUpdates: 32 };

/** After so many updates a millisecond for a second. */
function paceAt(perMs: number): GatherPace {
  const pace = new GatherPace(LIMITS, 0);
  for (let ms = 1; ms <= 1_000; ms += 1) pace.note(perMs, ms);
  return pace;
}

describe('gathering', () => {
  it('[COMMIT-10] waits for the rest of a batch that is soon full', () => {
    const pace = paceAt(8);
    expect(pace.waitMs(0)).toBeCloseTo(4);
    expect(pace.waitMs(16)).toBeCloseTo(2);
    expect(pace.waitMs(32)).toBe(0);
    expect(pace.isWorth(31)).toBe(false);
    expect(pace.isWorth(32)).toBe(true);
  });

  it('[COMMIT-10] never waits where a batch would take too long to fill', () => {
    expect(paceAt(1.9).waitMs(0)).toBe(0);
    expect(paceAt(2.1).waitMs(0)).toBe(LIMITS.gatherMsMax);
    expect(new GatherPace(LIMITS, 0).waitMs(1)).toBe(0);
  });

  it('[COMMIT-10] forgets a rush as soon as it is over', () => {
    const pace = paceAt(50);
    pace.note(1, 2_000);
    expect(pace.waitMs(0)).toBe(0);
  });

  it('[COMMIT-10] a clock that stands still tells no rate', () => {
    const pace = new GatherPace(LIMITS, 0);
    for (let n = 0; n < 1_000; n += 1) pace.note(100, 0);
    expect(pace.waitMs(0)).toBe(0);
  });
});
