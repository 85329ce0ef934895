// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';

beforeEach(() => {
  document.body.innerHTML = '<input>';
  vi.resetModules();
});

async function aFreshPage() {
  const keys = await import('../../../app/d/[documentId]/_editor/early-keys.ts');
  keys.keepEarlyKeys();
  return keys;
}

function press(key: string, on: Element = document.body, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  on.dispatchEvent(event);
  return event.defaultPrevented;
}

describe('keys pressed early', () => {
  it('[PAGE-83] are kept in their order, with what was taken back left out', async () => {
    const { takeEarlyKeys } = await aFreshPage();
    for (const key of ['N', 'o', 't', '👋', 'Backspace', 'e', 'Enter', 'x', 'Shift', 'F5'])
      press(key);
    expect(takeEarlyKeys()).toBe('Note\nx');
  });

  it('[PAGE-83] are left to what has the focus, and shortcuts to the browser', async () => {
    const { takeEarlyKeys } = await aFreshPage();
    const field = document.querySelector('input') as HTMLInputElement;
    expect(press('a', field)).toBe(false);
    expect(press('r', document.body, { ctrlKey: true })).toBe(false);
    expect(press(' ')).toBe(true);
    expect(takeEarlyKeys()).toBe(' ');
  });

  it('[PAGE-83] are kept no longer once the editor is there', async () => {
    const { takeEarlyKeys } = await aFreshPage();
    press('a');
    expect(takeEarlyKeys()).toBe('a');
    expect(press('b')).toBe(false);
    expect(takeEarlyKeys()).toBe('');
  });
});
