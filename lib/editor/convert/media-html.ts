/** Pictures, frames and cards as HTML: a link each, so that a page that is opened loads nothing. */
import { LINK_REL } from '../links.ts';
import {
  mediaWords,
  type MediaWords,
  pictureOf,
  PICTURE_WIDTH_MAX,
  pictureWidthOf,
} from '../media/media.ts';
import type { NodeJson } from '../node-json.ts';
import { decodeEntities } from './entities.ts';
import { escapeHtml } from './escape-html.ts';

export const MEDIA_STYLE =
  'figure:is([data-picture],[data-embed],[data-bookmark]){margin:1rem 0}figcaption{font-size:.9em}';

const KINDS = { image: 'picture', embed: 'embed', bookmark: 'bookmark' } as const;
const READ =
  /^<figure data-(picture|embed|bookmark)(?: data-width="(\d{2,3})")?>(?:<a href="([^"<>]*)"[^<>]*>([^<>]*)<\/a>|([^<>]*))(?:<figcaption>([^<>]*)<\/figcaption>)?<\/figure>$/;
const IMAGE = /^<img((?: (?:src|alt|title|width)="[^"<>]*"){1,4})>$/;
const ATTRIBUTE = / (src|alt|title|width)="([^"]*)"/g;

/** On one line, as Markdown needs it. Empty where it says nothing. */
export function mediaHtml(node: NodeJson): string {
  const said = mediaWords(node);
  if (said === null || isSilent(said)) return '';
  const kind = node.type in KINDS ? KINDS[node.type as keyof typeof KINDS] : 'embed';
  const { words, more, address } = said;
  const { width } = pictureOf(node.attrs);
  const size = kind === 'picture' && width < PICTURE_WIDTH_MAX ? ` data-width="${width}"` : '';
  const line =
    address === null
      ? escapeHtml(words)
      : `<a href="${escapeHtml(address)}" rel="${LINK_REL}">${escapeHtml(words === '' ? address : words)}</a>`;
  const below = more === '' ? '' : `<figcaption>${escapeHtml(more)}</figcaption>`;
  return `<figure data-${kind}${size}>${line}${below}</figure>`;
}

/** A picture of its own width as programs that show Markdown have one. @param picture  with an address. */
export function imageHtml(picture: NodeJson): string {
  const { src, alt, title, width } = pictureOf(picture.attrs);
  const named = title === '' ? '' : ` title="${escapeHtml(title)}"`;
  return `<img src="${escapeHtml(src ?? '')}" alt="${escapeHtml(alt)}"${named} width="${width}%">`;
}

/** What a block of HTML in Markdown is if it is nothing but one; null: text. */
export function mediaIn(html: string): NodeJson | null {
  const text = html.trim();
  const image = IMAGE.exec(text)?.[1];
  if (image !== undefined) return imageOf(image);
  const [whole, kind, width, href, linked, plain = '', more = ''] = READ.exec(text) ?? [];
  if (whole === undefined) return null;
  const address = href === undefined ? null : decodeEntities(href);
  const words = decodeEntities(linked ?? plain);
  const said = words === address ? '' : words;
  const below = decodeEntities(more);
  if (kind === 'embed') return sound({ type: 'embed', attrs: { url: address } });
  if (kind === 'bookmark') {
    const attrs = { url: address, title: said, description: below };
    return sound({ type: 'bookmark', attrs });
  }
  return imageNode({ src: address, alt: said, title: below, width: Number(width ?? '') });
}

/** With what it says, and nothing of what it does not. null: its address is none. */
export function imageNode(attrs: Readonly<Record<string, unknown>>): NodeJson | null {
  const width = pictureWidthOf(attrs['width']);
  const said = { ...attrs, width: width === PICTURE_WIDTH_MAX ? null : width };
  return sound({ type: 'image', attrs: said });
}

function imageOf(attributes: string): NodeJson | null {
  const given = new Map(
    [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [
      name,
      decodeEntities(value),
    ]),
  );
  const width = /^(\d{2,3})%$/.exec(given.get('width') ?? '')?.[1];
  return imageNode({
    src: given.get('src'),
    alt: given.get('alt'),
    title: given.get('title'),
    width: Number(width ?? ''),
  });
}

function sound(node: NodeJson): NodeJson | null {
  if ((mediaWords(node)?.address ?? null) === null) return null;
  const said = Object.entries(node.attrs ?? {}).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  return { type: node.type, attrs: Object.fromEntries(said) };
}

function isSilent({ words, more, address }: MediaWords): boolean {
  return words === '' && more === '' && address === null;
}
