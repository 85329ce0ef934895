/** What is asked of each kind beside its address, and what becomes of what is typed there. */
import {
  ALT_CHARS_MAX,
  bookmarkOf,
  CAPTION_CHARS_MAX,
  CARD_TITLE_CHARS_MAX,
  CARD_WORDS_CHARS_MAX,
  embedOf,
  type Media,
  pictureOf,
} from '../../../../../lib/editor/media/media.ts';
import { frameOf } from '../../../../../lib/editor/media/providers.ts';
import {
  secureAddressOf,
  urlOf,
  webAddressOf,
} from '../../../../../lib/editor/media/web-address.ts';
import { hrefFrom } from '../link-target.ts';

export const FIELD_NAMES = ['alt', 'caption', 'title', 'description'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

export interface Field {
  readonly name: FieldName;
  /** The attribute it is kept in. */
  readonly attribute: string;
  readonly charsMax: number;
}

export const FIELDS: Readonly<Record<Media, readonly Field[]>> = {
  image: [
    { name: 'alt', attribute: 'alt', charsMax: ALT_CHARS_MAX },
    { name: 'caption', attribute: 'title', charsMax: CAPTION_CHARS_MAX },
  ],
  embed: [],
  bookmark: [
    { name: 'title', attribute: 'title', charsMax: CARD_TITLE_CHARS_MAX },
    { name: 'description', attribute: 'description', charsMax: CARD_WORDS_CHARS_MAX },
  ],
};

export const ADDRESS_ATTRIBUTES: Readonly<Record<Media, string>> = {
  image: 'src',
  embed: 'url',
  bookmark: 'url',
};

export type AddressProblem = 'empty' | 'noPictureAddress' | 'noFrame' | 'noCardAddress';
export type TypedAddress =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly why: AddressProblem };

/** Sites hand out frames as HTML, Google Maps in no other way. */
const FRAME_CODE = /^<iframe\s[^>]*?\bsrc="([^"]+)"/i;

export function addressFrom(kind: Media, typed: string): TypedAddress {
  const text = typed.trim();
  if (text === '') return { ok: false, why: 'empty' };
  const code = kind === 'embed' ? FRAME_CODE.exec(text)?.[1] : undefined;
  const href = hrefFrom(code?.replaceAll('&amp;', '&') ?? text);
  if (kind === 'bookmark') return found(webAddressOf(href), 'noCardAddress');
  const address = secureAddressOf(href);
  if (kind === 'image') return found(address, 'noPictureAddress');
  return found(frameOf(address) === null ? null : address, 'noFrame');
}

/** What a card is called until somebody says otherwise: the site and the place in it. */
export function titleFrom(typed: string): string {
  const address = addressFrom('bookmark', typed);
  const url = address.ok ? urlOf(address.address) : null;
  if (url === null) return '';
  const place = url.pathname === '/' ? '' : url.pathname.replace(/\/$/, '');
  return `${url.host}${readable(place)}`.slice(0, CARD_TITLE_CHARS_MAX);
}

/** What is in its fields now. */
export function sayingIn(
  kind: Media,
  attributes: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  if (kind === 'embed') return { address: embedOf(attributes).url ?? '' };
  if (kind === 'bookmark') {
    const { url, title, description } = bookmarkOf(attributes);
    return { address: url ?? '', title, description };
  }
  const { src, alt, title } = pictureOf(attributes);
  return { address: src ?? '', alt, caption: title };
}

function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path; // Not of UTF-8: it is shown as it is written.
  }
}

function found(address: string | null, why: AddressProblem): TypedAddress {
  return address === null ? { ok: false, why } : { ok: true, address };
}
