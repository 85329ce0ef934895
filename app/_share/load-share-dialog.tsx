'use client';
/** Fetches the share dialog together with its words in one language. */
import type { ComponentType } from 'react';
import type { ShareMessages } from '../../lib/i18n/en.ts';
import type { Locale } from '../../lib/i18n/locale.ts';
import type { ShareDialogProps } from './share-dialog-props.ts';
import { ShareMessagesProvider } from './share-messages.tsx';

const WORDS: Readonly<Record<Locale, () => Promise<{ readonly share: ShareMessages }>>> = {
  en: () => import('../../lib/i18n/en/share.ts'),
  zh: () => import('../../lib/i18n/zh/share.ts'),
};

export async function loadShareDialog(locale: Locale): Promise<ComponentType<ShareDialogProps>> {
  const [{ ShareDialog }, { share }] = await Promise.all([
    import('./ShareDialog.tsx'),
    WORDS[locale](),
  ]);
  return function WordedShareDialog(props) {
    return (
      <ShareMessagesProvider messages={share}>
        <ShareDialog {...props} />
      </ShareMessagesProvider>
    );
  };
}
