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
  /** Of its element in a page that links to it. No document has one: it is given when written. */
  readonly id?: string;
}

export interface DocumentJson {
  readonly title: string;
  readonly body: NodeJson;
}

export const EMPTY_BODY: NodeJson = { type: 'doc', content: [{ type: 'paragraph' }] };

const LISTS: ReadonlySet<string> = new Set(['bulletList', 'orderedList', 'taskList']);

export function isList(node: NodeJson): boolean {
  return LISTS.has(node.type);
}
