'use client';
/** The menus for what a text names: `@` for people, documents and days, `[[` for documents. */
import type { Editor, Range } from '@tiptap/core';
import type { Plugin } from '@tiptap/pm/state';
import { exitSuggestion } from '@tiptap/suggestion';
import { CalendarDays, FileText } from 'lucide-react';
import type { DocumentId } from '../../../../../lib/core/ids.ts';
import type { EditorMessages } from '../../../../../lib/i18n/en.ts';
import { Avatar, type AvatarProps } from '../../../../_ui/Avatar.tsx';
import { beginsAny } from '../commands/word-search.ts';
import styles from '../ChoiceList.module.css';
import { type SuggestionListProps, SuggestionView } from '../suggestion-view.ts';
import { type MenuKey, typedMenu } from '../typed-menu.ts';
import { type Choice, keyOf, nodeOf } from './choice.ts';
import { ChoiceList, type ChoiceListProps, type ChoiceView } from '../ChoiceList.tsx';
import faces from './Face.module.css';
import { dayFromNow, dayInWords } from './days.ts';
import { fetchDocuments, fetchMentionable } from './named-api.ts';

const QUIET_MS = 120;
const PEOPLE_MAX = 5;
const DOCUMENTS_MAX = 4;
const DOCUMENTS_ALONE_MAX = 8;
/** Right behind one of these an `@` is part of an address. */
const IN_ADDRESS = /[\p{sc=Latin}\p{N}._%+-]$/u;
/** Known in either language, whatever the reader's. */
const DAY_WORDS = [
  ['today', '今天', 'jintian', 'date', '日期'],
  ['tomorrow', '明天', 'mingtian', 'date', '日期'],
] as const;

export interface NamingOptions {
  readonly editor: Editor;
  readonly documentId: DocumentId;
  readonly words: EditorMessages;
  /** BCP 47. */
  readonly tag: string;
}

export function mentionPlugin(key: MenuKey, options: NamingOptions): Plugin {
  const { documentId, words } = options;
  return naming(key, options, {
    char: '@',
    id: 'mention-menu',
    label: words.inline.mention.label,
    none: words.inline.mention.none,
    find: async (query, signal) => {
      const [people, documents] = await Promise.all([
        fetchMentionable(documentId, query, signal),
        fetchDocuments(query, signal),
      ]);
      return [
        ...people.slice(0, PEOPLE_MAX).map((person): Choice => ({ is: 'person', person })),
        ...daysFor(query, options),
        ...choicesOf(documents, documentId).slice(0, DOCUMENTS_MAX),
      ];
    },
  });
}

export function documentPlugin(key: MenuKey, options: NamingOptions): Plugin {
  const { documentId, words } = options;
  return naming(key, options, {
    char: '[[',
    id: 'document-menu',
    label: words.inline.document.label,
    none: words.inline.document.none,
    unasked: words.inline.document.unasked,
    find: async (query, signal) =>
      choicesOf(await fetchDocuments(query, signal), documentId).slice(0, DOCUMENTS_ALONE_MAX),
  });
}

type OwnListProps = Omit<ChoiceListProps<Choice>, keyof SuggestionListProps<Choice>>;

interface Naming {
  readonly char: string;
  readonly id: string;
  readonly label: string;
  readonly none: string;
  readonly unasked?: string;
  readonly find: (query: string, signal: AbortSignal) => Promise<readonly Choice[]>;
}

function naming(key: MenuKey, options: NamingOptions, own: Naming): Plugin {
  const { words } = options;
  const { char, id, label, none, unasked = none, find } = own;
  return typedMenu<Choice>({
    editor: options.editor,
    key,
    char,
    allowedPrefixes: null,
    debounce: QUIET_MS,
    mayFind: (_, before) => !IN_ADDRESS.test(before),
    items: async ({ editor, query, signal }) => {
      const asked = query.trim();
      const choices = await find(asked, signal).catch(() =>
        // Days need no server; a server that is away is told by the save chip.
        char === '@' ? daysFor(asked, options) : [],
      );
      // One word that fits nothing may be a slip, and is told; after several the text goes on.
      if (choices.length === 0 && asked.includes(' ') && !signal.aborted)
        exitSuggestion(editor.view, key);
      return [...choices];
    },
    command: ({ editor, range, props }) => insertChoice(editor, range, props),
    render: () =>
      new SuggestionView<Choice, OwnListProps>(key, id, ChoiceList<Choice>, () => ({
        label,
        none,
        unasked,
        viewOf: (choice) => viewOf(choice, words),
      })),
  });
}

function choicesOf(
  documents: readonly { readonly id: DocumentId; readonly title: string }[],
  own: DocumentId,
): Choice[] {
  return documents
    .filter(({ id }) => id !== own)
    .map(({ id, title }) => ({ is: 'document', id, title }));
}

function daysFor(query: string, { words, tag }: NamingOptions): Choice[] {
  const { today, tomorrow } = words.inline.date;
  return [today, tomorrow].flatMap((name, later): Choice[] => {
    if (query !== '' && !beginsAny(query, [name, ...(DAY_WORDS[later] ?? [])])) return [];
    const day = dayFromNow(later);
    return [{ is: 'day', day, name, hint: dayInWords(tag, day) }];
  });
}

/** A space behind it, so that writing goes on, unless there is one. */
function insertChoice(editor: Editor, { from, to }: Range, choice: Choice): void {
  const next = editor.state.doc.resolve(to).nodeAfter?.text ?? '';
  const content = next.startsWith(' ')
    ? [nodeOf(choice)]
    : [nodeOf(choice), { type: 'text', text: ' ' }];
  editor.chain().focus().insertContentAt({ from, to }, content).run();
}

function viewOf(choice: Choice, words: EditorMessages): ChoiceView {
  const key = keyOf(choice);
  switch (choice.is) {
    case 'person': {
      const { name, hue, pictureId, isGuest } = choice.person;
      const hint = isGuest ? words.presence.guest : '';
      return { key, name, hint, icon: <Face name={name} hue={hue} pictureId={pictureId} /> };
    }
    case 'document': {
      const name = choice.title === '' ? words.title.placeholder : choice.title;
      return { key, name, hint: '', icon: <Icon is={FileText} /> };
    }
    case 'day':
      return { key, name: choice.name, hint: choice.hint, icon: <Icon is={CalendarDays} /> };
    default:
      return choice satisfies never;
  }
}

/** As wide as an icon, so that all names begin in one line. */
function Face(props: AvatarProps) {
  return (
    <span className={faces.face}>
      <Avatar {...props} />
    </span>
  );
}

function Icon({ is: Sign }: { readonly is: typeof FileText }) {
  return (
    <span className={styles.icon}>
      <Sign size={18} aria-hidden />
    </span>
  );
}
