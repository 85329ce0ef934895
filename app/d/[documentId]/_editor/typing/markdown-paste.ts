/** Text in Markdown that is pasted becomes what it says, as it does when it is typed. */
import { type Node, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { NodeJson } from '../../../../../lib/editor/node-json.ts';
import { isInCodeBlock } from '../in-code.ts';
import { isInTable } from '../tables/in-table.ts';
import { endUndoStep } from '../undo-history.ts';

/** How a block begins that is no plain paragraph. One such line is enough. */
const BLOCK =
  /^(?: {0,3}(?:#{1,6} \S|[-*+] \S|\d{1,9}[.)] \S|> ?\S|```|~~~|\$\$$|\[TOC\]$|(?:-{3,}|\*{3,})$|\|.+\|$|\[\^[^\]]+\]: ))/mu;

type Convert = (markdown: string) => NodeJson;

export type LoadConvert = () => Promise<Convert>;

const loadConvert: LoadConvert = () =>
  import('../../../../../lib/editor/convert/from-markdown.ts').then((file) => file.fromMarkdown);

export function markdownPaste(isOn: () => boolean, load = loadConvert): Plugin {
  let isPlain = false;
  return new Plugin({
    props: {
      handlePaste(view, event) {
        if (isPlain || !isOn()) return false;
        const text = markdownIn(event.clipboardData);
        const { state } = view;
        if (text === null || isInCodeBlock(state) || isInTable(state.selection.$from)) return false;
        const asText = () => {
          isPlain = true;
          view.pasteText(text, event);
          isPlain = false;
        };
        load().then(
          (convert) => put(view, convert(text)),
          // A server that is away is told by the save chip; the words are there as they are.
          () => view.isDestroyed || asText(),
        );
        return true;
      },
    },
  });
}

/** null: it is formatted already, or only words. */
function markdownIn(data: DataTransfer | null): string | null {
  if (data === null || data.types.includes('text/html')) return null;
  const text = data.getData('text/plain');
  return BLOCK.test(text) ? text : null;
}

/** Its first and last paragraph go on with the line they come into. */
function put(view: EditorView, body: NodeJson): void {
  if (view.isDestroyed || !view.editable) return;
  const { state } = view;
  const { content } = state.schema.nodeFromJSON(body);
  const isOpen = (block: Node | null) => (block?.type.name === 'paragraph' ? 1 : 0);
  const slice = new Slice(content, isOpen(content.firstChild), isOpen(content.lastChild));
  endUndoStep(view);
  view.dispatch(state.tr.replaceSelection(slice).setMeta('preventAutolink', true).scrollIntoView());
  endUndoStep(view);
}
