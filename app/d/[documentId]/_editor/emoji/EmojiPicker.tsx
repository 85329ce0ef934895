'use client';
/** Emoji by search, by category and used lately, for those who do not know their names. */
import { Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useEditorMessages, useMessages } from '../../../../_ui/messages.tsx';
import { TextField } from '../../../../_ui/TextField.tsx';
import { CategoryBar } from './CategoryBar.tsx';
import { CATEGORIES, type Category, type Emoji, emojiHere } from './emoji-list.ts';
import { type EmojiQuery, findEmoji } from './emoji-search.ts';
import { toned } from './emoji-tone.ts';
import { EmojiGrid, type EmojiSection } from './EmojiGrid.tsx';
import styles from './EmojiPicker.module.css';
import { keepTone, keptTone, recentEmoji } from './kept-emoji.ts';
import { ToneChoice } from './ToneChoice.tsx';

/** Whoever looks further writes another letter. */
const FOUND_MAX = 96;

export interface EmojiPickerProps {
  readonly onChoose: (emoji: Emoji) => void;
}

export function EmojiPicker({ onChoose }: EmojiPickerProps) {
  const { emoji: words } = useEditorMessages().inline;
  const { locale } = useMessages();
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState<Category>(CATEGORIES[0]);
  const [tone, setTone] = useState(keptTone);
  const [shown, setShown] = useState<Emoji | null>(null);
  // Those of the moment it was opened: the grid must not move under the hand.
  const [recent] = useState(recentEmoji);
  const wanted = useDeferredValue(search);
  const sections = useMemo(
    () => sectionsFor(emojiHere() ?? [], { query: wanted, locale, recent, category }),
    [wanted, locale, recent, category],
  );
  useEffect(() => {
    // A finger gets no keyboard unasked.
    if (!matchMedia('(pointer: coarse)').matches) field.current?.focus();
  }, []);

  const first = () => grid.current?.querySelector<HTMLElement>('[role="gridcell"]');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') first()?.focus();
    else if (event.key === 'Enter') {
      const [best] = findEmoji(emojiHere() ?? [], { query: search, locale, recent });
      if (best !== undefined) onChoose(best);
    } else return;
    event.preventDefault();
  };
  return (
    <div className={styles.picker}>
      <TextField
        ref={field}
        label={words.search}
        isLabelHidden
        placeholder={words.search}
        icon={<Search size={16} aria-hidden />}
        autoComplete="off"
        enterKeyHint="done"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {wanted.trim() === '' ? <CategoryBar shown={category} onShow={setCategory} /> : null}
      {sections.length === 0 ? (
        <p role="status" className={styles.none}>
          {words.none}
        </p>
      ) : (
        <EmojiGrid
          grid={grid}
          sections={sections}
          locale={locale}
          tone={tone}
          label={words.title}
          onChoose={onChoose}
          onShow={setShown}
          onLeaveUpwards={() => field.current?.focus()}
        />
      )}
      <div className={styles.foot}>
        {/* Its name is read aloud with the cell itself. */}
        <span className={styles.shown} aria-hidden>
          {shown === null ? null : (
            <>
              <span className={styles.sign}>
                {shown.hasTones ? toned(shown.character, tone) : shown.character}
              </span>
              <span className={styles.name}>{shown.words[locale].label}</span>
            </>
          )}
        </span>
        <ToneChoice
          tone={tone}
          onChoose={(next) => {
            keepTone(next);
            setTone(next);
          }}
        />
      </div>
    </div>
  );
}

interface Wish extends EmojiQuery {
  readonly category: Category;
}

/** What was used lately stands before the first category. */
function sectionsFor(all: readonly Emoji[], wish: Wish): readonly EmojiSection[] {
  const { query, recent, category } = wish;
  if (query.trim() !== '') {
    const found = findEmoji(all, wish).slice(0, FOUND_MAX);
    return found.length === 0 ? [] : [{ is: 'found', emoji: found }];
  }
  const own = all.filter((emoji) => emoji.category === category);
  const lately = category === CATEGORIES[0] ? lookedUp(all, recent) : [];
  const shown: EmojiSection = { is: category, emoji: own };
  return lately.length === 0 ? [shown] : [{ is: 'recent', emoji: lately }, shown];
}

function lookedUp(all: readonly Emoji[], characters: readonly string[]): Emoji[] {
  return characters.flatMap((each) => all.find(({ character }) => character === each) ?? []);
}
