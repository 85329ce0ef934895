/**
 * The same as attributes of the schema. All are null by default: the shared document holds none
 * that is, so nothing becomes of a block nobody has styled.
 */
import { Extension } from '@tiptap/core';
import { type Align, alignOf, directionOf, indentOf } from './block-style.ts';

type Attributes = Readonly<Record<string, unknown>>;

export const STYLED_BLOCKS = ['paragraph', 'heading'] as const;

export interface BlockAttributesOptions {
  /** Let every block find its direction by its words. Only drawn: none of it is in the document. */
  readonly isAutoDirection: boolean;
}

export const BlockAttributes = Extension.create<BlockAttributesOptions>({
  name: 'blockAttributes',
  addOptions: () => ({ isAutoDirection: false }),
  addGlobalAttributes() {
    const { isAutoDirection } = this.options;
    return [
      {
        types: [...STYLED_BLOCKS],
        attributes: {
          align: {
            default: null,
            parseHTML: alignFrom,
            renderHTML: ({ align }: Attributes) => named('data-align', alignOf(align)),
          },
          indent: {
            default: null,
            parseHTML: (block) => indentOf(Number(block.getAttribute('data-indent'))) || null,
            renderHTML: ({ indent }: Attributes) => named('data-indent', indentOf(indent) || null),
          },
          dir: {
            default: null,
            // Not from `dir`: other programs write it on every line, and the words tell it as well.
            parseHTML: (block) => directionOf(block.getAttribute('data-dir')),
            renderHTML({ dir }: Attributes) {
              const said = directionOf(dir);
              const drawn = said ?? (isAutoDirection ? 'auto' : null);
              return { ...named('dir', drawn), ...named('data-dir', said) };
            },
          },
        },
      },
    ];
  },
});

function named(name: string, value: string | number | null): Record<string, string> {
  return value === null ? {} : { [name]: String(value) };
}

/** Of a style only this is read, and not where it is the side on which the words begin anyway. */
function alignFrom(block: HTMLElement): Align | null {
  const own = alignOf(block.getAttribute('data-align'));
  if (own !== null) return own;
  const said = alignOf(block.style.textAlign) ?? alignOf(block.getAttribute('align'));
  return said === (block.dir === 'rtl' ? 'right' : 'left') ? null : said;
}
