/** Binds a text field to the shared title. Nothing is written into the field while it composes. */
import * as Y from 'yjs';
import { writeTitle } from '../../../../lib/editor/title.ts';
import { indexAfter, mergeTyped, oneLine, type TextDelta } from './title-text.ts';

/** What the binding needs of the element; a plain object will do in tests. */
export interface TitleField {
  value: string;
  selectionStart: number | null;
  selectionEnd: number | null;
  setSelectionRange(start: number, end: number): void;
}

export interface TitleBindingOptions {
  readonly text: Y.Text;
  readonly field: TitleField;
  /** The field has the keyboard: only then is its selection worth keeping. */
  readonly isFocused: () => boolean;
  /** May this many bytes be added? Declined typing is taken out of the field again. */
  readonly mayAdd: (byteCount: number) => boolean;
  /** The field holds something else now, and may need another height. */
  readonly onChange: () => void;
}

const BYTES_PER_UNIT_MAX = 3;

export class TitleBinding {
  readonly #options: TitleBindingOptions;
  readonly #undo: Y.UndoManager;
  /** What the field held when it last agreed with the shared text. */
  #shown: string;
  /** What happened to the shared text since, while the field composes. */
  #missed: TextDelta[] = [];
  #isComposing = false;

  constructor(options: TitleBindingOptions) {
    this.#options = options;
    this.#shown = options.text.toString();
    options.field.value = this.#shown;
    this.#undo = new Y.UndoManager(options.text, { trackedOrigins: new Set([this]) });
    options.text.observe(this.#onShared);
    options.onChange();
  }

  destroy(): void {
    this.#options.text.unobserve(this.#onShared);
    this.#undo.destroy();
  }

  compositionStarted(): void {
    this.#isComposing = true;
  }

  compositionEnded(): void {
    this.#isComposing = false;
    this.typed();
  }

  /** The person changed the field. */
  typed(): void {
    if (this.#isComposing) return;
    const { text, field, mayAdd } = this.#options;
    const current = text.toString();
    const caret = field.selectionStart ?? field.value.length;
    const merged = mergeTyped(this.#shown, oneLine(field.value), caret, current, this.#missed);
    const grownBytes = Math.max(0, merged.text.length - current.length) * BYTES_PER_UNIT_MAX;
    if (grownBytes > 0 && !mayAdd(grownBytes)) {
      this.#show(current, Math.min(caret, current.length));
      return;
    }
    this.#missed = [];
    const write = () => writeTitle(text, merged.text, merged.caret);
    if (text.doc === null) write();
    else text.doc.transact(write, this);
    this.#show(merged.text, merged.caret);
  }

  undo(): void {
    if (!this.#isComposing) this.#undo.undo();
  }

  redo(): void {
    if (!this.#isComposing) this.#undo.redo();
  }

  readonly #onShared = (event: Y.YTextEvent): void => {
    const { text, field, isFocused, onChange } = this.#options;
    const now = text.toString();
    if (event.transaction.origin === this) return;
    if (this.#isComposing) {
      this.#missed.push(event.delta);
      return;
    }
    const start = indexAfter(field.selectionStart ?? 0, event.delta);
    const end = indexAfter(field.selectionEnd ?? 0, event.delta);
    this.#shown = now;
    field.value = now;
    if (isFocused()) field.setSelectionRange(start, end);
    onChange();
  };

  #show(value: string, caret: number): void {
    const { field, isFocused } = this.#options;
    this.#shown = value;
    this.#missed = [];
    if (field.value === value) return;
    field.value = value;
    if (isFocused()) field.setSelectionRange(caret, caret);
  }
}
