/** A document as it is published: its text as HTML whose headings can be linked to, and what they are. */
import { type HeadingLevel, headingLevelOf } from '../attributes.ts';
import type { DocumentJson, NodeJson } from '../node-json.ts';
import { textOf } from '../text-of.ts';
import { toHtml } from './to-html.ts';

export interface PublishedHeading {
  readonly level: HeadingLevel;
  readonly text: string;
  /** Of the element in the HTML. */
  readonly id: string;
}

export interface PublishedText {
  readonly title: string;
  readonly html: string;
  /** In order; without those that say nothing. */
  readonly contents: readonly PublishedHeading[];
}

export function publishedText({ title, body }: DocumentJson): PublishedText {
  const headings: PublishedHeading[] = [];
  // Links open beside the page, but for those that lead to another place in it.
  const html = toHtml(withIds(body, headings)).replaceAll(' href="#', ' target="_self" href="#');
  return { title, html, contents: headings.filter(({ text }) => text !== '') };
}

/**
 * Numbered as a table of contents in the text numbers them (`withContents`), which leads there too.
 * @param headings  grows by each that is met.
 */
function withIds(node: NodeJson, headings: PublishedHeading[]): NodeJson {
  if (node.type !== 'heading') {
    if (node.content === undefined) return node;
    return { ...node, content: node.content.map((child) => withIds(child, headings)) };
  }
  const text = textOf(node).replaceAll(/\s+/g, ' ').trim();
  const id = `heading-${headings.length + 1}`;
  headings.push({ level: headingLevelOf(node.attrs?.['level']), text, id });
  return { ...node, id };
}
