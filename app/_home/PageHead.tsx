'use client';
/** The title of a page beside the list, what can be done there, and the way back. */
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { LinkButton } from '../_ui/LinkButton.tsx';
import page from './DocumentsPage.module.css';
import styles from './PageHead.module.css';

export interface PageHeadProps {
  readonly title: string;
  readonly back: string;
  readonly children?: ReactNode;
}

export function PageHead({ title, back, children }: PageHeadProps) {
  return (
    <div className={page.head}>
      <h1 className={page.heading}>{title}</h1>
      {children === undefined ? null : <div className={styles.deed}>{children}</div>}
      <LinkButton href="/" look="quiet">
        <ArrowLeft size={16} aria-hidden className={styles.back} />
        {back}
      </LinkButton>
    </div>
  );
}
