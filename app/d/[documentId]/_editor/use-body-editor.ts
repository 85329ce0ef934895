'use client';
/** The text editor on the shared body, made once the content is here. */
import { Placeholder } from '@tiptap/extensions';
import { Collaboration } from '@tiptap/extension-collaboration';
import { type Editor, useEditor } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import { documentExtensions } from '../../../../lib/editor/extensions.ts';
import { fill } from '../../../../lib/i18n/phrase.ts';
import type { EditorMessages } from '../../../../lib/i18n/en.ts';
import type { Collab } from '../../../../lib/client/collab.ts';
import type { FaultCode } from '../../../../lib/core/faults.ts';
import type { Reach } from '../../../../lib/core/sharing.ts';
import { browserClock } from './browser-clock.ts';
import type { BubbleHost } from './bubble-host.ts';
import type { CaretActivity } from './caret-activity.ts';
import { Carets } from './carets.ts';
import type { PageDeeds } from './commands/command.ts';
import { Direction } from './direction.ts';
import { EntryGuard } from './entry-guard.ts';
import { Keymap } from './keymap.ts';
import { ShownChanges } from './shown-changes.ts';
import { slashMenu } from './slash-menu.ts';
import { TaskEntry } from './task-entry.ts';

/** Header and toolbar lie over the text above, a phone's toolbar below. */
const SCROLL_EDGE = { top: 104, bottom: 72, left: 0, right: 0 };

export interface BodyOptions {
  readonly collab: Collab;
  readonly activity: CaretActivity;
  readonly bubble: BubbleHost;
  readonly words: EditorMessages;
  readonly isEditable: boolean;
  /** For whom the document's address opens. */
  readonly reach: Reach;
  readonly onDeclined: (code: FaultCode) => void;
  /** Read when the editor is made. */
  readonly page: PageDeeds;
  readonly leaveUpwards: () => void;
}

export function useBodyEditor(options: BodyOptions): Editor | null {
  const { collab, isEditable, reach, words } = options;
  const hint = useRef('');
  const mayWrite = useRef(isEditable);
  useEffect(() => {
    hint.current = words.body.hints[reach];
  }, [words, reach]);
  const editor = useEditor(
    {
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      injectCSS: false,
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
      extensions: bodyExtensions(options, () => hint.current),
    },
    [collab],
  );
  useEffect(() => {
    mayWrite.current = isEditable;
    if (editor === null || editor.isEditable === isEditable) return;
    editor.setEditable(isEditable, false);
    // The tools look again only when something is dispatched.
    editor.view.dispatch(editor.state.tr);
  }, [editor, isEditable]);
  return editor;
}

function bodyExtensions(options: BodyOptions, hint: () => string) {
  const { collab, activity, bubble, words, onDeclined, page, leaveUpwards } = options;
  return [
    ...documentExtensions({
      taskLabel: (text) => (text === '' ? words.body.emptyTask : fill(words.body.task, { text })),
    }),
    Direction,
    Collaboration.configure({ fragment: collab.body }),
    ShownChanges,
    Carets.configure({
      awareness: collab.awareness,
      activity,
      clock: browserClock,
      nameless: words.presence.nameless,
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
    TaskEntry,
    Keymap.configure({ page, leaveUpwards }),
    EntryGuard.configure({
      mayAdd: (byteCount, depth) => collab.mayAdd(byteCount, depth),
      onDeclined,
    }),
    slashMenu(words),
    bubble.extension,
  ];
}
