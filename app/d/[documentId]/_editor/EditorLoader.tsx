'use client';
/**
 * Brings the editor once the page is there. It is never rendered on the server: a second copy of
 * Yjs in one process breaks its type checks (yjs#438), and the first load stays small.
 */
import dynamic from 'next/dynamic';
import { createContext, type ReactNode, use } from 'react';
// The text is there before the editor.
import './text.css';
import './long-text.css';
import './tables/tables.css';
import './styles/styles.css';
import './blocks/callouts.css';
import './blocks/columns.css';
import './blocks/numbering.css';
import './blocks/toggles.css';
import './blocks/page-break.css';
import './sources/sources.css';
import './inline/inline.css';
import './media/media.css';
import './views/views.css';
import './views/print.css';
import './first-sight/first-sight.css';
import { EditorMessagesProvider } from '../../../_ui/messages.tsx';
import type { EditorMessages } from '../../../../lib/i18n/en.ts';
import { keepEarlyKeys } from './early-keys.ts';
import { keptSight } from './first-sight/kept-sight.ts';
import type { EditorProps } from './page-props.ts';

const PlaceholderContext = createContext<ReactNode>(null);

const loadEditor = () => import('./Editor.tsx').then((file) => file.Editor);
// Asked for before React has taken over the page, which is when `dynamic` would ask.
if (typeof window !== 'undefined') {
  void loadEditor();
  // What is there to be read is scrolled by keys.
  if (keptSight() === null) keepEarlyKeys();
}

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
