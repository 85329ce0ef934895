/** Pictures, frames and cards of other sites as a document holds them: sound, or as if it said nothing. */
import type { NodeJson } from '../node-json.ts';
import { frameOf, type Frame } from './providers.ts';
import { secureAddressOf, webAddressOf } from './web-address.ts';

export const MEDIA = ['image', 'embed', 'bookmark'] as const;
export type Media = (typeof MEDIA)[number];

/** Characters of what a picture shows, of what is below it, of a card's title and its words. */
export const ALT_CHARS_MAX = 500;
export const CAPTION_CHARS_MAX = 300;
export const CARD_TITLE_CHARS_MAX = 200;
export const CARD_WORDS_CHARS_MAX = 500;
/** Of the width of the text, in percent. */
export const PICTURE_WIDTH_MIN = 25;
export const PICTURE_WIDTH_MAX = 100;

// What would break a line, or turn the words around it.
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

type Attributes = Readonly<Record<string, unknown>>;

export interface Picture {
  /** null: none that could be loaded. */
  readonly src: string | null;
  /** What it shows, in words; may be empty. */
  readonly alt: string;
  /** What stands below it; may be empty. */
  readonly title: string;
  /** In percent. */
  readonly width: number;
}

export interface Embed {
  /** As somebody wrote it; null: none that could be opened. */
  readonly url: string | null;
  /** null: it can only be a link. */
  readonly frame: Frame | null;
}

export interface Bookmark {
  readonly url: string | null;
  readonly title: string;
  readonly description: string;
}

export function isMedia(type: string): type is Media {
  return MEDIA.some((media) => media === type);
}

export function pictureOf({ src, alt, title, width }: Attributes = {}): Picture {
  return {
    src: secureAddressOf(src),
    alt: lineOf(alt, ALT_CHARS_MAX),
    title: lineOf(title, CAPTION_CHARS_MAX),
    width: pictureWidthOf(width),
  };
}

export function embedOf({ url }: Attributes = {}): Embed {
  return { url: secureAddressOf(url), frame: frameOf(url) };
}

export function bookmarkOf({ url, title, description }: Attributes = {}): Bookmark {
  return {
    url: webAddressOf(url),
    title: lineOf(title, CARD_TITLE_CHARS_MAX),
    description: lineOf(description, CARD_WORDS_CHARS_MAX),
  };
}

export function pictureWidthOf(value: unknown): number {
  const isWidth = typeof value === 'number' && Number.isInteger(value);
  return isWidth && value >= PICTURE_WIDTH_MIN && value <= PICTURE_WIDTH_MAX
    ? value
    : PICTURE_WIDTH_MAX;
}

/** One line of text; empty for anything that is none. */
export function lineOf(value: unknown, charsMax: number): string {
  if (typeof value !== 'string') return '';
  const line = value
    .slice(0, 4 * charsMax)
    .replace(UNSEEN, ' ')
    .trim();
  return Array.from(line).slice(0, charsMax).join('');
}

/** Where all of them are only words: what it says, and what it leads to. null: it is none of them. */
export function mediaWords({ type, attrs }: NodeJson): MediaWords | null {
  if (!isMedia(type)) return null;
  if (type === 'image') {
    const { src, alt, title } = pictureOf(attrs);
    return { words: alt, more: title, address: src };
  }
  if (type === 'embed') return { words: '', more: '', address: embedOf(attrs).url };
  const { url, title, description } = bookmarkOf(attrs);
  return { words: title, more: description, address: url };
}

/** Those of them that everybody reads on the page: not what a picture shows, nor an address. */
export function readWords(node: NodeJson): string[] {
  const said = mediaWords(node);
  if (said === null) return [];
  const words = node.type === 'image' ? [said.more] : [said.words, said.more];
  return words.filter((line) => line !== '');
}

export interface MediaWords {
  readonly words: string;
  readonly more: string;
  readonly address: string | null;
}
