'use client';
/** Is the focus in the text, at its tools or nowhere? What else takes it ends it. */
import type { Editor } from '@tiptap/react';
import { type RefObject, useEffect, useState } from 'react';

export function useIsNearText(editor: Editor, tools: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(() => editor.isFocused);
  useEffect(() => {
    const look = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      const isInTools =
        tools.current?.contains(target) === true ||
        target.closest('[role="menu"], [data-table-handles]') !== null;
      setIsNear(isInTools || editor.view.dom.contains(target));
    };
    document.addEventListener('focusin', look);
    return () => document.removeEventListener('focusin', look);
  }, [editor, tools]);
  return isNear;
}
