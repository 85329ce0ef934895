/** Blocks that hold blocks. */
import { exact, item, line, node, type SchemaRow, text, words } from './row.ts';

export const HOLDER_ROWS: readonly SchemaRow[] = [
  exact('blockquote', 'of two lines', node('blockquote', null, words('one'), words('two'))),
  exact('bulletList', 'of two', node('bulletList', null, item(words('one')), item(words('two')))),
  exact('orderedList', 'from 1', node('orderedList', { start: 1 }, item(words('one')))),
  {
    name: 'orderedList',
    says: 'from 4 in Roman numbers',
    blocks: [node('orderedList', { start: 4, type: 'i' }, item(words('four')))],
    markdown: [node('orderedList', { start: 4 }, item(words('four')))],
  },
  exact(
    'listItem',
    'with more blocks and a list in it',
    node(
      'bulletList',
      null,
      item(words('one'), words('more'), node('bulletList', null, item(words('deeper')))),
    ),
  ),
  exact(
    'taskList',
    'of two',
    node(
      'taskList',
      null,
      node('taskItem', { checked: false }, words('to do')),
      node('taskItem', { checked: true }, words('done')),
    ),
  ),
  exact(
    'taskItem',
    'with more blocks in it',
    node('taskList', null, node('taskItem', { checked: true }, words('done'), words('more'))),
  ),
  ...['info', 'tip', 'success', 'warning', 'danger'].map((kind) =>
    exact('callout', `of the kind ${kind}`, node('callout', { kind }, words('one'), words('two'))),
  ),
  exact('toggle', 'of a line and a block', node('toggle', null, words('line'), words('inside'))),
  exact(
    'toggle',
    'of a heading and a list',
    node(
      'toggle',
      null,
      node('heading', { level: 2 }, text('line')),
      node('bulletList', null, item(words('inside'))),
    ),
  ),
  exact('toggle', 'of a line alone', node('toggle', null, words('line'))),
  {
    name: 'toggle',
    says: 'with a block first that is no line',
    blocks: [node('toggle', null, node('blockquote', null, words('quoted')), words('inside'))],
    markdown: [
      node('toggle', null, line(), node('blockquote', null, words('quoted')), words('inside')),
    ],
  },
  ...[node('mathBlock', null, text('a^2')), node('horizontalRule', null)].map((first) => ({
    name: 'toggle',
    says: `with a ${first.type} first`,
    blocks: [node('toggle', null, first, words('inside'))],
    markdown: [node('toggle', null, line(), first, words('inside'))],
  })),
  {
    name: 'toggle',
    says: 'with a line that lies in the middle',
    blocks: [node('toggle', null, node('paragraph', { align: 'center' }, text('line')))],
    markdown: [node('toggle', null, words('line'))],
  },
  {
    name: 'toggle',
    says: 'with a heading that is indented',
    blocks: [node('toggle', null, node('heading', { level: 3, indent: 2 }, text('line')))],
    markdown: [node('toggle', null, node('heading', { level: 3 }, text('line')))],
  },
  exact(
    'toggle',
    'of a heading that a table of contents lists',
    node('tableOfContents', null),
    node('toggle', null, node('heading', { level: 2 }, text('listed')), words('inside')),
    node('heading', { level: 2 }, text('listed too')),
  ),
  exact(
    'toggle',
    'in a callout in an item, with code in it',
    node(
      'bulletList',
      null,
      item(
        words('item'),
        node(
          'callout',
          { kind: 'tip' },
          node('toggle', null, words('line'), node('codeBlock', null, text('code'))),
        ),
      ),
    ),
  ),
  ...(['columns', 'column'] as const).map((name): SchemaRow => ({
    name,
    says: name === 'columns' ? 'of two' : 'with more blocks in it',
    blocks: [
      node(
        'columns',
        null,
        node('column', null, words('left'), ...(name === 'column' ? [words('below')] : [])),
        node('column', null, words('right')),
      ),
    ],
    markdown: [words('left'), ...(name === 'column' ? [words('below')] : []), words('right')],
  })),
];
