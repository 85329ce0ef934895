/** Published pages: whole, without a script, a cookie or a way into anything else of the instance. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAppError } from '../../lib/core/faults.ts';
import {
  missingPage,
  PUBLISHED_STYLE,
  publishedPage,
} from '../../lib/editor/convert/published-page.ts';
import { LANGUAGES, type Locale, LOCALE_COOKIE, negotiateLocale } from '../../lib/i18n/locale.ts';
import { messagesFor } from '../../lib/i18n/messages.ts';
import { wholeDay } from '../../lib/i18n/moment.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import type { Config } from '../config.ts';
import type { PublishedPage } from '../services/publishing/published-pages.ts';
import type { PublishingServices } from '../services/publishing/publishing.ts';
import { cookiesNamed } from './cookies.ts';
import { clientAddressOf, originOf } from './origin.ts';
import { refuse } from './refusal.ts';
import { changesNothing } from './screen-request.ts';

const PATH = /^\/p\/([^/]*)\/?$/;
const STYLE_HASH = createHash('sha256').update(PUBLISHED_STYLE).digest('base64');
const HTML = 'text/html; charset=utf-8';
const UNLISTED = 'noindex, nofollow';

/** null: no address of a published page. */
export function slugIn(path: string): string | null {
  return PATH.exec(path)?.[1] ?? null;
}

/**
 * The sandbox gives the page an origin of its own: whatever its text made of it could read and ask
 * for nothing as the person who looks at it. Links may open beside it.
 */
export function publishedPolicy(isEmbeddable: boolean): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${isEmbeddable ? '*' : "'none'"}`,
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');
}

interface Reader {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly locale: Locale;
}

/** @throws AppError what the store and the worker say; the answer has not begun then. */
export async function servePublished(
  { page }: Pick<PublishingServices, 'page'>,
  config: Config,
  slug: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!changesNothing(request)) return refuse(response, 'method_not_allowed');
  const { headers, socket } = request;
  const [chosen] = cookiesNamed(headers, LOCALE_COOKIE);
  const reader = { request, response, locale: negotiateLocale(headers['accept-language'], chosen) };
  response.setHeader('Vary', 'Accept-Language, Cookie');
  try {
    const found = await page(clientAddressOf(headers, socket.remoteAddress, config), slug);
    if (found === null) sendInstead(reader, 404, 'missing');
    else sendPage(reader, found, `${originOf(headers, config)}/p/${slug}`);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'too_many_requests') throw error;
    sendInstead(reader, 429, 'waits');
  }
}

function sendInstead(
  { request, response, locale }: Reader,
  status: number,
  why: 'missing' | 'waits',
): void {
  response.writeHead(status, {
    'Content-Type': HTML,
    'Cache-Control': 'no-store',
    'Content-Security-Policy': publishedPolicy(false),
    'X-Robots-Tag': UNLISTED,
  });
  const words = messagesFor(locale).published[why];
  response.end(request.method === 'HEAD' ? '' : missingPage(words, LANGUAGES[locale].tag));
}

function sendPage({ request, response, locale }: Reader, page: PublishedPage, url: string): void {
  const words = messagesFor(locale).published;
  const lang = LANGUAGES[locale].tag;
  const etag = `W/"${locale}.${createHash('sha256').update(page.version).digest('base64url')}"`;
  for (const [name, value] of Object.entries(headersOf(page))) response.setHeader(name, value);
  if (page.isEmbeddable) response.removeHeader('X-Frame-Options');
  response.setHeader('ETag', etag);
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  const edited = editedOf(page, words.edited, lang);
  const html = publishedPage(page.text, { ...page, words, lang, url, edited });
  response.writeHead(200, { 'Content-Type': HTML, 'Content-Length': Buffer.byteLength(html) });
  response.end(request.method === 'HEAD' ? '' : html);
}

/** Kept by nobody unasked: a page that was taken back is gone with the next look. */
function headersOf({ isEmbeddable, isListed }: PublishedPage): Record<string, string> {
  return {
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': publishedPolicy(isEmbeddable),
    ...(isEmbeddable ? { 'Cross-Origin-Resource-Policy': 'cross-origin' } : {}),
    ...(isListed ? {} : { 'X-Robots-Tag': UNLISTED }),
  };
}

function editedOf({ showsLastEdit, editedAt }: PublishedPage, pattern: string, lang: string) {
  if (!showsLastEdit) return null;
  return {
    at: editedAt.slice(0, 10),
    words: fill(pattern, { day: wholeDay(lang, Date.parse(editedAt)) }),
  };
}
