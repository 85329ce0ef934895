'use client';
/** Which category the grid shows. */
import {
  Apple,
  Car,
  Flag,
  Hand,
  Lightbulb,
  type LucideIcon,
  PawPrint,
  Shapes,
  Smile,
  Trophy,
} from 'lucide-react';
import { IconButton } from '../../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { useRoving } from '../use-roving.ts';
import { CATEGORIES, type Category } from './emoji-list.ts';
import styles from './EmojiPicker.module.css';

const ICON_PX = 17;
const ICONS: Readonly<Record<Category, LucideIcon>> = {
  0: Smile,
  1: Hand,
  3: PawPrint,
  4: Apple,
  5: Car,
  6: Trophy,
  7: Lightbulb,
  8: Shapes,
  9: Flag,
};

export interface CategoryBarProps {
  readonly shown: Category;
  readonly onShow: (category: Category) => void;
}

export function CategoryBar({ shown, onShow }: CategoryBarProps) {
  const { emoji: words } = useEditorMessages().inline;
  const roving = useRoving();
  return (
    <div
      ref={roving.ref}
      role="toolbar"
      aria-label={words.byCategory}
      className={styles.categories}
      onKeyDown={roving.onKeyDown}
      onFocus={roving.onFocus}
    >
      {CATEGORIES.map((is) => {
        const Icon = ICONS[is];
        return (
          <IconButton
            key={is}
            label={words.categories[is]}
            aria-pressed={is === shown}
            onClick={() => onShow(is)}
          >
            <Icon size={ICON_PX} aria-hidden />
          </IconButton>
        );
      })}
    </div>
  );
}
