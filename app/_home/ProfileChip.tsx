'use client';
/** Who I am here; opens name and colour, language, and appearance. */
import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import type { Me, Profile } from '../../lib/core/actor.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Avatar } from '../_ui/Avatar.tsx';
import { useMessages } from '../_ui/messages.tsx';
import type { Theme } from '../../lib/core/theme.ts';
import styles from './ProfileChip.module.css';

const loadMenu = () => import('./ProfileMenu.tsx');
const ProfileMenu = lazy(() => loadMenu().then(({ ProfileMenu: menu }) => ({ default: menu })));

export interface ProfileChipProps {
  readonly me: Me;
  readonly theme: Theme;
  readonly nameCharsMax: number;
}

export function ProfileChip({ me: given, theme, nameCharsMax }: ProfileChipProps) {
  const { shell } = useMessages();
  const router = useRouter();
  const [chip, setChip] = useState<HTMLButtonElement | null>(null);
  const [saved, setSaved] = useState<{ readonly over: Me; readonly profile: Profile } | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  // What the server says since then is newer.
  const me = saved?.over === given ? { ...given, ...saved.profile } : given;
  const name = me.name ?? shell.profile.nameless;

  return (
    <>
      <button
        ref={setChip}
        type="button"
        className={styles.chip}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={fill(shell.profile.open, { name })}
        onPointerEnter={() => void loadMenu()}
        onFocus={() => void loadMenu()}
        onClick={() => {
          setWasOpened(true);
          setIsOpen(!isOpen);
        }}
      >
        <Avatar name={name} hue={me.hue} pictureId={me.pictureId} />
        <span className={styles.name} dir="auto">
          {name}
        </span>
      </button>
      {wasOpened ? (
        <Suspense>
          <ProfileMenu
            me={me}
            firstTheme={theme}
            nameCharsMax={nameCharsMax}
            anchor={chip}
            isOpen={isOpen}
            onClose={() => setIsOpen(false)}
            onSaved={(profile) => {
              setSaved({ over: given, profile });
              // The page may say the name too.
              router.refresh();
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
