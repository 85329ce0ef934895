'use client';
/**
 * A menu of actions, hung to the element that opened it; focus goes back there when it closes.
 * It brings the positioning code with it, so pages load it when it is first asked for.
 */
import { Menu as BaseMenu } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { assertNever } from '../../lib/std/assert.ts';
import { classes } from './classes.ts';
import { Kbd } from './Kbd.tsx';
import styles from './Menu.module.css';
import { isPressOnOpener } from './opener-press.ts';
import type { Shortcut } from './shortcut.ts';

export type MenuEntry =
  | {
      readonly is: 'action';
      readonly label: string;
      readonly icon?: ReactNode;
      readonly shortcut?: Shortcut;
      readonly tone?: 'plain' | 'danger';
      readonly isDisabled?: boolean;
      readonly onSelect: () => void;
    }
  | {
      readonly is: 'link';
      readonly label: string;
      readonly icon?: ReactNode;
      readonly href: string;
      readonly isNewTab?: boolean;
    }
  | {
      readonly is: 'toggle';
      readonly label: string;
      readonly icon?: ReactNode;
      readonly shortcut?: Shortcut;
      readonly isOn: boolean;
      readonly onChange: () => void;
    }
  | {
      readonly is: 'choice';
      readonly label: string;
      /** Only read aloud; where the menu has no other choice. */
      readonly isLabelHidden?: boolean;
      /** Few and short: beside each other, as samples of themselves. */
      readonly isRow?: boolean;
      readonly value: string;
      readonly options: readonly MenuOption[];
      readonly onChoose: (value: string) => void;
    }
  | {
      /** Opens beside it. */
      readonly is: 'more';
      readonly label: string;
      readonly icon?: ReactNode;
      readonly entries: readonly MenuEntry[];
    }
  | { readonly is: 'line' };

export interface MenuOption {
  readonly value: string;
  readonly label: string;
  /** BCP 47 tag when the label is not in the page's language. */
  readonly language?: string;
  /** One line that says what choosing it means. */
  readonly hint?: string;
  /** Stands over the label in a row. */
  readonly sample?: ReactNode;
}

export interface MenuProps {
  /** The element that opened it; give it aria-haspopup="menu" and aria-expanded. */
  readonly anchor: HTMLElement | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly label: string;
  /** Which edge of the opener it keeps to. */
  readonly align?: 'start' | 'end';
  readonly entries: readonly MenuEntry[];
  /** Gets the focus in place of the opener. */
  readonly returnTo?: HTMLElement;
}

