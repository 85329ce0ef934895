/**
 * What is copied, for programs that take HTML: elements that all of them know. Names of our own are
 * there only where it would not come back whole without them.
 */
import {
  type DOMOutputSpec,
  DOMSerializer,
  type Fragment,
  type Node,
  type Schema,
} from '@tiptap/pm/model';
import {
  headingLevelOf,
  linkOf,
  listStartOf,
  listStyleOf,
} from '../../../../../lib/editor/attributes.ts';
import { blockStyleOf } from '../../../../../lib/editor/block-style.ts';
import { calloutKindOf } from '../../../../../lib/editor/callout-kinds.ts';
import { drawnCellAttributes } from '../../../../../lib/editor/table-attributes.ts';
import { withShownHeaders } from '../tables/shown-headers.ts';
import { asOthersWrite } from './plain-markup.ts';

type Write = (node: Node) => DOMOutputSpec;
type Attributes = Record<string, string | number>;

/** As other programs show a step of indentation. */
const STEP_PX = 40;

const cell =
  (tag: 'td' | 'th'): Write =>
  ({ attrs }) => {
    const { style: _, 'data-align': align, ...others } = drawnCellAttributes(attrs);
    return [tag, align === undefined ? others : { ...others, style: `text-align: ${align}` }, 0];
  };

const NODES: Readonly<Record<string, Write>> = {
  paragraph: (node) => ['p', lying(node), 0],
  heading: (node) => [`h${headingLevelOf(node.attrs['level'])}`, lying(node), 0],
  orderedList({ attrs }) {
    const start = listStartOf(attrs['start']);
    const type = listStyleOf(attrs['type']);
    return ['ol', { ...(start === 1 ? {} : { start }), ...(type === null ? {} : { type }) }, 0];
  },
  taskList: () => ['ul', 0],
  taskItem({ attrs }) {
    const checked: Attributes = attrs['checked'] === true ? { checked: '' } : {};
    return ['li', ['input', { type: 'checkbox', disabled: '', ...checked }], ['div', 0]];
  },
  // Without lines others would show columns of words.
  table: () => ['table', { border: 1, style: 'border-collapse: collapse' }, ['tbody', 0]],
  tableCell: cell('td'),
  tableHeader: cell('th'),
  callout: ({ attrs }) => ['div', { 'data-callout': calloutKindOf(attrs['kind']) }, 0],
};

export class ClipboardSerializer extends DOMSerializer {
  constructor(schema: Schema) {
    const { link, ...marks } = DOMSerializer.marksFromSchema(schema);
    super(
      { ...DOMSerializer.nodesFromSchema(schema), ...NODES },
      {
        ...marks,
        link: (mark, isInline) => {
          const target = linkOf(mark.attrs);
          if (target === null) return link?.(mark, isInline) ?? ['span', 0];
          const { href, title } = target;
          return ['a', title === null ? { href } : { href, title }, 0];
        },
      },
    );
  }

  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    // What is nested comes here, too, with a place to be written into.
    if (target !== undefined) return super.serializeFragment(fragment, options, target);
    const written = super.serializeFragment(withShownHeaders(fragment), options);
    asOthersWrite(written);
    return written;
  }
}

function lying({ attrs }: Node): Attributes {
  const { align, indent, dir } = blockStyleOf(attrs);
  const style = [
    ...(align === null ? [] : [`text-align: ${align}`]),
    ...(indent === 0 ? [] : [`margin-inline-start: ${indent * STEP_PX}px`]),
  ].join('; ');
  // The side on which words begin anyway is not read from a style.
  const isSaid = align === (dir === 'rtl' ? 'right' : 'left');
  return {
    ...(isSaid && align !== null ? { 'data-align': align } : {}),
    ...(indent === 0 ? {} : { 'data-indent': indent }),
    ...(dir === null ? {} : { dir, 'data-dir': dir }),
    ...(style === '' ? {} : { style }),
  };
}
