import { describe, expect, it } from 'vitest';
import { checkWish, firstWish, type LinkWish } from '../../../app/_share/link-wish.ts';
import { tomorrow } from '../../../app/_share/expiry.ts';
import { NOW_MS, linkView } from '../../support/sharing-views.ts';

const MOST = 100;
const HOUR_MS = 3_600_000;

const check = (changes: Partial<LinkWish>, link = null as ReturnType<typeof linkView> | null) =>
  checkWish({ ...firstWish(link), ...changes }, link, NOW_MS, MOST);

describe('the form of a link', () => {
  it('[SHAREPAGE-2] starts with viewing for 30 days, without password and limit', () => {
    expect(check({ label: ' Book club ' })).toEqual({
      ok: true,
      changes: {
        label: 'Book club',
        role: 'viewer',
        password: null,
        peopleMax: null,
        expiresAt: new Date(NOW_MS + 30 * 24 * HOUR_MS).toISOString(),
      },
    });
  });

  it('[SHAREPAGE-2] leaves the end and the password of a link as they are unless they are touched', () => {
    const link = linkView({
      expiresAt: '2026-12-01T10:00:00.000Z',
      hasPassword: true,
      peopleMax: 3,
    });
    expect(check({}, link)).toEqual({
      ok: true,
      changes: { label: link.label, role: 'viewer', peopleMax: 3 },
    });
    expect(check({ asksPassword: false, expiry: 'never' }, link)).toMatchObject({
      changes: { password: null, expiresAt: null },
    });
  });

  it('[SHAREPAGE-2] a day on the calendar is over at its end, where its maker is', () => {
    const checked = check({ expiry: 'date', date: '2026-12-24' });
    expect(checked).toMatchObject({
      ok: true,
      changes: { expiresAt: new Date(2026, 11, 24, 23, 59, 59).toISOString() },
    });
  });

  it('[SHAREPAGE-3] names every field that cannot be taken, all at once', () => {
    const wrong = check({
      expiry: 'date',
      date: '2020-01-01',
      asksPassword: true,
      password: 'short',
      hasLimit: true,
      limit: '1.5',
    });
    expect(wrong).toEqual({ ok: false, wrong: new Set(['date', 'password', 'limit']) });
  });

  it.each(['', '0', '-1', '101', 'ten', '1e9'])(
    '[SHAREPAGE-3] %j is no limit of people',
    (limit) => {
      expect(check({ hasLimit: true, limit }).ok).toBe(false);
    },
  );

  it.each(['', '2026-13-40', 'soon'])('[SHAREPAGE-3] %j is no day', (date) => {
    expect(check({ expiry: 'date', date }).ok).toBe(false);
  });

  it('[SHAREPAGE-3] the first day that is offered can be taken', () => {
    expect(check({ expiry: 'date', date: tomorrow(NOW_MS) }).ok).toBe(true);
  });
});
