/** The bar over the page: where one is, whether all is saved, who is here, what else can be done. */
import type { ReactNode } from 'react';
import { Mark } from '../../../_ui/Logo.tsx';
import styles from './Header.module.css';

export interface HeaderProps {
  readonly home: string;
  readonly title: ReactNode;
  /** Beside the title. */
  readonly chip?: ReactNode;
  /** At the far end. */
  readonly children?: ReactNode;
}

export function Header({ home, title, chip, children }: HeaderProps) {
  return (
    <header className={styles.header}>
      {/* A whole navigation: the browser then asks before unsent work is left behind. */}
      {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
      <a href="/" className={styles.home} aria-label={home} data-tip={home}>
        <Mark />
      </a>
      <span className={styles.slash} aria-hidden>
        /
      </span>
      {title}
      {chip}
      <div className={styles.end}>{children}</div>
    </header>
  );
}

export function HeaderTitle({
  text,
  untitled,
}: {
  readonly text: string;
  readonly untitled: string;
}) {
  return (
    <span className={styles.title} data-empty={text === ''} dir="auto">
      {text === '' ? untitled : text}
    </span>
  );
}
