'use client';
/** What a menu in the text offers: arrows move, Enter takes, eight are in sight. */
import { type ReactNode, useEffect, useImperativeHandle, useState } from 'react';
import { useActiveOption } from '../../../_ui/use-active-option.ts';
import styles from './ChoiceList.module.css';
import type { SuggestionListProps } from './suggestion-view.ts';

export interface ChoiceView {
  readonly key: string;
  readonly name: string;
  readonly hint: string;
  readonly icon: ReactNode;
  /** How it is reached without the menu. */
  readonly keys?: ReactNode;
}

export interface ChoiceListProps<Item> extends SuggestionListProps<Item> {
  readonly label: string;
  /** Nothing fits. */
  readonly none: string;
  /** Nothing is there although nothing was asked for. */
  readonly unasked?: string;
  readonly viewOf: (item: Item) => ChoiceView;
}

export function ChoiceList<Item>(props: ChoiceListProps<Item>) {
  const { id, label, none, unasked = none, items, query, viewOf, onChoose, onActive, ref } = props;
  const {
    at,
    item: chosen,
    list,
    point,
    press,
  } = useActiveOption({ items, takes: 'Tab', onChoose });
  const activeKey = chosen === undefined ? null : viewOf(chosen).key;

  // Not with the items: more of them may come a moment later, when a key has moved on already.
  const [searched, setSearched] = useState(query);
  if (searched !== query) {
    setSearched(query);
    point(0);
  }

  useEffect(() => {
    onActive(activeKey === null ? null : `${id}-${activeKey}`);
  }, [activeKey, id, onActive]);

  useImperativeHandle(ref, () => ({ pressed: press }));

  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      // Focus stays in the text; this is for those who scroll the list by key.
      tabIndex={0}
      className={styles.list}
    >
      {items.length === 0 ? <p className={styles.none}>{query === '' ? unasked : none}</p> : null}
      {items.map((item, index) => {
        const { key, name, hint, icon, keys } = viewOf(item);
        return (
          <div
            key={key}
            id={`${id}-${key}`}
            role="option"
            aria-selected={index === at}
            data-active={index === at || undefined}
            className={styles.item}
            onPointerMove={() => point(index)}
            // The text must not lose its caret.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(item)}
          >
            {icon}
            <span className={styles.words}>
              <span className={styles.name}>{name}</span>
              {hint === '' ? null : <span className={styles.hint}>{hint}</span>}
            </span>
            {keys === undefined ? null : (
              <span className={styles.keys} aria-hidden>
                {keys}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}
