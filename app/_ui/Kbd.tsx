'use client';
/** A shortcut as keys. Only shown after a person asks for it, so the server need not know their keyboard. */
import styles from './Kbd.module.css';
import { isApplePlatform, type Shortcut, shortcutKeys } from './shortcut.ts';

export function Kbd({ shortcut }: { readonly shortcut: Shortcut }) {
  const isApple = isApplePlatform();
  return (
    <kbd className={styles.kbd} suppressHydrationWarning>
      {shortcutKeys(shortcut, isApple).join(isApple ? '' : '+')}
    </kbd>
  );
}
