/** What stands in a line and is no text. */
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { exact, line, node, type SchemaRow, text } from './row.ts';

const PERSON = 'm_AAAAAAAAAAAAAAAAAAAAAA';
const DOCUMENT = 'AQEBAQEBAQEBAQEBAQEBAQ';

const ATOMS = [
  node('mention', { person: PERSON, name: 'Ada' }),
  node('documentLink', { document: DOCUMENT }),
  node('date', { day: '2026-03-01' }),
  node('status', { label: 'Done', color: 'green' }),
];
const among = (inline: NodeJson) => line(text('before '), inline, text(' after'));

export const LINE_ROWS: readonly SchemaRow[] = [
  ...ATOMS.map((atom) => exact(atom.type, 'in a line', among(atom))),
  exact('status', 'in grey', among(node('status', { label: 'Open', color: 'grey' }))),
  exact('status', 'without a word yet', among(node('status', { label: '', color: 'red' }))),
  exact('footnote', 'in a line', among(node('footnote', null, text('the note')))),
  exact('mathInline', 'in a line', among(node('mathInline', null, text('a < b_1')))),
  exact(
    'footnote',
    'twice in a heading',
    node(
      'heading',
      { level: 2 },
      text('one'),
      node('footnote', null, text('first')),
      text(' two'),
      node('footnote', null, text('second')),
    ),
  ),
];
