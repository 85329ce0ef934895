'use client';
/** Whose pictures are shown without being asked for again, and a way to take that back. */
import { X } from 'lucide-react';
import { useId, useRef } from 'react';
import { IconButton } from '../../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { fill } from '../../../../../lib/i18n/phrase.ts';
import { hideHost } from '../media/shown-hosts.ts';
import { useShownHosts } from '../media/use-shown-hosts.ts';
import styles from './SettingsDialog.module.css';

export function ShownHosts() {
  const { media } = useEditorMessages();
  const heading = useId();
  const section = useRef<HTMLElement>(null);
  const hosts = useShownHosts();
  return (
    <section ref={section} tabIndex={-1} aria-labelledby={heading}>
      <h3 id={heading} className={styles.heading}>
        {media.shownHosts}
      </h3>
      {hosts.length === 0 ? <p className={styles.plain}>{media.shownHostsNone}</p> : null}
      <ul className={styles.hosts}>
        {hosts.map((host) => (
          <li key={host} className={styles.host}>
            <span>{host}</span>
            <IconButton
              label={fill(media.hideHost, { host })}
              onClick={() => {
                // What is pressed goes, and the focus with it.
                section.current?.focus();
                hideHost(host);
              }}
            >
              <X size={16} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
