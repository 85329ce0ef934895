'use client';
/** The headings of the document beside it, from below on a phone; one tab stop, arrow keys inside. */
import type { Editor } from '@tiptap/react';
import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { IconButton } from '../../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { scrollWithin } from '../../../../_ui/scroll-within.ts';
import { depthsOf } from './headings.ts';
import styles from './OutlinePanel.module.css';
import { useOutline } from './use-outline.ts';

export interface OutlinePanelProps {
  readonly editor: Editor;
  /** Somebody has just asked for it, so it takes the focus. */
  readonly isAsked: boolean;
  readonly onClose: () => void;
}

/** Beside the text there is room for it from here on; else it lies over the text. */
const BESIDE = '(min-width: 1200px)';
const ENTRIES = 'button[data-heading]';

export function OutlinePanel({ editor, isAsked, onClose }: OutlinePanelProps) {
  const { outline: words } = useEditorMessages();
  const { headings, current, goTo } = useOutline(editor);
  const panel = useRef<HTMLElement>(null);
  const stop = Math.max(0, current);
  const depths = depthsOf(headings);

  useFocus(panel, editor, isAsked);
  useOutsidePress(panel, onClose);
  useEffect(() => {
    const list = panel.current?.querySelector('ol');
    const entry = list?.querySelector('[aria-current]');
    if (list != null && entry != null) scrollWithin(list, entry, entry.clientHeight);
  }, [current]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (matchMedia(BESIDE).matches) editor.view.focus();
      else onClose();
    } else if (!moveFocus(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <nav
      ref={panel}
      aria-label={words.label}
      tabIndex={-1}
      className={styles.panel}
      onKeyDown={onKeyDown}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>{words.label}</h2>
        <IconButton label={words.close} onClick={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      {headings.length === 0 ? (
        <p className={styles.none}>{editor.isEditable ? words.none : words.noneToRead}</p>
      ) : (
        <ol className={styles.list}>
          {headings.map(({ text, level }, at) => (
            <li key={at}>
              <button
                type="button"
                data-heading={level}
                tabIndex={at === stop ? 0 : -1}
                aria-current={at === current ? 'location' : undefined}
                className={styles.entry}
                style={{ '--depth': depths[at] } as React.CSSProperties}
                onClick={() => {
                  goTo(at);
                  if (!matchMedia(BESIDE).matches) onClose();
                }}
              >
                <span dir="auto" className={styles.text} data-empty={text === ''}>
                  {text === '' ? words.untitled : text}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </nav>
  );
}

/** @returns whether the key was one of these. */
function moveFocus({ key, currentTarget, target }: KeyboardEvent): boolean {
  const entries = [...currentTarget.querySelectorAll<HTMLElement>(ENTRIES)];
  const at = entries.findIndex((entry) => entry === target);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[key];
  if (next === undefined) return false;
  entries[Math.min(Math.max(next, 0), entries.length - 1)]?.focus();
  return true;
}

function useFocus(
  panel: React.RefObject<HTMLElement | null>,
  editor: Editor,
  isAsked: boolean,
): void {
  useEffect(() => {
    if (!isAsked) return;
    // The menu or palette that it was chosen in gives the focus back as it goes.
    const frame = requestAnimationFrame(() => {
      const entry = panel.current?.querySelector<HTMLElement>(`${ENTRIES}[tabindex="0"]`);
      (entry ?? panel.current)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [panel, isAsked]);
  useEffect(
    () => () => {
      // Gone with the focus in it: back to the text, unless that would bring up a keyboard.
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && !editor.isDestroyed && !matchMedia('(pointer: coarse)').matches) {
        editor.view.focus();
      }
    },
    [editor],
  );
}

/** While it lies over the text, a press beside it closes it. */
function useOutsidePress(panel: React.RefObject<HTMLElement | null>, onClose: () => void): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const look = ({ target }: PointerEvent) => {
      const isInside = target instanceof Node && panel.current?.contains(target) === true;
      if (!isInside && !matchMedia(BESIDE).matches) close.current();
    };
    document.addEventListener('pointerdown', look);
    return () => document.removeEventListener('pointerdown', look);
  }, [panel]);
}
