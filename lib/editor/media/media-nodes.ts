/**
 * Pictures, frames and cards in the schema: addresses and words, one block each. As elements they
 * are links, here, in what is copied and in every export: nothing is loaded by being written down.
 * The page alone shows more, and only to whoever asks for it.
 */
import { Node } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { LINK_REL } from '../links.ts';
import {
  ALT_CHARS_MAX,
  bookmarkOf,
  embedOf,
  mediaWords,
  pictureOf,
  PICTURE_WIDTH_MAX,
  pictureWidthOf,
} from './media.ts';
import { secureAddressOf } from './web-address.ts';

/** Of a picture on another page: what is no larger is a sign in a line, or counts its readers. */
const SIGN_PX_MAX = 32;

type Read = Readonly<Record<string, unknown>> | null | false;

// All are null by default: the shared document holds none that says nothing.
const NOTHING = { default: null, rendered: false };

const Image = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  addAttributes: () => ({ src: NOTHING, alt: NOTHING, title: NOTHING, width: NOTHING }),
  parseHTML: () => [
    { tag: 'figure[data-picture]', getAttrs: ownPicture },
    { tag: 'figure', getAttrs: framedPicture },
    { tag: 'img[src]', getAttrs: (image) => pictureFrom(image) ?? false },
  ],
  renderHTML: ({ node }) => {
    const { width } = pictureOf(node.attrs);
    const size = width === PICTURE_WIDTH_MAX ? {} : { 'data-width': width };
    return figure({ 'data-picture': '', ...size }, node);
  },
  renderText: textOfMedia,
});

const Embed = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  addAttributes: () => ({ url: NOTHING }),
  parseHTML: () => [
    {
      tag: 'figure[data-embed]',
      getAttrs: (element) => ({ url: embedOf({ url: linkIn(element).href }).url }),
    },
    {
      // Of all frames those that could be made here, too; the others are left out.
      tag: 'iframe[src]',
      getAttrs: (element): Read => {
        const { url, frame } = embedOf({ url: element.getAttribute('src') });
        return frame === null ? false : { url };
      },
    },
  ],
  renderHTML: ({ node }) => figure({ 'data-embed': '' }, node),
  renderText: textOfMedia,
});

const Bookmark = Node.create({
  name: 'bookmark',
  group: 'block',
  atom: true,
  addAttributes: () => ({ url: NOTHING, title: NOTHING, description: NOTHING }),
  parseHTML: () => [
    {
      tag: 'figure[data-bookmark]',
      getAttrs: (element) => {
        const { href, words } = linkIn(element);
        const { url, title, description } = bookmarkOf({
          url: href,
          title: words,
          description: captionIn(element),
        });
        return { url, title: title || null, description: description || null };
      },
    },
  ],
  renderHTML: ({ node }) => figure({ 'data-bookmark': '' }, node),
  renderText: textOfMedia,
});

export const MEDIA_NODES = [Image, Embed, Bookmark];

function figure(attributes: Record<string, string | number>, node: DocumentNode) {
  const { words, more, address } = sayingOf(node);
  const line =
    address === null
      ? ['span', {}, words]
      : ['a', { href: address, rel: LINK_REL }, words === '' ? address : words];
  return more === ''
    ? (['figure', attributes, line] as const)
    : (['figure', attributes, line, ['figcaption', {}, more]] as const);
}

function textOfMedia({ node }: { readonly node: DocumentNode }): string {
  const { words, more, address } = sayingOf(node);
  return [words, more, address ?? ''].filter((part) => part !== '').join('\n');
}

function sayingOf(node: DocumentNode) {
  const said = mediaWords({ type: node.type.name, attrs: node.attrs });
  if (said === null) throw new Error(`${node.type.name} is no picture, frame or card`);
  return said;
}

/** Its target, and its words where they say more than that. */
function linkIn(element: HTMLElement): { readonly href: string | null; readonly words: string } {
  const link = element.querySelector('a');
  const href = link?.getAttribute('href') ?? null;
  const words = (link ?? element.querySelector('span'))?.textContent ?? '';
  return { href, words: words === href ? '' : words };
}

function captionIn(element: HTMLElement): string {
  return element.querySelector('figcaption')?.textContent ?? '';
}

function ownPicture(element: HTMLElement): Read {
  const { href, words } = linkIn(element);
  const width = pictureWidthOf(Number(element.dataset['width'] ?? PICTURE_WIDTH_MAX));
  return picture(secureAddressOf(href), words, captionIn(element), width);
}

/** As other pages have one with its caption; what else is in such an element is read by itself. */
function framedPicture(element: HTMLElement): Read {
  const images = element.querySelectorAll('img');
  const image = images[0];
  const hasMore = element.querySelector('table, pre, blockquote, p + p, iframe') !== null;
  if (image === undefined || images.length > 1 || hasMore) return false;
  const read = pictureFrom(image);
  return read === null ? false : { ...read, title: captionIn(element).trim() || null };
}

function pictureFrom(image: HTMLElement): Readonly<Record<string, unknown>> | null {
  const src = secureAddressOf(image.getAttribute('src'));
  const sizes = [image.getAttribute('width'), image.getAttribute('height')];
  const isSign = sizes.some((size) => /^\d+$/.test(size ?? '') && Number(size) <= SIGN_PX_MAX);
  if (src === null || isSign) return null;
  const { width } = image.style;
  const said = /^\d{2,3}%$/.test(width) ? Number.parseInt(width, 10) : PICTURE_WIDTH_MAX;
  const alt = (image.getAttribute('alt') ?? '').slice(0, ALT_CHARS_MAX);
  return picture(src, alt, image.getAttribute('title') ?? '', pictureWidthOf(said));
}

function picture(src: string | null, alt: string, title: string, width: number) {
  return {
    src,
    alt: alt.trim() || null,
    title: title.trim() || null,
    width: width === PICTURE_WIDTH_MAX ? null : width,
  };
}
