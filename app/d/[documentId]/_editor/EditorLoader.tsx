'use client';
/**
 * Brings the editor once the page is there. It is never rendered on the server: a second copy of
 * Yjs in one process breaks its type checks (yjs#438), and the first load stays small.
 */
import dynamic from 'next/dynamic';
import { createContext, type ReactNode, use } from 'react';
import { EditorMessagesProvider } from '../../../_ui/messages.tsx';
import type { EditorMessages } from '../../../../lib/i18n/en.ts';
import type { EditorProps } from './page-props.ts';

const PlaceholderContext = createContext<ReactNode>(null);

const loadEditor = () => import('./Editor.tsx').then((file) => file.Editor);
// Asked for before React has taken over the page, which is when `dynamic` would ask.
if (typeof window !== 'undefined') void loadEditor();

const Editor = dynamic(loadEditor, {
  ssr: false,
  loading: function Loading() {
    return use(PlaceholderContext);
  },
});

export interface EditorLoaderProps {
  readonly editor: EditorProps;
  readonly messages: EditorMessages;
  /** Stands where the editor will be. */
  readonly children: ReactNode;
}

export function EditorLoader({ editor, messages, children }: EditorLoaderProps) {
  return (
    <EditorMessagesProvider messages={messages}>
      <PlaceholderContext value={children}>
        <Editor {...editor} />
      </PlaceholderContext>
    </EditorMessagesProvider>
  );
}
