/** An editor with what its clipboard needs, and a hand that copies and pastes. Needs jsdom. */
import type { Editor } from '@tiptap/core';
import { AllSelection, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { Exchange } from '../../app/d/[documentId]/_editor/exchange/exchange.ts';
import { exchangeTools } from '../../app/d/[documentId]/_editor/exchange/exchange-tools.ts';
import { tableTools } from '../../app/d/[documentId]/_editor/tables/table-tools.ts';
import { Tables } from '../../app/d/[documentId]/_editor/tables/tables.ts';
import { documentExtensions } from '../../lib/editor/extensions.ts';
import type { NodeJson } from '../../lib/editor/node-json.ts';
import { anEditor, contentOf } from './editor.ts';

/** The tools are here once something was chosen. */
export async function exchangeEditor(content: string | NodeJson): Promise<Editor> {
  let loaded = Promise.resolve();
  const editor = anEditor(
    contentOf(content),
    [
      Tables.configure({ tools: tableTools }),
      Exchange.configure({
        load: (schema) => {
          const tools = Promise.resolve(exchangeTools(schema));
          loaded = tools.then(() => {});
          return tools;
        },
      }),
    ],
    documentExtensions({ isAutoDirection: true }),
  );
  chooseAll(editor);
  await loaded;
  return editor;
}

export function chooseAll({ view, state }: Editor): void {
  view.dispatch(state.tr.setSelection(new AllSelection(state.doc)));
}

/** From the first letter of one piece of text to the last of another, as the text has them. */
export function chooseWords({ view, state }: Editor, from: string, to = from): void {
  const places = { from: -1, to: -1 };
  state.doc.descendants((node, pos) => {
    const text = node.text ?? '';
    if (places.from < 0 && text.includes(from)) places.from = pos + text.indexOf(from);
    if (text.includes(to)) places.to = pos + text.indexOf(to) + to.length;
  });
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, places.from, places.to)));
}

export function chooseNode({ view, state }: Editor, type: string): void {
  let at = -1;
  state.doc.descendants((node, pos) => {
    if (node.type.name === type) at = pos;
  });
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, at)));
}

export function copied({ view, state }: Editor): { readonly html: string; readonly text: string } {
  const { dom, text } = view.serializeForClipboard(state.selection.content());
  return { html: dom.innerHTML, text };
}
