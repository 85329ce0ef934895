/** Keyboard shortcuts: one spelling for matching, showing and announcing. */

/** `Mod+K`, `Alt+N`, `Mod+Shift+7`, `Mod+Enter`: `Mod` is Command on Apple machines, else Control. */
export type Shortcut = string;

/** What a key event must tell; DOM and React events both do. */
export interface KeyPress {
  /** Physical key: unlike `key` it survives Option and other layouts. */
  readonly code: string;
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

const APPLE_SIGNS: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↩',
};

export function isApplePlatform(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
}

/** The keys as printed on the person's keyboard, one entry a key. */
export function shortcutKeys(shortcut: Shortcut, isApple: boolean): string[] {
  return shortcut
    .split('+')
    .map((key) => (isApple ? (APPLE_SIGNS[key] ?? key) : key === 'Mod' ? 'Ctrl' : key));
}

/** For `aria-keyshortcuts`, which knows Control and Meta. */
export function ariaShortcut(shortcut: Shortcut): string {
  const other = shortcut.replace('Mod', 'Control').replace('Ctrl', 'Control');
  return shortcut.includes('Mod') ? `${other} ${shortcut.replace('Mod', 'Meta')}` : other;
}

export function matchesShortcut(press: KeyPress, shortcut: Shortcut, isApple: boolean): boolean {
  const keys = shortcut.split('+');
  const key = keys.at(-1) ?? '';
  const wantsMod = keys.includes('Mod');
  const wantsCtrl = keys.includes('Ctrl') || (wantsMod && !isApple);
  return (
    press.ctrlKey === wantsCtrl &&
    press.metaKey === (wantsMod && isApple) &&
    press.altKey === keys.includes('Alt') &&
    press.shiftKey === keys.includes('Shift') &&
    (press.code === `Key${key}` || press.code === `Digit${key}` || press.key === key)
  );
}
