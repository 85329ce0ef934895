/** The source of a formula that another site shows, as KaTeX, Wikipedia and others leave it beside. */
import { Fragment, type Schema } from '@tiptap/pm/model';

const ANNOTATION = 'annotation[encoding="application/x-tex"]';
const DISPLAY = /^\{\\(?:displaystyle|textstyle) ([\s\S]*)\}$/;

/** A rule of reading HTML by the annotation; a formula without one is text like any other. */
export function annotated() {
  return {
    getAttrs: (formula: HTMLElement) => (texOf(formula) === null ? false : null),
    getContent: (formula: globalThis.Node, schema: Schema): Fragment => {
      const tex = texOf(formula as HTMLElement);
      return tex === null ? Fragment.empty : Fragment.from(schema.text(tex));
    },
  };
}

/** Null where the formula says nothing of its source. */
function texOf(formula: HTMLElement): string | null {
  const tex = formula.querySelector(ANNOTATION)?.textContent?.trim() ?? '';
  return tex === '' ? null : withoutDisplay(tex);
}

/** Wikipedia sets every formula so. */
export function withoutDisplay(tex: string): string {
  return DISPLAY.exec(tex)?.[1]?.trim() ?? tex;
}
