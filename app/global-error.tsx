'use client';
/** What is left when the shell itself failed: it may rely on nothing but its own words and style. */
import './_ui/tokens.css';
import './_ui/base.css';
import { crash as en } from '../lib/i18n/en/crash.ts';
import { LANGUAGES, LOCALE_COOKIE, type Locale, negotiateLocale } from '../lib/i18n/locale.ts';
import { crash as zh } from '../lib/i18n/zh/crash.ts';
import { Button } from './_ui/Button.tsx';
import { EmptyState } from './_ui/EmptyState.tsx';
import styles from './state-page.module.css';

const WORDS: Readonly<Record<Locale, typeof en>> = { en, zh };

export default function GlobalError() {
  const locale = browserLocale();
  const words = WORDS[locale];
  return (
    <html lang={LANGUAGES[locale].tag} dir={LANGUAGES[locale].direction} suppressHydrationWarning>
      <body>
        <title>{words.title}</title>
        <main id="content" className={styles.page}>
          <EmptyState isPage title={words.title} body={words.body}>
            <Button look="primary" onClick={() => location.reload()}>
              {words.reload}
            </Button>
          </EmptyState>
        </main>
      </body>
    </html>
  );
}

function browserLocale(): Locale {
  if (typeof document === 'undefined') return negotiateLocale(null, null);
  const cookie = document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${LOCALE_COOKIE}=`))
    ?.slice(LOCALE_COOKIE.length + 1);
  return negotiateLocale(navigator.languages.join(','), cookie);
}
