'use client';
/** In the place of the search while rows are chosen: how many, and what can be done with them. */
import { ListChecks, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { plural } from '../../lib/i18n/phrase.ts';
import { Button } from '../_ui/Button.tsx';
import { IconButton } from '../_ui/IconButton.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { useHomeMessages } from './home-messages.tsx';
import styles from './SelectionBar.module.css';
import { useShortcut } from './use-shortcut.ts';
import type { RowSelection } from './use-selection.ts';

export interface SelectionBarProps {
  readonly selection: RowSelection;
  /** Not everything is chosen yet. */
  readonly mayGrow: boolean;
  readonly children: ReactNode;
}

export function SelectionBar({ selection, mayGrow, children }: SelectionBarProps) {
  const { language } = useMessages();
  const words = useHomeMessages().selection;
  useShortcut('Escape', () => {
    if (isSomethingOpen()) return;
    if (document.activeElement?.closest('[data-row]') == null) leaveFocus();
    selection.clear();
  });
  return (
    <section className={styles.bar} aria-label={words.label}>
      <IconButton
        label={words.end}
        shortcut="Escape"
        onClick={() => {
          leaveFocus();
          selection.clear();
        }}
      >
        <X size={16} aria-hidden />
      </IconButton>
      <p className={styles.count}>{plural(language.tag, words.count, selection.ids.size)}</p>
      {mayGrow ? (
        <Button
          look="quiet"
          className={styles.all}
          shortcut="Mod+A"
          aria-label={words.all}
          onClick={selection.selectAll}
        >
          <ListChecks size={16} aria-hidden />
          <span>{words.all}</span>
        </Button>
      ) : null}
      <div className={styles.deeds}>{children}</div>
    </section>
  );
}

/** The bar goes, and with it what has the focus: the page it stood in takes it. */
export function leaveFocus(): void {
  document.getElementById('content')?.focus({ preventScroll: true });
}

/** A menu or a question over the list takes Escape for itself. */
function isSomethingOpen(): boolean {
  return document.querySelector('[role="menu"], [role="alertdialog"]') !== null;
}
