/** The shell of every page: language, look, fonts, and what each page may rely on. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './_ui/tokens.css';
import './_ui/base.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { LANGUAGES } from '../lib/i18n/locale.ts';
import { messagesFor } from '../lib/i18n/messages.ts';
import { preferences } from './_server/preferences.ts';
import { fontClasses } from './_ui/fonts.ts';
import styles from './layout.module.css';
import { MessagesProvider } from './_ui/messages.tsx';
import { PAPER } from '../lib/core/theme.ts';
import { ToastProvider } from './_ui/toasts.tsx';
import { TooltipLayer } from './_ui/TooltipLayer.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await preferences();
  const { product } = messagesFor(locale).shell;
  return {
    title: { default: product.name, template: `%s · ${product.name}` },
    description: product.description,
    applicationName: product.name,
    robots: { index: false, follow: false },
    // Document addresses are secrets as long as their link is the key.
    referrer: 'same-origin',
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export async function generateViewport(): Promise<Viewport> {
  const { theme } = await preferences();
  return {
    width: 'device-width',
    initialScale: 1,
    viewportFit: 'cover',
    // The keyboard of a phone shrinks the page, so that bars docked at its end stay in sight.
    interactiveWidget: 'resizes-content',
    colorScheme: theme === 'system' ? 'light dark' : theme,
    themeColor:
      theme === 'system'
        ? [
            { media: '(prefers-color-scheme: light)', color: PAPER.light },
            { media: '(prefers-color-scheme: dark)', color: PAPER.dark },
          ]
        : PAPER[theme],
  };
}

/** Reads the request, which makes every page dynamic: a static page's scripts would have no nonce. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const { locale, language: regional, theme } = await preferences();
  const { shell, faults } = messagesFor(locale);
  const language = LANGUAGES[locale];
  return (
    <html
      lang={language.tag}
      dir={language.direction}
      className={fontClasses}
      {...(theme === 'system' ? {} : { 'data-theme': theme })}
      // A theme chosen in this tab is set on the element before the server knows of it.
      suppressHydrationWarning
    >
      <body>
        <a href="#content" className={styles.skip}>
          {shell.page.skipToContent}
        </a>
        <noscript>
          <div className={styles.noScript}>
            <strong>{shell.page.noScriptTitle}</strong>
            <p>{shell.page.noScriptBody}</p>
          </div>
        </noscript>
        <MessagesProvider messages={{ locale, language: regional, shell, faults }}>
          <ToastProvider>{children}</ToastProvider>
        </MessagesProvider>
        <TooltipLayer />
      </body>
    </html>
  );
}
