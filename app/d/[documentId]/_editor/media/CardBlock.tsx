'use client';
/** A link with the words somebody gave it. Nothing of the page it leads to is fetched. */
import { Bookmark, Link2 } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { bookmarkOf } from '../../../../../lib/editor/media/media.ts';
import { hostOf } from '../../../../../lib/editor/media/web-address.ts';
import styles from './Media.module.css';
import type { MediaBlockProps } from './media-props.ts';
import { PaperLink } from './PictureBlock.tsx';

const ICON_PX = 18;

export function CardBlock({ view, isEditable }: MediaBlockProps) {
  const { media } = useEditorMessages();
  const { url, title, description } = bookmarkOf(useSyncExternalStore(view.watch, view.node).attrs);
  if (url === null) {
    return (
      <p className={styles.note}>
        <Bookmark size={ICON_PX} aria-hidden />
        <span>{[media.noCard, title].filter((part) => part !== '').join(' ')}</span>
      </p>
    );
  }
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      draggable={false}
      // Where one writes, a click chooses it as it does any block, and its bar opens it.
      tabIndex={isEditable ? -1 : 0}
      className={styles.card}
    >
      <span className={styles.cardTitle} dir="auto" data-words="title">
        {title || url}
      </span>
      {description === '' ? null : (
        <span className={styles.cardWords} dir="auto" data-words="description">
          {description}
        </span>
      )}
      <span className={styles.cardHost}>
        <Link2 size={14} aria-hidden />
        {hostOf(url)}
      </span>
      <PaperLink address={url} />
    </a>
  );
}
