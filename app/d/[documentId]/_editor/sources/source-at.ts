/** The block with a source that a place is in. */
import type { Node, ResolvedPos } from '@tiptap/pm/model';

const SOURCES: ReadonlySet<string> = new Set(['codeBlock', 'mathBlock', 'diagram']);

export interface SourceAt {
  readonly node: Node;
  /** Before the block. */
  readonly pos: number;
}

/** A source that is shown only while one writes in it; else its picture stands for it. */
export function isPictured(node: Node | null | undefined): node is Node {
  return isSource(node) && node.type.name !== 'codeBlock';
}

export function isSource(node: Node | null | undefined): node is Node {
  return node != null && SOURCES.has(node.type.name);
}

export function sourceAt($place: ResolvedPos): SourceAt | null {
  return isSource($place.parent) ? { node: $place.parent, pos: $place.before() } : null;
}
