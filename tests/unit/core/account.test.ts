import { describe, expect, it } from 'vitest';
import { maskEmail } from '../../../lib/core/account.ts';

describe('a masked address', () => {
  it.each([
    ['ada@example.org', 'ad…@example.org'],
    ['ad@example.org', 'a…@example.org'],
    ['a@example.org', 'a…@example.org'],
    ['𝒶da@example.org', '𝒶d…@example.org'],
  ])('[SHARE-31] shows its beginning and its host: %s', (email, shown) => {
    expect(maskEmail(email)).toBe(shown);
  });
});
