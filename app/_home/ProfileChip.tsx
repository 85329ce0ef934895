'use client';
/** Who I am here; opens name and colour, language, and look. */
import { UserRound } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { Me } from '../../lib/core/actor.ts';
import { LANGUAGES, LOCALES, parseLocale } from '../../lib/i18n/locale.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Avatar } from '../_ui/Avatar.tsx';
import type { MenuEntry } from '../_ui/Menu.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { rememberLocale, rememberTheme } from '../_ui/preferences.ts';
import { parseTheme, type Theme, THEMES } from '../_ui/theme.ts';
import styles from './ProfileChip.module.css';

const loadMenu = () => import('../_ui/Menu.tsx').then((module) => module.Menu);
const loadDialog = () => import('./ProfileDialog.tsx').then((module) => module.ProfileDialog);
const Menu = dynamic(loadMenu, { ssr: false });
const ProfileDialog = dynamic(loadDialog, { ssr: false });

export interface ProfileChipProps {
  readonly me: Me;
  readonly theme: Theme;
  readonly nameCharsMax: number;
}

export function ProfileChip({ me: firstMe, theme: firstTheme, nameCharsMax }: ProfileChipProps) {
  const { shell } = useMessages();
  const [chip, setChip] = useState<HTMLButtonElement | null>(null);
  const [me, setMe] = useState(firstMe);
  const [open, setOpen] = useState<'nothing' | 'menu' | 'profile'>('nothing');
  const [wasOpened, setWasOpened] = useState(false);
  const entries = usePreferenceEntries(firstTheme);
  const name = me.name ?? shell.profile.nameless;

  return (
    <>
      <button
        ref={setChip}
        type="button"
        className={styles.chip}
        aria-haspopup="menu"
        aria-expanded={open === 'menu'}
        aria-label={fill(shell.profile.open, { name })}
        onPointerEnter={() => void loadMenu()}
        onFocus={() => void loadMenu()}
        onClick={() => {
          setWasOpened(true);
          setOpen(open === 'menu' ? 'nothing' : 'menu');
        }}
      >
        <Avatar name={name} hue={me.hue} />
        <span className={styles.name} dir="auto">
          {name}
        </span>
      </button>
      {wasOpened ? (
        <>
          <Menu
            anchor={chip}
            isOpen={open === 'menu'}
            onClose={() => setOpen((now) => (now === 'menu' ? 'nothing' : now))}
            label={shell.profile.menu}
            entries={[
              {
                is: 'action',
                label: shell.profile.title,
                icon: <UserRound size={16} aria-hidden />,
                onSelect: () => setOpen('profile'),
              },
              { is: 'line' },
              ...entries,
            ]}
          />
          <ProfileDialog
            key={`${me.name}-${me.hue}`}
            me={me}
            nameCharsMax={nameCharsMax}
            isOpen={open === 'profile'}
            opener={chip}
            onClose={() => setOpen('nothing')}
            onSaved={(profile) => setMe({ ...me, ...profile })}
          />
        </>
      ) : null}
    </>
  );
}

/** Language and look as entries of a menu. */
function usePreferenceEntries(firstTheme: Theme): MenuEntry[] {
  const { shell, locale } = useMessages();
  const router = useRouter();
  const [theme, setTheme] = useState(firstTheme);
  const [, startTransition] = useTransition();
  const { preferences } = shell;
  const themeNames: Readonly<Record<Theme, string>> = {
    system: preferences.themeSystem,
    light: preferences.themeLight,
    dark: preferences.themeDark,
  };
  return [
    {
      is: 'choice',
      label: preferences.language,
      value: locale,
      options: LOCALES.map((value) => ({
        value,
        label: LANGUAGES[value].name,
        language: LANGUAGES[value].tag,
      })),
      onChoose: (value) => {
        const chosen = parseLocale(value);
        if (chosen === null || chosen === locale) return;
        rememberLocale(chosen);
        startTransition(() => router.refresh());
      },
    },
    { is: 'line' },
    {
      is: 'choice',
      label: preferences.theme,
      value: theme,
      options: THEMES.map((value) => ({ value, label: themeNames[value] })),
      onChoose: (value) => {
        const chosen = parseTheme(value);
        setTheme(chosen);
        rememberTheme(chosen);
      },
    },
  ];
}
