import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../lib/core/faults.ts';
import { codeOf } from '../../../support/code-of.ts';
import { ADA, BOB, by, listed, NOBODY, testServices } from '../../../support/test-services.ts';

const STRANGE_IDS = [
  'AAAAAAAAAAAAAAAAAAAAAA',
  '../../etc/passwd',
  '..%2f..%2fetc',
  'AAAAAAAAAAAAAAAAAAAAA\0',
  '__proto__',
  'constructor',
  '%',
  "' OR 1=1 --",
  '\u{1F600}',
  '',
  'A'.repeat(20_000),
];

describe('documents', () => {
  it('[API-1] a new document is its maker’s, with title and address', async () => {
    const { documents } = testServices();
    const view = await documents.create(ADA, { title: 'Plan', markdown: 'two words' });
    expect(view).toMatchObject({
      title: 'Plan',
      excerpt: 'two words',
      wordCount: 2,
      isMine: true,
      role: 'owner',
      trashedAt: null,
      url: `/d/${view.id}`,
    });
    expect(view.createdAt).toMatch(/^\d{4}-.*Z$/);
  });

  it('[API-2] the first update is made once, and reading makes no other', async () => {
    const { documents, tables } = testServices();
    const { id } = await documents.create(ADA, { markdown: 'text' });
    await documents.open(ADA, id);
    await documents.open(BOB, id);
    await documents.content(by(ADA), id, 'markdown');
    expect(tables.logs.get(id)).toHaveLength(1);
  });

  it('[FAULT-1] a visit that cannot be noted keeps nobody from reading', async () => {
    const { documents, needs } = testServices();
    const { id } = await documents.create(ADA, { title: 'Plan' });
    let fault = new AppError('storage_unavailable', 'the disk is full');
    needs.documents.noteOpened = () => Promise.reject(fault);
    expect(await documents.open(BOB, id)).toMatchObject({ title: 'Plan' });
    fault = new AppError('internal', 'a bug');
    expect(await codeOf(documents.open(BOB, id))).toBe('internal');
  });

  it('[API-3] when the first update cannot be stored, nothing remains', async () => {
    const { documents, tables, storage } = testServices();
    const older = await documents.create(ADA, { title: 'older' });
    await documents.trash(by(ADA), older.id);
    storage.fails = true;
    expect(await codeOf(documents.create(ADA, { title: 'Plan' }))).toBe('storage_unavailable');
    expect([...tables.documents.keys()]).toEqual([older.id]);
  });

  it('[API-4] the list has what I made or opened, newest change first', async () => {
    const { documents, clock } = testServices();
    const first = await documents.create(ADA, { title: 'first' });
    clock.pass(10);
    const second = await documents.create(BOB, { title: 'second' });
    expect(await listed(documents, ADA)).toMatchObject([{ id: first.id }]);
    await documents.open(ADA, second.id);
    expect(await listed(documents, ADA)).toMatchObject([
      { id: second.id, isMine: false, role: 'editor' },
      { id: first.id, isMine: true, role: 'owner' },
    ]);
    expect(await listed(documents, ADA, { search: 'IRS' })).toMatchObject([{ id: first.id }]);
    expect(await listed(documents, NOBODY)).toEqual([]);
  });

  it('[API-4] in the trash are my own only', async () => {
    const { documents } = testServices();
    const { id } = await documents.create(ADA, { title: 'Plan' });
    await documents.open(BOB, id);
    await documents.trash(by(ADA), id);
    expect(await listed(documents, ADA)).toEqual([]);
    expect(await listed(documents, ADA, { view: 'trash' })).toMatchObject([{ id }]);
    expect(await listed(documents, BOB, { view: 'trash' })).toEqual([]);
  });

  it.each(STRANGE_IDS)('[ACCESS-7] %j is not found, like a hidden one', async (id) => {
    const { documents } = testServices();
    const hidden = await documents.create(ADA, {});
    await documents.trash(by(ADA), hidden.id);
    for (const asked of [id, hidden.id]) {
      const attempts = [
        documents.read(BOB, asked),
        documents.open(BOB, asked),
        documents.rename(by(BOB), asked, 'x'),
        documents.duplicate(BOB, asked),
        documents.trash(by(BOB), asked),
        documents.restore(by(BOB), asked),
        documents.content(by(BOB), asked, 'text'),
      ];
      const codes = await Promise.all(attempts.map(codeOf));
      expect(codes).toEqual(codes.map(() => 'document_not_found'));
    }
  });

  it('[ACCESS-8] another may edit but not trash what Ada made', async () => {
    const { documents } = testServices();
    const { id } = await documents.create(ADA, {});
    expect(await codeOf(documents.rename(by(BOB), id, 'Bob was here'))).toBe('none');
    expect(await codeOf(documents.trash(by(BOB), id))).toBe('not_allowed');
    expect(await codeOf(documents.trash(by(NOBODY), id))).toBe('not_allowed');
  });

  it('[ACCESS-13] what nobody made, anybody may trash and restore', async () => {
    const { documents } = testServices();
    const { id } = await documents.create(NOBODY, {});
    expect(await codeOf(documents.trash(by(BOB), id))).toBe('none');
    expect(await codeOf(documents.restore(by(NOBODY), id))).toBe('none');
  });

  it('[ACCESS-9] in the trash its owner reads it and nothing else', async () => {
    const { documents } = testServices();
    const { id } = await documents.create(ADA, {});
    await documents.trash(by(ADA), id);
    expect(await codeOf(documents.content(by(ADA), id, 'text'))).toBe('none');
    expect(await codeOf(documents.rename(by(ADA), id, 'x'))).toBe('not_allowed');
    expect(await codeOf(documents.duplicate(ADA, id))).toBe('not_allowed');
  });

  it.each([
    ['a\u0000b\u202Ec', 'abc'],
    ['  two\n\tlines \u2028 here ', 'two lines here'],
    ['\u{1F468}\u200D\u{1F469}\u200D\u{1F467}', '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'],
    ['\uD800', '\uFFFD'],
  ])('[API-8] the title %j is kept as %j', async (given, kept) => {
    const { documents } = testServices();
    expect((await documents.create(ADA, { title: given })).title).toBe(kept);
  });

  it('[API-8] 300 code points fit, 301 do not', async () => {
    const { documents } = testServices();
    const { id } = await documents.create(ADA, { title: '\u{1F600}'.repeat(300) });
    expect(await codeOf(documents.create(ADA, { title: 'x'.repeat(301) }))).toBe('bad_request');
    expect(await codeOf(documents.rename(by(ADA), id, 'x'.repeat(301)))).toBe('bad_request');
  });

  it('[API-9] a new title is an update of the document', async () => {
    const { documents, tables } = testServices();
    const { id } = await documents.create(ADA, { title: 'old', markdown: 'text' });
    expect((await documents.rename(by(BOB), id, ' new ')).title).toBe('new');
    expect(tables.logs.get(id)).toHaveLength(2);
    expect((await documents.content(by(ADA), id, 'text')).body).toBe('text: new, text');
  });

  it('[API-10] a copy has the text and belongs to who made it', async () => {
    const { documents } = testServices();
    const { id } = await documents.create(ADA, { title: 'Plan', markdown: 'text' });
    const copy = await documents.duplicate(BOB, id, 'Copy of Plan');
    expect(copy).toMatchObject({ title: 'Copy of Plan', isMine: true, role: 'owner' });
    expect(copy.id).not.toBe(id);
    expect((await documents.content(by(BOB), copy.id, 'text')).body).toBe(
      'text: Copy of Plan, text',
    );
    expect((await documents.duplicate(BOB, id)).title).toBe('Plan');
  });

  it('[API-11] trashing twice and restoring twice succeed, and sessions end once', async () => {
    const { documents, commands, clock } = testServices();
    const { id } = await documents.create(ADA, {});
    const first = await documents.trash(by(ADA), id);
    clock.pass(5);
    expect((await documents.trash(by(ADA), id)).trashedAt).toBe(first.trashedAt);
    expect(commands).toEqual([{ is: 'close', documentId: id, code: 'document_not_found' }]);
    expect((await documents.restore(by(ADA), id)).trashedAt).toBeNull();
    expect((await documents.restore(by(ADA), id)).trashedAt).toBeNull();
  });
});
