/**
 * Pictures, frames and cards in Markdown. A picture is one; what Markdown has no sign for is a line
 * of HTML that shows as a link wherever it is read.
 */
import { mediaWords, pictureOf, PICTURE_WIDTH_MAX } from '../media/media.ts';
import type { NodeJson } from '../node-json.ts';
import { decodeEntities } from './entities.ts';
import { escapeMarkdown, linkTarget, linkTitle } from './markdown-escape.ts';
import type { Token } from './markdown-lexer.ts';
import { imageHtml, imageNode, mediaHtml } from './media-html.ts';

const IN_LINK = { isLineStart: false, isHeading: false, isInLink: true };
const LINE = { isLineStart: true, isHeading: false, isInLink: false };

/** Empty for one that says nothing; one without an address is the words it has. */
export function mediaMarkdown(node: NodeJson): string {
  const said = mediaWords(node);
  if (said === null) return '';
  const { words, more, address } = said;
  if (address === null) {
    return escapeMarkdown([words, more].filter((part) => part !== '').join(' '), LINE);
  }
  if (node.type !== 'image') return mediaHtml(node);
  if (pictureOf(node.attrs).width < PICTURE_WIDTH_MAX) return imageHtml(node);
  const title = more === '' ? '' : ` ${linkTitle(more)}`;
  return `![${escapeMarkdown(words, IN_LINK)}](${linkTarget(address)}${title})`;
}

/** In a line of other words, as in the cell of a table: a link. null: it is none of them. */
export function mediaLine(node: NodeJson): readonly NodeJson[] | null {
  const said = mediaWords(node);
  if (said === null) return null;
  const text = said.words || said.more || (said.address ?? '');
  if (text === '') return [];
  if (said.address === null) return [{ type: 'text', text }];
  const link = { type: 'link', attrs: { href: said.address } };
  return [{ type: 'text', text, marks: [link] }];
}

/**
 * The pictures of a paragraph that is nothing else. Among words a picture stays a link, which stands
 * in a line; so does one whose address cannot be loaded.
 *
 * @param words  the text of what a picture shows.
 */
export function picturesIn(
  tokens: readonly Token[],
  words: (tokens: readonly Token[]) => string,
): readonly NodeJson[] | null {
  const pictures: NodeJson[] = [];
  for (const token of tokens) {
    if (token.type === 'br' || (token.type === 'text' && token.raw.trim() === '')) continue;
    const picture = token.type === 'image' ? pictureIn(token, words) : null;
    if (picture === null) return null;
    pictures.push(picture);
  }
  return pictures.length === 0 ? null : pictures;
}

function pictureIn(token: Token, words: (tokens: readonly Token[]) => string): NodeJson | null {
  const alt =
    token.tokens === undefined ? decodeEntities(token.text ?? '') : words(token.tokens).trim();
  const title = token.title ? decodeEntities(token.title) : '';
  return imageNode({ src: decodeEntities(token.href ?? ''), alt, title });
}
