/** Turns a flat run of marked text into nested marks, which is what HTML and Markdown write. */
import { scriptOf } from '../attributes.ts';
import { colourOf, highlightOf } from '../colours.ts';
import type { InlineForm } from '../inline/form.ts';
import { INLINE_FORMS } from '../inline/forms.ts';
import type { MarkJson, NodeJson } from '../node-json.ts';

export type Piece =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'break' }
  | { readonly is: 'node'; readonly node: NodeJson; readonly form: InlineForm }
  | MarkPiece;

export interface MarkPiece {
  readonly is: 'mark';
  readonly name: MarkName;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly pieces: readonly Piece[];
}

/** Outermost first where runs are equally long. Code is always innermost: nothing nests in it. */
export const MARK_NAMES = [
  'link',
  'highlight',
  'textColor',
  'bold',
  'italic',
  'strike',
  'underline',
  'script',
  'code',
] as const;
export type MarkName = (typeof MARK_NAMES)[number];

interface Leaf {
  readonly piece: Exclude<Piece, { readonly is: 'mark' }>;
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
    if (name !== undefined && isShown(mark)) marks.set(name, mark);
  }
  if (node.type === 'hardBreak') return [{ piece: { is: 'break' }, marks }];
  if (node.type === 'text') {
    return node.text ? [{ piece: { is: 'text', text: node.text }, marks }] : [];
  }
  const form = INLINE_FORMS.get(node.type);
  if (form !== undefined) return [{ piece: { is: 'node', node, form }, marks }];
  return (node.content ?? []).flatMap(leavesOf);
}

function grouped(leaves: readonly Leaf[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (let leaf = leaves[at]; leaf !== undefined; leaf = leaves[at]) {
    const longest = longestMark(leaves, at, leaf);
    if (longest === null) {
      const last = pieces.at(-1);
      if (last?.is === 'text' && leaf.piece.is === 'text') {
        pieces[pieces.length - 1] = { is: 'text', text: last.text + leaf.piece.text };
      } else pieces.push(leaf.piece);
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
  return sayingOf(mark) === sayingOf(other);
}

/** Whether it changes how the text looks. */
function isShown(mark: MarkJson): boolean {
  const isNamed = mark.type === 'textColor' || mark.type === 'script';
  return !isNamed || sayingOf(mark) !== null;
}

/** What of its attributes is shown: marks that show the same are one. */
function sayingOf({ type, attrs }: MarkJson): string | null {
  if (type === 'link') return JSON.stringify(attrs);
  if (type === 'highlight') return highlightOf(attrs?.['color']);
  if (type === 'script') return scriptOf(attrs?.['at']);
  return type === 'textColor' ? colourOf(attrs?.['color']) : null;
}

function withoutMark(leaf: Leaf, name: MarkName): Leaf {
  const marks = new Map(leaf.marks);
  marks.delete(name);
  return { ...leaf, marks };
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
