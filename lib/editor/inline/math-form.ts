import { escapeHtml } from '../convert/escape-html.ts';
import type { NodeJson } from '../node-json.ts';
import type { InlineForm } from './form.ts';

const LETTER = /[A-Za-z0-9]/;
const BLANK = /\s/;
const LINE_END = /\s*\n\s*/g;
/** All that Markdown could take for a sign. */
const SIGNS = /[^\p{L}\p{N} ]/gu;

/** A formula among words, in the signs that most readers of Markdown know. */
export const MATH_FORM: InlineForm = {
  text: texIn,
  html: (node) => `<span data-math>${escapeHtml(texIn(node))}</span>`,
  markdown: (node) => {
    const tex = texIn(node).trim().replace(LINE_END, ' ');
    if (tex === '') return '';
    const read = readSigns(`$${tex}$`);
    return read?.length === tex.length + 2 ? `$${tex}$` : taggedMath(tex);
  },
  tag: {
    name: 'span',
    read: (attributes, text) => (attributes.get('data-math') === 'tex' ? mathOf(text) : null),
  },
  signs: { find: (source) => source.indexOf('$'), read: readSigns },
};

/** Where a sign in the formula would end it. */
function taggedMath(tex: string): string {
  const text = tex.replace(SIGNS, (sign) => `&#${sign.codePointAt(0)};`);
  return `<span data-math="tex">${text}</span>`;
}

/**
 * The next dollar ends it, unless it is a literal one; a blank beside a dollar, or a letter behind
 * the last, as in prices, makes it none.
 */
function readSigns(source: string): { readonly length: number; readonly node: NodeJson } | null {
  const sign = source.startsWith('$$') ? '$$' : '$';
  if (!source.startsWith(sign)) return null;
  let at = sign.length;
  while (at < source.length && source.charAt(at) !== '$') at += source.charAt(at) === '\\' ? 2 : 1;
  const tex = source.slice(sign.length, at);
  const length = at + sign.length;
  if (!source.startsWith(sign, at) || tex.trim() === '' || LETTER.test(source.charAt(length))) {
    return null;
  }
  const hasBlankEdge = BLANK.test(tex.charAt(0)) || BLANK.test(tex.charAt(tex.length - 1));
  if (hasBlankEdge && sign === '$') return null;
  return { length, node: mathOf(tex.trim().replace(LINE_END, ' ')) };
}

function mathOf(tex: string): NodeJson {
  return { type: 'mathInline', ...(tex === '' ? {} : { content: [{ type: 'text', text: tex }] }) };
}

/** Not by `textOf`, which asks this table. */
function texIn({ content = [] }: NodeJson): string {
  return content.map(({ text = '' }) => text).join('');
}
