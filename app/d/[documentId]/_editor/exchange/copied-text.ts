/** What is copied, for programs that take letters only: Markdown, or the bare words where that is all. */
import type { Fragment, Node, Slice } from '@tiptap/pm/model';
import { toMarkdown } from '../../../../../lib/editor/convert/to-markdown.ts';
import { isList, type NodeJson } from '../../../../../lib/editor/node-json.ts';
import { isCodeBlock } from '../in-code.ts';

export function copiedMarkdown(slice: Slice): string {
  const { content, isSource } = chosen(slice);
  if (isSource || isBare(content)) {
    return content.textBetween(0, content.size, null, ({ type }) =>
      type.name === 'hardBreak' ? '\n' : '',
    );
  }
  return toMarkdown({ type: 'doc', content: content.toJSON() as readonly NodeJson[] });
}

interface Chosen {
  readonly content: Fragment;
  /** A part of code, a formula or a diagram. */
  readonly isSource: boolean;
}

/** Without what only lies around: a few words of an item are no list. */
function chosen({ content, openStart, openEnd }: Slice): Chosen {
  let inside = content;
  for (let open = Math.min(openStart, openEnd); open > 0; open -= 1) {
    const only = inside.childCount === 1 ? inside.firstChild : null;
    if (only === null || holdsItems(only)) break;
    inside = only.content;
    if (isCodeBlock(only)) return { content: inside, isSource: true };
  }
  return { content: inside, isSource: false };
}

function holdsItems(node: Node): boolean {
  if (!isList({ type: node.type.name })) return false;
  return node.childCount > 1 || (node.firstChild?.childCount ?? 0) > 1;
}

/** Words without marks, or code among words alone. */
function isBare({ content }: Fragment): boolean {
  const isWords = ({ isText, marks, type }: Node) =>
    type.name === 'hardBreak' || (isText && marks.length === 0);
  const isCode = ({ marks }: Node) => marks.length === 1 && marks[0]?.type.name === 'code';
  return content.length > 0 && (content.every(isWords) || content.every(isCode));
}
