/** `[ ]` and `[x]` typed at the start of a bullet or numbered item make it a to-do. */
import { Extension, InputRule } from '@tiptap/core';
import { Fragment, type ResolvedPos, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { canJoin, ReplaceAroundStep } from '@tiptap/pm/transform';

const CHECKBOX = /^\[([ x]?)\]\s$/iu;

export const TaskEntry = Extension.create({
  name: 'taskEntry',
  addInputRules() {
    return [
      new InputRule({
        find: CHECKBOX,
        handler({ state, range, match }) {
          const { tr } = state;
          const $from = tr.doc.resolve(range.from);
          if (!isStartOfItem($from)) return null;
          const isChecked = match[1]?.toLowerCase() === 'x';
          tr.delete(range.from, range.to);
          turnIntoTask(tr, $from.before(-1), isChecked);
        },
      }),
    ];
  },
});

function isStartOfItem($from: ResolvedPos): boolean {
  return $from.depth > 1 && $from.node(-1).type.name === 'listItem' && $from.index(-1) === 0;
}

/** Takes the item at `itemAt` out of its list, into a list of to-dos between what is before and after. */
function turnIntoTask(tr: Transaction, itemAt: number, isChecked: boolean): void {
  const $item = tr.doc.resolve(itemAt);
  const list = $item.parent;
  const at = $item.index();
  const item = list.child(at);
  if (at < list.childCount - 1) {
    const start: unknown = list.attrs['start'];
    // Numbers that somebody may have referred to stay as they are.
    const attrs = typeof start === 'number' ? { ...list.attrs, start: start + at + 1 } : list.attrs;
    tr.split(itemAt + item.nodeSize, 1, [{ type: list.type, attrs }]);
  }
  if (at > 0) tr.split(itemAt);
  const listAt = at > 0 ? itemAt + 1 : itemAt - 1;
  const listEnd = listAt + item.nodeSize + 2;
  const { taskList, taskItem } = tr.doc.type.schema.nodes;
  if (taskList === undefined || taskItem === undefined) return;
  const task = taskList.create(null, taskItem.create({ checked: isChecked }));
  const around = new Slice(Fragment.from(task), 0, 0);
  tr.step(new ReplaceAroundStep(listAt, listEnd, listAt + 2, listEnd - 2, around, 2, true));
  for (const edge of [listEnd, listAt]) {
    const { nodeBefore, nodeAfter } = tr.doc.resolve(edge);
    if (nodeBefore?.type === taskList && nodeAfter?.type === taskList && canJoin(tr.doc, edge)) {
      tr.join(edge);
    }
  }
}
