/** Five pages side by side; each has an address of its own, so they are links. */
import type { WorkspaceMessages } from '../../lib/i18n/en.ts';
import { AppLink } from '../_ui/AppLink.tsx';
import styles from './WorkspaceTabs.module.css';

const TABS = {
  members: '/members',
  links: '/workspace/links',
  storage: '/workspace/storage',
  settings: '/workspace/settings',
  activity: '/workspace/activity',
} as const satisfies Partial<Record<keyof WorkspaceMessages['tabs'], string>>;
export type WorkspaceTab = keyof typeof TABS;

const ORDER: readonly WorkspaceTab[] = ['members', 'links', 'storage', 'settings', 'activity'];

export interface WorkspaceTabsProps {
  readonly words: WorkspaceMessages['tabs'];
  readonly current: WorkspaceTab;
}

export function WorkspaceTabs({ words, current }: WorkspaceTabsProps) {
  return (
    <nav className={styles.tabs} aria-label={words.label}>
      {ORDER.map((tab) => (
        <AppLink
          key={tab}
          href={TABS[tab]}
          className={styles.tab}
          {...(tab === current ? { 'aria-current': 'page' as const } : {})}
        >
          {words[tab]}
        </AppLink>
      ))}
    </nav>
  );
}
