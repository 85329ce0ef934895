'use client';
/** The title field above the text. */
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { isApplePlatform, matchesShortcut } from '../../../_ui/shortcut.ts';
import type { Collab } from '../../../../lib/client/collab.ts';
import styles from './Title.module.css';
import { TitleBinding } from './title-binding.ts';

export interface TitleProps {
  readonly collab: Collab;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly initial: string;
  readonly isEditable: boolean;
  readonly charsMax: number;
  readonly onLeave: () => void;
  readonly onDeclined: () => void;
}

export function Title(props: TitleProps) {
  const { collab, field, initial, isEditable, charsMax, onLeave, onDeclined } = props;
  const words = useEditorMessages();
  const binding = useRef<TitleBinding | null>(null);

  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    const bound = new TitleBinding({
      text: collab.title,
      field: element,
      isFocused: () => document.activeElement === element,
      mayAdd: (byteCount) => {
        const isAllowed = collab.mayAdd(byteCount) === null;
        if (!isAllowed) onDeclined();
        return isAllowed;
      },
      onChange: () => fitHeight(element),
    });
    binding.current = bound;
    return () => {
      binding.current = null;
      bound.destroy();
    };
  }, [collab, field, onDeclined]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const element = event.currentTarget;
    const isAtEnd = element.selectionEnd === element.value.length;
    if (event.key === 'Enter' || (event.key === 'ArrowDown' && isAtEnd)) {
      event.preventDefault();
      onLeave();
      return;
    }
    // The field's own undo knows nothing of what others wrote into it.
    const isApple = isApplePlatform();
    const isRedo =
      matchesShortcut(event, 'Mod+Shift+Z', isApple) || matchesShortcut(event, 'Mod+Y', isApple);
    if (isRedo || matchesShortcut(event, 'Mod+Z', isApple)) {
      event.preventDefault();
      if (isRedo) binding.current?.redo();
      else binding.current?.undo();
    }
  };

  return (
    <textarea
      ref={field}
      className={styles.title}
      data-title
      dir="auto"
      rows={1}
      defaultValue={initial}
      readOnly={!isEditable}
      maxLength={charsMax}
      aria-label={words.title.label}
      placeholder={words.title.placeholder}
      autoComplete="off"
      enterKeyHint="next"
      onInput={(event) => {
        fitHeight(event.currentTarget);
        binding.current?.typed();
      }}
      onCompositionStart={() => binding.current?.compositionStarted()}
      onCompositionEnd={() => binding.current?.compositionEnded()}
      onKeyDown={onKeyDown}
    />
  );
}

/** For browsers without `field-sizing`. */
function fitHeight(element: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  element.style.blockSize = 'auto';
  element.style.blockSize = `${element.scrollHeight}px`;
}
