/**
 * A place in the editor for a plugin whose code comes after the text is there. The place is taken
 * from the first moment: a plugin that joins later makes every other one start again, which a long
 * document feels.
 */
import { type EditorState, Plugin, type PluginKey, type PluginView } from '@tiptap/pm/state';
import type { DOMEventMap, EditorView } from '@tiptap/pm/view';

/**
 * @param key  the plugin's own: its state is found under it.
 * @param make  resolves when the code is there; never rejects.
 */
export function latePlugin(key: PluginKey, make: () => Promise<Plugin>): Plugin {
  let plugin: Plugin | null = null;
  const passed = <Name extends 'mousemove' | 'mousedown' | 'compositionstart'>(
    name: Name,
    view: EditorView,
    event: DOMEventMap[Name],
  ): boolean => {
    if (plugin === null || isBefore(key, view.state)) return false;
    return plugin.props.handleDOMEvents?.[name]?.call(plugin, view, event) === true;
  };
  return new Plugin<unknown>({
    key,
    state: {
      init: () => null,
      apply(transaction, value, before, after) {
        const kept = plugin?.spec.state;
        if (plugin === null || kept === undefined) return value;
        const known: unknown = value ?? kept.init.call(plugin, {}, after);
        const next: unknown = kept.apply.call(plugin, transaction, known, before, after);
        return next;
      },
    },
    props: {
      handleKeyDown(view, event) {
        if (plugin === null || isBefore(key, view.state)) return false;
        return plugin.props.handleKeyDown?.call(plugin, view, event);
      },
      decorations(state) {
        if (plugin === null || isBefore(key, state)) return null;
        return plugin.props.decorations?.call(plugin, state);
      },
      handleTextInput(view, from, to, text, insert) {
        if (plugin === null || isBefore(key, view.state)) return false;
        return plugin.props.handleTextInput?.call(plugin, view, from, to, text, insert);
      },
      handlePaste(view, event, slice) {
        if (plugin === null || isBefore(key, view.state)) return false;
        return plugin.props.handlePaste?.call(plugin, view, event, slice);
      },
      clipboardTextSerializer(slice, view) {
        if (plugin === null || isBefore(key, view.state)) return '';
        return plugin.props.clipboardTextSerializer?.call(plugin, slice, view) ?? '';
      },
      handleDOMEvents: {
        mousemove: (view, event) => passed('mousemove', view, event),
        mousedown: (view, event) => passed('mousedown', view, event),
        compositionstart: (view, event) => passed('compositionstart', view, event),
      },
    },
    appendTransaction(transactions, before, after) {
      if (plugin === null || isBefore(key, after)) return null;
      return plugin.spec.appendTransaction?.call(plugin, transactions, before, after);
    },
    view(view) {
      const place = new LateView();
      void make().then((made) => {
        if (place.isGone || view.isDestroyed) return;
        plugin = made;
        place.own = made.spec.view?.(view) ?? null;
        // Gives it a state, from which it sees what changes next.
        view.dispatch(view.state.tr);
      });
      return place;
    },
  });
}

/** A plugin asked for a state it did not make would read null. */
function isBefore(key: PluginKey, state: EditorState): boolean {
  return key.getState(state) === null;
}

class LateView implements PluginView {
  own: PluginView | null = null;
  isGone = false;

  update = (view: EditorView, before: EditorState): void => this.own?.update?.(view, before);

  destroy = (): void => {
    this.isGone = true;
    this.own?.destroy?.();
  };
}
