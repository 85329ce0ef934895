/** The few colours of code, and which of them what the languages tell apart gets. */

export const TOKEN_KINDS = [
  'keyword',
  'string',
  'number',
  'comment',
  'name',
  'type',
  'property',
  'meta',
  'inserted',
  'deleted',
] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

const NAMES: Readonly<Record<TokenKind, string>> = {
  keyword: 'keyword controlKeyword operatorKeyword modifier self header heading at important',
  string: 'string character regexp string-2 quote link url',
  number: 'number integer float atom bool null literal unit color',
  comment: 'comment docComment',
  name: 'def function labelName',
  type: 'type typeName className namespace tag tagName builtin variable-3 qualifier standard',
  property: 'property propertyName attribute attributeName prop',
  meta: 'meta processingInstruction annotation macroName pseudo escape',
  inserted: 'inserted positive',
  deleted: 'deleted negative invalid',
};
const KIND_OF: ReadonlyMap<string, TokenKind> = new Map(
  TOKEN_KINDS.flatMap((kind) => NAMES[kind].split(' ').map((name) => [name, kind] as const)),
);
const DEFINES: ReadonlySet<string> = new Set(['definition', 'function']);

/** `style` as a language's rules tell it: names apart by spaces, each narrowed behind dots. */
export function kindOf(style: string | null | undefined): TokenKind | null {
  if (!style) return null;
  for (const name of style.split(' ')) {
    const [base = '', ...narrowed] = name.split('.');
    if (narrowed.some((each) => DEFINES.has(each)) && base.startsWith('variable')) return 'name';
    const kind = KIND_OF.get(base);
    if (kind !== undefined) return kind;
  }
  return null;
}
