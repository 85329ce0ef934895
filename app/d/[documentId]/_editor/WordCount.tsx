'use client';
/** Words, characters and reading time at the foot of the page, while a person wants to see them. */
import type { Editor } from '@tiptap/react';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '../../../_ui/IconButton.tsx';
import { useEditorMessages, useMessages } from '../../../_ui/messages.tsx';
import { fill, plural } from '../../../../lib/i18n/phrase.ts';
import { browserClock } from './browser-clock.ts';
import { type Count, countIn } from './count.ts';
import styles from './WordCount.module.css';

/** Counting a long document takes a while; nobody reads along with every letter. */
const REST_MS = 400;
const WORDS_PER_MINUTE = 220;

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

  const say = ({ words: wordCount, characters }: Count) => ({
    words: plural(language.tag, words.words, wordCount),
    characters: plural(language.tag, words.characters, characters),
  });
  const all = say(counts.all);
  const minutes = Math.max(1, Math.ceil(counts.all.words / WORDS_PER_MINUTE));
  return (
    <aside className={styles.count} aria-label={words.label}>
      <span>{all.words}</span>
      <span>{all.characters}</span>
      <span>{plural(language.tag, words.minutes, minutes)}</span>
      {counts.selected === null ? null : (
        <span className={styles.selected}>{fill(words.selected, say(counts.selected))}</span>
      )}
      <IconButton label={words.close} onClick={onClose}>
        <X size={14} aria-hidden />
      </IconButton>
    </aside>
  );
}

function countsOf(editor: Editor): { readonly all: Count; readonly selected: Count | null } {
  const { doc, selection } = editor.state;
  const { from, to, empty } = selection;
  return { all: countIn(doc), selected: empty ? null : countIn(doc.cut(from, to)) };
}
