/** Markdown into tokens, in bounded time: `marked`, which @tiptap/markdown brings, with limits. */
import { MarkdownManager } from '@tiptap/markdown';
import { AppError } from '../../core/faults.ts';

/** What is used of marked's tokens. */
export interface Token {
  readonly type: string;
  readonly raw: string;
  readonly text?: string;
  readonly tokens?: readonly Token[];
  readonly items?: readonly Token[];
  readonly ordered?: boolean;
  readonly start?: number | '';
  readonly task?: boolean;
  readonly checked?: boolean;
  readonly depth?: number;
  readonly lang?: string;
  readonly href?: string;
  readonly title?: string | null;
  readonly header?: readonly Token[];
  /** Of a table's columns. */
  readonly align?: readonly (string | null)[];
  readonly rows?: readonly (readonly Token[])[];
}

// A list level costs two shared types, an item's text two more; schema and screen allow 200.
const BLOCK_DEPTH_MAX = 90;
const INLINE_DEPTH_MAX = 60;
/**
 * marked looks ahead from every delimiter to the end of its paragraph: 20,000 of them in 60 KB
 * took 40 s. Work is counted as delimiters times length, beyond what ordinary paragraphs have;
 * the most takes about 2 s. A paragraph that would go beyond is kept as plain text: formatting is
 * given up before words are.
 */
const INLINE_WORK_MAX = 60_000_000;
const ORDINARY_WORK = 30_000;
const DELIMITERS = /[*_~`]+|[[\]<(@:\\]|www\./g;

/** Cells of one table, filled ones too: marked fills every row to the width of the header. */
const TABLE_CELLS_MAX = 100_000;
/** The line below a header. Within the limits of a line that marked itself takes for one. */
const DELIMITER_ROW = /^ {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$/gm;

const marked = new MarkdownManager({ extensions: [] }).instance;

type MarkedLexer = InstanceType<typeof marked.Lexer>;
type MarkedTokens = ReturnType<MarkedLexer['inlineTokens']>;
type TokensList = ReturnType<MarkedLexer['lex']>;

class BoundedLexer extends marked.Lexer {
  private blockDepth = 0;
  private inlineDepth = 0;
  private inlineWork = 0;

  override blockTokens(src: string, tokens?: MarkedTokens, isClipped?: boolean): MarkedTokens;
  override blockTokens(src: string, tokens?: TokensList, isClipped?: boolean): TokensList;
  override blockTokens(src: string, tokens?: MarkedTokens, isClipped = false): MarkedTokens {
    this.blockDepth += 1;
    if (this.blockDepth > BLOCK_DEPTH_MAX) {
      throw new AppError('too_deep', `Markdown nests more than ${BLOCK_DEPTH_MAX} blocks`);
    }
    const read = super.blockTokens(src, tokens, isClipped);
    this.blockDepth -= 1;
    return read;
  }

  override inlineTokens(src: string, tokens: MarkedTokens = []) {
    const work = src.length * (src.match(DELIMITERS)?.length ?? 0);
    this.inlineWork += Math.max(0, work - ORDINARY_WORK);
    if (this.inlineWork > INLINE_WORK_MAX || this.inlineDepth >= INLINE_DEPTH_MAX) {
      tokens.push({ type: 'text', raw: src, text: src, escaped: false });
      return tokens;
    }
    this.inlineDepth += 1;
    super.inlineTokens(src, tokens);
    this.inlineDepth -= 1;
    return tokens;
  }
}

export interface Lexed {
  readonly tokens: readonly Token[];
  /** Inline tokens of a text that Markdown itself would not look into. */
  inlineTokensOf(text: string): readonly Token[];
}

/** @throws AppError `too_deep`, `too_large`. */
export function lexMarkdown(markdown: string): Lexed {
  expectSmallTables(markdown);
  const lexer = new BoundedLexer({ ...marked.defaults, gfm: true, breaks: false });
  const tokens = lexer.lex(markdown) as readonly Token[];
  return { tokens, inlineTokensOf: (text) => lexer.inlineTokens(text) as readonly Token[] };
}

/** Counted before anything is read, since marked fills a table while it reads it. */
function expectSmallTables(markdown: string): void {
  for (const { 0: row, index } of markdown.matchAll(DELIMITER_ROW)) {
    const width = row.split('|').length;
    const end = markdown.indexOf('\n\n', index);
    const body = markdown.slice(index, end < 0 ? undefined : end);
    if (width * body.split('\n', TABLE_CELLS_MAX).length > TABLE_CELLS_MAX) {
      throw new AppError('too_large', `a table of more than ${TABLE_CELLS_MAX} cells`);
    }
  }
}
