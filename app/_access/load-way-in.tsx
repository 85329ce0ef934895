'use client';
/** Chooses between asking and signing in, and brings its words in one language. */
import type { ComponentType } from 'react';
import type { Me } from '../../lib/core/actor.ts';
import { parseDocumentId } from '../../lib/core/ids.ts';
import type { AccessMessages } from '../../lib/i18n/en.ts';
import type { Locale } from '../../lib/i18n/locale.ts';
import { ask } from '../_request/ask.ts';
import { AskForAccess } from './AskForAccess.tsx';
import { ToSignIn } from './ToSignIn.tsx';

const WORDS: Readonly<Record<Locale, () => Promise<{ readonly access: AccessMessages }>>> = {
  en: () => import('../../lib/i18n/en/access.ts'),
  zh: () => import('../../lib/i18n/zh/access.ts'),
};

export interface WayInProps {
  /** Accounts mean something here. */
  readonly maySignIn: boolean;
  readonly messageCharsMax: number;
}

/** null: nothing that could help. */
export async function loadWayIn(
  locale: Locale,
  { maySignIn, messageCharsMax }: WayInProps,
): Promise<ComponentType | null> {
  const id = parseDocumentId(location.pathname.split('/')[2] ?? '');
  if (id === null) return null;
  const [{ access }, me] = await Promise.all([WORDS[locale](), ask<Me>('GET', '/api/v1/me')]);
  if (me.account !== null) {
    return function Asking() {
      return <AskForAccess id={id} words={access.ask} messageCharsMax={messageCharsMax} />;
    };
  }
  if (!maySignIn) return null;
  return function Stranger() {
    return <ToSignIn words={access.signIn} />;
  };
}
