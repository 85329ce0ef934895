'use client';
/** A button that opens a menu of ways to show the list; the menu is fetched when it is asked for. */
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Button } from '../_ui/Button.tsx';
import type { MenuEntry } from '../_ui/Menu.tsx';
import styles from './OptionButton.module.css';

const loadMenu = () => import('../_ui/Menu.tsx');
const Menu = lazy(() => loadMenu().then(({ Menu: menu }) => ({ default: menu })));

export interface OptionButtonProps {
  /** What is chosen here; said before the present choice. */
  readonly label: string;
  readonly shown: string;
  readonly icon: ReactNode;
  /** Something is chosen that hides a part of the list. */
  readonly isOn?: boolean;
  readonly entries: readonly MenuEntry[];
  readonly onOpen?: () => void;
}

export function OptionButton(props: OptionButtonProps) {
  const { label, shown, icon, isOn = false, entries, onOpen } = props;
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <>
      <Button
        ref={setButton}
        look="quiet"
        className={styles.button}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={shown === label ? label : `${label}: ${shown}`}
        data-on={isOn ? '' : undefined}
        data-tip={label}
        onPointerEnter={() => void loadMenu()}
        onFocus={() => void loadMenu()}
        onClick={() => {
          setWasOpened(true);
          setIsOpen(!isOpen);
          if (!isOpen) onOpen?.();
        }}
      >
        {icon}
        <span className={styles.shown}>{shown}</span>
      </Button>
      {wasOpened ? (
        <Suspense>
          <Menu
            anchor={button}
            isOpen={isOpen}
            onClose={() => setIsOpen(false)}
            label={label}
            entries={entries}
          />
        </Suspense>
      ) : null}
    </>
  );
}
