/** What makes Sheaf an app of its own on a desk or a phone. Nothing is cached: what it shows is there. */
import type { MetadataRoute } from 'next';
import { PAPER } from '../lib/core/theme.ts';
import { LANGUAGES } from '../lib/i18n/locale.ts';
import { messagesFor } from '../lib/i18n/messages.ts';
import { preferences } from './_server/preferences.ts';
import icon192 from './_ui/icons/icon-192.png';
import icon512 from './_ui/icons/icon-512.png';
import maskable512 from './_ui/icons/maskable-512.png';

export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const { locale } = await preferences();
  const { product } = messagesFor(locale).shell;
  const { tag, direction } = LANGUAGES[locale];
  return {
    id: '/',
    name: product.name,
    short_name: product.name,
    description: product.description,
    lang: tag,
    dir: direction,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: PAPER.light,
    theme_color: PAPER.light,
    icons: [
      { src: icon192.src, sizes: '192x192', type: 'image/png' },
      { src: icon512.src, sizes: '512x512', type: 'image/png' },
      { src: maskable512.src, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
