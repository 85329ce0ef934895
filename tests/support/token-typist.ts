/**
 * Somebody who types unique tokens into a line of their own in a real browser, and a notebook in
 * that page of what its screen has promised: the browser's counterpart of a `TokenWriter`.
 */
import type { Writer } from './stage.ts';
import { EDITABLE } from './stage.ts';

interface Notebook {
  /** Tokens in the text so far, whoever wrote them. */
  readonly shown: readonly string[];
  /** Tokens that stood in the text of a frame in which the chip said Saved. */
  readonly saved: readonly string[];
  /** In the order of the text, as often as they stand there. */
  readonly standing: readonly string[];
}

export class TokenTypist {
  readonly name: string;
  /** Typed to the last letter, and not taken away again. */
  readonly written = new Set<string>();
  readonly seen = new Set<string>();
  readonly saved = new Set<string>();
  readonly erased = new Set<string>();
  readonly #writer: Writer;
  readonly #url: string;
  /** From 0. */
  readonly #line: number;
  #nextToken = 1;

  constructor(writer: Writer, options: { name: string; url: string; line: number }) {
    this.#writer = writer;
    this.name = options.name;
    this.#url = options.url;
    this.#line = options.line;
  }

  /** Opens the page, or opens it again. */
  async open(): Promise<void> {
    const { page } = this.#writer;
    await page.goto(this.#url);
    await page.waitForSelector(EDITABLE);
    await page.evaluate(takeNotes);
    await page.locator(EDITABLE).focus();
    await page.evaluate((line) => {
      const block = document.querySelectorAll('.ProseMirror > p')[line];
      if (block === undefined) throw new Error(`no line ${line}`);
      getSelection()?.collapse(block, block.childNodes.length);
    }, this.#line);
  }

  /** The page is gone, with all that only it knew. */
  async leave(): Promise<void> {
    await this.read();
    this.written.clear();
    await this.#writer.page.goto('about:blank');
  }

  async write(count: number): Promise<void> {
    for (let n = 0; n < count; n++) {
      const token = `<${this.name}${this.#nextToken++}>`;
      await this.#writer.type(token);
      this.written.add(token);
    }
  }

  /** Takes away the newest token of this page, letter by letter. */
  async erase(): Promise<void> {
    const token = [...this.written].at(-1);
    if (token === undefined) return;
    this.written.delete(token);
    this.erased.add(token);
    for (const _letter of token) await this.#writer.press('Backspace');
  }

  async goOffline(isOffline: boolean): Promise<void> {
    await this.#writer.page.context().setOffline(isOffline);
  }

  /** Copies the notebook. @returns the tokens that stand in the text now. */
  async read(): Promise<readonly string[]> {
    const notes = await this.#writer.page.evaluate(() => {
      const { notebook } = window as unknown as { notebook: () => Notebook };
      return notebook();
    });
    for (const token of notes.shown) if (!token.startsWith(`<${this.name}`)) this.seen.add(token);
    for (const token of notes.saved) this.saved.add(token);
    return notes.standing;
  }
}

/** Runs in the page. */
function takeNotes(): void {
  const shown = new Set<string>();
  const saved = new Set<string>();
  let isFrameAsked = false;
  const standing = () => {
    const body = document.querySelector('.ProseMirror')?.cloneNode(true);
    if (!(body instanceof HTMLElement)) return [];
    // The name on a caret stands in the midst of a token that is being typed.
    for (const caret of body.querySelectorAll('.caret')) caret.remove();
    return body.textContent.match(/<\w+>/g) ?? [];
  };
  const note = () => {
    for (const token of standing()) shown.add(token);
    if (isFrameAsked) return;
    isFrameAsked = true;
    // Text and chip change in different turns; what a person sees is what a frame holds.
    requestAnimationFrame(() => {
      isFrameAsked = false;
      if (document.querySelector('[data-save="saved"]') === null) return;
      for (const token of standing()) saved.add(token);
    });
  };
  note();
  new MutationObserver(note).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['data-save'],
  });
  Object.assign(window, {
    notebook: () => ({ shown: [...shown], saved: [...saved], standing: standing() }),
  });
}
