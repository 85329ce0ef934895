'use client';
/** What can be done with all chosen documents of a view. */
import { Trash2, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ListedDocument, ListView } from '../../lib/core/document-list.ts';
import { plural } from '../../lib/i18n/phrase.ts';
import { Question } from '../_share/Question.tsx';
import { Button } from '../_ui/Button.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { useHomeMessages } from './home-messages.tsx';
import { leaveFocus, SelectionBar } from './SelectionBar.tsx';
import type { LiveDocuments } from './use-live-documents.ts';
import { useManyDeeds } from './use-many-deeds.ts';
import type { RowSelection } from './use-selection.ts';

export interface ManyBarProps {
  readonly live: LiveDocuments;
  readonly view: ListView;
  readonly selection: RowSelection;
}

export function ManyBar({ live, view, selection }: ManyBarProps) {
  const { language } = useMessages();
  const { many, trash } = useHomeMessages();
  const deeds = useManyDeeds(live);
  const [isAsked, setIsAsked] = useState(false);
  const purge = useRef<HTMLButtonElement>(null);
  const chosen = live.documents.filter(({ id }) => selection.ids.has(id));
  const run = (deed: (documents: readonly ListedDocument[]) => Promise<void>) => {
    leaveFocus();
    selection.clear();
    void deed(chosen);
  };
  return (
    <>
      <SelectionBar selection={selection} mayGrow={chosen.length < live.documents.length}>
        {view === 'trash' ? (
          <>
            <Button onClick={() => run(deeds.restore)}>
              <Undo2 size={16} aria-hidden />
              {many.restore}
            </Button>
            <Button ref={purge} onClick={() => setIsAsked(true)}>
              <Trash2 size={16} aria-hidden />
              {many.purge}
            </Button>
          </>
        ) : (
          <Button onClick={() => run(deeds.trash)}>
            <Trash2 size={16} aria-hidden />
            {many.trash}
          </Button>
        )}
      </SelectionBar>
      {isAsked ? (
        <Question
          title={plural(language.tag, trash.purgeManyQuestion.title, chosen.length)}
          body={trash.purgeManyQuestion.body}
          yes={trash.purgeManyQuestion.yes}
          no={trash.keep}
          onYes={() => run(deeds.purge)}
          onNo={() => {
            setIsAsked(false);
            purge.current?.focus();
          }}
        />
      ) : null}
    </>
  );
}
