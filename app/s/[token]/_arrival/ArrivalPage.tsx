/** The quiet middle of the page that everything about a share link stands in. */
import type { ReactNode } from 'react';
import styles from './ArrivalPage.module.css';

export function ArrivalPage({ children }: { readonly children: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className={styles.page}>
      {children}
    </main>
  );
}
