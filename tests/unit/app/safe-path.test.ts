import { describe, expect, it } from 'vitest';
import { safePath } from '../../../app/_account/safe-path.ts';

describe('way after signing in', () => {
  it.each(['/', '/d/TawniXVi0DNnq6WhTZj_mw', '/trash?x=1#y'])(
    '[ACCOUNT-28] leads to %s',
    (path) => {
      expect(safePath(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    '',
    'd/x',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/d/\nx',
    '/d\\x',
  ])('[ACCOUNT-28] %j leads home', (path) => {
    expect(safePath(path)).toBe('/');
    const there = new URL(safePath(path), 'https://sheaf.example');
    expect(there.origin).toBe('https://sheaf.example');
  });
});
