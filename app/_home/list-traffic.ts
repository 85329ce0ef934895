/** What goes on between a list and the server: one question at a time, and none during changes. */
import type { ListEdit } from './list-answers.ts';

/** A question under way. */
export interface Asking {
  /** Aborted: its answer does not count any more. */
  readonly signal: AbortSignal;
  readonly pages: number;
}

export class ListTraffic {
  #asking: AbortController | null = null;
  #changeCount = 0;
  #settling: readonly { readonly edit: ListEdit; readonly untilMs: number }[] = [];
  /** How far which wish is shown. */
  #shown = { words: '', pages: 1 };

  /** In place of the question before. @returns null while a change is under way. */
  ask(words: string): Asking | null {
    if (this.#changeCount > 0) return null;
    this.stop();
    this.#asking = new AbortController();
    if (this.#shown.words !== words) this.#shown = { words, pages: 1 };
    return { signal: this.#asking.signal, pages: this.#shown.pages };
  }

  /** One page more from the next question on. */
  grow(words: string): void {
    const { words: before, pages } = this.#shown;
    this.#shown = { words, pages: before === words ? pages + 1 : 2 };
  }

  /** An answer under way may be from before the change. */
  beginChange(): void {
    this.stop();
    this.#changeCount += 1;
  }

  endChange(): void {
    this.#changeCount -= 1;
  }

  /** Answers go on being shown with this edit for a while. */
  settle(edit: ListEdit, untilMs: number): void {
    this.#settling = [...this.#settling, { edit, untilMs }];
  }

  /** What an answer of now looks like with that. */
  settled(nowMs: number): ListEdit {
    this.#settling = this.#settling.filter(({ untilMs }) => untilMs > nowMs);
    const settling = this.#settling;
    return (answer) => settling.reduce((documents, { edit }) => edit(documents), answer);
  }

  stop(): void {
    this.#asking?.abort();
    this.#asking = null;
  }
}
