'use client';
/** The menu that a colon and two letters open, and `:name:` typed whole. */
import type { Editor } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { findSuggestionMatch } from '@tiptap/suggestion';
import type { EditorMessages } from '../../../../../lib/i18n/en.ts';
import { type Locale, parseLocale } from '../../../../../lib/i18n/locale.ts';
import { isInCode } from '../in-code.ts';
import { ChoiceList, type ChoiceListProps } from '../ChoiceList.tsx';
import styles from '../ChoiceList.module.css';
import { type SuggestionListProps, SuggestionView } from '../suggestion-view.ts';
import { type MenuKey, typedMenu } from '../typed-menu.ts';
import { type Emoji, emojiHere, loadEmoji } from './emoji-list.ts';
import { emojiNamed, findEmoji } from './emoji-search.ts';
import { type BegunName, begunName, isEmojiSign } from './emoji-signs.ts';
import { recentEmoji } from './kept-emoji.ts';
import { inOwnTone, putEmoji } from './put-emoji.ts';

const OFFERED_MAX = 24;
/** No name is longer. */
const LOOK_BACK = 60;

export interface EmojiOptions {
  readonly editor: Editor;
  readonly words: EditorMessages;
  /** BCP 47. */
  readonly tag: string;
}

type OwnListProps = Omit<ChoiceListProps<Emoji>, keyof SuggestionListProps<Emoji>>;

export function emojiPlugin(key: MenuKey, { editor, words, tag }: EmojiOptions): Plugin {
  const locale = parseLocale(tag.split('-', 1)[0]) ?? 'en';
  const find = finder(locale);
  const menu = typedMenu<Emoji>({
    editor,
    key,
    char: ':',
    findSuggestionMatch: matchBefore,
    mayFind: (query) => {
      const all = emojiHere();
      return all === null || find(all, query).length > 0;
    },
    items: async ({ query }) => find(await loadEmoji(), query),
    command: ({ range, props }) => putEmoji(editor, props, range),
    render: () =>
      new SuggestionView<Emoji, OwnListProps>(key, 'emoji-menu', ChoiceList<Emoji>, () => ({
        label: words.inline.emoji.title,
        none: words.inline.emoji.none,
        viewOf: (emoji) => viewOf(emoji, locale),
      })),
  });
  return new Plugin({
    ...menu.spec,
    props: { ...menu.spec.props, handleTextInput: wholeNames(editor, locale) },
  });
}

/** Every transaction asks for the same again, so the last answer is kept. */
function finder(locale: Locale): (all: readonly Emoji[], query: string) => Emoji[] {
  let last: { readonly asked: string; readonly found: Emoji[] } | null = null;
  return (all, query) => {
    const recent = recentEmoji();
    const asked = [query, ...recent].join(' ');
    if (last?.asked !== asked) {
      last = { asked, found: findEmoji(all, { query, locale, recent }).slice(0, OFFERED_MAX) };
    }
    return last.found;
  };
}

const matchBefore: typeof findSuggestionMatch = ({ $position }) => {
  const before = textBefore($position, LOOK_BACK);
  const begun = begunName(before);
  if (begun === null) return null;
  const { name, size } = begun;
  const range = { from: $position.pos - size, to: $position.pos };
  return { range, query: name, text: before.slice(-size) };
};

/** `:smile:` becomes the emoji with its last colon; the first one asks for the names. */
function wholeNames(
  editor: Editor,
  locale: Locale,
): NonNullable<Plugin['props']['handleTextInput']> {
  return (view, from, to, text) => {
    if (!isEmojiSign(text) || from !== to || view.composing || isInCode(view.state)) return false;
    const begun = begunName(textBefore(view.state.selection.$from, LOOK_BACK));
    const all = emojiHere();
    if (all === null) {
      loadEmoji().then(
        (late) => {
          if (begun !== null) putLate(editor, begun, emojiNamed(late, begun.name, locale));
        },
        () => {}, // A server that is away is told by the save chip; the letters stay.
      );
      return false;
    }
    const emoji = begun === null ? null : emojiNamed(all, begun.name, locale);
    if (begun === null || emoji === null) return false;
    putEmoji(editor, emoji, { from: from - begun.size, to });
    return true;
  };
}

/** The names came after the last colon: what was typed since is left in peace. */
function putLate(editor: Editor, { name, size }: BegunName, emoji: Emoji | null): void {
  if (emoji === null || editor.isDestroyed) return;
  const { $from, empty, from } = editor.state.selection;
  const whole = size + 1;
  const typed = textBefore($from, whole);
  const isThere = empty && typed.slice(1, -1) === name && isEmojiSign(typed.slice(-1));
  if (isThere) putEmoji(editor, emoji, { from: from - whole, to: from });
}

/** @param size  of it at most, in units of UTF-16. */
function textBefore({ parent, parentOffset }: ResolvedPos, size: number): string {
  return parent.textBetween(Math.max(0, parentOffset - size), parentOffset, '', '\uFFFC');
}

function viewOf(emoji: Emoji, locale: Locale) {
  const { label } = emoji.words[locale];
  const [code] = emoji.words.en.codes;
  return {
    key: emoji.character,
    name: label,
    hint: `:${(code ?? emoji.words.en.name).replaceAll(' ', '_')}:`,
    icon: (
      <span className={styles.icon}>
        <span className={styles.emoji} aria-hidden>
          {inOwnTone(emoji)}
        </span>
      </span>
    ),
  };
}
