/** Where a page ends, as clients carry it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../../lib/core/ids.ts';
import { encodeCursor, parseCursor } from '../../../lib/core/list-cursor.ts';

const ID = 'TawniXVi0DNnq6WhTZj_mw' as DocumentId;

describe('cursor of a list', () => {
  it('[HOME-4] a cursor comes back as the position it was made of', () => {
    for (const key of [0, 1_700_000_000_000]) {
      expect(parseCursor(encodeCursor({ key, id: ID }), 'updated')).toEqual({ key, id: ID });
    }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (key) => {
        expect(parseCursor(encodeCursor({ key, id: ID }), 'title')).toEqual({ key, id: ID });
      }),
    );
  });

  it('[HOME-4] a cursor is safe in an address', () => {
    expect(encodeCursor({ key: '100% \\ “文” & more?', id: ID })).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it('[HOME-4] one of another order, or an invented one, is none', () => {
    const byTitle = encodeCursor({ key: 'plan', id: ID });
    expect(parseCursor(byTitle, 'updated')).toBeNull();
    for (const text of ['', 'x', '====', ID, `${byTitle}=`, '\u{1F600}', '_w', 'A'.repeat(40)]) {
      expect([text, parseCursor(text, 'updated')]).toEqual([text, null]);
    }
  });

  it('[HOME-4] no text whatsoever makes the parser throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('title', 'updated'), (text, sort) => {
        const position = parseCursor(text, sort);
        if (position !== null) expect(position.id).toMatch(/^[A-Za-z0-9_-]{22}$/);
      }),
    );
  });
});
