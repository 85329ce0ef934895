'use client';
/** The colours of text and of what is behind it, under the button that asked for them. */
import { type Editor, useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { COLOURS, type Colour } from '../../../../../lib/editor/colours.ts';
import { useRoving } from '../use-roving.ts';
import styles from './ColourPanel.module.css';
import { colourAt, setColour } from './colouring.ts';
import type { Coloured } from './last-colours.ts';
import { placeBeside } from './place-beside.ts';

const ROW: readonly (Colour | null)[] = [null, ...COLOURS];

export interface ColourPanelProps {
  readonly editor: Editor;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

export function ColourPanel({ editor, anchor, onClose }: ColourPanelProps) {
  const { styles: words } = useEditorMessages();
  const roving = useRoving();
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useLayoutEffect(() => {
    if (roving.ref.current !== null) placeBeside(roving.ref.current, anchor);
  }, [anchor, roving.ref]);
  useEffect(() => {
    const own = roving.ref.current;
    own?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
    const leave = ({ target }: PointerEvent) => {
      if (!(target instanceof Node)) return;
      if (own?.contains(target) !== true && !anchor.contains(target)) close.current();
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [anchor, roving.ref]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
      anchor.focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      toOtherRow(event.currentTarget);
    } else roving.onKeyDown(event);
  };
  const choose = (what: Coloured, colour: Colour | null) => {
    onClose();
    setColour(editor, what, colour);
  };
  return (
    <div
      ref={roving.ref}
      role="dialog"
      aria-label={words.colours}
      className={styles.panel}
      onKeyDown={onKeyDown}
      onFocus={roving.onFocus}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) onClose();
      }}
    >
      <Row editor={editor} what="textColor" onChoose={choose} />
      <Row editor={editor} what="highlight" onChoose={choose} />
    </div>
  );
}

interface RowProps {
  readonly editor: Editor;
  readonly what: Coloured;
  readonly onChoose: (what: Coloured, colour: Colour | null) => void;
}

function Row({ editor, what, onChoose }: RowProps) {
  const { styles: words, actions } = useEditorMessages();
  const heading = useId();
  const present = useEditorState({ editor, selector: ({ editor: now }) => colourAt(now, what) });
  return (
    <div role="group" aria-labelledby={heading}>
      <div id={heading} className={styles.heading}>
        {actions[what]}
      </div>
      <div className={styles.swatches}>
        {ROW.map((colour) => {
          const name = colour === null ? usualName(what, words) : words.names[colour];
          return (
            <button
              key={colour}
              type="button"
              className={styles.swatch}
              data-color={colour}
              data-what={what}
              aria-label={name}
              aria-pressed={colour === present}
              onClick={() => onChoose(what, colour)}
            >
              <span aria-hidden>A</span>
            </button>
          );
        })}
      </div>
    </div>
  );
}

function usualName(what: Coloured, words: { readonly usual: string; readonly none: string }) {
  return what === 'textColor' ? words.usual : words.none;
}

function toOtherRow(panel: HTMLElement): void {
  const swatches = [...panel.querySelectorAll<HTMLElement>('button')];
  const at = swatches.findIndex((swatch) => swatch === document.activeElement);
  if (at >= 0) swatches[(at + ROW.length) % swatches.length]?.focus();
}
