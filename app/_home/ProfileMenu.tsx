'use client';
/** What the chip opens: name and colour, language, appearance. */
import { CircleUserRound, Link2, LogOut, UserRound, UsersRound } from 'lucide-react';
import { useState } from 'react';
import type { Me, Profile } from '../../lib/core/actor.ts';
import { LANGUAGES, LOCALES, parseLocale } from '../../lib/i18n/locale.ts';
import { Menu, type MenuEntry } from '../_ui/Menu.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { parseTheme, type Theme, THEMES } from '../../lib/core/theme.ts';
import { ProfileDialog } from './ProfileDialog.tsx';
import { usePreferences } from './use-preferences.ts';
import { useSignOut } from './use-sign-out.ts';

export interface ProfileMenuProps {
  readonly me: Me;
  readonly firstTheme: Theme;
  readonly nameCharsMax: number;
  readonly anchor: HTMLElement | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSaved: (profile: Profile) => void;
}

export function ProfileMenu(props: ProfileMenuProps) {
  const { me, anchor, isOpen, onClose, nameCharsMax, onSaved } = props;
  const { shell } = useMessages();
  const [isEditing, setIsEditing] = useState(false);
  const entries = usePreferenceEntries(props.firstTheme, me.account !== null);
  const pages = usePageEntries(me);
  const signOut = useSignOutEntry(me);
  return (
    <>
      <Menu
        anchor={anchor}
        isOpen={isOpen}
        onClose={onClose}
        label={shell.profile.menu}
        entries={[
          {
            is: 'action',
            label: shell.profile.title,
            icon: <UserRound size={16} aria-hidden />,
            onSelect: () => setIsEditing(true),
          },
          ...pages,
          { is: 'line' },
          ...entries,
          ...signOut,
        ]}
      />
      <ProfileDialog
        // A cancelled edit is forgotten.
        key={`${isEditing}`}
        me={me}
        nameCharsMax={nameCharsMax}
        isOpen={isEditing}
        opener={anchor}
        onClose={() => setIsEditing(false)}
        onSaved={onSaved}
      />
    </>
  );
}

/** The pages of this person: what an account opens, only to who has it. */
function usePageEntries({ account }: Me): MenuEntry[] {
  const { profile } = useMessages().shell;
  const accountPage: MenuEntry = {
    is: 'link',
    label: profile.account,
    icon: <CircleUserRound size={16} aria-hidden />,
    href: '/account',
  };
  const links: MenuEntry = {
    is: 'link',
    label: profile.links,
    icon: <Link2 size={16} aria-hidden />,
    href: '/links',
  };
  const workspace: MenuEntry = {
    is: 'link',
    label: profile.workspace,
    icon: <UsersRound size={16} aria-hidden />,
    href: '/members',
  };
  if (account === null) return [links];
  return account.isOperator ? [accountPage, links, workspace] : [accountPage, links];
}

/** Only for who has something to sign out of. */
function useSignOutEntry({ account }: Me): MenuEntry[] {
  const { shell } = useMessages();
  const signOut = useSignOut();
  if (account === null) return [];
  const icon = <LogOut size={16} aria-hidden />;
  return [
    { is: 'line' },
    { is: 'action', label: shell.profile.signOut, icon, onSelect: () => void signOut() },
  ];
}

/** Language and appearance as entries of a menu. */
function usePreferenceEntries(firstTheme: Theme, isMember: boolean): MenuEntry[] {
  const { shell, locale } = useMessages();
  const { theme, chooseLocale, chooseTheme } = usePreferences(firstTheme, isMember);
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
        if (chosen !== null && chosen !== locale) void chooseLocale(chosen);
      },
    },
    { is: 'line' },
    {
      is: 'choice',
      label: preferences.theme,
      value: theme,
      options: THEMES.map((value) => ({ value, label: themeNames[value] })),
      onChoose: (value) => void chooseTheme(parseTheme(value)),
    },
  ];
}
