'use client';
/** Which inline node is open, and the ways to open one: a click, Enter on the chosen one. */
import type { Editor } from '@tiptap/react';
import { NodeSelection } from '@tiptap/pm/state';
import { useCallback, useEffect, useState } from 'react';
import { documentPath, linkedDocumentOf } from '../../../../../lib/editor/inline/document-link.ts';
import { OPEN_INLINE } from './open-inline.ts';
import { positionOfElement, showNote } from './show-note.ts';

/** What has a panel. */
const PANELS = new Set(['date', 'status', 'footnote']);
const PRESSED = 'time, [data-status], [data-document], sup[data-footnote]';

export interface OpenNode {
  readonly position: number;
  readonly type: string;
}

export interface InlineNode {
  /** null: none is open. */
  readonly open: OpenNode | null;
  readonly close: () => void;
  readonly openAt: (position: number) => void;
}

export function useInlineNode(editor: Editor): InlineNode {
  const [open, setOpen] = useState<OpenNode | null>(null);
  const close = useCallback(() => setOpen(null), []);

  useEffect(() => {
    const { dom } = editor.view;
    /** @returns whether there was anything to open. */
    const openAt = (position: number, isElsewhere: boolean): boolean => {
      const node = editor.state.doc.nodeAt(position);
      if (node === null) return false;
      const type = node.type.name;
      if (type === 'documentLink') return follow(node.attrs['document'], isElsewhere);
      // Who only reads is led to the text.
      if (type === 'footnote' && !editor.isEditable) showNote(editor, position);
      if (!PANELS.has(type) || !editor.isEditable) return false;
      setOpen({ position, type });
      return true;
    };
    const onClick = (event: MouseEvent) => {
      const pressed = event.target instanceof Element ? event.target.closest(PRESSED) : null;
      const position = pressed === null ? -1 : positionOfElement(editor, pressed);
      if (position < 0 || !openAt(position, event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onKey = (event: KeyboardEvent) => {
      const { selection } = editor.state;
      if (event.key !== 'Enter' || event.isComposing || event.shiftKey || event.altKey) return;
      if (!(selection instanceof NodeSelection)) return;
      if (!openAt(selection.from, event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onTransaction = ({ transaction }: { transaction: Editor['state']['tr'] }) => {
      if (transaction.getMeta(OPEN_INLINE) !== true) return;
      const { $from } = editor.state.selection;
      const before = $from.nodeBefore;
      if (before !== null) openAt($from.pos - before.nodeSize, false);
    };
    // Before the editor's own, for which Enter breaks the line.
    dom.addEventListener('click', onClick, true);
    dom.addEventListener('keydown', onKey, true);
    editor.on('transaction', onTransaction);
    return () => {
      dom.removeEventListener('click', onClick, true);
      dom.removeEventListener('keydown', onKey, true);
      editor.off('transaction', onTransaction);
    };
  }, [editor]);

  useEffect(() => {
    if (open === null) return;
    let place = editor.utils.createMappablePosition(open.position);
    const follow = ({ transaction }: { transaction: Editor['state']['tr'] }) => {
      if (!transaction.docChanged) return;
      place = editor.utils.getUpdatedPosition(place, transaction).position;
      const node = editor.state.doc.nodeAt(place.position);
      if (node?.type.name !== open.type) setOpen(null);
      else if (place.position !== open.position) setOpen({ ...open, position: place.position });
    };
    editor.on('transaction', follow);
    return () => {
      editor.off('transaction', follow);
    };
  }, [editor, open]);

  const openAt = useCallback(
    (position: number) => {
      setOpen({ position, type: editor.state.doc.nodeAt(position)?.type.name ?? '' });
    },
    [editor],
  );
  return { open, close, openAt };
}

function follow(document: unknown, isElsewhere: boolean): boolean {
  const id = linkedDocumentOf(document);
  if (id === null) return false;
  if (isElsewhere) window.open(documentPath(id), '_blank', 'noopener,noreferrer');
  else location.assign(documentPath(id));
  return true;
}
