'use client';
/** The part one writes in: tools, title, text, and what floats over them. */
import { Selection } from '@tiptap/pm/state';
import { type Editor, EditorContent } from '@tiptap/react';
import { memo, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { useToast } from '../../../_ui/toasts.tsx';
import type { Collab } from '../../../../lib/client/collab.ts';
import type { FaultCode } from '../../../../lib/core/faults.ts';
import type { DocumentId, PersonId } from '../../../../lib/core/ids.ts';
import type { GreetingView, Reach } from '../../../../lib/core/sharing.ts';
import type { BlockRequest } from './block-handle/block-request.ts';
import { BlockTools } from './block-handle/BlockTools.tsx';
import { ListStartPlace, useListStart } from './blocks/ListStartPlace.tsx';
import { BubbleHost } from './bubble-host.ts';
import type { CaretActivity } from './caret-activity.ts';
import type { PageDeeds } from './commands/command.ts';
import { declinedWords } from './declined-words.ts';
import { takeEarlyKeys } from './early-keys.ts';
import { earlyLines } from './early-lines.ts';
import { useEarlyText } from './first-sight/use-early-text.ts';
import { KeptText } from './KeptText.tsx';
import { Late } from './Late.tsx';
import { MediaSlot } from './media/MediaSlot.tsx';
import type { LinkTarget } from './link-target.ts';
import { Links, linkToEdit } from './Links.tsx';
import { PageHeading } from './LiveTitle.tsx';
import { Notice } from './Notice.tsx';
import styles from './Sheet.module.css';
import { SourceSlot } from './sources/SourceSlot.tsx';
import { TableTools } from './tables/TableTools.tsx';
import { type PaletteState, TextPanels } from './TextPanels.tsx';
import { Title } from './Title.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useBodyEditor } from './use-body-editor.ts';
import { useCollabStatus } from './use-collab.ts';
import { usePageKeys } from './use-page-keys.ts';
import type { FindRequest, PanelDeeds } from './use-panels.ts';
import type { Views } from './views/use-views.ts';
import { ViewParts } from './views/ViewParts.tsx';

const loadBubble = () => import('./Bubble.tsx').then((file) => file.Bubble);
const loadScrollBoxes = () => import('./ScrollBoxes.tsx').then((file) => file.ScrollBoxes);
const loadInline = () => import('./inline/InlineTools.tsx').then((file) => file.InlineTools);
const loadGreeting = () => import('./Greeting.tsx').then((file) => file.Greeting);

export interface WritingProps {
  readonly collab: Collab;
  readonly documentId: DocumentId;
  readonly personId: PersonId | null;
  readonly activity: CaretActivity;
  readonly initialTitle: string;
  readonly titleCharsMax: number;
  /** For whom the document's address opens. */
  readonly reach: Reach;
  /** Can anybody have an account on this instance? */
  readonly hasAccounts: boolean;
  /** Could write here until a moment ago. */
  readonly isDemoted: boolean;
  /** null: there is none. */
  readonly greeting: GreetingView | null;
  readonly isCounting: boolean;
  readonly onCounted: () => void;
  /** null: nothing is looked for. */
  readonly finding: FindRequest | null;
  readonly onFound: () => void;
  readonly views: Views;
  /** The same object at every rendering. */
  readonly panels: PanelDeeds;
}

export const Writing = memo(function Writing(props: WritingProps) {
  const { collab, activity, initialTitle, titleCharsMax, isCounting, onCounted } = props;
  const { reach, isDemoted, panels, finding, onFound, documentId, personId, greeting, views } =
    props;
  const words = useEditorMessages();
  const mayType = useCollabStatus(collab, (status) => status.mayType);
  const isEditable = mayType && views.mode !== 'read';
  const isReader = useCollabStatus(collab, (status) => status.isReader);
  const titleField = useRef<HTMLTextAreaElement>(null);
  const onDeclined = useDeclined(collab);
  const [bubble] = useState(() => new BubbleHost());
  const [edited, setEdited] = useState<LinkTarget | null>(null);
  const listStart = useListStart();
  // The keys of the editor are bound before the editor is there.
  const written = useRef<Editor | null>(null);

  const [palette, setPalette] = useState<PaletteState>('never');
  const [blockRequest, setBlockRequest] = useState<BlockRequest | null>(null);
  const closePalette = useCallback(() => setPalette('closed'), []);
  const page = useMemo<PageDeeds>(
    () => ({
      ...panels,
      editLink: () => {
        if (written.current !== null) setEdited(linkToEdit(written.current));
      },
      onBlock: (to, anchor) => setBlockRequest({ to, anchor: anchor ?? null }),
      startList: listStart.ask,
      showPalette: () => {
        // It may still have to be fetched: what is typed meanwhile is not meant for the text.
        written.current?.view.dom.blur();
        setPalette('open');
      },
    }),
    [panels, listStart.ask],
  );
  const leaveUpwards = useCallback(() => focusEnd(titleField.current), []);
  const editor = useBodyEditor({
    collab,
    activity,
    bubble,
    words,
    documentId,
    isEditable,
    reach,
    hasAccounts: props.hasAccounts,
    onDeclined,
    page,
    leaveUpwards,
  });
  useEffect(() => {
    written.current = editor;
  }, [editor]);
  useEarlyText(editor, collab);
  usePaletteKey(written, page);
  useLeftText(finding !== null, written);
  useFirstFocus({ editor, collab, title: titleField, isWriter: !isReader || isDemoted });
  const intoText = useCallback(() => focusStart(written.current), []);
  const declineTitle = useCallback(() => onDeclined('too_large'), [onDeclined]);

  return (
    <>
      {isReader || views.mode === 'read' ? (
        <div className={styles.readerBar} />
      ) : (
        <Toolbar editor={editor} page={page} />
      )}
      <main id="content" tabIndex={-1} className={styles.sheet}>
        <PageHeading collab={collab} initial={initialTitle} className={styles.heading} />
        <Late
          load={loadGreeting}
          isWanted={greeting !== null}
          props={greeting === null ? null : { documentId, greeting }}
        />
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
        <ViewParts editor={editor} views={views} mayType={mayType} />
      </main>
      <Late load={loadBubble} props={{ editor, host: bubble, page }} />
      <Late load={loadScrollBoxes} props={{ text: editor.view.dom }} />
      <BlockTools editor={editor} collab={collab} request={blockRequest} />
      <Late load={loadInline} props={{ editor, documentId, personId }} />
      <TableTools editor={editor} page={page} />
      <SourceSlot editor={editor} />
      <MediaSlot editor={editor} />
      <Links editor={editor} edited={edited} onEdit={setEdited} />
      <ListStartPlace editor={editor} asked={listStart} />
      <TextPanels
        editor={editor}
        isEditable={isEditable}
        page={page}
        palette={palette}
        onPaletteClose={closePalette}
        finding={finding}
        onFound={onFound}
        isCounting={isCounting}
        onCounted={onCounted}
        views={views}
      />
    </>
  );
});

function usePaletteKey(written: RefObject<Editor | null>, page: PageDeeds): void {
  usePageKeys({
    palette: () => {
      if (written.current !== null && isLinkMeant(written.current)) return false;
      page.showPalette();
      return true;
    },
  });
}

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

/** As with the palette: what is asked for may still have to be fetched. */
function useLeftText(isLeft: boolean, written: RefObject<Editor | null>): void {
  useEffect(() => {
    if (isLeft) written.current?.view.dom.blur();
  }, [isLeft, written]);
}

interface FirstFocus {
  readonly editor: Editor;
  readonly collab: Collab;
  readonly title: RefObject<HTMLTextAreaElement | null>;
  /** Came to write. */
  readonly isWriter: boolean;
}

/** A new document begins at its title; in any other the person chooses where to go. */
function useFirstFocus({ editor, collab, title, isWriter }: FirstFocus): void {
  useEffect(() => {
    const isFree = document.activeElement === null || document.activeElement === document.body;
    // Taken in any case: in a document with text nobody has said yet where they want to write.
    const early = takeEarlyKeys();
    if (!editor.isEditable || !isFree || !editor.isEmpty || collab.title.length > 0) {
      // A single key is a slip.
      if (isWriter && early.trim().length > 1) collab.offer(early.trim());
      return;
    }
    focusEnd(title.current);
    if (early !== '') writeEarly(editor, title.current, early);
  }, [editor, collab, title, isWriter]);
}

/** At once, unlike the editor's own command: the next key must not fall into the title. */
function focusStart(editor: Editor | null): void {
  if (editor === null) return;
  const { state, view } = editor;
  view.dispatch(state.tr.setSelection(Selection.atStart(state.doc)).scrollIntoView());
  view.focus();
}

/** As if it had been typed now: a line for the title, the others into the text. */
function writeEarly(editor: Editor, field: HTMLTextAreaElement | null, early: string): void {
  const { title, paragraphs } = earlyLines(early, field?.maxLength ?? 0);
  field?.setRangeText(title, 0, 0, 'end');
  field?.dispatchEvent(new Event('input', { bubbles: true }));
  if (paragraphs.length === 0) return;
  focusStart(editor);
  paragraphs.forEach((text, at) => {
    if (at > 0) editor.commands.splitBlock();
    editor.view.dispatch(editor.state.tr.insertText(text));
  });
}

function focusEnd(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}
