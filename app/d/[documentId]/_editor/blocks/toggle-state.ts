/**
 * Which toggles are open on this page. It is the reader's own: nothing of it is in the document,
 * and it stays while others write, move and delete around it.
 */
import type { Node } from '@tiptap/pm/model';
import type { EditorState, Selection, Transaction } from '@tiptap/pm/state';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { containersIn } from './placed-containers.ts';
import { BLOCKS_KEY, type OpenToggle } from './tools.ts';

/** Positions before toggles. */
export type OpenToggles = ReadonlySet<number>;

export function openAfter(tr: Transaction, before: EditorState, open: OpenToggles): OpenToggles {
  const kept = tr.docChanged ? moved(tr, before.doc, open) : open;
  const asked = tr.getMeta(BLOCKS_KEY) as OpenToggle | undefined;
  const wanted = new Set(kept);
  if (asked?.isOpen === true) wanted.add(asked.pos);
  else if (asked !== undefined) wanted.delete(asked.pos);
  for (const pos of hidingToggles(tr.selection, wanted)) wanted.add(pos);
  return wanted;
}

/** Closed toggles around what is chosen: a caret must not be where nobody sees it. */
function hidingToggles({ $from, $to }: Selection, open: OpenToggles): number[] {
  const found: number[] = [];
  for (let depth = $from.sharedDepth($to.pos); depth > 0; depth -= 1) {
    const pos = $from.before(depth);
    const isHidden = $from.node(depth).type.name === 'toggle' && $from.index(depth) > 0;
    if (isHidden && !open.has(pos)) found.push(pos);
  }
  return found;
}

function moved(tr: Transaction, before: Node, open: OpenToggles): OpenToggles {
  const toggles = containersIn(tr.doc).filter(({ node }) => node.type.name === 'toggle');
  if (open.size === 0 || toggles.length === 0) return new Set();
  const places = new Set(toggles.map(({ pos }) => pos));
  const place = isChangeOrigin(tr) ? placeByDifference(before, tr.doc) : placeByMapping(tr);
  const found = new Set<number>();
  for (const pos of open) {
    const at = place(pos);
    if (at !== null && places.has(at)) {
      found.add(at);
      continue;
    }
    // Moved, or changed in two places at once: by its line, which is what a reader knows it by.
    const line = before.nodeAt(pos)?.firstChild;
    const same = toggles.find(
      ({ node, pos: now }) => !found.has(now) && line != null && node.firstChild?.eq(line) === true,
    );
    if (same !== undefined) found.add(same.pos);
  }
  return found;
}

function placeByMapping({ mapping }: Transaction): (pos: number) => number | null {
  return (pos) => {
    const { pos: at, deletedAfter } = mapping.mapResult(pos, 1);
    return deletedAfter ? null : at;
  };
}

/** A change of others replaces the whole text; what it left as it was tells what moved how far. */
function placeByDifference(before: Node, after: Node): (pos: number) => number | null {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || end === null) return (pos) => pos;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return (pos) => {
    if (pos < start) return pos;
    return pos >= end.a + overlap ? pos + end.b - end.a : null;
  };
}
