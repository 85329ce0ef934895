/** Marked text into Markdown. Where delimiters would not be read as such, HTML tags stand for them. */
import { linkOf } from '../attributes.ts';
import { highlightOf, PLAIN_HIGHLIGHT } from '../colours.ts';
import type { NodeJson } from '../node-json.ts';
import { isStyled, type StyledName, styleTag } from './style-html.ts';
import { closesHighlight, opensHighlight } from './highlight-markdown.ts';
import { INLINE_FORMS } from '../inline/forms.ts';
import type { MarkPiece, Piece } from './inline.ts';
import { isCode, piecesOf, trimmedLines } from './inline.ts';
import { codeSpan, escapeMarkdown, linkTarget, linkTitle } from './markdown-escape.ts';

const TAGS = {
  bold: 'strong',
  italic: 'em',
  strike: 'del',
  underline: 'u',
} as const;
type Tagged = keyof typeof TAGS;
type Delimited = 'bold' | 'italic' | 'strike';

const SPACE = /\s/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;
const LETTER = /[\p{L}\p{N}]/u;
const BESIDE_DELIMITER = /[*~_<>[\]]/;
/** A backslash before half a character, as marked reads an emoji. */
const BACKSLASH_PAIR = /\\[\uD800-\uDBFF]/;
const LINE_END = /[\r\n]+/g;

interface Place {
  readonly isHeading: boolean;
  readonly isInLink: boolean;
  /** First character after the pieces: a blank at the end of a block, a delimiter inside marks. */
  readonly next: string;
}

/** One text block, lines apart by hard breaks. A heading stays on one line. */
export function inlineMarkdown(nodes: readonly NodeJson[], isHeading: boolean): string {
  const lines = trimmedLines(withoutBlankEdges(nodes));
  const writer = new InlineWriter(
    lines.some((node) => isCode(node) && isBlinding(node.text)),
    lines.some(holdsDollar),
  );
  writer.write(piecesOf(lines), { isHeading, isInLink: false, next: ' ' });
  return writer.text;
}

/** marked 17 loses its way in such code when it looks for the delimiters around it. */
function isBlinding(code = ''): boolean {
  return code.includes('`') || BACKSLASH_PAIR.test(code);
}

/** Beside the text itself: in code, in the target of a link, around a formula. */
function holdsDollar(node: NodeJson): boolean {
  if (node.type !== 'text')
    return (INLINE_FORMS.get(node.type)?.markdown(node) ?? '').includes('$');
  const around = JSON.stringify((node.marks ?? []).map(({ attrs }) => attrs));
  return around.includes('$') || (isCode(node) && (node.text ?? '').includes('$'));
}

class InlineWriter {
  text = '';
  private readonly areTagsSafer: boolean;
  private readonly hasDollars: boolean;

  constructor(areTagsSafer: boolean, hasDollars: boolean) {
    this.areTagsSafer = areTagsSafer;
    this.hasDollars = hasDollars;
  }

  write(pieces: readonly Piece[], place: Place): void {
    for (const [at, piece] of pieces.entries()) {
      const following = pieces[at + 1];
      const next = following === undefined ? place.next : firstOf(following);
      this.piece(piece, { ...place, next }, following === undefined);
    }
  }

  private piece(piece: Piece, place: Place, isLast: boolean): void {
    if (piece.is === 'break') {
      // A backslash at the very end of a block would be just that.
      const isAtEnd = isLast && place.next === ' ';
      this.text += place.isHeading || isAtEnd ? '<br>' : '\\\n';
    } else if (piece.is === 'node') {
      this.text += piece.form.markdown(piece.node);
      // A sign that ends a node would not do so right before a letter: a comment parts them.
      if (this.text.endsWith('$') && LETTER.test(place.next)) this.text += '<!---->';
    } else if (piece.is === 'text') {
      const isLineStart = /(?:^|\n)$/.test(this.text);
      this.text += escapeMarkdown(piece.text, {
        ...place,
        isLineStart,
        hasDollars: this.hasDollars,
      });
    } else if (piece.name === 'link') this.link(piece, place);
    else if (piece.name === 'code') this.text += codeSpan(plainOf(piece.pieces));
    else if (isStyled(piece.name)) this.styled(piece.name, piece, place);
    else if (isDelimited(piece.name)) this.delimited(piece.name, piece.pieces, place);
    else this.tagged(piece.name, piece.pieces, place);
  }

  /** Two signs for a highlight in its usual colour; all else is kept as tags. */
  private styled(name: StyledName, piece: MarkPiece, place: Place): void {
    const plain = plainOf(piece.pieces);
    const first = piece.pieces[0]?.is === 'text' ? plain.charAt(0) : '<';
    const last = piece.pieces.at(-1)?.is === 'text' ? plain.slice(-1) : '>';
    const isPlain =
      name === 'highlight' &&
      !this.areTagsSafer &&
      !place.isInLink &&
      highlightOf(piece.attrs['color']) === PLAIN_HIGHLIGHT &&
      opensHighlight(this.text.at(-1) ?? '', first) &&
      closesHighlight(last, place.next);
    if (!isPlain) return this.betweenTags(name, piece, place);
    this.text += '==';
    this.write(piece.pieces, { ...place, next: '==' });
    this.text += '==';
  }

  private betweenTags(name: StyledName, piece: MarkPiece, place: Place): void {
    const [start = '', end = ''] = styleTag(name, piece.attrs, '\n').split('\n');
    this.text += start;
    this.write(piece.pieces, { ...place, next: '<' });
    this.text += end;
  }

