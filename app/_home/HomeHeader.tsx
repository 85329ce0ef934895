/** The bar on top of home and trash: the mark at the start, the visitor at the end. */
import type { ReactNode } from 'react';
import type { ShellMessages } from '../../lib/i18n/en.ts';
import { AppLink } from '../_ui/AppLink.tsx';
import { Logo } from '../_ui/Logo.tsx';
import styles from './HomeHeader.module.css';

export function HomeHeader(props: {
  readonly words: ShellMessages['product'];
  readonly children: ReactNode;
}) {
  return (
    <header className={styles.header}>
      <AppLink href="/" className={styles.home} aria-label={props.words.home}>
        <Logo name={props.words.name} />
      </AppLink>
      {props.children}
    </header>
  );
}
