/** The text a node reads as. */
import { INLINE_FORMS } from './inline/forms.ts';
import type { NodeJson } from './node-json.ts';

export function isInline(node: NodeJson): boolean {
  return node.type === 'text' || node.type === 'hardBreak' || INLINE_FORMS.has(node.type);
}

/** All text below a node; a hard break is a line break. */
export function textOf(node: NodeJson): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  return INLINE_FORMS.get(node.type)?.text(node) ?? (node.content ?? []).map(textOf).join('');
}

/** A line as lists show and count it. */
export function shortTextOf(line: readonly NodeJson[]): string {
  return line.map((node) => INLINE_FORMS.get(node.type)?.short?.(node) ?? textOf(node)).join('');
}

/** What inline nodes say apart from the line they stand in. */
export function asidesIn(line: readonly NodeJson[]): string[] {
  return line.flatMap((node) => INLINE_FORMS.get(node.type)?.aside?.(node) ?? []);
}
