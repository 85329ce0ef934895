import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { TITLE_FIELD } from '../../lib/editor/fields.ts';
import { writeTitle } from '../../lib/editor/title.ts';

// Few letters, so that the same ones stand beside each other, and characters of two halves.
const TITLE = fc
  .array(fc.constantFrom('a', 'b', ' ', '你', '😀', '😁'), { maxLength: 12 })
  .map((letters) => letters.join(''));

function aTitle(text: string): { doc: Y.Doc; title: Y.Text } {
  const doc = new Y.Doc();
  const title = doc.getText(TITLE_FIELD);
  title.insert(0, text);
  return { doc, title };
}

describe('title', () => {
  it('[EDITOR-10] reads as written, whatever it was and wherever the caret stands', () => {
    fc.assert(
      fc.property(TITLE, TITLE, fc.option(fc.nat(12)), (now, next, caret) => {
        const { doc, title } = aTitle(now);
        const added: unknown[] = [];
        title.observe((event) => added.push(...event.delta.map(({ insert }) => insert)));
        let transactions = 0;
        doc.on('update', () => {
          transactions += 1;
        });
        writeTitle(title, next, caret ?? undefined);
        expect(title.toString()).toBe(next);
        expect(transactions).toBeLessThanOrEqual(1);
        // Half a character would reach others as a replacement mark.
        for (const text of added) expect(String(text).isWellFormed()).toBe(true);
      }),
    );
  });

  it('[EDITOR-11] an edit leaves what another person changed elsewhere in the title alone', () => {
    fc.assert(
      fc.property(TITLE, TITLE, TITLE, TITLE, (start, end, mine, theirs) => {
        const { doc, title } = aTitle(`${start}|middle|${end}`);
        const other = new Y.Doc();
        Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
        other.getText(TITLE_FIELD).insert(`${start}|middle|`.length, theirs);
        writeTitle(title, `${start}${mine}|middle|${end}`);
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
        expect(title.toString()).toBe(`${start}${mine}|middle|${theirs}${end}`);
      }),
    );
  });
});
