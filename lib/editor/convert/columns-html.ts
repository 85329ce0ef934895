/** Columns as HTML: side by side where there is room, else one below the other. */
import type { NodeJson } from '../node-json.ts';

export const COLUMNS_STYLE = [
  '[data-columns]{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,7rem),1fr));',
  'gap:0 1.2rem}[data-column]{min-width:0}',
  '@media screen and (max-width:40rem){[data-columns]{grid-template-columns:1fr}}',
].join('');

/** @param blocks  writes what stands in them. */
export function columnsHtml(
  columns: NodeJson,
  blocks: (nodes: readonly NodeJson[]) => string,
): string {
  const inside = (columns.content ?? []).map(
    // What is no column, which no editor makes, counts as one.
    (column) =>
      `<div data-column>\n${blocks(column.type === 'column' ? (column.content ?? []) : [column])}\n</div>`,
  );
  return `<div data-columns>\n${inside.join('\n')}\n</div>`;
}
