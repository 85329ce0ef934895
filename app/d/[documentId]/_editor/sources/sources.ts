/** The place of blocks that hold a source in the editor: code, formulas, diagrams. */
import { Extension, textblockTypeInputRule } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { NodeViewConstructor } from '@tiptap/pm/view';
import { InlineSource } from './inline-source.ts';
import { mathRule } from './math-rule.ts';
import { sourceAt } from './source-at.ts';
import { SourcePlace, type SourceTools } from './source-place.ts';
import { SourceView } from './source-view.ts';

const MATH = /^(?:\$\$\$|```math[\s\n])$/;
const DIAGRAM = /^```mermaid[\s\n]$/;

export interface SourcesOptions {
  /** Where they are at hand already. */
  readonly tools: SourceTools | null;
}

export const Sources = Extension.create<SourcesOptions, { readonly place: SourcePlace }>({
  name: 'sources',
  // Before tables (950): Tab in code is an indent wherever the code stands.
  priority: 960,
  addOptions: () => ({ tools: null }),
  addStorage() {
    const place = new SourcePlace();
    if (this.options.tools !== null) place.equip(this.options.tools);
    return { place };
  },
  // Before that of code, which would read the words behind its fence as a language.
  addInputRules() {
    const { mathBlock, diagram } = this.editor.schema.nodes;
    return [
      mathRule,
      ...(mathBlock === undefined ? [] : [textblockTypeInputRule({ find: MATH, type: mathBlock })]),
      ...(diagram === undefined ? [] : [textblockTypeInputRule({ find: DIAGRAM, type: diagram })]),
    ];
  },
  addProseMirrorPlugins() {
    const { place } = this.storage;
    const shown: NodeViewConstructor = (node, _, position) => new SourceView(node, position, place);
    return [
      new Plugin({
        props: {
          nodeViews: {
            codeBlock: shown,
            mathBlock: shown,
            diagram: shown,
            mathInline: (node, _, position) => new InlineSource(node, position, place),
          },
          decorations: (state) => place.tools?.decorations(state) ?? null,
          handleKeyDown: (view, event) =>
            place.tools?.press(view, event) ??
            // It does not leave a source, also when the tools are not here yet.
            (event.key === 'Tab' && sourceAt(view.state.selection.$head) !== null),
        },
      }),
    ];
  },
});
