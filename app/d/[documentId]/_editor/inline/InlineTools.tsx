'use client';
/** What inline nodes are shown as, and the panel of the one that is open. */
import type { Editor } from '@tiptap/react';
import type { ComponentType } from 'react';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import type { DocumentId, PersonId } from '../../../../../lib/core/ids.ts';
import { EmojiPlace } from '../emoji/EmojiPlace.tsx';
import { FloatAt } from '../FloatAt.tsx';
import { DatePanel } from './DatePanel.tsx';
import { FootnoteList } from './FootnoteList.tsx';
import { FootnotePanel } from './FootnotePanel.tsx';
import type { InlinePanelProps } from './panel-props.ts';
import { StatusPanel } from './StatusPanel.tsx';
import { useContents } from './use-contents.ts';
import { useInlineNode } from './use-inline-node.ts';
import { useNamed } from './use-named.ts';

const PANELS: Readonly<Record<string, ComponentType<InlinePanelProps>>> = {
  date: DatePanel,
  status: StatusPanel,
  footnote: FootnotePanel,
};

export interface InlineToolsProps {
  readonly editor: Editor;
  readonly documentId: DocumentId;
  readonly personId: PersonId | null;
}

export function InlineTools({ editor, documentId, personId }: InlineToolsProps) {
  const words = useEditorMessages();
  useNamed(editor, { documentId, personId, words });
  useContents(editor, words);
  const { open, close, openAt } = useInlineNode(editor);
  const leave = () => {
    close();
    editor.view.focus();
  };
  const Panel = open === null ? undefined : PANELS[open.type];
  return (
    <>
      <EmojiPlace editor={editor} />
      <FootnoteList editor={editor} onOpen={openAt} />
      {open === null || Panel === undefined ? null : (
        <FloatAt editor={editor} position={open.position} onLeave={close}>
          <Panel editor={editor} position={open.position} onClose={leave} />
        </FloatAt>
      )}
    </>
  );
}
