/**
 * To-do lists as HTML has them: as the editor writes them, and as exports, GitHub and other programs
 * do, with a box at the beginning of each item.
 */
import type { NodeViewRenderer } from '@tiptap/core';
import type { Node, TagParseRule } from '@tiptap/pm/model';

/** Before the rules of lists without boxes, which would take them, too. */
const PRIORITY = 60;
/** `Node.ELEMENT_NODE`, where there is no page. */
const ELEMENT = 1;

export const CHECKED = {
  default: false,
  keepOnSplit: false,
  parseHTML: (item: HTMLElement) => {
    const said = item.dataset['checked'];
    return said === undefined ? boxOf(item)?.hasAttribute('checked') === true : said !== 'false';
  },
  renderHTML: ({ checked }: Record<string, unknown>) => ({ 'data-checked': checked === true }),
};

/** Tiptap's own writes into its element whatever the document says, over which a page can break. */
export function soundTaskView(view: NodeViewRenderer): NodeViewRenderer {
  return (props) => {
    const made = view({ ...props, node: soundTask(props.node) });
    const update = made.update?.bind(made);
    if (update === undefined) return made;
    return Object.assign(made, {
      update: (node: Node, ...others: Rest<typeof update>) => update(soundTask(node), ...others),
    });
  };
}

type Rest<F extends (...all: never[]) => unknown> =
  Parameters<F> extends [unknown, ...infer Others] ? Others : never;

function soundTask(node: Node): Node {
  const { checked } = node.attrs;
  if (typeof checked === 'boolean') return node;
  return node.type.create({ ...node.attrs, checked: false }, node.content, node.marks);
}

export function taskListRules(): TagParseRule[] {
  return [
    { tag: 'ul[data-type="taskList"]', priority: PRIORITY },
    { tag: 'ul', priority: PRIORITY, getAttrs: (list) => hasBoxes(list) && null },
  ];
}

export function taskItemRules(): TagParseRule[] {
  return [
    {
      tag: 'li[data-type="taskItem"]',
      priority: PRIORITY,
      contentElement: (item) => (item as HTMLElement).querySelector('div') ?? (item as HTMLElement),
    },
    { tag: 'li', priority: PRIORITY, getAttrs: (item) => boxOf(item) !== null && null },
  ];
}

function hasBoxes(list: HTMLElement): boolean {
  const items = [...list.children].filter(({ tagName }) => tagName === 'LI');
  return items.length > 0 && items.every((item) => boxOf(item) !== null);
}

/** Its first, unless words or another block come before. */
function boxOf(item: Element): Element | null {
  for (const child of item.childNodes) {
    if (child.textContent?.trim() === '' && child.nodeType !== ELEMENT) continue;
    if (child.nodeType !== ELEMENT) return null;
    const element = child as Element;
    if (element.matches('input[type="checkbox"]')) return element;
    return element.matches('p, label, span') ? boxOf(element) : null;
  }
  return null;
}
