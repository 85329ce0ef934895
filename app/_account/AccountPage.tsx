/** The quiet middle of the pages on which people make or enter their account. */
import type { ReactNode } from 'react';
import { EmptyState } from '../_ui/EmptyState.tsx';
import { LinkButton } from '../_ui/LinkButton.tsx';
import { Mark } from '../_ui/Logo.tsx';
import styles from './AccountPage.module.css';

export interface AccountPageProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

export function AccountPage({ title, lead, children }: AccountPageProps) {
  return (
    <main id="content" tabIndex={-1} className={styles.page}>
      <div className={styles.column}>
        <div className={styles.mark}>
          <Mark size={36} />
        </div>
        <div>
          <h1 className={styles.title} dir="auto">
            {title}
          </h1>
          {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
        </div>
        {children}
      </div>
    </main>
  );
}

/** In place of a form that leads nowhere. */
export function NoWayPage(props: {
  readonly title: string;
  readonly body: string;
  /** Where somebody may go on; absent: nowhere. */
  readonly way?: { readonly href: string; readonly label: string };
}) {
  return (
    <main id="content" tabIndex={-1} className={styles.page}>
      <EmptyState isPage title={props.title} body={props.body} art={<Mark size={40} />}>
        {props.way === undefined ? null : (
          <LinkButton href={props.way.href} look="primary">
            {props.way.label}
          </LinkButton>
        )}
      </EmptyState>
    </main>
  );
}