  private link(piece: MarkPiece, place: Place): void {
    const link = linkOf(piece.attrs);
    if (link === null) return this.write(piece.pieces, place);
    const title = link.title === null ? '' : ` ${linkTitle(link.title)}`;
    this.text += '[';
    const begin = this.text.length;
    this.write(piece.pieces, { ...place, isInLink: true, next: ']' });
    // `[^` begins a footnote.
    if (this.text[begin] === '^') {
      this.text = `${this.text.slice(0, begin)}\\${this.text.slice(begin)}`;
    }
    this.text += `](${linkTarget(link.href)}${title})`;
  }

  private delimited(name: Delimited, pieces: readonly Piece[], place: Place): void {
    const delimiter = this.areTagsSafer ? null : this.delimiterOf(name, pieces, place.next);
    if (delimiter === null) return this.tagged(name, pieces, place);
    this.text += delimiter;
    this.write(pieces, { ...place, next: delimiter });
    this.text += delimiter;
  }

  private tagged(name: Tagged, pieces: readonly Piece[], place: Place): void {
    this.text += `<${TAGS[name]}>`;
    this.write(pieces, { ...place, next: '<' });
    this.text += `</${TAGS[name]}>`;
  }

  /** CommonMark 6.2: whether a delimiter opens or closes is told by the characters beside it. */
  private delimiterOf(name: Delimited, pieces: readonly Piece[], next: string): string | null {
    const plain = plainOf(pieces);
    const before = this.text.at(-1) ?? ' ';
    const first = edgeOf(pieces[0], plain, '[', 0);
    const last = edgeOf(pieces.at(-1), plain, ')', -1);
    if (SPACE.test(first) || SPACE.test(last)) return null;
    if (PUNCTUATION.test(first) && !isOutside(before)) return null;
    if (PUNCTUATION.test(last) && !isOutside(next)) return null;
    if (name === 'strike') return /^~|~$/.test(`${before}${next}`) ? null : '~~';
    const isBetweenStars = before === '*' || next === '*';
    if (name === 'bold') return isBetweenStars || next === '**' ? null : '**';
    // Right behind `==` an underscore would make it a comparison in a program.
    const isBesideWord = /[_=]$/.test(before) || next === '_';
    const isInWord = LETTER.test(before) || LETTER.test(next) || isBesideWord;
    if (!isInWord) return '_';
    return BESIDE_DELIMITER.test(`${before}${next.charAt(0)}`) ? null : '*';
  }
}

/**
 * A blank or punctuation. A tilde is the latter for CommonMark but not for GFM, and marked knows
 * half a character only: an emoji is nothing to it.
 */
function isOutside(character: string): boolean {
  return SPACE.test(character) || (PUNCTUATION.test(character) && !character.startsWith('~'));
}

function isDelimited(name: Tagged): name is Delimited {
  return name === 'bold' || name === 'italic' || name === 'strike';
}

/** First or last character of a piece among `plain`, or the one that stands for its delimiter. */
function edgeOf(piece: Piece | undefined, plain: string, delimiter: string, at: 0 | -1): string {
  if (piece?.is === 'text') return Array.from(plain).at(at) ?? ' ';
  if (piece?.is === 'node') return Array.from(piece.form.markdown(piece.node)).at(at) ?? ' ';
  return delimiter;
}

function plainOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (piece.is === 'text') return piece.text;
      if (piece.is === 'node') return piece.form.text(piece.node);
      return piece.is === 'break' ? '\n' : plainOf(piece.pieces);
    })
    .join('');
}

function firstOf(piece: Piece): string {
  if (piece.is === 'text') return piece.text.charAt(0);
  if (piece.is === 'break') return '\n';
  if (piece.is === 'node') return piece.form.markdown(piece.node).charAt(0);
  if (piece.name === 'highlight') return '=';
  return piece.name === 'strike' ? '~' : '<';
}

/** Delimiters do not reach over blanks, so blanks leave the marks they begin or end. */
function withoutBlankEdges(nodes: readonly NodeJson[]): NodeJson[] {
  const parts = nodes.flatMap(blanksApart);
  let from = 0;
  while (from < parts.length) {
    let to = from;
    while (to < parts.length && isBlank(parts[to])) to += 1;
    const blanks = parts.slice(from, to);
    const around = [parts[from - 1], ...blanks, parts[to]].map((node) => marksOf(node));
    const [first = [], ...others] = around;
    const through = first.filter((mark) => others.every((marks) => marks.includes(mark)));
    for (const [at, blank] of blanks.entries()) {
      const marks = (blank.marks ?? []).filter((mark) => through.includes(JSON.stringify(mark)));
      parts[from + at] = { ...blank, marks };
    }
    from = to + 1;
  }
  return parts;
}

function marksOf(node: NodeJson | undefined): string[] {
  return (node?.marks ?? []).map((mark) => JSON.stringify(mark));
}

function isBlank(node: NodeJson | undefined): boolean {
  if (node === undefined || isCode(node)) return false;
  return node.type === 'hardBreak' || (node.type === 'text' && (node.text ?? '').trim() === '');
}

function blanksApart(node: NodeJson): NodeJson[] {
  if (node.type !== 'text' || isCode(node)) return [node];
  const text = (node.text ?? '').replace(LINE_END, ' ');
  const start = text.length - text.trimStart().length;
  const end = Math.max(start, text.trimEnd().length);
  return [text.slice(0, start), text.slice(start, end), text.slice(end)]
    .filter((part) => part !== '')
    .map((part) => ({ ...node, text: part }));
}
