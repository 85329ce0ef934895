/** Removing documents for good. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../lib/core/actor.ts';
import { codeOf } from '../../../support/code-of.ts';
import {
  ADA,
  BOB,
  by,
  CLEO,
  listed,
  NOBODY,
  testServices,
} from '../../../support/test-services.ts';

async function withTrashed(titles: readonly string[], actor: Actor = ADA) {
  const services = testServices({ limits: { listDocumentsMax: 2 } });
  const { documents, tables, clock } = services;
  const ids = [];
  for (const title of titles) {
    const { id } = await documents.create(actor, { title });
    await services.needs.documents.setTrashed(id, clock.nowMs());
    ids.push(id);
  }
  const noted = () =>
    tables.audit.map(({ event, actorId, subjectId }) => ({ event, actorId, subjectId }));
  return { ...services, ids, noted, left: () => [...tables.documents.values()] };
}

describe('trash', () => {
  it('[HOME-9] an owner removes a document, its log and its readers, and it is noted', async () => {
    const { trash, ids, tables, commands, noted } = await withTrashed(['Plan', 'Letter']);
    const [gone, kept] = ids;
    if (gone === undefined) throw new Error('nothing was trashed');
    await trash.purge(by(ADA), gone);
    expect([...tables.documents.keys()]).toEqual([kept]);
    expect(tables.logs.has(gone)).toBe(false);
    expect(commands).toContainEqual({ is: 'close', documentId: gone, code: 'document_not_found' });
    const actorId = ADA.personId;
    expect(noted()).toEqual([{ event: 'document-purged', actorId, subjectId: gone }]);
    expect(await codeOf(trash.purge(by(ADA), gone))).toBe('document_not_found');
    expect(noted()).toHaveLength(1);
  });

  it('[HOME-9] whoever does not own it finds none, in the trash as well as invented', async () => {
    const { trash, ids, left } = await withTrashed(['Plan']);
    for (const actor of [BOB, CLEO, NOBODY]) {
      for (const id of [ids[0] ?? '', 'invented']) {
        expect(await codeOf(trash.purge(by(actor), id))).toBe('document_not_found');
      }
    }
    expect(left()).toHaveLength(1);
  });

  it('[HOME-9] what is not in the trash stays, whoever owns it', async () => {
    const { trash, documents, needs } = testServices();
    const { id } = await documents.create(ADA, { title: 'Plan' });
    for (const actor of [ADA, BOB]) {
      expect(await codeOf(trash.purge(by(actor), id))).toBe('not_allowed');
    }
    expect(await needs.documents.find(id)).not.toBeNull();
  });

  it('[HOME-9] what belongs to nobody waits for its day', async () => {
    const { trash, ids, left } = await withTrashed(['Free'], NOBODY);
    expect(await codeOf(trash.purge(by(ADA), ids[0] ?? ''))).toBe('not_allowed');
    expect(left()).toHaveLength(1);
  });

  it('[HOME-10] emptying removes all of one’s own, page by page, each noted', async () => {
    const { trash, documents, left, noted, needs } = await withTrashed(['1', '2', '3', '4', '5']);
    const { id } = await documents.create(ADA, { title: 'live' });
    const bobs = await documents.create(BOB, { title: 'of Bob' });
    const free = await documents.create(NOBODY, { title: 'free' });
    await documents.open(ADA, free.id);
    for (const other of [bobs, free]) await needs.documents.setTrashed(other.id, 1);
    expect(await trash.empty(by(ADA))).toBe(5);
    expect(left().map((record) => record.id)).toEqual([id, bobs.id, free.id]);
    expect(noted()).toHaveLength(5);
    expect(await listed(documents, ADA, { view: 'trash' })).toMatchObject([{ id: free.id }]);
    expect(await trash.empty(by(ADA))).toBe(0);
    expect(await trash.empty(by(NOBODY))).toBe(0);
  });
});
