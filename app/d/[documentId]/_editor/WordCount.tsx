'use client';
/** Words, characters and reading time at the foot of the page, while a person wants to see them. */
import type { Editor } from '@tiptap/react';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '../../../_ui/IconButton.tsx';
import { useEditorMessages, useMessages } from '../../../_ui/messages.tsx';
import { browserClock } from './browser-clock.ts';
import { countIn } from './count.ts';
import { type Counts, saidCount } from './said-count.ts';
import styles from './WordCount.module.css';

/** Counting a long document takes a while; nobody reads along with every letter. */
const REST_MS = 400;

export interface WordCountProps {
  readonly editor: Editor;
  readonly onClose: () => void;
}

export function WordCount({ editor, onClose }: WordCountProps) {
  const { count: words } = useEditorMessages();
  const { language } = useMessages();
  const [counts, setCounts] = useState(() => countsOf(editor));

  useEffect(() => {
    let cancel = () => {};
    const later = () => {
      cancel();
      cancel = browserClock.after(REST_MS, () => setCounts(countsOf(editor)));
    };
    editor.on('update', later);
    editor.on('selectionUpdate', later);
    return () => {
      cancel();
      editor.off('update', later);
      editor.off('selectionUpdate', later);
    };
  }, [editor]);

  return (
    <aside className={styles.count} aria-label={words.label} data-part={counts.selected !== null}>
      {saidCount(words, language.tag, counts).map((said, at) => (
        <span key={at}>{said}</span>
      ))}
      <IconButton label={words.close} onClick={onClose}>
        <X size={14} aria-hidden />
      </IconButton>
    </aside>
  );
}

function countsOf(editor: Editor): Counts {
  const { doc, selection } = editor.state;
  // Cells that are chosen in a table are several ranges.
  const pieces = selection.ranges.map(({ $from, $to }) => doc.cut($from.pos, $to.pos));
  return { all: countIn(doc), selected: selection.empty ? null : countIn(...pieces) };
}
