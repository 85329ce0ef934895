'use client';
/** Which link the pointer rests on, or the caret stands in. */
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { browserClock } from './browser-clock.ts';
import { linkAt, type LinkTarget } from './link-target.ts';

const REST_MS = 250;
const LEAVE_MS = 300;

export interface LinkHover {
  readonly target: LinkTarget | null;
  readonly close: () => void;
  /** The pointer has reached the card itself. */
  readonly hold: () => void;
}

export function useLinkHover(editor: Editor): LinkHover {
  const [target, setTarget] = useState<LinkTarget | null>(null);
  const cancel = useRef(() => {});

  const close = useCallback(() => {
    cancel.current();
    setTarget(null);
  }, []);
  const hold = useCallback(() => cancel.current(), []);

  useEffect(() => {
    const { dom } = editor.view;
    const later = (delayMs: number, run: () => void) => {
      cancel.current();
      cancel.current = browserClock.after(delayMs, run);
    };
    const onOver = (event: PointerEvent) => {
      const anchor = event.target instanceof Element ? event.target.closest('a') : null;
      // A finger that lifts off something else is no pointer that rests.
      if (anchor === null || event.pointerType !== 'mouse') return;
      later(REST_MS, () => {
        if (anchor.isConnected) setTarget(linkAt(editor, editor.view.posAtDOM(anchor, 0)));
      });
    };
    const onOut = () => later(LEAVE_MS, () => setTarget(null));
    const onClick = (event: MouseEvent) => {
      const anchor = event.target instanceof Element ? event.target.closest('a') : null;
      if (anchor === null) return;
      const isOpening = event.ctrlKey || event.metaKey || !editor.isEditable;
      if (isOpening) window.open(anchor.href, '_blank', 'noopener,noreferrer');
      else setTarget(linkAt(editor, editor.view.posAtDOM(anchor, 0)));
      event.preventDefault();
    };
    const onChange = () => setTarget(null);
    dom.addEventListener('pointerover', onOver);
    dom.addEventListener('pointerout', onOut);
    dom.addEventListener('click', onClick);
    editor.on('update', onChange);
    return () => {
      cancel.current();
      dom.removeEventListener('pointerover', onOver);
      dom.removeEventListener('pointerout', onOut);
      dom.removeEventListener('click', onClick);
      editor.off('update', onChange);
    };
  }, [editor]);

  return { target, close, hold };
}
