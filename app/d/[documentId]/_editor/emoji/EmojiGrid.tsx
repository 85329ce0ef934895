'use client';
/** The emoji in rows: one tab stop, arrow keys inside (ARIA grid pattern). */
import { memo, type RefObject, type SyntheticEvent, useEffect } from 'react';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import type { Locale } from '../../../../../lib/i18n/locale.ts';
import type { Category, Emoji } from './emoji-list.ts';
import { toned, type Tone } from './emoji-tone.ts';
import styles from './EmojiGrid.module.css';
import { cellsIn, moveIn, setStop } from './grid-keys.ts';

/** As wide as a phone lets fingers have them. */
const COLUMNS = 8;

export interface EmojiSection {
  readonly is: Category | 'recent' | 'found';
  readonly emoji: readonly Emoji[];
}

export interface EmojiGridProps {
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly sections: readonly EmojiSection[];
  readonly locale: Locale;
  readonly tone: Tone;
  readonly label: string;
  readonly onChoose: (emoji: Emoji) => void;
  /** The one under the pointer or with the focus. */
  readonly onShow: (emoji: Emoji) => void;
  /** Up from the first row. */
  readonly onLeaveUpwards: () => void;
}

export function EmojiGrid(props: EmojiGridProps) {
  const { grid, sections, locale, tone, label, onChoose, onShow, onLeaveUpwards } = props;
  useEffect(() => {
    const cells = cellsIn(grid.current);
    if (cells[0] !== undefined) setStop(cells, cells[0]);
    grid.current?.scrollTo({ top: 0 });
  }, [grid, sections]);

  const emojiOf = ({ target }: SyntheticEvent): Emoji | null => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null;
    const [section = -1, at = -1] = (cell?.dataset['at'] ?? '').split(' ').map(Number);
    return cell === null ? null : (sections[section]?.emoji[at] ?? null);
  };
  const show = (event: SyntheticEvent) => {
    const emoji = emojiOf(event);
    if (emoji !== null) onShow(emoji);
  };
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      className={styles.grid}
      onKeyDown={(event) => {
        const move = moveIn(event.currentTarget, event.key, event.ctrlKey);
        if (move === 'none') return;
        event.preventDefault();
        if (move === 'upwards') onLeaveUpwards();
      }}
      onFocus={(event) => {
        if (event.target.role === 'gridcell') setStop(cellsIn(grid.current), event.target);
        show(event);
      }}
      onPointerOver={show}
      onClick={(event) => {
        const emoji = emojiOf(event);
        if (emoji !== null) onChoose(emoji);
      }}
    >
      <Sections sections={sections} locale={locale} tone={tone} />
    </div>
  );
}

/** Hundreds of cells, which a pointer that passes over them must not draw anew. */
const Sections = memo(function Sections(
  props: Pick<EmojiGridProps, 'sections' | 'locale' | 'tone'>,
) {
  const { sections, locale, tone } = props;
  const { emoji: words } = useEditorMessages().inline;
  return sections.map(({ is, emoji }, section) => {
    const name = typeof is === 'number' ? words.categories[is] : words[is];
    return (
      <div key={is} role="rowgroup" aria-label={name}>
        <div aria-hidden className={styles.heading}>
          {name}
        </div>
        {rowsOf(emoji).map((row, line) => (
          <div key={row[0]?.character} role="row" className={styles.row}>
            {row.map((each, column) => (
              <button
                key={each.character}
                type="button"
                role="gridcell"
                tabIndex={-1}
                data-at={`${section} ${line * COLUMNS + column}`}
                aria-label={each.words[locale].label}
                className={styles.cell}
              >
                <span aria-hidden>
                  {each.hasTones ? toned(each.character, tone) : each.character}
                </span>
              </button>
            ))}
          </div>
        ))}
      </div>
    );
  });
});

function rowsOf(emoji: readonly Emoji[]): Emoji[][] {
  const count = Math.ceil(emoji.length / COLUMNS);
  return Array.from({ length: count }, (_, row) => emoji.slice(row * COLUMNS, (row + 1) * COLUMNS));
}
