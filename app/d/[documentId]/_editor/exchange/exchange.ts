/** What goes through the clipboard, in and out, as other programs write and read it. */
import { Extension } from '@tiptap/core';
import { DOMSerializer, type Fragment, type Schema } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { isInCodeBlock } from '../in-code.ts';
import { endUndoStep } from '../undo-history.ts';
import type { ExchangeTools } from './exchange-tools.ts';

type Load = (schema: Schema) => Promise<ExchangeTools>;

const loadTools: Load = (schema) =>
  import('./exchange-tools.ts').then((file) => file.exchangeTools(schema));

export interface ExchangeOptions {
  readonly load: Load;
}

export const Exchange = Extension.create<ExchangeOptions>({
  name: 'exchange',
  // After that of tables (950), whose cells have a text of their own.
  priority: 940,
  addOptions: () => ({ load: loadTools }),
  // However soon one writes on, what was pasted is a step of its own.
  onTransaction({ transaction }) {
    if (transaction.getMeta('uiEvent') === 'paste') endUndoStep(this.editor);
  },
  addProseMirrorPlugins() {
    return [exchangePlugin(this.editor.schema, this.options.load)];
  },
});

function exchangePlugin(schema: Schema, load: Load): Plugin {
  let tools: ExchangeTools | null = null;
  let loading: Promise<void> | null = null;
  let isShift = false;
  const want = () => {
    // A server that is away is told by the save chip; the next time asks again.
    loading ??= load(schema).then(
      (loaded) => void (tools = loaded),
      () => void (loading = null),
    );
    return loading;
  };
  return new Plugin({
    props: {
      transformPastedHTML: (html) => tools?.clean(html) ?? html,
      clipboardTextSerializer: (slice) => tools?.text(slice) ?? '',
      clipboardSerializer: new LateSerializer(schema, () => tools),
      handleDOMEvents: {
        keydown(_view, event) {
          isShift = event.shiftKey;
          return false;
        },
        keyup() {
          isShift = false;
          return false;
        },
        paste(view, event) {
          endUndoStep(view);
          const html = event.clipboardData?.getData('text/html') ?? '';
          if (tools !== null || html === '' || isShift || !takesHtml(view)) return false;
          event.preventDefault();
          // The clipboard is open only now, so what is on it is kept until the tools are here.
          void want().then(() => {
            if (view.isDestroyed || !view.editable) return;
            endUndoStep(view);
            view.pasteHTML(html);
          });
          return true;
        },
      },
    },
    view: () => ({
      update({ state }) {
        if (tools === null && !state.selection.empty) void want();
      },
    }),
  });
}

function takesHtml(view: EditorView): boolean {
  return view.editable && !isInCodeBlock(view.state);
}

/** ProseMirror asks for one when the editor is made. */
class LateSerializer extends DOMSerializer {
  readonly #tools: () => ExchangeTools | null;

  constructor(schema: Schema, tools: () => ExchangeTools | null) {
    super(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema));
    this.#tools = tools;
  }

  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const own = this.#tools()?.serializer ?? null;
    if (own !== null && target === undefined) return own.serializeFragment(fragment, options);
    return super.serializeFragment(fragment, options, target);
  }
}
