/** Markdown into tokens, in bounded time: `marked`, which @tiptap/markdown brings, with limits. */
import { MarkdownManager } from '@tiptap/markdown';
import { AppError } from '../../core/faults.ts';
import { calloutFence } from './callout-fence.ts';
import { INLINE_FORMS } from '../inline/forms.ts';
import { NOTE, NOTE_BLOCK, noteStartIn } from './markdown-footnotes.ts';
import type { NodeJson } from '../node-json.ts';
import { mathAtStart, mathInParagraph } from './source-markdown.ts';

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
  /** Of a container: the word behind its colons. */
  readonly name?: string;
  /** The label of a footnote's text. */
  readonly reference?: string;
  /** Of signs that an inline node has for itself. */
  readonly node?: NodeJson;
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
const DELIMITERS = /[*_~`$]+|[[\]<(@:\\]|www\./g;

/** Cells of one table, filled ones too: marked fills every row to the width of the header. */
const TABLE_CELLS_MAX = 100_000;
/** The line below a header. Within the limits of a line that marked itself takes for one. */
const DELIMITER_ROW = /^ {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$/gm;

const marked = new MarkdownManager({ extensions: [] }).instance;

type MarkedLexer = InstanceType<typeof marked.Lexer>;
type MarkedTokens = ReturnType<MarkedLexer['inlineTokens']>;
type TokensList = ReturnType<MarkedLexer['lex']>;

type InlineLexer = Pick<MarkedLexer, 'inline'>;

/** As marked takes extensions, without adding them to the one lexer that all of a process share. */
const SIGNS = [...INLINE_FORMS.values()].flatMap(({ signs }) => signs ?? []);
const EXTENSIONS = {
  startBlock: [mathInParagraph, noteStartIn],
  block: [
    (source: string) => {
      const found = mathAtStart(source);
      return found === null ? undefined : { type: 'math', ...found };
    },
    function noteOf(this: { readonly lexer: InlineLexer }, source: string) {
      const [raw, reference, text = ''] = NOTE.exec(source) ?? [];
      if (raw === undefined) return undefined;
      return { type: NOTE_BLOCK, raw, reference, tokens: this.lexer.inline(text) };
    },
  ],
  renderers: {},
  childTokens: {},
  startInline: SIGNS.map(({ find }) => find),
  inline: SIGNS.map(({ read }) => (source: string) => {
    const found = read(source);
    if (found === null) return undefined;
    return { type: 'signs', raw: source.slice(0, found.length), node: found.node };
  }),
};

class BoundedLexer extends marked.Lexer {
  private blockDepth = 0;
  private inlineDepth = 0;
  private inlineWork = 0;

  /** Tokens of blocks inside of another one, which may be all a document may hold. */
  innerBlocks(src: string): MarkedTokens {
    const { top } = this.state;
    this.state.top = true;
    const tokens = this.blockTokens(src, []);
    this.state.top = top;
    return tokens;
  }

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
  const lexer: BoundedLexer = new BoundedLexer({
    ...marked.defaults,
    gfm: true,
    breaks: false,
    extensions: {
      ...EXTENSIONS,
      block: [
        ...EXTENSIONS.block,
        (source) => {
          const fence = calloutFence(source);
          if (fence === null) return undefined;
          return { type: 'container', ...fence, tokens: lexer.innerBlocks(fence.text) };
        },
      ],
    },
  });
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
