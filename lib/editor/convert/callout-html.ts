/** Callouts as HTML: a ground and an edge in the colour of their kind. */
import type { CalloutKind } from '../callout-kinds.ts';
import { calloutKindOf } from '../callout-kinds.ts';
import type { NodeJson } from '../node-json.ts';

const COLORS: Readonly<Record<CalloutKind, string>> = {
  info: '#47d',
  tip: '#95d',
  success: '#3a6',
  warning: '#c90',
  danger: '#d44',
};

export const CALLOUT_STYLE = [
  '[data-callout]{margin-block:1rem;padding:.1rem 1rem;border-radius:.4rem;',
  'border-inline-start:.25rem solid var(--edge);background:#8881;print-color-adjust:exact}',
  ...Object.entries(COLORS).map(([kind, color]) => `[data-callout=${kind}]{--edge:${color}}`),
].join('');

/** @param blocks  writes what stands in it. */
export function calloutHtml(
  callout: NodeJson,
  blocks: (nodes: readonly NodeJson[]) => string,
): string {
  const kind = calloutKindOf(callout.attrs?.['kind']);
  return `<div data-callout="${kind}" role="note">\n${blocks(callout.content ?? [])}\n</div>`;
}
