'use client';
/** Keeps a stretch of text in hand while others write before it. */
import type { Editor } from '@tiptap/react';
import { type RefObject, useEffect, useRef } from 'react';
import type { LinkTarget } from './link-target.ts';

export function useMappedTarget(editor: Editor, target: LinkTarget): RefObject<LinkTarget> {
  const mapped = useRef(target);
  useEffect(() => {
    // A change of somebody else replaces the whole document, which ordinary mapping cannot follow.
    let from = editor.utils.createMappablePosition(target.from);
    let to = editor.utils.createMappablePosition(target.to);
    const follow = ({ transaction }: { transaction: Editor['state']['tr'] }) => {
      if (!transaction.docChanged) return;
      from = editor.utils.getUpdatedPosition(from, transaction).position;
      to = editor.utils.getUpdatedPosition(to, transaction).position;
      mapped.current = { ...target, from: from.position, to: Math.max(from.position, to.position) };
    };
    editor.on('transaction', follow);
    return () => {
      editor.off('transaction', follow);
    };
  }, [editor, target]);
  return mapped;
}
