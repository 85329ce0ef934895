/** Changes how the chosen paragraphs and headings lie: each keeps what the change does not name. */
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import {
  type BlockStyle,
  blockStyleOf,
  INDENT_MAX,
} from '../../../../../lib/editor/block-style.ts';
import { STYLED_BLOCKS } from '../../../../../lib/editor/block-attributes.ts';

const ITEMS = new Set(['listItem', 'taskItem']);
const NAMES: ReadonlySet<string> = new Set(STYLED_BLOCKS);

interface Lying {
  readonly pos: number;
  readonly node: Node;
  readonly style: BlockStyle;
}

/** @returns null where nothing would change. */
export function restyled(
  state: EditorState,
  change: (style: BlockStyle) => Partial<BlockStyle>,
): Transaction | null {
  const { tr } = state;
  for (const { pos, node, style } of chosenBlocks(state)) {
    const next = { ...style, ...change(style) };
    // What is as usual is not written down, in any of them.
    for (const name of ['align', 'indent', 'dir'] as const) {
      const value = name === 'indent' ? next.indent || null : next[name];
      if (next[name] !== style[name] && node.attrs[name] !== value) {
        tr.setNodeAttribute(pos, name, value);
      }
    }
  }
  return tr.docChanged ? tr : null;
}

/** @returns whether it did anything. */
export function restyle(
  editor: Editor,
  change: (style: BlockStyle) => Partial<BlockStyle>,
): boolean {
  const tr = editor.isEditable ? restyled(editor.state, change) : null;
  if (tr === null) return false;
  editor.view.dispatch(tr.scrollIntoView());
  return true;
}

/** Chosen again, what all of them have already is taken back. */
export function toggleStyle(editor: Editor, wanted: Partial<BlockStyle>): boolean {
  const isSet = hasStyle(editor.state, wanted);
  const usual = Object.fromEntries(Object.keys(wanted).map((name) => [name, null]));
  return restyle(editor, () => (isSet ? usual : wanted));
}

export function hasStyle(state: EditorState, wanted: Partial<BlockStyle>): boolean {
  const { align, dir } = wanted;
  const blocks = chosenBlocks(state);
  return (
    blocks.length > 0 &&
    blocks.every(
      ({ style }) =>
        (align === undefined || style.align === align) && (dir === undefined || style.dir === dir),
    )
  );
}

/** Lists and tables have ways of their own. */
export function mayIndent(state: EditorState): boolean {
  // Of all that is chosen, the selection itself may begin outside of any block.
  const [first] = chosenBlocks(state);
  if (first === undefined) return false;
  const $from = state.doc.resolve(first.pos + 1);
  for (let depth = $from.depth - 1; depth > 0; depth -= 1) {
    const { name, spec } = $from.node(depth).type;
    if (ITEMS.has(name) || spec['isolating'] === true) return false;
  }
  return true;
}

/** @returns false at the last step, where the key is free for the browser. */
export function indentBlocks(editor: Editor, by: 1 | -1): boolean {
  if (!mayIndent(editor.state)) return false;
  return restyle(editor, ({ indent }) => ({
    indent: Math.min(INDENT_MAX, Math.max(0, indent + by)),
  }));
}

function chosenBlocks({ doc, selection }: EditorState): Lying[] {
  const found = new Map<number, Lying>();
  for (const { $from, $to } of selection.ranges) {
    doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
      if (NAMES.has(node.type.name)) found.set(pos, { pos, node, style: blockStyleOf(node.attrs) });
    });
  }
  return [...found.values()];
}
