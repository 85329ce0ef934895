'use client';
/** The blocks a slash offers: arrows move, Enter takes, eight are in sight. */
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { Kbd } from '../../../_ui/Kbd.tsx';
import type { EditorMessages } from '../../../../lib/i18n/en.ts';
import { COMMAND_ICONS } from './commands/command-icons.ts';
import { type BlockId, COMMANDS } from './commands/command-table.ts';
import styles from './SlashList.module.css';

export interface SlashListHandle {
  /** @returns whether the list used the key. */
  pressed: (key: string) => boolean;
}

export interface SlashListProps {
  readonly id: string;
  readonly words: EditorMessages;
  readonly items: readonly BlockId[];
  readonly onChoose: (id: BlockId) => void;
  readonly onActive: (optionId: string | null) => void;
  readonly ref?: Ref<SlashListHandle>;
}

export function SlashList({ id, words, items, onChoose, onActive, ref }: SlashListProps) {
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const at = Math.min(active, Math.max(0, items.length - 1));
  const activeId = items[at];

  const [searched, setSearched] = useState(items);
  if (searched !== items) {
    setSearched(items);
    setActive(0);
  }

  useEffect(() => {
    onActive(activeId === undefined ? null : `${id}-${activeId}`);
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [activeId, id, onActive]);

  useImperativeHandle(ref, () => ({
    pressed: (key) => {
      if (activeId === undefined) return false;
      if (key === 'ArrowDown') setActive((at + 1) % items.length);
      else if (key === 'ArrowUp') setActive((at + items.length - 1) % items.length);
      else if (key === 'Enter' || key === 'Tab') onChoose(activeId);
      else return false;
      return true;
    },
  }));

  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={words.slash.label}
      // Focus stays in the text; this is for those who scroll the list by key.
      tabIndex={0}
      className={styles.list}
    >
      {items.length === 0 ? <p className={styles.none}>{words.slash.none}</p> : null}
      {items.map((item) => {
        const Icon = COMMAND_ICONS[item];
        const { keys, markdown } = COMMANDS[item];
        const [shortcut] = keys;
        return (
          <div
            key={item}
            id={`${id}-${item}`}
            role="option"
            aria-selected={item === activeId}
            className={styles.item}
            onPointerMove={() => setActive(items.indexOf(item))}
            // The text must not lose its caret.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(item)}
          >
            <span className={styles.icon}>
              <Icon size={18} aria-hidden />
            </span>
            <span className={styles.words}>
              <span className={styles.name}>{words.actions[item]}</span>
              <span className={styles.hint}>{words.blockHints[item]}</span>
            </span>
            <span className={styles.keys} aria-hidden>
              {shortcut === undefined ? markdown : <Kbd shortcut={shortcut} />}
            </span>
          </div>
        );
      })}
    </div>
  );
}
