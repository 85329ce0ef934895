// @vitest-environment jsdom
import { DOMParser as Reader, Node } from '@tiptap/pm/model';
import { getSchema } from '@tiptap/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClipboardSerializer } from '../../app/d/[documentId]/_editor/exchange/copied-html.ts';
import { documentExtensions } from '../../lib/editor/extensions.ts';
import { aBody } from '../support/bodies.ts';

const schema = getSchema(documentExtensions());
const serializer = new ClipboardSerializer(schema);
const reader = Reader.fromSchema(schema);

/** Read as the editor reads what it has copied itself. */
function readBack(doc: Node): Node {
  const page = document.implementation.createHTMLDocument('');
  page.body.append(serializer.serializeFragment(doc.content, { document: page }));
  const markup = page.body.innerHTML;
  page.body.innerHTML = markup;
  return reader.parse(page.body, { preserveWhitespace: true });
}

describe('what is copied', () => {
  it('[EDITOR-106] comes back whole, whatever it is', () => {
    fc.assert(
      fc.property(aBody(), (body) => {
        const doc = Node.fromJSON(schema, body);
        const back = readBack(doc).toJSON() as unknown;
        expect(back).toEqual(doc.toJSON());
      }),
      { numRuns: Number(process.env['COPY_RUNS'] ?? 150) },
    );
  });
});
