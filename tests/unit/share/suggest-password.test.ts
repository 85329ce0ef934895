import { describe, expect, it } from 'vitest';
import { suggestPassword } from '../../../app/_share/suggest-password.ts';
import { LINK_PASSWORD_CHARS_MIN } from '../../../lib/core/sharing.ts';

describe('a suggested password', () => {
  it('[SHAREPAGE-7] is three groups of signs that do not look alike, and never twice the same', () => {
    const suggested = Array.from({ length: 500 }, suggestPassword);
    for (const password of suggested) {
      expect(password).toMatch(/^[a-z2-6]{4}-[a-z2-6]{4}-[a-z2-6]{4}$/u);
      expect(password).not.toMatch(/[01ilo]/u);
      expect(password.length).toBeGreaterThanOrEqual(LINK_PASSWORD_CHARS_MIN);
    }
    expect(new Set(suggested).size).toBe(500);
    const signs = new Set(suggested.join('').replaceAll('-', ''));
    expect(signs.size).toBe(28);
  });
});
