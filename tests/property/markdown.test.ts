import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromMarkdown } from '../../lib/editor/convert/from-markdown.ts';
import { toMarkdown } from '../../lib/editor/convert/to-markdown.ts';
import { documentExtensions } from '../../lib/editor/extensions.ts';
import { aBody } from '../support/bodies.ts';

const PIECES = (
  '* ** _ ` ~~ [ ] ( ) < > # - + 1. \\ &amp; & ! | --- ``` <u> </u> a 你好 。 https://x.y <b> www.a.b ' +
  'a@b.c <br> <!-- --> = javascript:a'
)
  .split(' ')
  .concat('\n', '\n\n', '  ', '\t', '- [ ] ', '- ', '> ', 'b c');
const schema = getSchema(documentExtensions());

describe('Markdown', () => {
  it('[CONTENT-4] what was written as Markdown reads back as the same document', () => {
    fc.assert(
      fc.property(aBody(), (body) => {
        const once = fromMarkdown(toMarkdown(body));
        expect(once).toEqual(body);
      }),
      { numRuns: 1_000 },
    );
  });

  it('[CONTENT-5] any text read as Markdown fits the schema and is stable from then on', () => {
    const piece = fc.constantFrom(...PIECES);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const first = fromMarkdown(pieces.join(''));
        Node.fromJSON(schema, first).check();
        const second = fromMarkdown(toMarkdown(first));
        expect(fromMarkdown(toMarkdown(second))).toEqual(second);
      }),
      { numRuns: 3_000 },
    );
  });
});
