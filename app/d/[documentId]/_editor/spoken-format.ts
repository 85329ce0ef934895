/** Says what a key has made of the text, for those who do not see it. A button says so by itself. */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorMessages } from '../../../../lib/i18n/en.ts';
import { fill } from '../../../../lib/i18n/phrase.ts';
import type { CommandId } from './commands/command-table.ts';

/** Makes a sentence another one, so that it is read again. */
const AGAIN = '\u00A0';

export class SpokenFormat {
  readonly #words: Pick<EditorMessages, 'actions' | 'body'>;
  readonly #region = document.createElement('span');

  constructor(words: Pick<EditorMessages, 'actions' | 'body'>) {
    this.#words = words;
    this.#region.className = 'visually-hidden';
    this.#region.setAttribute('role', 'status');
  }

  readonly say = (id: CommandId, isOn: boolean): void => {
    const { actions, body } = this.#words;
    const sentence = fill(isOn ? body.formatOn : body.formatOff, { format: actions[id] });
    this.#region.textContent = this.#region.textContent === sentence ? sentence + AGAIN : sentence;
  };

  readonly extension = Extension.create({
    name: 'spokenFormat',
    addProseMirrorPlugins: () => [
      new Plugin({
        // Beside the text, not in it: what stands there is the document.
        view: () => {
          document.body.append(this.#region);
          return { destroy: () => this.#region.remove() };
        },
      }),
    ],
  });
}
