/**
 * The tokens of one block of code, line by line. Work is done in slices: a line that has not been
 * looked at again yet keeps the tokens it had, and nothing is looked at twice that did not change.
 */
import { StringStream } from '@codemirror/streamparser';
import type { Rules } from './languages.ts';
import { kindOf, type TokenKind } from './token-kinds.ts';

export interface Token {
  /** In the line. */
  readonly from: number;
  readonly to: number;
  readonly kind: TokenKind;
}

interface Line {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Rules with patterns may take very long over one very long line. */
const LINE_CHARS_MAX = 2_000;
/** So much is kept of the way: a change is read from the last kept place before it. */
const KEPT_EVERY = 32;
const TAB_SIZE = 4;
const INDENT = 2;
/** Rules that stand still so often in a line do so for ever. */
const STANDSTILLS_MAX = 20;

export class LineTokens {
  readonly #rules: Rules;
  #lines: Line[] = [];
  /** What the rules knew before every `KEPT_EVERY`th line, up to where it was read. */
  #kept: unknown[] = [];
  /** The first line that is still to be read. */
  #at = 0;
  #state: unknown;
  #hasFailed = false;

  constructor(rules: Rules, text: string) {
    this.#rules = rules;
    this.#state = rules.startState?.(INDENT) ?? {};
    this.change(text);
  }

  get isDone(): boolean {
    return this.#hasFailed || this.#at >= this.#lines.length;
  }

  change(text: string): void {
    const texts = text.split('\n');
    const before = this.#lines;
    const most = Math.min(texts.length, before.length);
    let start = 0;
    while (start < most && texts[start] === before[start]?.text) start += 1;
    if (start === texts.length && start === before.length) return;
    let end = 0;
    while (end < most - start && texts.at(-1 - end) === before.at(-1 - end)?.text) end += 1;
    const changed = texts.slice(start, texts.length - end);
    const first = before[start]?.tokens ?? [];
    this.#lines = [
      ...before.slice(0, start),
      // A line that is being written keeps its colours until it is read, or it would flicker.
      ...changed.map((line, at) => ({ text: line, tokens: at === 0 ? within(first, line) : [] })),
      ...before.slice(before.length - end),
    ];
    if (start < this.#at) this.#goBack(start);
  }

  /** Reads on until it is done or `isOver` says so. @returns whether a line looks different now. */
  read(isOver: () => boolean): boolean {
    let isDifferent = false;
    while (!this.isDone) {
      if (this.#at % KEPT_EVERY === 0) this.#kept[this.#at / KEPT_EVERY] = this.#copied();
      const line = this.#lines[this.#at];
      if (line === undefined) break;
      const tokens = this.#tokensOf(line.text);
      if (!isSame(tokens, line.tokens)) {
        this.#lines[this.#at] = { text: line.text, tokens };
        isDifferent = true;
      }
      this.#at += 1;
      if (isOver()) break;
    }
    return isDifferent;
  }

  /** Those in lines `from` to `to`, with their places in the whole text. */
  *between(from: number, to: number): Generator<Token> {
    let start = 0;
    for (const [at, { text, tokens }] of this.#lines.entries()) {
      if (at > to) return;
      if (at >= from) {
        for (const token of tokens) {
          yield { from: start + token.from, to: start + token.to, kind: token.kind };
        }
      }
      start += text.length + 1;
    }
  }

  get lineCount(): number {
    return this.#lines.length;
  }

  #goBack(line: number): void {
    const kept = Math.floor(line / KEPT_EVERY);
    this.#kept.length = Math.min(this.#kept.length, kept + 1);
    this.#at = kept * KEPT_EVERY;
    this.#state = this.#kept[kept];
    // Reading on changes it, and this place may be gone back to again.
    this.#state = this.#copied();
  }

  #tokensOf(text: string): Token[] {
    const tokens: Token[] = [];
    if (text.length > LINE_CHARS_MAX) return tokens;
    try {
      if (text === '') this.#rules.blankLine?.(this.#state, INDENT);
      const stream = new StringStream(text, TAB_SIZE, INDENT);
      for (let stood = 0; !stream.eol() && stood < STANDSTILLS_MAX;) {
        stream.start = stream.pos;
        const style = this.#rules.token(stream, this.#state);
        stood = stream.pos > stream.start ? 0 : stood + 1;
        const kind = kindOf(style);
        if (kind !== null && stood === 0) push(tokens, stream.start, stream.pos, kind);
      }
    } catch {
      // Rules that fail at a text nobody foresaw: the rest of it stays plain.
      this.#hasFailed = true;
    }
    return tokens;
  }

  #copied(): unknown {
    const state = this.#state;
    if (this.#rules.copyState !== undefined) return this.#rules.copyState(state);
    if (typeof state !== 'object' || state === null) return state;
    const entries = Object.entries(state) as [string, unknown][];
    return Object.fromEntries(
      entries.map(([name, value]) => [name, Array.isArray(value) ? value.slice() : value]),
    );
  }
}

function push(tokens: Token[], from: number, to: number, kind: TokenKind): void {
  const last = tokens.at(-1);
  if (last?.to === from && last.kind === kind) tokens[tokens.length - 1] = { ...last, to };
  else tokens.push({ from, to, kind });
}

function within(tokens: readonly Token[], { length }: string): readonly Token[] {
  return tokens.filter(({ to }) => to <= length);
}

function isSame(some: readonly Token[], others: readonly Token[]): boolean {
  return (
    some.length === others.length &&
    some.every((token, at) => {
      const other = others[at];
      return token.from === other?.from && token.to === other.to && token.kind === other.kind;
    })
  );
}
