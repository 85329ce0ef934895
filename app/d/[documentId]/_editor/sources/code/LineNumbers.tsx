'use client';
/** The numbers before the lines of a block of code: drawn, and no part of the text. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { SourceView } from '../source-view.ts';
import { codeSettings, watchCodeSettings } from './code-settings.ts';
import { lineRows } from './line-rows.ts';

export function LineNumbers({ view }: { readonly view: SourceView }) {
  const { numbers, wrap } = useSyncExternalStore(watchCodeSettings, codeSettings);
  return numbers ? <Numbers view={view} isWrapping={wrap} /> : null;
}

interface NumbersProps {
  readonly view: SourceView;
  readonly isWrapping: boolean;
}

function Numbers({ view, isWrapping }: NumbersProps) {
  const node = useSyncExternalStore(view.watch, view.node);
  const text = node.textContent;
  const [rows, setRows] = useState<readonly number[] | null>(null);
  useEffect(() => {
    if (!isWrapping) {
      setRows(null);
      return;
    }
    let frame = 0;
    const measure = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() =>
        // While somebody else's caret stands in it, it cannot be measured.
        setRows((before) => lineRows(view.contentDOM, text) ?? before),
      );
    };
    const resized = new ResizeObserver(measure);
    resized.observe(view.contentDOM);
    measure();
    return () => {
      resized.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [view, text, isWrapping]);
  return <span className="source-numbers">{numberText(text.split('\n').length, rows)}</span>;
}

/** One number a line, and an empty row for each that its line goes on in. */
function numberText(count: number, rows: readonly number[] | null): string {
  let text = '';
  for (let line = 0; line < count; line += 1) {
    text += `${line + 1}${'\n'.repeat(rows?.[line] ?? 1)}`;
  }
  return text;
}
