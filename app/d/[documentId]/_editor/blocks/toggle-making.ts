/** Makes toggles of blocks, and other lines of toggles. */
import type { ResolvedPos } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { headingLevelOf } from '../../../../../lib/editor/attributes.ts';
import { depthOf } from './holders.ts';
import { setOpen } from './toggle-opening.ts';
import { unwrap, wrapBlocks } from './wrapping.ts';

/** Of its line as a heading; null: a plain one. */
export type LineLevel = 1 | 2 | 3 | null;

/** Makes one; another kind of line where the caret is on one; and of what is so already, blocks. */
export function makeToggle(tr: Transaction, level: LineLevel): boolean {
  const { $from } = tr.selection;
  const depth = lineDepth($from);
  if (depth !== null) {
    const pos = $from.before(depth);
    if (levelOf($from, depth) === level) unwrap(tr, pos);
    else setLine(tr, pos, level);
    return true;
  }
  const pos = wrapBlocks(tr, 'toggle');
  if (pos === null) return false;
  const line = tr.doc.nodeAt(pos + 1);
  if (level !== null || (line?.type.name !== 'paragraph' && line?.type.name !== 'heading')) {
    setLine(tr, pos, level);
  }
  setOpen(tr, pos, true);
  return true;
}

function setLine(tr: Transaction, pos: number, level: LineLevel): void {
  const { paragraph, heading } = tr.doc.type.schema.nodes;
  const type = level === null ? paragraph : heading;
  if (type === undefined || paragraph === undefined) return;
  // A list, a table or code cannot be a line: they go inside.
  const line = tr.doc.nodeAt(pos + 1)?.type;
  if (line !== paragraph && line !== heading) tr.insert(pos + 1, paragraph.create());
  tr.setNodeMarkup(pos + 1, type, level === null ? null : { level });
}

/** Of the toggle on whose line the caret is. */
function lineDepth($from: ResolvedPos): number | null {
  const depth = depthOf($from, 'toggle');
  return depth !== null && $from.index(depth) === 0 ? depth : null;
}

/** Of the line the caret is on; undefined where that is no line of a toggle. */
export function levelAt($from: ResolvedPos): number | null | undefined {
  const depth = lineDepth($from);
  return depth === null ? undefined : levelOf($from, depth);
}

function levelOf($from: ResolvedPos, depth: number): number | null {
  const line = $from.node(depth).firstChild;
  return line?.type.name === 'heading' ? headingLevelOf(line.attrs['level']) : null;
}
