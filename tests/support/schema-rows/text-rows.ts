/** Lines of text, what parts them, and marks. */
import { type Attributes, exact, line, node, type SchemaRow, text, words } from './row.ts';

const marked = (name: string, says: string, attrs?: Attributes): SchemaRow => {
  const mark = attrs === undefined ? { type: name } : { type: name, attrs };
  return exact(name, says, line(text('before '), text('marked', mark), text(' after')));
};

export const TEXT_ROWS: readonly SchemaRow[] = [
  exact('text', 'letters of many scripts', words('plain 文字 😀 مرحبا')),
  exact('paragraph', 'two of them', words('one'), words('two')),
  {
    name: 'paragraph',
    says: 'with a side, an indentation and a direction',
    blocks: [node('paragraph', { align: 'center', indent: 3, dir: 'rtl' }, text('lies so'))],
    markdown: [words('lies so')],
  },
  ...[1, 2, 3, 4, 5, 6].map((level) =>
    exact('heading', `of level ${level}`, node('heading', { level }, text('head'))),
  ),
  {
    name: 'heading',
    says: 'with a side, an indentation and a direction',
    blocks: [node('heading', { level: 2, align: 'right', indent: 1, dir: 'ltr' }, text('lies so'))],
    markdown: [node('heading', { level: 2 }, text('lies so'))],
  },
  exact('hardBreak', 'between two lines', line(text('one'), node('hardBreak', null), text('two'))),
  exact('horizontalRule', 'between blocks', words('a'), node('horizontalRule', null), words('b')),
  exact('pageBreak', 'between blocks', words('a'), node('pageBreak', null), words('b')),
  exact(
    'tableOfContents',
    'above its heading',
    node('tableOfContents', null),
    node('heading', { level: 2 }, text('listed')),
  ),
];

export const MARK_ROWS: readonly SchemaRow[] = [
  marked('bold', 'some words'),
  marked('code', 'some words'),
  marked('italic', 'some words'),
  marked('strike', 'some words'),
  marked('underline', 'some words'),
  marked('link', 'with an address', { href: 'https://example.org/a?b=1&c=2', title: null }),
  marked('link', 'with a title', { href: '/a', title: 'Said "so" & more' }),
  marked('textColor', 'in red', { color: 'red' }),
  marked('highlight', 'in the usual colour', { color: 'yellow' }),
  marked('highlight', 'in green', { color: 'green' }),
  marked('script', 'set low', { at: 'sub' }),
  marked('script', 'set high', { at: 'sup' }),
];
