import { describe, expect, it } from 'vitest';
import { byTheGuest, isLeft, withLeft } from '../../../app/_account/left-guests.ts';

const GUEST = 'g_AAAAAAAAAAAAAAAAAAAAAA';
const ADA = 'm_AAAAAAAAAAAAAAAAAAAAAA';
const BOB = 'm_BBBBBBBBBBBBBBBBBBBBBA';

describe('guests that were left', () => {
  it('[ACCOUNT-65] each member is asked once about a guest', () => {
    const left = withLeft(undefined, GUEST, ADA);
    expect(isLeft(left, GUEST, ADA)).toBe(true);
    expect(isLeft(left, GUEST, BOB)).toBe(false);
    const both = withLeft(left, GUEST, BOB);
    expect([ADA, BOB].map((member) => isLeft(both, GUEST, member))).toEqual([true, true]);
    expect(withLeft(both, GUEST, ADA).split('.')).toHaveLength(3);
  });

  it('[ACCOUNT-65] about another guest everybody is asked anew', () => {
    const left = withLeft(undefined, GUEST, ADA);
    const other = GUEST.replace('A', 'B');
    expect(isLeft(left, other, ADA)).toBe(false);
    expect(isLeft(withLeft(left, other, BOB), other, ADA)).toBe(false);
    expect(isLeft(undefined, GUEST, ADA)).toBe(false);
    expect(isLeft('', GUEST, ADA)).toBe(false);
  });

  it('[ACCOUNT-65] a cookie stays short, and a value that any browser keeps', () => {
    let left: string | undefined;
    for (let at = 0; at < 50; at++) left = withLeft(left, GUEST, `${ADA.slice(0, -2)}${at}`);
    expect(left?.length).toBeLessThan(300);
    expect(left).toMatch(/^[\w.-]+$/);
    expect(isLeft(left, GUEST, `${ADA.slice(0, -2)}49`)).toBe(true);
  });

  it('[ACCOUNT-65] the question leads on to where the sign-in was to', () => {
    expect(byTheGuest('/d/x?y=1#z')).toBe('/guest?to=%2Fd%2Fx%3Fy%3D1%23z');
  });
});
