import { describe, expect, it } from 'vitest';
import { addressBlockOf } from '../../../../server/services/address-block.ts';
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

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    ['unknown', 'unknown'],
  ])('[SHARE-7] %s counts as %s', (address, block) => {
    expect(addressBlockOf(address)).toBe(block);
  });
});
