'use client';
/** One of a few choices, as a button that says the present one and opens a menu of all. */
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { classes } from './classes.ts';
import { Menu, type MenuEntry, type MenuOption } from './Menu.tsx';
import styles from './MenuSelect.module.css';

export interface MenuSelectProps {
  /** What is chosen here; read aloud before the present choice. */
  readonly label: string;
  readonly value: string;
  readonly options: readonly MenuOption[];
  readonly onChoose: (value: string) => void;
  /** Said in place of the chosen option's label. */
  readonly shown?: string | undefined;
  /** Below the choices, after a line. */
  readonly more?: readonly MenuEntry[];
  /** `field`: with an edge, as wide as its place; for forms. */
  readonly look?: 'quiet' | 'field';
  /** Which edge of the button the menu keeps to. */
  readonly align?: 'start' | 'end';
  /** Of an element that says more of it. */
  readonly describedBy?: string;
}

export function MenuSelect(props: MenuSelectProps) {
  const { label, value, options, onChoose, more = [], look = 'quiet' } = props;
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const shown = props.shown ?? options.find((option) => option.value === value)?.label ?? value;
  return (
    <>
      <button
        ref={setButton}
        type="button"
        className={classes(styles.button, styles[look])}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={`${label}: ${shown}`}
        aria-describedby={props.describedBy}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className={styles.word}>{shown}</span>
        <ChevronDown size={14} aria-hidden />
      </button>
      <Menu
        anchor={button}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        label={label}
        align={props.align ?? (look === 'field' ? 'start' : 'end')}
        entries={[
          { is: 'choice', label, isLabelHidden: true, value, options, onChoose },
          ...(more.length === 0 ? [] : [{ is: 'line' } as const, ...more]),
        ]}
      />
    </>
  );
}
