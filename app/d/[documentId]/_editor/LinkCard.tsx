'use client';
/** What a link under the pointer or caret leads to, with the ways to open, change or drop it. */
import type { Editor } from '@tiptap/react';
import { Copy, ExternalLink, Pencil, Unlink } from 'lucide-react';
import { IconButton } from '../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { useToast } from '../../../_ui/toasts.tsx';
import { isSafeHref } from '../../../../lib/editor/links.ts';
import { fill } from '../../../../lib/i18n/phrase.ts';
import { copyText } from './clipboard.ts';
import { FloatAt } from './FloatAt.tsx';
import { Late } from './Late.tsx';
import styles from './LinkPanel.module.css';
import type { LinkTarget } from './link-target.ts';

const loadTurns = () => import('./media/LinkTurns.tsx').then((file) => file.LinkTurns);

export interface LinkCardProps {
  readonly editor: Editor;
  readonly target: LinkTarget;
  readonly onEdit: (target: LinkTarget) => void;
  readonly onClose: () => void;
  readonly onPointerEnter: () => void;
}

export function LinkCard({ editor, target, onEdit, onClose, onPointerEnter }: LinkCardProps) {
  const { link } = useEditorMessages();
  const toast = useToast();
  const isSafe = isSafeHref(target.href);
  const copy = async () => {
    const isCopied = await copyText(target.href);
    toast({ message: isCopied ? link.copied : link.notCopied, key: 'copy' });
  };
  const remove = () => {
    onClose();
    const range = { from: target.from, to: target.to };
    editor.chain().focus().setTextSelection(range).unsetLink().setTextSelection(target.to).run();
  };

  return (
    <FloatAt editor={editor} position={target.from} onLeave={onClose}>
      <div
        role="group"
        aria-label={link.title}
        data-link-card=""
        className={styles.card}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose();
          editor.view.focus();
        }}
        onPointerEnter={onPointerEnter}
        onPointerLeave={onClose}
      >
        {isSafe ? (
          <a
            href={target.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className={styles.address}
            aria-label={fill(link.opensInNewTab, { address: target.href })}
          >
            <ExternalLink size={14} aria-hidden />
            <span>{target.href}</span>
          </a>
        ) : (
          <span className={styles.address}>{target.href}</span>
        )}
        <IconButton label={link.copy} onClick={() => void copy()}>
          <Copy size={15} aria-hidden />
        </IconButton>
        {editor.isEditable ? (
          <>
            <IconButton label={link.edit} onClick={() => onEdit(target)}>
              <Pencil size={15} aria-hidden />
            </IconButton>
            <IconButton label={link.remove} onClick={remove}>
              <Unlink size={15} aria-hidden />
            </IconButton>
            <Late load={loadTurns} props={{ editor, target, onClose }} />
          </>
        ) : null}
      </div>
    </FloatAt>
  );
}
