'use client';
/** A list found by typing. The field keeps the focus. */
import { Search } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { TextField } from '../../../_ui/TextField.tsx';
import { useActiveOption } from '../../../_ui/use-active-option.ts';
import styles from './SearchList.module.css';

export interface SearchListProps<Item> {
  /** Of the field. */
  readonly label: string;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly listLabel: string;
  readonly items: readonly Item[];
  /** Nothing fits. */
  readonly none: string;
  readonly keyOf: (item: Item) => string;
  readonly children: (item: Item) => ReactNode;
  /** Of what is chosen now, where one is; the list begins there. */
  readonly chosenKey?: string;
  readonly onChoose: (item: Item) => void;
}

export function SearchList<Item>(props: SearchListProps<Item>) {
  const { label, search, onSearch, listLabel, items, none, keyOf, chosenKey, onChoose } = props;
  const listId = useId();
  const first = Math.max(
    0,
    items.findIndex((item) => keyOf(item) === chosenKey),
  );
  const {
    at,
    item: active,
    list,
    point,
    press,
  } = useActiveOption({ items, first, keyOf, onChoose });
  return (
    <>
      <TextField
        label={label}
        isLabelHidden
        value={search}
        placeholder={label}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        icon={<Search size={16} aria-hidden />}
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={active === undefined ? undefined : `${listId}-${keyOf(active)}`}
        onKeyDown={(event) => {
          if (press(event.nativeEvent)) event.preventDefault();
        }}
        onChange={(event) => {
          onSearch(event.target.value);
          point(0);
        }}
      />
      <div className={styles.found}>
        {items.length === 0 ? (
          <p role="status" className={styles.none}>
            {none}
          </p>
        ) : null}
        <div ref={list} id={listId} role="listbox" aria-label={listLabel} className={styles.list}>
          {items.map((item, index) => (
            <div
              key={keyOf(item)}
              id={`${listId}-${keyOf(item)}`}
              role="option"
              aria-selected={chosenKey === undefined ? index === at : keyOf(item) === chosenKey}
              data-active={index === at || undefined}
              className={styles.item}
              onPointerMove={() => point(index)}
              onClick={() => onChoose(item)}
            >
              {props.children(item)}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
