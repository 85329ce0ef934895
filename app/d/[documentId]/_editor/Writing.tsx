'use client';
/** The part one writes in: tools, title, text, and what floats over them. */
import { Selection } from '@tiptap/pm/state';
import { type Editor, EditorContent } from '@tiptap/react';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { useToast } from '../../../_ui/toasts.tsx';
import type { Collab } from '../../../../lib/client/collab.ts';
import type { FaultCode } from '../../../../lib/core/faults.ts';
import type { Reach } from '../../../../lib/core/sharing.ts';
import { BubbleHost } from './bubble-host.ts';
import type { CaretActivity } from './caret-activity.ts';
import type { PageDeeds } from './commands/command.ts';
import { declinedWords } from './declined-words.ts';
import { KeptText } from './KeptText.tsx';
import { Late } from './Late.tsx';
import type { LinkTarget } from './link-target.ts';
import { Links, linkToEdit } from './Links.tsx';
import { PageHeading } from './LiveTitle.tsx';
import { Notice } from './Notice.tsx';
import styles from './Sheet.module.css';
import { TableTools } from './tables/TableTools.tsx';
import { Title } from './Title.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useBodyEditor } from './use-body-editor.ts';
import { useCollabStatus } from './use-collab.ts';
import { usePageKeys } from './use-page-keys.ts';
import type { PanelDeeds } from './use-panels.ts';

const loadBubble = () => import('./Bubble.tsx').then((file) => file.Bubble);
const loadPalette = () => import('./Palette.tsx').then((file) => file.Palette);
const loadWordCount = () => import('./WordCount.tsx').then((file) => file.WordCount);

export interface WritingProps {
  readonly collab: Collab;
  readonly activity: CaretActivity;
  readonly initialTitle: string;
  readonly titleCharsMax: number;
  /** For whom the document's address opens. */
  readonly reach: Reach;
  /** Could write here until a moment ago. */
  readonly isDemoted: boolean;
  readonly isCounting: boolean;
  readonly onCounted: () => void;
  /** The same object at every rendering. */
  readonly panels: PanelDeeds;
}

export const Writing = memo(function Writing(props: WritingProps) {
  const { collab, activity, initialTitle, titleCharsMax, isCounting, onCounted } = props;
  const { reach, isDemoted, panels } = props;
  const words = useEditorMessages();
  const isEditable = useCollabStatus(collab, (status) => status.mayType);
  const isReader = useCollabStatus(collab, (status) => status.isReader);
  const titleField = useRef<HTMLTextAreaElement>(null);
  const onDeclined = useDeclined(collab);
  const [bubble] = useState(() => new BubbleHost());
  const [edited, setEdited] = useState<LinkTarget | null>(null);
  // The keys of the editor are bound before the editor is there.
  const written = useRef<Editor | null>(null);

  const [palette, setPalette] = useState<'never' | 'open' | 'closed'>('never');
  const isPaletteOpen = palette === 'open';
  const closePalette = useCallback(() => setPalette('closed'), []);
  const page = useMemo<PageDeeds>(
    () => ({
      ...panels,
      editLink: () => {
        if (written.current !== null) setEdited(linkToEdit(written.current));
      },
      showPalette: () => {
        // It may still have to be fetched: what is typed meanwhile is not meant for the text.
        written.current?.view.dom.blur();
        setPalette('open');
      },
    }),
    [panels],
  );
  const leaveUpwards = useCallback(() => focusEnd(titleField.current), []);
  const editor = useBodyEditor({
    collab,
    activity,
    bubble,
    words,
    isEditable,
    reach,
    onDeclined,
    page,
    leaveUpwards,
  });
  useEffect(() => {
    written.current = editor;
  }, [editor]);
  usePageKeys({
    palette: () => {
      if (written.current !== null && isLinkMeant(written.current)) return false;
      page.showPalette();
      return true;
    },
  });
  useFirstFocus(editor, collab, titleField);
  const intoText = useCallback(() => focusStart(written.current), []);
  const declineTitle = useCallback(() => onDeclined('too_large'), [onDeclined]);

  return (
    <>
      {isReader ? (
        <div className={styles.readerBar} />
      ) : editor === null ? (
        <div className={styles.bar} />
      ) : (
        <Toolbar editor={editor} page={page} />
      )}
      <main id="content" tabIndex={-1} className={styles.sheet}>
        <PageHeading collab={collab} initial={initialTitle} className={styles.heading} />
        <Notice collab={collab} isDemoted={isDemoted} />
        <KeptText collab={collab} editor={editor} />
        <Title
          collab={collab}
          field={titleField}
          initial={initialTitle}
          isEditable={isEditable}
          charsMax={titleCharsMax}
          onLeave={intoText}
          onDeclined={declineTitle}
        />
        <EditorContent id="body" editor={editor} className={styles.body} />
      </main>
      {editor === null ? null : (
        <>
          <Late load={loadBubble} props={{ editor, host: bubble, page }} />
          <TableTools editor={editor} page={page} />
          <Links editor={editor} edited={edited} onEdit={setEdited} />
          <Late
            load={loadPalette}
            isWanted={isPaletteOpen}
            onMissing={() => {
              closePalette();
              editor.view.focus();
            }}
            props={
              palette === 'never'
                ? null
                : { editor, page, isOpen: isPaletteOpen, onClose: closePalette }
            }
          />
          <Late
            load={loadWordCount}
            isWanted={isCounting}
            onMissing={onCounted}
            props={isCounting ? { editor, onClose: onCounted } : null}
          />
        </>
      )}
    </>
  );
});

/** The same key makes a link of what is selected, and else opens the palette. */
function isLinkMeant(editor: Editor): boolean {
  if (!editor.isEditable || !editor.isFocused) return false;
  return !editor.state.selection.empty || editor.isActive('link');
}

function useDeclined(collab: Collab): (code: FaultCode) => void {
  const { body } = useEditorMessages();
  const toast = useToast();
  return useCallback(
    (code) => {
      toast({ message: declinedWords(code, collab, body), tone: 'danger', key: 'declined' });
    },
    [collab, toast, body],
  );
}

/** A new document begins at its title; in any other the person chooses where to go. */
function useFirstFocus(
  editor: Editor | null,
  collab: Collab,
  title: React.RefObject<HTMLTextAreaElement | null>,
): void {
  useEffect(() => {
    if (editor === null || !editor.isEditable) return;
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (isFree && editor.isEmpty && collab.title.length === 0) focusEnd(title.current);
  }, [editor, collab, title]);
}

/** At once, unlike the editor's own command: the next key must not fall into the title. */
function focusStart(editor: Editor | null): void {
  if (editor === null) return;
  const { state, view } = editor;
  view.dispatch(state.tr.setSelection(Selection.atStart(state.doc)).scrollIntoView());
  view.focus();
}

function focusEnd(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}
