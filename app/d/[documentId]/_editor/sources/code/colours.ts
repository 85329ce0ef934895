/**
 * Colours code by the CSS Custom Highlight API: nothing in the text changes, so that colours cost
 * those who write in it nothing. Only what is in view is coloured. Where a browser lacks it
 * (Firefox before 140) code is in one colour.
 */
import type { SourceView } from '../source-view.ts';
import { isWrapping } from './code-settings.ts';
import { type CodeLanguage, languageNamed } from './languages.ts';
import { LineTokens } from './line-tokens.ts';
import { TOKEN_KINDS, type TokenKind } from './token-kinds.ts';
import { languageOf } from '../../../../../../lib/editor/attributes.ts';

/** One slice of work; a key that is pressed meanwhile waits no longer. */
const SLICE_MS = 8;
/** Beyond it code is left in one colour. */
const CHARS_MAX = 1_000_000;
/** Above and below what is in view. */
const MARGIN_LINES = 60;
/** Where lines wrap, a share of the height says only roughly which ones are in view. */
const WRAPPED_MARGIN_LINES = 1_000;

/** The tokens of one block, of the text it has and the language it is in. */
class Block {
  readonly view: SourceView;
  tokens: LineTokens | null = null;
  #language: CodeLanguage | null = null;
  readonly #onChange: () => void;

  constructor(view: SourceView, onChange: () => void) {
    this.view = view;
    this.#onChange = onChange;
  }

  look(): void {
    const node = this.view.node();
    const language = languageNamed(languageOf(node.attrs['language']));
    const text = node.textContent;
    if (text.length > CHARS_MAX || language !== this.#language) this.tokens = null;
    if (text.length > CHARS_MAX) return;
    if (language === this.#language) return this.tokens?.change(text);
    this.#language = language;
    language?.load().then(
      (rules) => {
        if (this.#language !== language) return;
        this.tokens = new LineTokens(rules, this.view.node().textContent);
        this.#onChange();
      },
      () => {
        // The server is away: colours come with the next change.
        if (this.#language === language) this.#language = null;
      },
    );
  }
}

export class CodeColours {
  readonly #blocks = new Map<SourceView, { readonly block: Block; readonly stop: () => void }>();
  readonly #stop = new AbortController();
  #frame = 0;
  #slice = 0;

  constructor() {
    const { signal } = this.#stop;
    const paint = () => this.#paintSoon();
    window.addEventListener('scroll', paint, { signal, passive: true });
    window.addEventListener('resize', paint, { signal });
  }

  show(views: readonly SourceView[]): void {
    for (const [view, { stop }] of this.#blocks) {
      if (views.includes(view)) continue;
      stop();
      this.#blocks.delete(view);
    }
    for (const view of views) {
      if (!this.#blocks.has(view)) this.#add(view);
    }
    this.#paint();
  }

  destroy(): void {
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#slice);
    for (const { stop } of this.#blocks.values()) stop();
    if (isSupported()) for (const kind of TOKEN_KINDS) CSS.highlights.delete(nameOf(kind));
  }

  #add(view: SourceView): void {
    const change = () => {
      // The line one writes in is read at once: it has its colours with the letter.
      this.#read(block);
      this.#paintSoon();
    };
    const block = new Block(view, change);
    const stop = view.watch(() => {
      block.look();
      change();
    });
    this.#blocks.set(view, { block, stop });
    block.look();
    this.#read(block);
  }

  #read(block: Block): void {
    const end = performance.now() + SLICE_MS;
    block.tokens?.read(() => performance.now() >= end);
    if (block.tokens !== null && !block.tokens.isDone) this.#readLater();
  }

  #readLater(): void {
    if (this.#slice !== 0) return;
    this.#slice = window.setTimeout(() => {
      this.#slice = 0;
      const next = [...this.#blocks.values()].find(({ block }) => block.tokens?.isDone === false);
      if (next === undefined) return;
      this.#read(next.block);
      this.#readLater();
      this.#paintSoon();
    });
  }

  #paintSoon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#paint());
  }

  #paint(): void {
    if (!isSupported()) return;
    const ranges = new Map<TokenKind, StaticRange[]>(TOKEN_KINDS.map((kind) => [kind, []]));
    for (const { block } of this.#blocks.values()) {
      if (block.tokens !== null) collect(block.view.contentDOM, block.tokens, ranges);
    }
    for (const [kind, each] of ranges) CSS.highlights.set(nameOf(kind), new Highlight(...each));
  }
}

function nameOf(kind: TokenKind): string {
  return `code-${kind}`;
}

function isSupported(): boolean {
  return 'highlights' in CSS && typeof Highlight === 'function';
}

/** Adds the ranges of what is in view. */
function collect(
  code: HTMLElement,
  tokens: LineTokens,
  ranges: ReadonlyMap<TokenKind, StaticRange[]>,
): void {
  const { top, height } = code.getBoundingClientRect();
  if (height === 0 || top > innerHeight || top + height < 0) return;
  const lineAt = (y: number) => Math.floor((tokens.lineCount * (y - top)) / height);
  const margin = isWrapping() ? WRAPPED_MARGIN_LINES : MARGIN_LINES;
  const texts = textsIn(code);
  let at = 0;
  for (const token of tokens.between(lineAt(0) - margin, lineAt(innerHeight) + margin)) {
    while (at < texts.length - 1 && (texts[at + 1]?.start ?? Infinity) <= token.from) at += 1;
    let end = at;
    while (end < texts.length - 1 && (texts[end]?.end ?? Infinity) < token.to) end += 1;
    const [first, last] = [texts[at], texts[end]];
    if (first === undefined || last === undefined || token.to > last.end) continue;
    ranges.get(token.kind)?.push(
      new StaticRange({
        startContainer: first.text,
        startOffset: token.from - first.start,
        endContainer: last.text,
        endOffset: token.to - last.start,
      }),
    );
  }
}

interface ShownText {
  readonly text: Text;
  readonly start: number;
  readonly end: number;
}

/** The pieces the text is shown in; the carets of others part it, and their names are none of it. */
function textsIn(code: HTMLElement): ShownText[] {
  const walker = document.createTreeWalker(
    code,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) =>
      node instanceof HTMLElement && node.contentEditable === 'false'
        ? NodeFilter.FILTER_REJECT
        : node instanceof Text
          ? NodeFilter.FILTER_ACCEPT
          : NodeFilter.FILTER_SKIP,
  );
  const texts: ShownText[] = [];
  let start = 0;
  while (walker.nextNode() !== null) {
    const text = walker.currentNode as Text;
    texts.push({ text, start, end: start + text.length });
    start += text.length;
  }
  return texts;
}
