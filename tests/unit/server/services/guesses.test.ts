import { describe, expect, it } from 'vitest';
import { Guesses } from '../../../../server/services/guesses.ts';
import { HandClock } from '../../../support/hand-clock.ts';

describe('guesses', () => {
  it('[SHARE-7] so many in a while, each guesser for itself', () => {
    const clock = new HandClock();
    const guesses = new Guesses(clock, 2, 1_000);
    expect([1, 2, 3].map(() => guesses.take('a'))).toEqual([true, true, false]);
    expect(guesses.take('b')).toBe(true);
    guesses.giveBack('a');
    expect(guesses.take('a')).toBe(true);
    expect(guesses.take('a')).toBe(false);
    clock.pass(1_000);
    expect(guesses.take('a')).toBe(true);
  });

  it('[SHARE-7] setting the machine’s clock forgives nobody', () => {
    const clock = new HandClock();
    const guesses = new Guesses(clock, 1, 1_000);
    guesses.take('a');
    clock.jump(1e9);
    expect(guesses.take('a')).toBe(false);
  });

  it('[SHARE-7] what was right is forgotten, and many guessers take bounded memory', () => {
    const guesses = new Guesses(new HandClock(), 5, 1_000);
    guesses.take('a');
    guesses.giveBack('a');
    guesses.giveBack('a');
    expect(guesses.size).toBe(0);
    for (let n = 0; n < 30_000; n++) guesses.take(`guesser ${n}`);
    expect(guesses.size).toBeLessThanOrEqual(10_000);
  });
});
