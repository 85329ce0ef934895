'use client';
/** Everything about links in the text: the field for an address and the card on hover. */
import type { Editor } from '@tiptap/react';
import { isInCodeBlock } from './in-code.ts';
import { LinkCard } from './LinkCard.tsx';
import { LinkOffer } from './LinkOffer.tsx';
import { LinkPanel } from './LinkPanel.tsx';
import { linkAt, type LinkTarget } from './link-target.ts';
import { useLinkHover } from './use-link-hover.ts';

export interface LinksProps {
  readonly editor: Editor;
  /** The link being written; null: none. */
  readonly edited: LinkTarget | null;
  readonly onEdit: (target: LinkTarget | null) => void;
}

export function Links({ editor, edited, onEdit }: LinksProps) {
  const { target, isOffered, close, hold } = useLinkHover(editor);
  if (edited !== null) {
    return (
      <LinkPanel
        key={`${edited.from}-${edited.to}`}
        editor={editor}
        target={edited}
        onClose={() => onEdit(null)}
      />
    );
  }
  return (
    <>
      <LinkOffer href={isOffered && target !== null ? target.href : null} />
      {target === null ? null : (
        <LinkCard
          editor={editor}
          target={target}
          onEdit={onEdit}
          onClose={close}
          onPointerEnter={hold}
        />
      )}
    </>
  );
}

/** What Ctrl+K works on: the link at the caret, else the selection; null where no link may be. */
export function linkToEdit(editor: Editor): LinkTarget | null {
  const { from, to, empty } = editor.state.selection;
  if (!editor.isEditable || isInCodeBlock(editor.state)) return null;
  const existing = linkAt(editor, from);
  if (existing !== null) return existing;
  return empty ? { from, to: from, href: '' } : { from, to, href: '' };
}
