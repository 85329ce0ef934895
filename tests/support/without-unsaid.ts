/** A body as tests write one: what any block may say of its side, and does not, is left out. */
import type { NodeJson } from '../../lib/editor/node-json.ts';

const SIDES = new Set(['align', 'dir', 'indent']);

export function withoutUnsaid({ attrs, content, ...node }: NodeJson): NodeJson {
  const said = Object.entries(attrs ?? {}).filter(
    ([name, value]) => value !== null || !SIDES.has(name),
  );
  return {
    ...node,
    ...(said.length === 0 ? {} : { attrs: Object.fromEntries(said) }),
    ...(content === undefined ? {} : { content: content.map(withoutUnsaid) }),
  };
}
