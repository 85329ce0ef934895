'use client';
/** Opens the block that the page's address names; what it takes comes only then. */
import type { Editor } from '@tiptap/react';
import { useEffect } from 'react';
import type { Collab } from '../../../../../lib/client/collab.ts';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { useToast } from '../../../../_ui/toasts.tsx';
import { fetchQuietly } from '../fetch-quietly.ts';
import { blockIdOf } from './block-id.ts';

const load = () => import('./open-block.ts').then((file) => file.openBlock);

export function useBlockLink(editor: Editor, collab: Collab): void {
  const { blockHandle: blocks } = useEditorMessages();
  const toast = useToast();
  useEffect(() => {
    let stop = () => {};
    const open = () => {
      const id = blockIdOf(location.hash);
      if (id === null) return;
      let isOver = false;
      stop();
      stop = () => {
        isOver = true;
      };
      void fetchQuietly(load).then((openBlock) => {
        if (isOver || editor.isDestroyed) return;
        stop = openBlock(editor, collab, id, (outcome) => {
          if (outcome !== 'shown') toast({ message: blocks[outcome], key: 'block-link' });
        });
      });
    };
    open();
    window.addEventListener('hashchange', open);
    return () => {
      stop();
      window.removeEventListener('hashchange', open);
    };
  }, [editor, collab, toast, blocks]);
}
