'use client';
/** The words of the visitor's language, handed from the server to client components. */
import { createContext, type ReactNode, useContext } from 'react';
import type { EditorMessages, FaultMessages, ShellMessages } from '../../lib/i18n/en.ts';
import type { Language, Locale } from '../../lib/i18n/locale.ts';
import { assert } from '../../lib/std/assert.ts';

export interface PageMessages {
  readonly locale: Locale;
  /** As it is written where the reader is: its tag is for Intl. */
  readonly language: Language;
  readonly shell: ShellMessages;
  readonly faults: FaultMessages;
}

const MessagesContext = createContext<PageMessages | null>(null);
const EditorMessagesContext = createContext<EditorMessages | null>(null);

/** Around every page (app/layout.tsx). */
export function MessagesProvider(props: {
  readonly messages: PageMessages;
  readonly children: ReactNode;
}) {
  return (
    <MessagesContext.Provider value={props.messages}>{props.children}</MessagesContext.Provider>
  );
}

/** Around the editor page only, so that other pages do not carry its words. */
export function EditorMessagesProvider(props: {
  readonly messages: EditorMessages;
  readonly children: ReactNode;
}) {
  return (
    <EditorMessagesContext.Provider value={props.messages}>
      {props.children}
    </EditorMessagesContext.Provider>
  );
}

export function useMessages(): PageMessages {
  const messages = useContext(MessagesContext);
  assert(messages !== null, 'useMessages needs MessagesProvider above it');
  return messages;
}

export function useEditorMessages(): EditorMessages {
  const messages = useContext(EditorMessagesContext);
  assert(messages !== null, 'useEditorMessages needs EditorMessagesProvider above it');
  return messages;
}
