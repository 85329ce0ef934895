/** What tables of contents of a body list. */
import { type HeadingLevel, headingLevelOf } from './attributes.ts';
import type { NodeJson } from './node-json.ts';
import { textOf } from './text-of.ts';

export interface ContentsEntry {
  readonly level: HeadingLevel;
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** Headings with their numbers, if there is a place that lists them; the first one has the list. */
export function withContents(body: NodeJson): NodeJson {
  const entries: ContentsEntry[] = [];
  let places = 0;
  const numbered = (node: NodeJson): NodeJson => {
    if (node.type === 'tableOfContents') places += 1;
    if (node.type === 'heading') {
      const text = textOf(node).trim();
      const number = entries.length + 1;
      entries.push({ level: headingLevelOf(node.attrs?.['level']), text, number });
      return { ...node, attrs: { ...node.attrs, number } };
    }
    return node.content === undefined ? node : { ...node, content: node.content.map(numbered) };
  };
  const whole = numbered(body);
  if (places === 0) return body;
  let isFirst = true;
  const filled = (node: NodeJson): NodeJson => {
    if (node.type === 'tableOfContents') {
      // Thousands of places would list everything thousands of times.
      const attrs = { entries: isFirst ? entries : [] };
      isFirst = false;
      return { type: node.type, attrs };
    }
    return node.content === undefined ? node : { ...node, content: node.content.map(filled) };
  };
  return filled(whole);
}
