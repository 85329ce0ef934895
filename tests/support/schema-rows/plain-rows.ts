/** Sources, and what comes of other sites. */
import { exact, node, type SchemaRow, text } from './row.ts';

export const SOURCE_ROWS: readonly SchemaRow[] = [
  exact('codeBlock', 'in no language', node('codeBlock', null, text('  a < b\n\n\tc'))),
  exact('codeBlock', 'in a language', node('codeBlock', { language: 'ts' }, text('\nlet a;\n'))),
  exact('mathBlock', 'with a formula', node('mathBlock', null, text('a < b \\\\\n  c^2'))),
  exact('diagram', 'with a source', node('diagram', null, text('graph TD;\n  A-->B'))),
  exact('diagram', 'that begins with empty lines', node('diagram', null, text('\n\ngraph TD'))),
];

export const MEDIA_ROWS: readonly SchemaRow[] = [
  exact('image', 'by its address', node('image', { src: 'https://example.org/a.png' })),
  exact(
    'image',
    'with words, a line below it and a width',
    node('image', {
      src: 'https://example.org/a.png?b=1&c=2',
      alt: 'shown',
      title: 'below',
      width: 50,
    }),
  ),
  exact('embed', 'of a video', node('embed', { url: 'https://youtu.be/dQw4w9WgXcQ' })),
  exact('bookmark', 'by its address', node('bookmark', { url: 'https://example.org/' })),
  exact(
    'bookmark',
    'with words',
    node('bookmark', { url: 'http://example.org/', title: 'titled', description: 'described' }),
  ),
];
