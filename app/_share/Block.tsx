/** One titled part of the share dialog. */
import { type ReactNode, useId } from 'react';
import styles from './Block.module.css';

export interface BlockProps {
  readonly title: string;
  /** At the far end of the title's line. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

export function Block({ title, end, children }: BlockProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.block}>
      <div className={styles.head}>
        <h3 id={id} className={styles.title}>
          {title}
        </h3>
        {end}
      </div>
      {children}
    </section>
  );
}
