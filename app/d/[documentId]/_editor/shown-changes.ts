/**
 * Shows what others wrote as they wrote it, whatever becomes of the caret. What a page lacks of it,
 * or shows otherwise, its next key would write for everybody.
 */
import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import {
  type EditorState,
  Plugin,
  Selection,
  TextSelection,
  type Transaction as Shown,
} from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Transaction, XmlFragment, YEvent } from 'yjs';
import { assert } from '../../../../lib/std/assert.ts';
import { completeNodes, dropLooseText, refuseTextElements } from './unreadable.ts';

/** What is taken hold of in the binding, which has no other handle for it (y-tiptap 3.0.9). */
interface Binding {
  readonly prosemirrorView: EditorView | null;
  /** What is shown for each shared type. */
  readonly mapping: Map<unknown, unknown>;
  readonly type: XmlFragment;
  /** Runs `show` and writes nothing of it into the shared text. */
  mux(show: () => void): void;
  beforeTransactionSelection: RelativeSelection | null;
  beforeAllTransactions: () => void;
  _observeFunction: (events: YEvent<never>[], transaction: Transaction) => void;
}

/** A caret, by the letters beside it and by the offsets it had in the text as it was shown. */
interface RelativeSelection {
  readonly absAnchor?: number | null;
  readonly absHead?: number | null;
}

export const ShownChanges = Extension.create({
  name: 'shownChanges',
  // After Collaboration (1,000), whose state is asked for the binding.
  priority: 900,
  dispatchTransaction({ transaction, next }) {
    // What would be added to it is refused below: the whole text need not be read for addresses.
    if (isChangeOrigin(transaction)) transaction.setMeta('preventAutolink', true);
    next(transaction);
  },
  addProseMirrorPlugins() {
    const { editor } = this;
    let isCaretLost = false;
    const withoutCaret = (show: () => void) => {
      isCaretLost = true;
      try {
        show();
      } finally {
        isCaretLost = false;
      }
    };
    // Its state: what was dispatched last is a change from the shared text.
    const plugin: Plugin<boolean> = new Plugin({
      state: {
        init: (_, state) => {
          // The view is not made yet, so nothing of the binding listens yet.
          const binding = bindingIn(state);
          refuseTextElements(state.schema);
          completeNodes(state.schema);
          dropLooseText(binding.type);
          guard(binding, withoutCaret);
          return false;
        },
        apply: (transaction, isFromShared) =>
          isAppended(transaction) ? isFromShared : isChangeOrigin(transaction),
      },
      filterTransaction: (transaction, state) => {
        // The binding shows a change and writes nothing meanwhile: what plugins add to it here (an
        // address made a link, an emptied text set to plain) nobody else would have. It is told
        // by its state, which the page does not show yet.
        const isAnswer = state !== editor.state && plugin.getState(state) === true;
        return !(isAnswer && transaction.docChanged);
      },
      view: (view) => {
        // Until something was dispatched the binding takes an empty line for a page that shows
        // nothing yet, and would not write a change that leaves no more than that.
        bindingIn(view.state).mux(() => view.dispatch(view.state.tr));
        return {};
      },
      appendTransaction(transactions, before, after) {
        if (plugin.getState(after) !== true) return null;
        const { doc, selection } = after;
        // Set by the binding, unless the letters it knew the caret by are gone.
        const isPlaced = !isCaretLost && transactions.some(({ selectionSet }) => selectionSet);
        const kept = besideCharacters(isPlaced ? selection : selectionAfter(before, doc));
        return kept.eq(selection) ? null : after.tr.setSelection(kept);
      },
    });
    return [plugin];
  },
});

function isAppended(transaction: Shown): boolean {
  return transaction.getMeta('appendedTransaction') !== undefined;
}

function bindingIn(state: EditorState): Binding {
  const { binding } = (ySyncPluginKey.getState(state) ?? {}) as { readonly binding?: Binding };
  assert(binding !== undefined, 'the text is not bound to the shared one');
  return binding;
}

function guard(binding: Binding, withoutCaret: (show: () => void) => void): void {
  const { beforeAllTransactions, _observeFunction: show } = binding;
  binding.beforeAllTransactions = () => {
    // An undo leaves its caret behind once it is over, for the next change of somebody else: an
    // old place, in a text that may have shrunk since (yjs/y-prosemirror#186).
    binding.beforeTransactionSelection = null;
    beforeAllTransactions();
    // By its offsets the binding would second-guess where the letters are: a caret in a block that
    // looks like another one stayed where it was while others wrote before it.
    const caret = binding.beforeTransactionSelection as RelativeSelection | null;
    if (caret !== null) {
      binding.beforeTransactionSelection = { ...caret, absAnchor: null, absHead: null };
    }
  };
  binding._observeFunction = (events, transaction) => {
    const state = binding.prosemirrorView?.state;
    dropLooseText(binding.type);
    try {
      keepShown(binding.mapping, () => show(events, transaction));
    } catch (err) {
      const isUnshown = state !== undefined && binding.prosemirrorView?.state === state;
      if (!(err instanceof RangeError) || !isUnshown || binding.beforeTransactionSelection === null)
        throw err;
      // The caret was put where the text no longer reaches (ueberdosis/y-tiptap#48,
      // yjs/y-prosemirror#272). Anything else that is wrong is thrown again without it.
      binding.beforeTransactionSelection = null;
      withoutCaret(() => show(events, transaction));
    }
  };
}

/**
 * The binding forgets what a change touches, and then all the rest: it made the whole document anew
 * at every letter of somebody else.
 */
function keepShown(mapping: Binding['mapping'], show: () => void): void {
  mapping.clear = () => {};
  try {
    show();
  } finally {
    Reflect.deleteProperty(mapping, 'clear');
  }
}

/** The old selection, moved by what changed before it. */
function selectionAfter({ doc, selection }: EditorState, after: Node): Selection {
  const start = doc.content.findDiffStart(after.content);
  const end = doc.content.findDiffEnd(after.content);
  const place = (position: number) => {
    const moved =
      start === null || end === null || position <= start
        ? position
        : position >= end.a
          ? position + end.b - end.a
          : Math.min(position, end.b);
    return after.resolve(Math.max(0, Math.min(moved, after.content.size)));
  };
  if (!(selection instanceof TextSelection)) return Selection.near(place(selection.from));
  return TextSelection.between(place(selection.anchor), place(selection.head));
}

/** The binding looks for the caret's old offset, which may fall between the halves of an emoji. */
function besideCharacters(selection: Selection): Selection {
  if (!(selection instanceof TextSelection)) return selection;
  const { $anchor, $head } = selection;
  return TextSelection.between(besideCharacter($anchor), besideCharacter($head));
}

function besideCharacter($place: ResolvedPos): ResolvedPos {
  const next = $place.textOffset > 0 ? ($place.nodeAfter?.text?.charCodeAt(0) ?? 0) : 0;
  const isInCharacter = next >= 0xdc00 && next <= 0xdfff;
  return isInCharacter ? $place.doc.resolve($place.pos - 1) : $place;
}
