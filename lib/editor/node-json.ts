/** A body as plain ProseMirror JSON. It may come from anybody's client: names are not to be trusted. */

export interface MarkJson {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

export interface NodeJson {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly NodeJson[];
  readonly marks?: readonly MarkJson[];
  readonly text?: string;
}

export interface DocumentJson {
  readonly title: string;
  readonly body: NodeJson;
}

export const EMPTY_BODY: NodeJson = { type: 'doc', content: [{ type: 'paragraph' }] };

const INLINE: ReadonlySet<string> = new Set(['text', 'hardBreak']);
const LISTS: ReadonlySet<string> = new Set(['bulletList', 'orderedList', 'taskList']);

export function isInline(node: NodeJson): boolean {
  return INLINE.has(node.type);
}

export function isList(node: NodeJson): boolean {
  return LISTS.has(node.type);
}

/** All text below a node; a hard break is a line break. */
export function textOf(node: NodeJson): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  return (node.content ?? []).map(textOf).join('');
}
