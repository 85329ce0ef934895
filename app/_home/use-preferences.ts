'use client';
/** Language and look: of this browser, and of a member in every browser. */
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { SelfChange } from '../../lib/core/actor.ts';
import type { Theme } from '../../lib/core/theme.ts';
import type { Locale } from '../../lib/i18n/locale.ts';
import { useFailureToast } from '../_request/use-failure-toast.ts';
import { useMessages } from '../_ui/messages.tsx';
import { rememberLocale, rememberTheme } from '../_ui/preferences.ts';
import { changeSelf } from './api.ts';

export function usePreferences(firstTheme: Theme, isMember: boolean) {
  const { locale } = useMessages();
  const router = useRouter();
  const showFailure = useFailureToast();
  const [theme, setTheme] = useState(firstTheme);
  const [, startTransition] = useTransition();

  /** @returns whether it holds; if not, it was said so. */
  const store = async (change: SelfChange): Promise<boolean> => {
    if (!isMember) return true;
    try {
      await changeSelf(change);
      return true;
    } catch (error) {
      showFailure(error);
      return false;
    }
  };
  const show = (shown: Theme) => {
    setTheme(shown);
    rememberTheme(shown);
  };
  return {
    theme,
    chooseLocale: async (chosen: Locale) => {
      rememberLocale(chosen);
      if (await store({ language: chosen })) startTransition(() => router.refresh());
      else rememberLocale(locale);
    },
    chooseTheme: async (chosen: Theme) => {
      show(chosen);
      if (!(await store({ theme: chosen }))) show(theme);
    },
  };
}
