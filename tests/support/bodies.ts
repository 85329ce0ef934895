/** Generated bodies that the editor could have made and Markdown can hold. */
import fc from 'fast-check';
import type { MarkJson, NodeJson } from '../../lib/editor/node-json.ts';

const WORD = fc.oneof(
  fc.constantFrom('word', '你好', '注意：', 'a_b', '_x_', '*', '**b**', '# no', '- no', '1. no'),
  fc.constantFrom(
    '[ ]',
    '[^1]',
    '[^1]: a',
    '[a](b)',
    '<b>',
    '&lt;',
    '`',
    '``',
    '\\',
    'a\\',
    '!',
    '~~',
    '>',
    '|',
    '==',
    '==a==',
    'a==b',
    '=',
  ),
  fc.constantFrom(
    'https://x.y/z',
    'www.x.y',
    'a@b.cc',
    '😀',
    '。',
    '“',
    '--',
    '3.14',
    '1) no',
    '+ no',
    '$',
    '$$',
    '$5',
    '$x$',
    '5$',
  ),
  fc.string({ minLength: 1, maxLength: 6 }).map((text) => text.trim() || 'x'),
);
const TEXT = fc.array(WORD, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const MARKS: fc.Arbitrary<readonly MarkJson[]> = fc.oneof(
  fc.constant([]),
  fc.constant([{ type: 'code' }]),
  fc
    .record({
      link: fc.option(
        fc.constantFrom('https://x.y/(a)', '/a b', '#c', 'https://x.y/?a=1&lt;=2', 'mailto:a@b.c'),
      ),
      title: fc.constantFrom(null, 'T "q" &lt; \\'),
      highlight: fc.option(fc.constantFrom('yellow', 'green'), { freq: 2 }),
      color: fc.option(fc.constantFrom('red', 'grey'), { freq: 1 }),
      names: fc.subarray(['bold', 'italic', 'strike', 'underline']),
      script: fc.constantFrom(null, null, 'sub', 'sup'),
    })
    .map(({ link, title, highlight, color, names, script }) => [
      ...(link === null ? [] : [{ type: 'link', attrs: { href: link, title } }]),
      ...(highlight === null ? [] : [{ type: 'highlight', attrs: { color: highlight } }]),
      ...(color === null ? [] : [{ type: 'textColor', attrs: { color } }]),
      ...names.map((type) => ({ type })),
      ...(script === null ? [] : [{ type: 'script', attrs: { at: script } }]),
    ]),
);
const RUN = fc.record({ text: TEXT, marks: MARKS, glue: fc.constantFrom('', ' ', '\n') });

/** Runs of text with marks, blanks only outside of marks, hard breaks between, never at the ends. */
function inline(isHeading: boolean): fc.Arbitrary<NodeJson[]> {
  return fc.array(RUN, { maxLength: 4 }).map((runs) => {
    const nodes: NodeJson[] = [];
    for (const [at, run] of runs.entries()) {
      nodes.push(marked(run.text, run.marks));
      if (at === runs.length - 1) continue;
      if (run.glue === '\n' && !isHeading) nodes.push({ type: 'hardBreak' });
      else if (run.glue !== '') nodes.push({ type: 'text', text: ' ' });
    }
    return joined(nodes);
  });
}

function marked(text: string, marks: readonly MarkJson[]): NodeJson {
  return { type: 'text', text, ...(marks.length > 0 ? { marks } : {}) };
}

function joined(nodes: readonly NodeJson[]): NodeJson[] {
  const result: NodeJson[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    const isSame = JSON.stringify(last?.marks) === JSON.stringify(node.marks);
    if (last?.type === 'text' && node.type === 'text' && isSame) {
      result[result.length - 1] = { ...last, text: `${last.text}${node.text}` };
    } else result.push(node);
  }
  return result;
}

const parent = (type: string, content: readonly NodeJson[], attrs?: Record<string, unknown>) => ({
  type,
  ...(attrs ? { attrs } : {}),
  ...(content.length > 0 ? { content } : {}),
});

const MEDIA_ADDRESS = fc.constantFrom(
  'https://x.y/z.png',
  'https://x.y/(a)?b=1&lt;=2&c=*_~',
  'https://youtu.be/dQw4w9WgXcQ',
  'https://例子.org/图',
);
/** One line, as its fields take it. */
const SAYING = TEXT.map((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim());

const media: fc.Arbitrary<NodeJson> = fc
  .record({
    type: fc.constantFrom('image', 'embed', 'bookmark'),
    address: MEDIA_ADDRESS,
    words: fc.oneof(fc.constant(''), SAYING),
    more: fc.oneof(fc.constant(''), SAYING),
    width: fc.constantFrom(null, 25, 50, 99),
  })
  .map(({ type, address, words, more, width }) => {
    const said =
      type === 'bookmark' ? { title: words, description: more } : { alt: words, title: more };
    const filled = Object.entries(said).filter(([, text]) => text !== '' && text !== address);
    if (type === 'embed') return { type, attrs: { url: address } };
    if (type === 'bookmark')
      return { type, attrs: { url: address, ...Object.fromEntries(filled) } };
    const size = width === null ? {} : { width };
    return { type, attrs: { src: address, ...Object.fromEntries(filled), ...size } };
  });

/** As GFM has them: a header, one line a cell, alignment by column. */
const table: fc.Arbitrary<NodeJson> = fc
  .record({
    aligns: fc.array(fc.constantFrom(null, 'left', 'center', 'right'), {
      minLength: 1,
      maxLength: 3,
    }),
    cells: fc.array(inline(true), { minLength: 9, maxLength: 9 }),
    rowCount: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ aligns, cells, rowCount }) => {
    const row = (type: string, at: number) =>
      parent(
        'tableRow',
        aligns.map((align, column) => {
          const drawn = cells[at * 3 + column] ?? [];
          const content = drawn.some(isBarred) ? [] : drawn;
          // A header of empty cells stands for none.
          const filled = at === 0 && content.length === 0 ? [marked('h', [])] : content;
          const attrs = { colspan: 1, rowspan: 1, align };
          return parent(type, [parent('paragraph', filled)], attrs);
        }),
      );
    const rows = Array.from({ length: rowCount }, (_, at) => row('tableCell', at + 1));
    return parent('table', [row('tableHeader', 0), ...rows]);
  });

/** A bar in code behind a backslash cannot be written in a table. */
function isBarred({ text = '', marks = [] }: NodeJson): boolean {
  return marks.some(({ type }) => type === 'code') && text.includes('\\|');
}

const { block } = fc.letrec<{ block: NodeJson; list: NodeJson }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'block' },
    inline(false).map((content) =>
      parent('paragraph', content.length > 0 ? content : [marked('x', [])]),
    ),
    fc
      .record({ level: fc.constantFrom(1, 2, 3), content: inline(true) })
      .map((h) => parent('heading', h.content, { level: h.level })),
    fc
      .record({
        language: fc.constantFrom(null, 'ts', 'c++'),
        text: fc.constantFrom('', 'a', '```\nx', '  a\n\n b\n', '    ', '\n', '你 ` ~~~'),
      })
      .map(({ language, text }) =>
        parent('codeBlock', text === '' ? [] : [{ type: 'text', text }], { language }),
      ),
    fc
      .record({
        type: fc.constantFrom('mathBlock', 'diagram'),
        text: fc.constantFrom('', 'x', '$$', 'a\n$$\nb', '```\nx', '  a\n\n b\n', '$', '\\'),
      })
      .map(({ type, text }) => parent(type, text === '' ? [] : [{ type: 'text', text }])),
    fc.constant<NodeJson>({ type: 'horizontalRule' }),
    table,
    fc
      .array(tie('block'), { minLength: 1, maxLength: 3 })
      .map((content) => parent('blockquote', content)),
    fc
      .record({
        kind: fc.constantFrom('info', 'tip', 'success', 'warning', 'danger'),
        content: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
      })
      .map(({ kind, content }) => parent('callout', content, { kind })),
    fc
      .record({
        level: fc.constantFrom(null, 1, 2, 3),
        line: inline(true),
        content: fc.array(tie('block'), { maxLength: 3 }),
      })
      .map(({ level, line, content }) =>
        parent('toggle', [
          level === null ? parent('paragraph', line) : parent('heading', line, { level }),
          ...content,
        ]),
      ),
    fc.constant<NodeJson>({ type: 'pageBreak' }),
    media,
    tie('list'),
  ),
  list: fc
    .record({
      type: fc.constantFrom('bulletList', 'orderedList', 'taskList'),
      start: fc.constantFrom(1, 7, 99),
      items: fc.array(
        fc.record({
          first: inline(false),
          rest: fc.array(tie('block'), { maxLength: 2 }),
          checked: fc.boolean(),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map(({ type, start, items }) =>
      parent(
        type,
        items.map(({ first, rest, checked }) =>
          parent(
            type === 'taskList' ? 'taskItem' : 'listItem',
            [
              parent(
                'paragraph',
                first.length > 0 || rest.length === 0 ? first : [marked('x', [])],
              ),
              ...rest,
            ],
            type === 'taskList' ? { checked } : undefined,
          ),
        ),
        type === 'orderedList' ? { start } : undefined,
      ),
    ),
}));

export function aBody(): fc.Arbitrary<NodeJson> {
  return fc
    .array(block, { minLength: 1, maxLength: 4 })
    .map((content) => ({ type: 'doc', content }));
}
