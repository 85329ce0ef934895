'use client';
/**
 * The text before the editor. It is written into the page and nowhere else: what a component of the
 * server part draws would come a second time, in the scripts that bring the page to life.
 */
import { type ReactNode, useCallback, useState } from 'react';
import type { DocumentId } from '../../../../../lib/core/ids.ts';
import styles from '../Sheet.module.css';
import { keptSight } from './kept-sight.ts';
import { SentSight, type SentSightProps } from './SentSight.tsx';
import { resumeField } from './sight-fields.ts';
import { keepHeights, resumePlace, watchPlace } from './sight-place.ts';

export interface FirstSightProps extends SentSightProps {
  /** Where there is none after all. */
  readonly children: ReactNode;
}

export function FirstSight({ sight, isReader, children }: FirstSightProps) {
  if (typeof window === 'undefined') return <SentSight sight={sight} isReader={isReader} />;
  return <KeptSight documentId={sight.documentId}>{children}</KeptSight>;
}

/** In the browser, wherever the editor will be. */
function KeptSight({
  documentId,
  children,
}: {
  readonly documentId: DocumentId;
  readonly children: ReactNode;
}) {
  const [text] = useState(() => keptSight(documentId));
  const place = useCallback(
    (element: HTMLElement | null) => {
      if (text === null || element === null) return undefined;
      keepHeights(text);
      element.append(text);
      resumeField(text);
      resumePlace(text);
      return watchPlace(text);
    },
    [text],
  );
  if (text === null) return children;
  return <div ref={place} className={styles.body} aria-busy="true" />;
}
