'use client';
/** Lets keys scroll what scrolls by itself in the text. Draws nothing. */
import { useEffect } from 'react';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { watchScrollBoxes } from './scroll-boxes.ts';

export interface ScrollBoxesProps {
  readonly text: HTMLElement;
}

export function ScrollBoxes({ text }: ScrollBoxesProps) {
  const { scrolls } = useEditorMessages();
  useEffect(() => watchScrollBoxes(text, scrolls), [text, scrolls]);
  return null;
}
