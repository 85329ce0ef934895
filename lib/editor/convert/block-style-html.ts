/** Side, indentation and direction of a block as attributes of its tag, and what they mean there. */
import { ALIGNS, blockStyleOf, INDENT_MAX } from '../block-style.ts';
import type { NodeJson } from '../node-json.ts';

const LEVELS = Array.from({ length: INDENT_MAX }, (_, at) => at + 1);

export const BLOCK_STYLE = [
  ...ALIGNS.map((align) => `[data-align=${align}]{text-align:${align}}`),
  ...LEVELS.map((level) => `[data-indent="${level}"]{margin-inline-start:${1.75 * level}rem}`),
].join('');

export function styleHtml({ attrs }: NodeJson): string {
  const { align, indent, dir } = blockStyleOf(attrs);
  return [
    align === null ? '' : ` data-align="${align}"`,
    indent === 0 ? '' : ` data-indent="${indent}"`,
    dir === null ? '' : ` data-dir="${dir}" dir="${dir}"`,
  ].join('');
}
