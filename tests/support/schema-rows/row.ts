/** A row of the grid over the schema, and what its example is written with. */
import type { MarkJson, NodeJson } from '../../../lib/editor/node-json.ts';

export interface SchemaRow {
  /** Of the node or mark; the same for several rows that show different sides of it. */
  readonly name: string;
  readonly says: string;
  readonly blocks: readonly NodeJson[];
  /** What comes back from Markdown: the same, or these blocks. */
  readonly markdown: 'exact' | readonly NodeJson[];
}

export type Attributes = Readonly<Record<string, unknown>>;

export const text = (words: string, ...marks: MarkJson[]): NodeJson => ({
  type: 'text',
  text: words,
  ...(marks.length === 0 ? {} : { marks }),
});

export const node = (type: string, attrs: Attributes | null, ...content: NodeJson[]): NodeJson => ({
  type,
  ...(attrs === null ? {} : { attrs }),
  ...(content.length === 0 ? {} : { content }),
});

export const line = (...content: NodeJson[]) => node('paragraph', null, ...content);
export const words = (said: string) => (said === '' ? line() : line(text(said)));
export const item = (...content: NodeJson[]) => node('listItem', null, ...content);

export const exact = (name: string, says: string, ...blocks: NodeJson[]): SchemaRow => ({
  name,
  says,
  blocks,
  markdown: 'exact',
});

/** Between blocks that look the same in every row, so that nothing is read together with them. */
export function bodyOf({ blocks }: Pick<SchemaRow, 'blocks'>): NodeJson {
  return { type: 'doc', content: [words('above'), ...blocks, words('below')] };
}
