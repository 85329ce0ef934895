'use client';
/** The text editor on the shared body, made once the content is here. */
import type { AnyExtension } from '@tiptap/core';
import { Placeholder } from '@tiptap/extensions';
import { Collaboration } from '@tiptap/extension-collaboration';
import { type Editor, useEditor } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import { documentExtensions } from '../../../../lib/editor/extensions.ts';
import { fill } from '../../../../lib/i18n/phrase.ts';
import type { EditorMessages } from '../../../../lib/i18n/en.ts';
import type { Collab } from '../../../../lib/client/collab.ts';
import type { FaultCode } from '../../../../lib/core/faults.ts';
import type { DocumentId } from '../../../../lib/core/ids.ts';
import type { Reach } from '../../../../lib/core/sharing.ts';
import { useMessages } from '../../../_ui/messages.tsx';
import { BlockTexts } from './block-texts.ts';
import { browserClock } from './browser-clock.ts';
import { Blocks } from './blocks/blocks.ts';
import type { BubbleHost } from './bubble-host.ts';
import { Carried } from './carried.ts';
import type { CaretActivity } from './caret-activity.ts';
import { Carets } from './carets.ts';
import type { PageDeeds } from './commands/command.ts';
import { Composing } from './composing.ts';
import { EntryGuard } from './entry-guard.ts';
import { Exchange } from './exchange/exchange.ts';
import { GivenFocus } from './given-focus.ts';
import { inlineNodes } from './inline/inline-nodes.ts';
import { dayInWords } from './inline/days.ts';
import { UnmarkedAtoms } from './inline/unmarked-atoms.ts';
import { Keymap } from './keymap.ts';
import { LedCaret } from './led-caret.ts';
import { LongText } from './long-text.ts';
import { MediaBlocks } from './media/media.ts';
import { ShownChanges } from './shown-changes.ts';
import { slashMenu } from './slash-menu.ts';
import { Sources } from './sources/sources.ts';
import { Tables } from './tables/tables.ts';
import { writingSettings } from './settings/writing-settings.ts';
import { TaskEntry } from './task-entry.ts';
import { withSwitch } from './typing/markdown-switch.ts';
import { SpokenFormat } from './spoken-format.ts';
import { sentenceLinks } from './typing/sentence-links.ts';
import { smartTyping } from './typing/smart-typing.ts';
import { TypedBack } from './typing/typed-back.ts';
import { TypedSigns } from './typing/typed-signs.ts';

const switched = (extension: AnyExtension) =>
  withSwitch(extension, () => writingSettings().markdown);

/** Header and toolbar lie over the text above, a phone's toolbar below. */
const SCROLL_EDGE = { top: 104, bottom: 72, left: 0, right: 0 };

export interface BodyOptions {
  readonly collab: Collab;
  readonly activity: CaretActivity;
  readonly bubble: BubbleHost;
  readonly words: EditorMessages;
  readonly documentId: DocumentId;
  readonly isEditable: boolean;
  /** For whom the document's address opens. */
  readonly reach: Reach;
  readonly hasAccounts: boolean;
  readonly onDeclined: (code: FaultCode) => void;
  /** Read when the editor is made. */
  readonly page: PageDeeds;
  readonly leaveUpwards: () => void;
}

export function useBodyEditor(options: BodyOptions): Editor {
  const { collab, isEditable, bubble, reach, words } = options;
  const { locale, language } = useMessages();
  const hint = useRef(words.body.hints[reach]);
  const mayWrite = useRef(isEditable);
  useEffect(() => {
    hint.current = words.body.hints[reach];
  }, [words, reach]);
  const editor = useEditor(
    {
      // The text of the server stands there until the editor does: not a frame without either.
      immediatelyRender: true,
      shouldRerenderOnTransaction: false,
      injectCSS: false,
      onBeforeCreate: ({ editor: made }) => {
        // Is called once the text stands in the page, for what React draws in it: all of it would
        // be drawn a second time, and nothing in it is drawn by React.
        made.createNodeViews = () => {};
      },
      editable: isEditable,
      editorProps: {
        scrollMargin: SCROLL_EDGE,
        scrollThreshold: SCROLL_EDGE,
        attributes: () => ({
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': words.body.label,
          'data-body': '',
          // What cannot be written in can be read by keyboard all the same.
          ...(mayWrite.current ? {} : { 'aria-readonly': 'true', tabindex: '0' }),
        }),
      },
      extensions: [
        ...bodyExtensions(options, language.tag, () => hint.current),
        // Chinese has quotation marks of full width.
        smartTyping(locale === 'zh'),
        sentenceLinks(),
      ],
    },
    [collab],
  );
  useEffect(() => {
    mayWrite.current = isEditable;
    if (editor.isEditable === isEditable) return;
    editor.setEditable(isEditable, false);
    // The tools look again only when something is dispatched; the menu over a selection not even then.
    if (isEditable) editor.view.dispatch(editor.state.tr);
    else bubble.hide(editor);
  }, [editor, isEditable, bubble]);
  return editor;
}

/** @param tag  BCP 47. */
function bodyExtensions(options: BodyOptions, tag: string, hint: () => string) {
  const { collab, activity, bubble, words, onDeclined, page, leaveUpwards } = options;
  const { documentId, hasAccounts } = options;
  const spoken = new SpokenFormat(words);
  return [
    ...documentExtensions({
      isAutoDirection: true,
      adapt: switched,
      taskLabel: (text) => (text === '' ? words.body.emptyTask : fill(words.body.task, { text })),
      dayLabel: (day) => dayInWords(tag, day),
    }),
    Collaboration.configure({ fragment: collab.body }),
    ShownChanges,
    BlockTexts.configure({ isReader: () => collab.getStatus().isReader }),
    Carried.configure({ words: collab.carriedWords }),
    LedCaret.configure({ words: collab.carriedWords }),
    Composing.configure({ incoming: collab, clock: browserClock }),
    UnmarkedAtoms,
    Carets.configure({
      awareness: collab.awareness,
      activity,
      clock: browserClock,
      nameless: words.presence.nameless,
      guest: hasAccounts ? words.presence.guest : null,
    }),
    Placeholder.configure({
      placeholder: ({ editor }) =>
        !editor.isEmpty
          ? ''
          : editor.isEditable
            ? `${words.body.placeholder}\n${hint()}`
            : words.body.nothingYet,
      showOnlyCurrent: false,
      showOnlyWhenEditable: false,
    }),
    switched(TaskEntry),
    switched(TypedSigns),
    TypedBack,
    switched(Sources),
    MediaBlocks,
    switched(Tables),
    Exchange,
    switched(Blocks.configure({ words: words.blocks })),
    Keymap.configure({ page, leaveUpwards, onTurned: spoken.say }),
    spoken.extension,
    GivenFocus,
    LongText,
    EntryGuard.configure({
      mayAdd: (byteCount, depth) => collab.mayAdd(byteCount, depth),
      onDeclined,
    }),
    slashMenu(words),
    inlineNodes(words, documentId, tag),
    bubble.extension,
  ];
}
