/**
 * Several cells of one table, chosen from one place in the text to another. The two places are
 * kept as they are, so that the browser's own selection, and what others write meanwhile, leave it.
 */
import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model';
import { Selection, SelectionRange, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { Mappable } from '@tiptap/pm/transform';
import { assert } from '../../../../../lib/std/assert.ts';
import { cellAt, cellsIn, posOfCell, type Rect, rectBetween, type TableAt } from './table-at.ts';
import { cutOut, rowNodes, slotsIn } from './table-shape.ts';

export interface CellRange {
  readonly table: TableAt;
  readonly rect: Rect;
}

export class CellSelection extends Selection {
  // Cells are shown as chosen, not the text in them.
  override visible = false;
  readonly range: CellRange;

  private constructor($anchor: ResolvedPos, $head: ResolvedPos, range: CellRange) {
    super($anchor, $head, rangesOf($anchor, range));
    this.range = range;
  }

  /** null unless they stand in different cells of one table. */
  static between($anchor: ResolvedPos, $head: ResolvedPos): CellSelection | null {
    const [from, to] = [cellAt($anchor), cellAt($head)];
    if (from === null || to === null) return null;
    if (from.table.pos !== to.table.pos || from.pos === to.pos) return null;
    const { table } = from;
    const rect = rectBetween(table.grid, from.placed, to.placed);
    return new CellSelection($anchor, $head, { table, rect });
  }

  override eq(other: Selection): boolean {
    return (
      other instanceof CellSelection && other.anchor === this.anchor && other.head === this.head
    );
  }

  override map(doc: Node, mapping: Mappable): Selection {
    const $anchor = doc.resolve(mapping.map(this.anchor));
    const $head = doc.resolve(mapping.map(this.head));
    return CellSelection.between($anchor, $head) ?? TextSelection.between($anchor, $head);
  }

  override content(): Slice {
    const { table, rect } = this.range;
    const slots = slotsIn(table.node);
    if (slots === null) return Slice.empty;
    const { tableRow } = table.node.type.schema.nodes;
    assert(tableRow !== undefined, 'tables have rows');
    const rows = rowNodes(cutOut(slots, rect)).map((cells) => tableRow.create(null, cells));
    return new Slice(Fragment.from(table.node.type.create(null, rows)), 0, 0);
  }

  /** Empties the cells; what is put in goes into the one it began in. */
  override replace(tr: Transaction, content = Slice.empty): void {
    const start = tr.mapping.maps.length;
    for (const { $from, $to } of this.ranges) emptyCell(tr, $from.pos, $to.pos, start);
    const at = tr.mapping.slice(start).map(this.ranges[0]?.$from.pos ?? this.from, -1);
    tr.setSelection(Selection.near(tr.doc.resolve(at), 1));
    if (content.size > 0) tr.replaceSelection(content);
  }

  override replaceWith(tr: Transaction, node: Node): void {
    this.replace(tr);
    tr.replaceSelectionWith(node, false);
  }

  override toJSON(): object {
    return { type: 'cells', anchor: this.anchor, head: this.head };
  }

  static override fromJSON(doc: Node, json: { anchor: number; head: number }): Selection {
    const [$anchor, $head] = [doc.resolve(json.anchor), doc.resolve(json.head)];
    return CellSelection.between($anchor, $head) ?? TextSelection.between($anchor, $head);
  }
}

Selection.jsonID('cells', CellSelection);

/** What is in each cell; the one it began in comes first. */
function rangesOf($anchor: ResolvedPos, { table, rect }: CellRange): SelectionRange[] {
  const { doc } = $anchor;
  const ranges = cellsIn(table.grid, rect).map((cell) => {
    const pos = posOfCell(table, cell);
    const size = doc.nodeAt(pos)?.content.size ?? 0;
    return new SelectionRange(doc.resolve(pos + 1), doc.resolve(pos + 1 + size));
  });
  const first = ranges.findIndex(
    ({ $from, $to }) => $from.pos <= $anchor.pos && $anchor.pos <= $to.pos,
  );
  return [...ranges.splice(Math.max(0, first), 1), ...ranges];
}

function emptyCell(tr: Transaction, from: number, to: number, mapFrom: number): void {
  const mapping = tr.mapping.slice(mapFrom);
  const [start, end] = [mapping.map(from, -1), mapping.map(to, 1)];
  const cell = tr.doc.resolve(start).parent;
  const { paragraph } = tr.doc.type.schema.nodes;
  assert(paragraph !== undefined, 'text is written in paragraphs');
  const only = cell.childCount === 1 ? cell.firstChild : null;
  if (only?.type === paragraph && only.content.size === 0) return;
  tr.replaceWith(start, end, paragraph.create());
}
