'use client';
/** The rows of a view, or a word where none are. */
import { fill, plural } from '../../lib/i18n/phrase.ts';
import { isNarrowed, type ListView } from '../../lib/core/document-list.ts';
import { Button } from '../_ui/Button.tsx';
import { EmptyState } from '../_ui/EmptyState.tsx';
import { useMessages } from '../_ui/messages.tsx';
import type { ListWish } from './list-api.ts';
import { DocumentList } from './DocumentList.tsx';
import { useHomeMessages } from './home-messages.tsx';
import { TrashList } from './TrashList.tsx';
import type { LiveDocuments } from './use-live-documents.ts';
import type { RowSelection } from './use-selection.ts';

export interface DocumentsViewProps {
  readonly live: LiveDocuments;
  readonly wish: ListWish;
  readonly selection: RowSelection;
  readonly titleCharsMax: number;
  readonly trashDays: number;
  readonly onHold: (isHeld: boolean) => void;
  /** Everything of the view again. */
  readonly onClear: () => void;
}

export function DocumentsView(props: DocumentsViewProps) {
  const { live, wish, selection, onHold } = props;
  const { view, search, sort } = wish;
  const { shell, language } = useMessages();
  const { selection: words } = useHomeMessages();
  const count = live.documents.length;
  const isSettled = !live.isSearching;
  const chosen = selection.ids.size;
  return (
    <>
      <output className="visually-hidden">
        {search !== '' && isSettled ? plural(language.tag, shell.home.found, count) : ''}
      </output>
      <output className="visually-hidden">
        {chosen === 0 ? '' : plural(language.tag, words.count, chosen)}
      </output>
      {count === 0 && isSettled ? (
        <NothingHere {...props} />
      ) : view === 'trash' ? (
        <TrashList live={live} trashDays={props.trashDays} selection={selection} onHold={onHold} />
      ) : (
        <DocumentList
          live={live}
          view={view}
          sort={sort}
          selection={selection}
          titleCharsMax={props.titleCharsMax}
          onHold={onHold}
        />
      )}
    </>
  );
}

function NothingHere(props: Pick<DocumentsViewProps, 'wish' | 'onClear' | 'trashDays'>) {
  const { wish, onClear, trashDays } = props;
  const { view, search, owner, access } = wish;
  if (!isNarrowed(wish)) return <NothingYet view={view} trashDays={trashDays} />;
  return owner === null && access === null ? (
    <NothingFound search={search} onClear={onClear} />
  ) : (
    <NothingFits onClear={onClear} />
  );
}

function NothingYet(props: { readonly view: ListView; readonly trashDays: number }) {
  const { view, trashDays } = props;
  const { language } = useMessages();
  const { empty } = useHomeMessages();
  const body =
    view === 'trash' ? plural(language.tag, empty.trash.body, trashDays) : empty[view].body;
  return <EmptyState title={empty[view].title} body={body} />;
}

function NothingFound(props: { readonly search: string; readonly onClear: () => void }) {
  const { home } = useMessages().shell;
  return (
    <EmptyState
      title={fill(home.noneFoundTitle, { search: props.search })}
      body={home.noneFoundBody}
    >
      <Button onClick={props.onClear}>{home.clearSearch}</Button>
    </EmptyState>
  );
}

function NothingFits({ onClear }: { readonly onClear: () => void }) {
  const { none } = useHomeMessages();
  return (
    <EmptyState title={none.title} body={none.body}>
      <Button onClick={onClear}>{none.clear}</Button>
    </EmptyState>
  );
}
