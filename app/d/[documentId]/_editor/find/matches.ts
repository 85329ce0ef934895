/** Where something is found in the document. A match lies within the words of one node. */
import type { Node } from '@tiptap/pm/model';
import { isMedia } from '../../../../../lib/editor/media/media.ts';
import { heldLines } from './held-words.ts';

/** In the words of one node. */
export interface Found {
  readonly index: number;
  readonly text: string;
  readonly groups: Groups;
}

/** What the parentheses of an expression hold; `undefined`: they had no part in it. */
export interface Groups {
  readonly numbered: readonly (string | undefined)[];
  readonly named: Readonly<Record<string, string | undefined>>;
}

export const NO_GROUPS: Groups = { numbered: [], named: {} };

export interface Match {
  /** `held`: the words are attributes; the match is at all of the node, `found` says where in it. */
  readonly is: 'text' | 'note' | 'held';
  readonly from: number;
  readonly to: number;
  readonly found: Found;
}

/** Looks for one thing in a document that goes on changing. */
export interface Search {
  /** What is known by now. */
  in(doc: Node): readonly Match[];
  /** Until all of `doc` is known, or has taken too long. */
  know(doc: Node): Promise<'known' | 'slow'>;
  close(): void;
}

/** Stands for what is no text; nobody types it. One for each position, so that places agree. */
const OBJECT = '\uFFFC';

/** What was found in nodes, which need no second search while they stay as they are. */
export class Matches {
  readonly #byNode = new WeakMap<Node, readonly Found[]>();
  #latest: { readonly doc: Node; readonly matches: readonly Match[] } | null = null;

  learn(node: Node, found: readonly Found[]): void {
    this.#latest = null;
    this.#byNode.set(node, found);
  }

  unknownIn(doc: Node): Node[] {
    const unknown: Node[] = [];
    eachWithWords(doc, (node) => {
      if (!this.#byNode.has(node)) unknown.push(node);
    });
    return unknown;
  }

  in(doc: Node): readonly Match[] {
    if (this.#latest?.doc === doc) return this.#latest.matches;
    const matches: Match[] = [];
    let hasNotes = false;
    eachWithWords(doc, (node, position, is) => {
      for (const found of this.#byNode.get(node) ?? []) {
        if (is === 'held') {
          // Over two lines: nobody reads them as one.
          if (found.text.includes('\n')) continue;
          matches.push({ is, from: position, to: position + node.nodeSize, found });
          continue;
        }
        const from = position + 1 + found.index;
        matches.push({ is, from, to: from + found.text.length, found });
        hasNotes ||= is === 'note';
      }
    });
    const ordered = hasNotes ? withNotesInPlace(matches) : matches;
    this.#latest = { doc, matches: ordered };
    return ordered;
  }
}

/** A note lies within a block of text; what an expression found around it has it already. */
function withNotesInPlace(matches: readonly Match[]): Match[] {
  const ordered: Match[] = [];
  for (const match of matches.toSorted((a, b) => a.from - b.from)) {
    if (match.is !== 'note' || match.from >= (ordered.at(-1)?.to ?? 0)) ordered.push(match);
  }
  return ordered;
}

function eachWithWords(
  doc: Node,
  visit: (node: Node, position: number, is: Match['is']) => void,
): void {
  doc.descendants((node, position) => {
    if (node.isTextblock) visit(node, position, 'text');
    else if (node.type.name === 'footnote') visit(node, position, 'note');
    else if (isMedia(node.type.name)) visit(node, position, 'held');
    return node.isBlock;
  });
}

export function textOf(node: Node): string {
  if (node.isBlock && node.isLeaf)
    return heldLines(node)
      .map((line) => line.text)
      .join('\n');
  let text = '';
  node.forEach((child) => {
    if (child.isText) text += child.text ?? '';
    else text += child.type.name === 'hardBreak' ? '\n' : OBJECT.repeat(child.nodeSize);
  });
  return text;
}

/** Where a writer is among matches: several may be at one node. */
export interface Place {
  readonly position: number;
  /** In the words that are held there. */
  readonly index: number;
}

/** @param length  of what has been found there, or stands in its place. */
export function placeBehind({ is, from, found }: Match, length: number): Place {
  if (is === 'held') return { position: from, index: found.index + length };
  return { position: from + length, index: 0 };
}

/** The first that begins at a place or after it, else the first of all; -1 if there is none. */
export function matchFrom(matches: readonly Match[], { position, index }: Place): number {
  if (matches.length === 0) return -1;
  let at = indexFrom(matches, position);
  for (let next = matches[at]; next?.from === position; next = matches[at]) {
    if (next.is !== 'held' || next.found.index >= index) break;
    at += 1;
  }
  return at === matches.length ? 0 : at;
}

/** Index of the first that begins at `position` or after it; their count if there is none. */
export function indexFrom(matches: readonly Match[], position: number): number {
  let [low, high] = [0, matches.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((matches[middle] as Match).from < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
