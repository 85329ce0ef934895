/** Makes callouts, changes their kind, and takes them away. */
import type { Editor } from '@tiptap/core';
import { type CalloutKind, calloutKindOf } from '../../../../../lib/editor/callout-kinds.ts';
import { depthOf } from './holders.ts';
import type { BlockDeed } from './tools.ts';
import { unwrap, wrapBlocks } from './wrapping.ts';

export const CALLOUT_DEEDS = {
  callout: callout('info'),
  calloutTip: callout('tip'),
  calloutSuccess: callout('success'),
  calloutWarning: callout('warning'),
  calloutDanger: callout('danger'),
};

/** Makes one; another kind of one the caret is in; and of what is of that kind, plain blocks. */
function callout(kind: CalloutKind): BlockDeed {
  return {
    isActive: (editor) => kindAt(editor) === kind,
    apply: (tr) => {
      const { $from } = tr.selection;
      const depth = depthOf($from, 'callout');
      if (depth === null) return wrapBlocks(tr, 'callout', { attrs: { kind } }) !== null;
      const pos = $from.before(depth);
      if (calloutKindOf($from.node(depth).attrs['kind']) === kind) unwrap(tr, pos);
      else tr.setNodeAttribute(pos, 'kind', kind);
      return true;
    },
  };
}

function kindAt({ state }: Editor): CalloutKind | null {
  const { $from } = state.selection;
  const depth = depthOf($from, 'callout');
  return depth === null ? null : calloutKindOf($from.node(depth).attrs['kind']);
}