export function Menu(props: MenuProps) {
  const { anchor, isOpen, onClose, label, align = 'end', entries, returnTo } = props;
  return (
    <BaseMenu.Root
      open={isOpen}
      onOpenChange={(open, change) => {
        if (open) return;
        if (isPressOnOpener(anchor, change)) change.cancel();
        else onClose();
      }}
      modal={false}
    >
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          className={styles.positioner}
          anchor={anchor}
          align={align}
          sideOffset={4}
          collisionPadding={8}
        >
          <BaseMenu.Popup
            className={styles.popup}
            aria-label={label}
            finalFocus={() => !isDialogOver(anchor) && (returnTo ?? anchor ?? true)}
          >
            {entries[0]?.is === 'choice' ? <PresentChoice anchor={anchor} /> : null}
            {entries.map((entry, at) => (
              <Entry key={at} entry={entry} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

/** By keyboard one begins at what is chosen now; a pointer begins where it is. */
function PresentChoice({ anchor }: { readonly anchor: HTMLElement | null }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // Not by what opened the menu, which is not told, but by what the browser makes of it.
    if (anchor?.matches(':focus-visible') !== true) return;
    const menu = place.current?.closest('[role="menu"]');
    const frame = requestAnimationFrame(() => {
      const chosen = '[role="menuitemradio"][aria-checked="true"]';
      menu?.querySelector<HTMLElement>(chosen)?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [anchor]);
  return <span ref={place} hidden />;
}

/** An entry may have opened a dialog or a question, which has the focus by now and gives it back itself. */
function isDialogOver(anchor: HTMLElement | null): boolean {
  return [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].some(
    (dialog) => !dialog.contains(anchor),
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  switch (entry.is) {
    case 'action':
      return (
        <BaseMenu.Item
          className={classes(styles.item, entry.tone === 'danger' && styles.danger)}
          disabled={entry.isDisabled ?? false}
          onClick={entry.onSelect}
        >
          <span className={styles.icon}>{entry.icon}</span>
          <span className={styles.label}>{entry.label}</span>
          {entry.shortcut === undefined ? null : <Kbd shortcut={entry.shortcut} />}
        </BaseMenu.Item>
      );
    case 'link':
      return (
        <BaseMenu.LinkItem
          className={styles.item}
          href={entry.href}
          closeOnClick
          {...(entry.isNewTab === true ? { target: '_blank', rel: 'noopener' } : {})}
        >
          <span className={styles.icon}>{entry.icon}</span>
          <span className={styles.label}>{entry.label}</span>
        </BaseMenu.LinkItem>
      );
    case 'toggle':
      return (
        <BaseMenu.CheckboxItem
          className={styles.item}
          checked={entry.isOn}
          onCheckedChange={entry.onChange}
          closeOnClick
        >
          <span className={styles.icon}>{entry.icon}</span>
          <span className={styles.label}>{entry.label}</span>
          {entry.shortcut === undefined ? null : <Kbd shortcut={entry.shortcut} />}
          <BaseMenu.CheckboxItemIndicator className={styles.icon}>
            <Check size={16} aria-hidden />
          </BaseMenu.CheckboxItemIndicator>
        </BaseMenu.CheckboxItem>
      );
    case 'choice':
      if (entry.isRow === true) return <ChoiceRow entry={entry} />;
      return (
        <BaseMenu.RadioGroup
          value={entry.value}
          onValueChange={(value: unknown) => entry.onChoose(String(value))}
          aria-label={entry.label}
        >
          {entry.isLabelHidden === true ? null : (
            <div className={styles.heading} aria-hidden>
              {entry.label}
            </div>
          )}
          {entry.options.map((option) => (
            <BaseMenu.RadioItem
              key={option.value}
              className={styles.item}
              value={option.value}
              closeOnClick
            >
              <span className={styles.icon}>
                <BaseMenu.RadioItemIndicator>
                  <Check size={16} aria-hidden />
                </BaseMenu.RadioItemIndicator>
              </span>
              <span className={styles.label} lang={option.language}>
                {option.label}
                {option.hint === undefined ? null : (
                  <span className={styles.hint}>{option.hint}</span>
                )}
              </span>
            </BaseMenu.RadioItem>
          ))}
        </BaseMenu.RadioGroup>
      );
    case 'more':
      return (
        <BaseMenu.SubmenuRoot>
          <BaseMenu.SubmenuTrigger className={styles.item}>
            <span className={styles.icon}>{entry.icon}</span>
            <span className={styles.label}>{entry.label}</span>
            <ChevronRight size={14} aria-hidden className={styles.beside} />
          </BaseMenu.SubmenuTrigger>
          <BaseMenu.Portal>
            <BaseMenu.Positioner
              className={styles.positioner}
              alignOffset={-4}
              collisionPadding={8}
            >
              <BaseMenu.Popup className={styles.popup} aria-label={entry.label}>
                {entry.entries.map((inner, at) => (
                  <Entry key={at} entry={inner} />
                ))}
              </BaseMenu.Popup>
            </BaseMenu.Positioner>
          </BaseMenu.Portal>
        </BaseMenu.SubmenuRoot>
      );
    case 'line':
      return <BaseMenu.Separator className={styles.line} />;
    default:
      return assertNever(entry);
  }
}

function ChoiceRow({ entry }: { readonly entry: Extract<MenuEntry, { readonly is: 'choice' }> }) {
  return (
    <BaseMenu.RadioGroup
      value={entry.value}
      onValueChange={(value: unknown) => entry.onChoose(String(value))}
      aria-label={entry.label}
    >
      <div className={styles.heading} aria-hidden>
        {entry.label}
      </div>
      <div className={styles.row}>
        {entry.options.map(({ value, label, sample }) => (
          <BaseMenu.RadioItem
            key={value}
            className={styles.tile}
            value={value}
            aria-label={label}
            closeOnClick
          >
            <span aria-hidden className={styles.sample}>
              {sample}
            </span>
            <span aria-hidden>{label}</span>
          </BaseMenu.RadioItem>
        ))}
      </div>
    </BaseMenu.RadioGroup>
  );
}
