'use client';
/** Which link the pointer rests on, the caret stands in, or was pasted and could be a frame. */
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Transaction } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { browserClock } from './browser-clock.ts';
import { linkAt, type LinkTarget } from './link-target.ts';
import { frameLinkOfLine } from './pasted-link.ts';

const REST_MS = 250;
const LEAVE_MS = 300;

export interface LinkHover {
  readonly target: LinkTarget | null;
  /** It came by itself, with a paste. */
  readonly isOffered: boolean;
  readonly close: () => void;
  /** The pointer has reached the card itself. */
  readonly hold: () => void;
}

type Shown = Pick<LinkHover, 'target' | 'isOffered'>;
const NONE: Shown = { target: null, isOffered: false };

export function useLinkHover(editor: Editor): LinkHover {
  const { shown, isOffered, show, later, hold } = useShown();
  const close = useCallback(() => show(NONE), [show]);

  useEffect(() => {
    const { dom } = editor.view;
    const showAt = (anchor: Element) =>
      show({ target: linkAt(editor, editor.view.posAtDOM(anchor, 0)), isOffered: false });
    const onOver = (event: PointerEvent) => {
      const anchor = event.target instanceof Element ? event.target.closest('a') : null;
      // A finger that lifts off something else is no pointer that rests.
      if (anchor === null || event.pointerType !== 'mouse') return;
      later(REST_MS, () => {
        isOffered.current = false;
        if (anchor.isConnected) showAt(anchor);
      });
    };
    const onOut = () => {
      if (!isOffered.current) later(LEAVE_MS, close);
    };
    const onClick = (event: MouseEvent) => {
      const anchor = event.target instanceof Element ? event.target.closest('a') : null;
      if (anchor === null) return;
      isOffered.current = false;
      const isOpening = event.ctrlKey || event.metaKey || !editor.isEditable;
      if (isOpening) window.open(anchor.href, '_blank', 'noopener,noreferrer');
      else showAt(anchor);
      event.preventDefault();
    };
    const onChange = ({ transaction }: { readonly transaction: Transaction }) => {
      const isPasted = transaction.getMeta('uiEvent') === 'paste';
      const isStill = isOffered.current && isChangeOrigin(transaction);
      const target = isPasted || isStill ? frameLinkOfLine(editor) : null;
      show(target === null ? NONE : { target, isOffered: true });
    };
    const onMove = () => {
      if (isOffered.current && frameLinkOfLine(editor) === null) close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      if (event.key === 'Escape') close();
      if (event.key === 'F10' && event.altKey && focusCard()) event.preventDefault();
    };
    dom.addEventListener('pointerover', onOver);
    dom.addEventListener('pointerout', onOut);
    dom.addEventListener('click', onClick);
    dom.addEventListener('keydown', onKey);
    editor.on('update', onChange);
    editor.on('selectionUpdate', onMove);
    return () => {
      hold();
      dom.removeEventListener('pointerover', onOver);
      dom.removeEventListener('pointerout', onOut);
      dom.removeEventListener('click', onClick);
      dom.removeEventListener('keydown', onKey);
      editor.off('update', onChange);
      editor.off('selectionUpdate', onMove);
    };
  }, [editor, isOffered, show, later, hold, close]);

  return { ...shown, close, hold };
}

/** What is shown now, and the wait for what is next. */
function useShown() {
  const [shown, setShown] = useState<Shown>(NONE);
  const cancel = useRef(() => {});
  // Offered by itself, it waits for its writer: the pointer is anywhere.
  const isOffered = useRef(false);
  const hold = useCallback(() => cancel.current(), []);
  const later = useCallback((delayMs: number, run: () => void) => {
    cancel.current();
    cancel.current = browserClock.after(delayMs, run);
  }, []);
  const show = useCallback((next: Shown) => {
    cancel.current();
    isOffered.current = next.isOffered;
    setShown(next);
  }, []);
  return { shown, isOffered, show, later, hold };
}

/** @returns false where none is shown. */
function focusCard(): boolean {
  const first = document.querySelector<HTMLElement>('[data-link-card] :is(a, button)');
  first?.focus();
  return first !== null;
}
