import { describe, expect, it } from 'vitest';
import { Shares } from '../../../../server/gateway/shares.ts';

describe('shares', () => {
  it('[GATE-25] are bounded for each and for all together, and come back', () => {
    const shares = new Shares<string>(10, 15);
    expect([shares.take('ada', 10), shares.take('ada', 1)]).toEqual([true, false]);
    expect([shares.take('bob', 6), shares.take('bob', 5)]).toEqual([false, true]);
    expect(shares.take('cy', 1)).toBe(false);
    shares.giveBack('ada', 4);
    expect([shares.take('cy', 4), shares.take('ada', 1)]).toEqual([true, false]);
  });
});
