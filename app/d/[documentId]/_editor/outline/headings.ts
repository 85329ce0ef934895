/** The headings of the document, found anew only in blocks that have changed. */
import type { Node } from '@tiptap/pm/model';
import { type HeadingLevel, headingLevelOf } from '../../../../../lib/editor/attributes.ts';

export interface Heading {
  readonly level: HeadingLevel;
  readonly text: string;
}

export interface PlacedHeading extends Heading {
  /** Of the heading itself, from the start of what holds it. */
  readonly position: number;
}

/** Keeps what it found in each top block as long as that block is the same: writing costs little. */
export class Headings {
  readonly #byBlock = new WeakMap<Node, readonly PlacedHeading[]>();

  in(doc: Node): PlacedHeading[] {
    const headings: PlacedHeading[] = [];
    doc.forEach((block, offset) => {
      for (const found of this.#inBlock(block)) {
        headings.push({ ...found, position: offset + found.position });
      }
    });
    return headings;
  }

  #inBlock(block: Node): readonly PlacedHeading[] {
    if (block.isTextblock) return block.type.name === 'heading' ? [headingAt(block, 0)] : [];
    const known = this.#byBlock.get(block);
    if (known !== undefined) return known;
    const found: PlacedHeading[] = [];
    block.descendants((node, position) => {
      if (node.type.name === 'heading') found.push(headingAt(node, position + 1));
      return !node.isTextblock;
    });
    this.#byBlock.set(block, found);
    return found;
  }
}

function headingAt(node: Node, position: number): PlacedHeading {
  const text = node
    .textBetween(0, node.content.size, ' ', spokenOf)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return { level: headingLevelOf(node.attrs['level']), text, position };
}

function spokenOf(leaf: Node): string {
  return leaf.type.spec.leafText?.(leaf) ?? ' ';
}

/** Where they stand may differ: nobody sees that. */
export function isSameOutline(a: readonly Heading[], b: readonly Heading[]): boolean {
  if (a.length !== b.length) return false;
  return a.every(({ level, text }, at) => level === b[at]?.level && text === b[at].text);
}

/** How deep each is shown: no deeper than one below the one it stands under. */
export function depthsOf(headings: readonly Heading[]): number[] {
  const above: HeadingLevel[] = [];
  return headings.map(({ level }) => {
    while ((above.at(-1) ?? 0) >= level) above.pop();
    above.push(level);
    return above.length - 1;
  });
}

/** The last heading at `position` or before it; -1 before the first. */
export function headingBefore(headings: readonly PlacedHeading[], position: number): number {
  return headings.findLastIndex((heading) => heading.position <= position);
}
