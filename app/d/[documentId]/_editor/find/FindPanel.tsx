'use client';
/** Find and replace, over the text's upper corner: the text stays readable and writable beside it. */
import { NodeSelection } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import {
  ArrowDown,
  ArrowUp,
  CaseSensitive,
  type LucideIcon,
  Regex,
  Search,
  WholeWord,
  X,
} from 'lucide-react';
import { type KeyboardEvent, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../../../_ui/Button.tsx';
import { IconButton } from '../../../../_ui/IconButton.tsx';
import { useEditorMessages, useMessages } from '../../../../_ui/messages.tsx';
import { TextField } from '../../../../_ui/TextField.tsx';
import { useToast } from '../../../../_ui/toasts.tsx';
import { fill, plural } from '../../../../../lib/i18n/phrase.ts';
import './find.css';
import styles from './FindPanel.module.css';
import type { FindAim } from '../commands/command.ts';
import type { FindRequest } from '../use-panels.ts';
import type { FindQuery } from './find-query.ts';
import { type FoundMatches, useMatches } from './use-matches.ts';
import { useReplacing } from './use-replacing.ts';

export interface FindPanelProps {
  readonly editor: Editor;
  readonly isEditable: boolean;
  readonly request: FindRequest;
  readonly onClose: () => void;
}

/** Longer than anybody looks for; what is selected beyond it is a passage and no word. */
const QUERY_CHARS_MAX = 200;
const OPTIONS = {
  isCaseExact: CaseSensitive,
  isWholeWord: WholeWord,
  isPattern: Regex,
} as const satisfies Partial<Record<keyof FindQuery, LucideIcon>>;
type Option = keyof typeof OPTIONS;
const OPTION_NAMES = Object.keys(OPTIONS) as Option[];

export function FindPanel({ editor, isEditable, request, onClose }: FindPanelProps) {
  const { find: words } = useEditorMessages();
  const [query, setQuery] = useState<FindQuery>(() => ({
    text: selectedText(editor),
    isPattern: false,
    isCaseExact: false,
    isWholeWord: false,
  }));
  const field = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const coveredTo = useCallback(() => panel.current?.getBoundingClientRect().bottom ?? 0, []);
  const found = useMatches(editor, query, coveredTo);
  useRequests(request, (to) => {
    if (to === 'next' || to === 'previous') return found.step(to === 'next' ? 1 : -1);
    const text = selectedText(editor);
    if (editor.isFocused && text !== '') setQuery((before) => ({ ...before, text }));
    // What is looked for is known already: the other field has taken the focus.
    if (to === 'replace' && isEditable && found.count > 0) return;
    field.current?.focus();
    field.current?.select();
  });

  const close = () => {
    onClose();
    editor.view.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === field.current)
      found.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={panel}
      role="search"
      aria-label={words.title}
      className={styles.panel}
      onKeyDown={onKeyDown}
    >
      <div className={styles.row}>
        <TextField
          ref={field}
          label={words.field}
          isLabelHidden
          value={query.text}
          placeholder={words.field}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          className={styles.field}
          icon={<Search size={16} aria-hidden />}
          onChange={({ target }) => setQuery({ ...query, text: target.value })}
        />
        <IconButton
          label={words.previous}
          shortcut="Shift+Enter"
          disabled={found.count === 0}
          onClick={() => found.step(-1)}
        >
          <ArrowUp size={16} aria-hidden />
        </IconButton>
        <IconButton
          label={words.next}
          shortcut="Enter"
          disabled={found.count === 0}
          onClick={() => found.step(1)}
        >
          <ArrowDown size={16} aria-hidden />
        </IconButton>
        <IconButton label={words.close} shortcut="Esc" onClick={close}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      <div className={styles.row}>
        <div role="group" aria-label={words.options} className={styles.options}>
          {OPTION_NAMES.map((option) => {
            const Icon = OPTIONS[option];
            return (
              <IconButton
                key={option}
                label={words[option]}
                aria-pressed={query[option]}
                onClick={() => setQuery({ ...query, [option]: !query[option] })}
              >
                <Icon size={16} aria-hidden />
              </IconButton>
            );
          })}
        </div>
        <FoundWords found={found} />
      </div>
      {isEditable ? (
        <ReplaceRow editor={editor} found={found} isPattern={query.isPattern} request={request} />
      ) : null}
    </div>
  );
}

function FoundWords({ found }: { readonly found: FoundMatches }) {
  const { find: words } = useEditorMessages();
  const { language } = useMessages();
  const said = {
    nothing: '',
    broken: words.broken,
    searching: '',
    slow: words.slow,
    found:
      found.count === 0
        ? words.none
        : fill(words.position, {
            at: (found.at + 1).toLocaleString(language.tag),
            count: found.count.toLocaleString(language.tag),
          }),
  } as const;
  const isFault = found.is === 'broken' || found.is === 'slow';
  return (
    <output className={styles.count} data-tone={isFault ? 'danger' : undefined}>
      {said[found.is]}
    </output>
  );
}

interface ReplaceRowProps {
  readonly editor: Editor;
  readonly found: FoundMatches;
  readonly isPattern: boolean;
  readonly request: FindRequest;
}

function ReplaceRow({ editor, found, isPattern, request }: ReplaceRowProps) {
  const { find: words } = useEditorMessages();
  const { language } = useMessages();
  const toast = useToast();
  const [replacement, setReplacement] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const replacing = useReplacing(editor, found, isPattern);
  useRequests(request, (to) => {
    if (to === 'replace' && found.count > 0) field.current?.focus();
  });
  // A button that has nothing left to do would lose the focus to nowhere.
  const keepFocus = () => field.current?.focus();
  const replaceOne = () => {
    if (found.count <= 1) keepFocus();
    void replacing.one(replacement);
  };
  const replaceAll = async () => {
    keepFocus();
    const count = await replacing.all(replacement);
    if (count > 0) toast({ message: plural(language.tag, words.replaced, count), key: 'replaced' });
  };
  return (
    <div className={styles.row}>
      <TextField
        ref={field}
        label={words.replacement}
        isLabelHidden
        value={replacement}
        placeholder={words.replacement}
        autoComplete="off"
        className={styles.field}
        onChange={({ target }) => setReplacement(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          replaceOne();
        }}
      />
      <Button disabled={found.count === 0} onClick={replaceOne}>
        {words.replace}
      </Button>
      <Button disabled={found.count === 0} onClick={() => void replaceAll()}>
        {words.replaceAll}
      </Button>
    </div>
  );
}

/** The first, which opened the panel, counts as well. */
function useRequests(request: FindRequest, answer: (to: FindAim) => void): void {
  const latest = useRef(answer);
  useLayoutEffect(() => {
    latest.current = answer;
  });
  // As it is drawn: a letter typed before would be among what is chosen, and replaced by the next.
  useLayoutEffect(() => latest.current(request.to), [request]);
}

function selectedText(editor: Editor): string {
  const { selection } = editor.state;
  // What is chosen as a whole is a thing, not a word to look for.
  if (selection instanceof NodeSelection) return '';
  const { from, to } = selection;
  const text = editor.state.doc.textBetween(from, to, '\n');
  return text.length > QUERY_CHARS_MAX || text.includes('\n') ? '' : text;
}
