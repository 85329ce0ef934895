'use client';
/** The field for a formula among words: every letter is in the document at once. */
import type { Editor } from '@tiptap/react';
import { type KeyboardEvent, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useEditorMessages } from '../../../../../_ui/messages.tsx';
import type { InlineSource } from '../inline-source.ts';
import { writeSource } from '../write-source.ts';

/** The same in every language. */
const EXAMPLE = String.raw`\frac{a}{b}`;

export interface FormulaFieldProps {
  readonly editor: Editor;
  readonly view: InlineSource;
  /** What is wrong with it; null: nothing. */
  readonly note: string | null;
  /** -1: before the formula, 1: behind it. */
  readonly onLeave: (side: -1 | 1) => void;
}

export function FormulaField({ editor, view, note, onLeave }: FormulaFieldProps) {
  const { sources } = useEditorMessages();
  const source = useSyncExternalStore(view.watch, view.node).textContent;
  const field = useRef<HTMLInputElement>(null);
  const last = useRef(source);
  useLayoutEffect(() => {
    const own = field.current;
    if (own === null || own.value === source) {
      last.current = source;
      return;
    }
    // What somebody else wrote before the caret moves it.
    const place = moved(own.selectionStart ?? source.length, last.current, source);
    own.value = source;
    own.setSelectionRange(place, place);
    last.current = source;
  }, [source]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const caret = selectionStart === selectionEnd ? selectionStart : null;
    const isMod = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (['enter', 'escape', 'tab'].includes(key)) onLeave(event.shiftKey ? -1 : 1);
    else if (key === 'arrowleft' && caret === 0) onLeave(-1);
    else if (key === 'arrowright' && caret === value.length) onLeave(1);
    else if (isMod && key === 'z') editor.commands[event.shiftKey ? 'redo' : 'undo']();
    else if (isMod && key === 'y') editor.commands.redo();
    else return;
    event.preventDefault();
  };

  return (
    <div className="formula-field">
      <input
        ref={field}
        autoFocus
        defaultValue={source}
        aria-label={sources.formulaSource}
        placeholder={EXAMPLE}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        dir="ltr"
        onKeyDown={onKeyDown}
        onInput={(event) => {
          last.current = event.currentTarget.value;
          writeSource(editor, view, event.currentTarget.value);
        }}
      />
      {note === null ? null : (
        <p role="status" className="source-note">
          {note}
        </p>
      )}
    </div>
  );
}

function moved(place: number, before: string, after: string): number {
  let start = 0;
  while (start < before.length && before.charAt(start) === after.charAt(start)) start += 1;
  return Math.max(
    0,
    Math.min(after.length, place <= start ? place : place + after.length - before.length),
  );
}
