/** One spelling of a shortcut for matching, showing and announcing. */
import { describe, expect, it } from 'vitest';
import { ariaShortcut, matchesShortcut, shortcutKeys } from '../../../app/_ui/shortcut.ts';

const idle = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const k = { ...idle, code: 'KeyK', key: 'k' };

describe('shortcut', () => {
  it('[SHELL-9] Mod is Command on Apple machines and Control elsewhere, never both', () => {
    expect(matchesShortcut({ ...k, metaKey: true }, 'Mod+K', true)).toBe(true);
    expect(matchesShortcut({ ...k, ctrlKey: true }, 'Mod+K', true)).toBe(false);
    expect(matchesShortcut({ ...k, ctrlKey: true }, 'Mod+K', false)).toBe(true);
    expect(matchesShortcut({ ...k, ctrlKey: true, metaKey: true }, 'Mod+K', false)).toBe(false);
  });

  it('[SHELL-9] a modifier too many or too few is another shortcut', () => {
    expect(matchesShortcut(k, 'Mod+K', false)).toBe(false);
    expect(matchesShortcut({ ...k, ctrlKey: true, shiftKey: true }, 'Mod+K', false)).toBe(false);
  });

  it('[SHELL-9] Option writes another letter on Apple machines and still matches', () => {
    const press = { ...idle, altKey: true, code: 'KeyN', key: 'Dead' };
    expect(matchesShortcut(press, 'Alt+N', true)).toBe(true);
  });

  it('[SHELL-9] is shown with the signs of the keyboard and announced in ARIA’s names', () => {
    expect(shortcutKeys('Mod+Shift+7', true)).toEqual(['⌘', '⇧', '7']);
    expect(shortcutKeys('Mod+Shift+7', false)).toEqual(['Ctrl', 'Shift', '7']);
    expect(ariaShortcut('Mod+K')).toBe('Control+K Meta+K');
    expect(ariaShortcut('Alt+N')).toBe('Alt+N');
  });
});
