'use client';
/** The text editor on the shared body, made once the content is here. */
import { Placeholder } from '@tiptap/extensions';
import { Collaboration } from '@tiptap/extension-collaboration';
import { type Editor, useEditor } from '@tiptap/react';
import { useEffect } from 'react';
import { documentExtensions } from '../../../../lib/editor/extensions.ts';
import { fill } from '../../../../lib/i18n/phrase.ts';
import type { EditorMessages } from '../../../../lib/i18n/en.ts';
import type { Collab } from '../../../../lib/client/collab.ts';
import type { FaultCode } from '../../../../lib/core/faults.ts';
import { browserClock } from './browser-clock.ts';
import type { BubbleHost } from './bubble-host.ts';
import type { CaretActivity } from './caret-activity.ts';
import { Carets } from './carets.ts';
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
  readonly onDeclined: (code: FaultCode) => void;
  readonly openLink: () => void;
  readonly leaveUpwards: () => void;
}

export function useBodyEditor(options: BodyOptions): Editor | null {
  const { collab, isEditable } = options;
  const editor = useEditor(
    {
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      injectCSS: false,
      editable: isEditable,
      editorProps: {
        scrollMargin: SCROLL_EDGE,
        scrollThreshold: SCROLL_EDGE,
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': options.words.body.label,
          'data-body': '',
        },
      },
      extensions: bodyExtensions(options),
    },
    [collab],
  );
  useEffect(() => {
    if (editor === null || editor.isEditable === isEditable) return;
    editor.setEditable(isEditable, false);
    // The tools look again only when something is dispatched.
    editor.view.dispatch(editor.state.tr);
  }, [editor, isEditable]);
  return editor;
}

function bodyExtensions(options: BodyOptions) {
  const { collab, activity, bubble, words, onDeclined, openLink, leaveUpwards } = options;
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
        editor.isEmpty ? `${words.body.placeholder}\n${words.body.hint}` : '',
      showOnlyCurrent: false,
    }),
    TaskEntry,
    Keymap.configure({ openLink, leaveUpwards }),
    EntryGuard.configure({
      mayAdd: (byteCount, depth) => collab.mayAdd(byteCount, depth),
      onDeclined,
    }),
    slashMenu(words),
    bubble.extension,
  ];
}
