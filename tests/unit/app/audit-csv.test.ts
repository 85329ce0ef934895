import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../app/_server/audit-csv.ts';
import type { AuditView } from '../../../lib/core/audit.ts';

function anEntry(change: Partial<AuditView> = {}): AuditView {
  return {
    number: 1,
    at: '2026-11-28T12:00:00.000Z',
    event: 'shared',
    actorId: null,
    actorName: null,
    otherId: null,
    otherName: null,
    subjectId: null,
    address: null,
    detail: '',
    ...change,
  };
}

async function* pagesOf(...pages: AuditView[][]) {
  for (const page of pages) yield await Promise.resolve(page);
}

async function fileOf(...pages: AuditView[][]): Promise<string> {
  const bytes = await new Response(await csvOf(pagesOf(...pages))).bytes();
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

describe('activity as a file', () => {
  it('[OPERATE-7] has a head, a line for each entry, page after page, and says that it is UTF-8', async () => {
    const file = await fileOf([anEntry({ actorName: '艾达' })], [anEntry({ detail: 'x' })], []);
    expect(file.split('\r\n')).toEqual([
      '\u{FEFF}at,event,actor,actorId,other,subjectId,address,detail',
      '2026-11-28T12:00:00.000Z,shared,艾达,,,,,',
      '2026-11-28T12:00:00.000Z,shared,,,,,,x',
      '',
    ]);
  });

  it('[OPERATE-7] no cell ends early, and none is taken for a formula', async () => {
    const names = ['=1+1', '+1', '-1', '@x', 'a,b', 'say "hi"', 'two\r\nlines'];
    const file = await fileOf(names.map((actorName) => anEntry({ actorName })));
    for (const cell of ["'=1+1", "'+1", "'-1", "'@x", '"a,b"', '"say ""hi"""', '"two\r\nlines"']) {
      expect(file).toContain(`,shared,${cell},`);
    }
  });
});
