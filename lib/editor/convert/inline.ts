/** Turns a flat run of marked text into nested marks, which is what HTML and Markdown write. */
import type { MarkJson, NodeJson } from '../node-json.ts';

export type Piece =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'break' }
  | {
      readonly is: 'mark';
      readonly name: MarkName;
      readonly attrs: Readonly<Record<string, unknown>>;
      readonly pieces: readonly Piece[];
    };

/** Outermost first where runs are equally long. Code is always innermost: nothing nests in it. */
export const MARK_NAMES = ['link', 'bold', 'italic', 'strike', 'underline', 'code'] as const;
export type MarkName = (typeof MARK_NAMES)[number];

interface Leaf {
  readonly text: string | null;
  readonly marks: ReadonlyMap<MarkName, MarkJson>;
}

/** Unknown marks are left out, unknown nodes are read as the text they hold. */
export function piecesOf(nodes: readonly NodeJson[]): Piece[] {
  return grouped(nodes.flatMap(leavesOf));
}

function leavesOf(node: NodeJson): Leaf[] {
  const marks = new Map<MarkName, MarkJson>();
  for (const mark of node.marks ?? []) {
    const name = MARK_NAMES.find((known) => known === mark.type);
    if (name !== undefined) marks.set(name, mark);
  }
  if (node.type === 'hardBreak') return [{ text: null, marks }];
  if (node.type === 'text') return node.text ? [{ text: node.text, marks }] : [];
  return (node.content ?? []).flatMap(leavesOf);
}

function grouped(leaves: readonly Leaf[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (let leaf = leaves[at]; leaf !== undefined; leaf = leaves[at]) {
    const longest = longestMark(leaves, at, leaf);
    if (longest === null) {
      const last = pieces.at(-1);
      if (leaf.text === null) pieces.push({ is: 'break' });
      else if (last?.is === 'text') pieces[pieces.length - 1] = joinedText(last.text, leaf.text);
      else pieces.push({ is: 'text', text: leaf.text });
      at += 1;
      continue;
    }
    const { name, until } = longest;
    const inside = leaves.slice(at, until).map((each) => withoutMark(each, name));
    const attrs = leaf.marks.get(name)?.attrs ?? {};
    pieces.push({ is: 'mark', name, attrs, pieces: grouped(inside) });
    at = until;
  }
  return pieces;
}

function joinedText(start: string, end: string): Piece {
  return { is: 'text', text: start + end };
}

function longestMark(
  leaves: readonly Leaf[],
  from: number,
  leaf: Leaf,
): { name: MarkName; until: number } | null {
  let longest: { name: MarkName; until: number } | null = null;
  for (const name of MARK_NAMES) {
    const mark = leaf.marks.get(name);
    if (mark === undefined || (name === 'code' && longest !== null)) continue;
    let until = from + 1;
    while (isSameMark(mark, leaves[until]?.marks.get(name))) until += 1;
    if (longest === null || until > longest.until) longest = { name, until };
  }
  return longest;
}

function isSameMark(mark: MarkJson, other: MarkJson | undefined): boolean {
  if (other === undefined) return false;
  return mark.type !== 'link' || JSON.stringify(mark.attrs) === JSON.stringify(other.attrs);
}

function withoutMark(leaf: Leaf, name: MarkName): Leaf {
  const marks = new Map(leaf.marks);
  marks.delete(name);
  return { text: leaf.text, marks };
}

export function isCode(node: NodeJson): boolean {
  return (node.marks ?? []).some((mark) => mark.type === 'code');
}

/** Without the blanks at both ends of every line, which Markdown cannot hold. */
export function trimmedLines(nodes: readonly NodeJson[]): NodeJson[] {
  return nodes.flatMap((node, at): NodeJson[] => {
    if (node.type !== 'text' || isCode(node)) return [node];
    let text = node.text ?? '';
    if (isLineEdge(nodes[at - 1])) text = text.replace(/^[ \t]+/, '');
    if (isLineEdge(nodes[at + 1])) text = text.slice(0, text.length - blanksAtEnd(text));
    return text === '' ? [] : [{ ...node, text }];
  });
}

function isLineEdge(neighbour: NodeJson | undefined): boolean {
  return neighbour === undefined || neighbour.type === 'hardBreak';
}

/** A pattern for it would look at every blank in the text anew. */
function blanksAtEnd(text: string): number {
  let count = 0;
  while (/[ \t]/.test(text.charAt(text.length - 1 - count))) count += 1;
  return count;
}
