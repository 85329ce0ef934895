/** Footnotes of a whole body: their numbers, and their texts for the end of it. */
import type { NodeJson } from '../node-json.ts';

export interface Numbered {
  readonly body: NodeJson;
  /** In order; the first is number 1. */
  readonly notes: readonly NodeJson[];
}

/** Numbers are never stored: they follow from the order. */
export function withNumbers(body: NodeJson): Numbered {
  const notes: NodeJson[] = [];
  const numbered = (node: NodeJson): NodeJson => {
    if (node.type === 'footnote') {
      notes.push(node);
      return { ...node, attrs: { number: notes.length } };
    }
    return node.content === undefined ? node : { ...node, content: node.content.map(numbered) };
  };
  return { body: numbered(body), notes };
}

export function noteNumberOf({ attrs }: NodeJson): number | null {
  const number = attrs?.['number'];
  return typeof number === 'number' && Number.isInteger(number) ? number : null;
}

/** One line. What is in a note and no text was not written by any editor, and is read as text. */
export function noteTextOf(note: NodeJson): string {
  const texts = (node: NodeJson): string =>
    node.type === 'text' ? (node.text ?? '') : (node.content ?? []).map(texts).join('');
  return texts(note).replace(/\s+/gu, ' ').trim();
}
