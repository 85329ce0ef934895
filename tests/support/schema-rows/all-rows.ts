/** Example documents, one row or more for each node and mark of the schema. */
import { HOLDER_ROWS } from './holder-rows.ts';
import { LINE_ROWS } from './line-rows.ts';
import { MEDIA_ROWS, SOURCE_ROWS } from './plain-rows.ts';
import type { SchemaRow } from './row.ts';
import { TABLE_ROWS } from './table-rows.ts';
import { MARK_ROWS, TEXT_ROWS } from './text-rows.ts';

export const SCHEMA_ROWS: readonly SchemaRow[] = [
  ...TEXT_ROWS,
  ...MARK_ROWS,
  ...LINE_ROWS,
  ...HOLDER_ROWS,
  ...TABLE_ROWS,
  ...SOURCE_ROWS,
  ...MEDIA_ROWS,
];
