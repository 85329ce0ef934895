'use client';
/** Nothing but the block one writes: a veil over what is before it and after it, and a way out. */
import type { Transaction } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '../../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { blocksInFocus } from './blocks-in-focus.ts';
import styles from './FocusView.module.css';
import { useEscape } from './use-escape.ts';

export interface FocusViewProps {
  readonly editor: Editor;
  readonly onEnd: () => void;
}

/** Air between the block and the veils. */
const AIR_PX = 5;

export function FocusView({ editor, onEnd }: FocusViewProps) {
  const { views: words } = useEditorMessages();
  const before = useRef<HTMLDivElement>(null);
  const after = useRef<HTMLDivElement>(null);
  useEscape(onEnd);

  useEffect(() => {
    const body = editor.view.dom;
    let frame = 0;
    const lay = () => {
      const [upper, lower] = [before.current, after.current];
      const page = upper?.offsetParent?.getBoundingClientRect();
      if (upper == null || lower === null || page === undefined) return;
      const text = body.getBoundingClientRect();
      const blocks = isInTitle(body) ? null : blocksInFocus(editor);
      // In the title nothing before the text is veiled.
      const top = blocks?.first.getBoundingClientRect().top ?? page.top;
      const bottom = blocks?.last.getBoundingClientRect().bottom ?? text.top;
      upper.style.blockSize = `${Math.max(0, top - page.top - AIR_PX)}px`;
      lower.style.insetBlockStart = `${bottom - page.top + AIR_PX}px`;
    };
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(lay);
    };
    const follow = ({ transaction }: { readonly transaction: Transaction }) => {
      if (transaction.docChanged || transaction.selectionSet) later();
    };
    lay();
    editor.on('transaction', follow);
    document.addEventListener('focusin', later);
    const sizes = new ResizeObserver(later);
    sizes.observe(body);
    return () => {
      cancelAnimationFrame(frame);
      editor.off('transaction', follow);
      document.removeEventListener('focusin', later);
      sizes.disconnect();
    };
  }, [editor]);

  return (
    <>
      <div ref={before} className={styles.before} aria-hidden />
      <div ref={after} className={styles.after} aria-hidden />
      <div className={styles.out}>
        <IconButton label={words.endFocus} shortcut="Esc" onClick={onEnd}>
          <X size={18} aria-hidden />
        </IconButton>
      </div>
    </>
  );
}

function isInTitle(body: HTMLElement): boolean {
  const { activeElement } = document;
  return activeElement instanceof HTMLTextAreaElement && !body.contains(activeElement);
}
