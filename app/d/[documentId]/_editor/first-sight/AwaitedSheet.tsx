'use client';
/** The page of a document whose content is on its way, or will never come. */
import { useState } from 'react';
import type { Collab } from '../../../../../lib/client/collab.ts';
import { KeptText } from '../KeptText.tsx';
import { Late } from '../Late.tsx';
import { Notice } from '../Notice.tsx';
import { LoadingSheet, type LoadingSheetProps } from '../Placeholder.tsx';
import { keptSight } from './kept-sight.ts';
import { useRefusedText } from './use-early-text.ts';

const loadScrollBoxes = () => import('../ScrollBoxes.tsx').then((file) => file.ScrollBoxes);

export interface AwaitedSheetProps extends LoadingSheetProps {
  readonly collab: Collab;
  /** Could write here until a moment ago. */
  readonly isDemoted: boolean;
}

export function AwaitedSheet({ collab, isDemoted, ...sheet }: AwaitedSheetProps) {
  const isRefused = useRefusedText(collab);
  const [text] = useState(() => keptSight());
  return (
    <>
      <LoadingSheet {...sheet}>
        {isRefused ? (
          <>
            <Notice collab={collab} isDemoted={isDemoted} />
            <KeptText collab={collab} editor={null} />
          </>
        ) : null}
      </LoadingSheet>
      {text === null ? null : <Late load={loadScrollBoxes} props={{ text }} />}
    </>
  );
}
