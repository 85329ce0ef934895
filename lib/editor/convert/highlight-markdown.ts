/** `==` around words in Markdown, which no library of ours reads: where it opens and closes. */
import type { Token } from './markdown-lexer.ts';

const SIGN = /(?<!=)==(?!=)/g;
/** Beside a letter of ASCII it is a comparison in a program: `a==b`. */
const IN_PROGRAM = /[\w=]/;

const NONE: ReadonlyMap<Token, readonly number[]> = new Map();

interface Sign {
  readonly token: Token;
  /** In the token's text. */
  readonly at: number;
}

/** Whether `==` here would be read as the start of a highlight; '' for the edge of a text. */
export function opensHighlight(before: string, after: string): boolean {
  return after.trim() !== '' && after !== '=' && !IN_PROGRAM.test(before);
}

export function closesHighlight(before: string, after: string): boolean {
  return before.trim() !== '' && before !== '=' && !IN_PROGRAM.test(after);
}

/** Where in the text of each token a highlight begins or ends. One pass: text may hold thousands. */
export function highlightSigns(tokens: readonly Token[]): ReadonlyMap<Token, readonly number[]> {
  // Hardly any text has one, and this is asked for every paragraph.
  if (!tokens.some(mayHoldSign)) return NONE;
  const found = new Map<Token, number[]>();
  const add = ({ token, at }: Sign) => {
    const known = found.get(token);
    if (known === undefined) found.set(token, [at]);
    else known.push(at);
  };
  let open: Sign | null = null;
  for (const [index, token] of tokens.entries()) {
    if (!isPlainText(token)) continue;
    const text = token.text ?? '';
    for (const { index: at } of text.matchAll(SIGN)) {
      const before = text[at - 1] ?? tokens[index - 1]?.raw.at(-1) ?? '';
      const after = text[at + 2] ?? tokens[index + 1]?.raw[0] ?? '';
      if (open !== null && closesHighlight(before, after)) {
        add(open);
        add({ token, at });
        open = null;
      } else if (open === null && opensHighlight(before, after)) open = { token, at };
    }
  }
  return found;
}

function mayHoldSign(token: Token): boolean {
  return isPlainText(token) && token.text?.includes('==') === true;
}

function isPlainText(token: Token): boolean {
  return token.type === 'text' && token.tokens === undefined;
}
