'use client';
/** What the search leaves of the list, or a word that nothing is left. */
import { fill, plural } from '../../lib/i18n/phrase.ts';
import { Button } from '../_ui/Button.tsx';
import { EmptyState } from '../_ui/EmptyState.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { DocumentList } from './DocumentList.tsx';
import type { LiveDocuments } from './use-live-documents.ts';

export interface FoundProps {
  readonly live: LiveDocuments;
  /** Trimmed. */
  readonly search: string;
  readonly titleCharsMax: number;
  readonly onHold: (isHeld: boolean) => void;
  readonly onClear: () => void;
}

export function Found({ live, search, titleCharsMax, onHold, onClear }: FoundProps) {
  const { shell, language } = useMessages();
  const count = live.documents.length;
  const isSettled = search !== '' && !live.isSearching;
  return (
    <>
      <output className="visually-hidden">
        {isSettled ? plural(language.tag, shell.home.found, count) : ''}
      </output>
      {isSettled && count === 0 ? (
        <EmptyState
          title={fill(shell.home.noneFoundTitle, { search })}
          body={shell.home.noneFoundBody}
        >
          <Button onClick={onClear}>{shell.home.clearSearch}</Button>
        </EmptyState>
      ) : (
        <DocumentList live={live} titleCharsMax={titleCharsMax} onHold={onHold} />
      )}
    </>
  );
}
