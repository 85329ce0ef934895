/** A formula as elements, by KaTeX: no link, no picture and no class of the page can come of it. */
import katex from 'katex';
import {
  FORMULA_CHARS_MAX,
  FORMULA_EXPANSIONS_MAX,
  FORMULA_SIZE_EM_MAX,
} from '../../../../../../lib/editor/source-limits.ts';

export type DrawnFormula =
  | { readonly is: 'drawn'; readonly element: HTMLElement }
  | { readonly is: 'empty' }
  | { readonly is: 'too-long' }
  /** `near` is where in the source it was no longer understood; empty: at its end. */
  | { readonly is: 'wrong'; readonly near: string };

const NEAR_CHARS = 16;

export function drawFormula(source: string, isBlock: boolean): DrawnFormula {
  if (source.trim() === '') return { is: 'empty' };
  if (source.length > FORMULA_CHARS_MAX) return { is: 'too-long' };
  const element = document.createElement(isBlock ? 'div' : 'span');
  try {
    katex.render(source, element, {
      displayMode: isBlock,
      throwOnError: true,
      trust: false,
      strict: 'ignore',
      // A command that is not drawn is shown as a word, readable in both looks.
      errorColor: 'currentColor',
      maxExpand: FORMULA_EXPANSIONS_MAX,
      maxSize: FORMULA_SIZE_EM_MAX,
      // Nothing that one formula defines reaches another.
      macros: {},
      globalGroup: false,
    });
    return { is: 'drawn', element };
  } catch (error) {
    // Besides what it does not understand, what nests deeper than it can call itself.
    const at = error instanceof katex.ParseError ? error.position : 0;
    return { is: 'wrong', near: source.slice(at).trim().slice(0, NEAR_CHARS) };
  }
}
