/** Lets the signs of Markdown be just signs while their conversion is switched off. */
import { type AnyExtension, InputRule } from '@tiptap/core';

export function withSwitch(extension: AnyExtension, isOn: () => boolean): AnyExtension {
  if (extension.config.addInputRules === undefined) return extension;
  return extension.extend({
    addInputRules() {
      const rules: InputRule[] = this.parent?.() ?? [];
      return rules.map(
        ({ find, handler, undoable }) =>
          new InputRule({
            find,
            undoable,
            handler: (props) => (isOn() ? handler(props) : null),
          }),
      );
    },
  });
}
