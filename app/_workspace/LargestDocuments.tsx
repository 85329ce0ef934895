'use client';
/** The documents that take most room, each beside the largest of all. */
import type { StoredDocumentView } from '../../lib/core/workspace.ts';
import { bytesInWords } from '../../lib/i18n/amount.ts';
import type { WorkspaceMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { AppLink } from '../_ui/AppLink.tsx';
import { Badge } from '../_ui/Badge.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { addressOf, EVERYTHING } from './activity-filter.ts';
import { nameOf } from './audit-words.ts';
import styles from './LargestDocuments.module.css';
import { shortId } from './short-id.ts';

export interface LargestDocumentsProps {
  readonly words: WorkspaceMessages;
  /** The largest first. */
  readonly documents: readonly StoredDocumentView[];
}

export function LargestDocuments({ words, documents }: LargestDocumentsProps) {
  const { language } = useMessages();
  const most = documents[0]?.bytes ?? 1;
  const { storage } = words;
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{storage.largest}</h2>
      {documents.length === 0 ? (
        <p className={styles.empty}>{storage.empty}</p>
      ) : (
        <ol aria-label={storage.largestList} className={styles.list}>
          {documents.map(({ id, ownerId, ownerName, isTrashed, bytes }) => (
            <li key={id} className={styles.row}>
              <p className={styles.what}>
                <AppLink href={addressOf({ ...EVERYTHING, subject: id })} className={styles.link}>
                  {fill(words.document, { id: shortId(id) })}
                </AppLink>
                <span className={styles.owner} dir="auto">
                  {nameOf(ownerId, ownerName, words)}
                </span>
                {isTrashed ? <Badge>{storage.inTrash}</Badge> : null}
              </p>
              <span className={styles.bytes}>{bytesInWords(language.tag, bytes)}</span>
              <span className={styles.bar} aria-hidden>
                <span style={{ inlineSize: `${(bytes / most) * 100}%` }} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
