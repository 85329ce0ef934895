/** The list as one person gets it: who is named in it, and to whom. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../lib/core/actor.ts';
import type { PersonId, PictureId } from '../../../../lib/core/ids.ts';
import { aMember } from '../../../support/account-rows.ts';
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

/** Ada's document, which Cleo changed last; Bob is a guest in it, and so is Dora. */
async function world() {
  const services = testServices();
  const { documents, people, needs } = services;
  const { id } = await documents.create(ADA, { title: 'Plan' });
  await people.introduce(ADA, { name: 'Ada', hue: 1 });
  await people.introduce(CLEO, { name: 'Cleo', hue: 2 });
  const { projection } = (await needs.documents.find(id)) ?? { projection: null };
  const writtenBy = async (personId: PersonId | null) => {
    if (projection !== null) await needs.documents.project(id, projection, 5, personId);
  };
  await writtenBy(CLEO.personId);
  for (const actor of [BOB, CLEO]) await documents.open(actor, id);
  const rowFor = async (actor: Actor) => (await listed(documents, actor))[0];
  return { ...services, id, writtenBy, rowFor };
}

describe('a row of the list', () => {
  it('[HOME-6] names the owner and who changed it last, as they call themselves now', async () => {
    const { people, rowFor } = await world();
    expect(await rowFor(CLEO)).toMatchObject({
      owner: { id: ADA.personId, name: 'Ada', hue: 1, isYou: false },
      updatedBy: { name: 'Cleo', hue: 2, isYou: true },
    });
    await people.introduce(ADA, { name: 'Countess', hue: 3 });
    expect(await rowFor(CLEO)).toMatchObject({ owner: { name: 'Countess', hue: 3 } });
  });

  it('[HOME-6] a guest is told of the owner and of itself, and of nobody else', async () => {
    const { writtenBy, rowFor } = await world();
    const owner = { name: 'Ada', isYou: false };
    expect(await rowFor(BOB)).toMatchObject({ owner, updatedBy: null });
    await writtenBy(BOB.personId);
    expect(await rowFor(BOB)).toMatchObject({ owner, updatedBy: { name: '', isYou: true } });
    await writtenBy(ADA.personId);
    expect(await rowFor(BOB)).toMatchObject({ updatedBy: owner });
    await writtenBy(null);
    expect(await rowFor(CLEO)).toMatchObject({ updatedBy: null });
  });

  it('[HOME-6] members see the owner’s picture, guests do not', async () => {
    const { documents, needs } = testServices();
    const { id } = await documents.create(CLEO, { title: 'Plan' });
    const pictureId = 'AAAAAAAAAAAAAAAAAAAAAA' as PictureId;
    await needs.pictures.put(CLEO.personId, pictureId, {
      type: 'image/png',
      bytes: Uint8Array.of(1),
    });
    const dora = { ...CLEO, personId: 'm_DDDDDDDDDDDDDDDDDDDDDA' as PersonId };
    await needs.accounts.create([{ table: 'member', row: aMember({ id: dora.personId }) }]);
    for (const actor of [dora, BOB]) await documents.open(actor, id);
    const ownerFor = async (actor: Actor) => (await listed(documents, actor))[0]?.owner;
    expect(await ownerFor(dora)).toMatchObject({ id: CLEO.personId, pictureId });
    expect(await ownerFor(BOB)).not.toHaveProperty('pictureId');
  });

  it('[HOME-6] one that nobody owns names nobody', async () => {
    const { documents } = testServices();
    const { id } = await documents.create(NOBODY, { title: 'Free' });
    await documents.open(CLEO, id);
    expect(await listed(documents, CLEO)).toMatchObject([{ owner: null, updatedBy: null }]);
  });

  it('[HOME-7] a new document and a new title count as their maker’s', async () => {
    const { documents, rowFor, projector, clock, id, writtenBy, needs } = await world();
    expect(await rowFor(ADA)).toMatchObject({ updatedBy: { name: 'Cleo' } });
    const { id: copy } = await documents.duplicate(CLEO, id, 'Copy');
    expect((await needs.documents.find(copy))?.updatedBy).toBe(CLEO.personId);
    await writtenBy(CLEO.personId);
    // As a room tells it: the server wrote, and whose wish that was comes after.
    projector.committed(id, clock.nowMs(), null);
    await documents.rename(by(ADA), id, 'Plan B');
    await projector.flush();
    expect(await rowFor(ADA)).toMatchObject({ title: 'Plan B', updatedBy: { isYou: true } });
  });

  it('[HOME-1] tells when this person opened it', async () => {
    const { clock, rowFor } = await world();
    expect((await rowFor(ADA))?.openedAt).toBeNull();
    expect((await rowFor(CLEO))?.openedAt).toBe(new Date(clock.nowMs()).toISOString());
  });
});

describe('a page of the list', () => {
  it('[HOME-4] follows the one before by its cursor, up to the last', async () => {
    const { documents } = testServices({ limits: { listDocumentsMax: 2 } });
    for (const title of ['a', 'b', 'c', 'd', 'e']) await documents.create(ADA, { title });
    const order = { sort: 'title', direction: 'up' } as const;
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query = cursor === null ? order : { ...order, cursor };
      const page = await documents.list(ADA, query);
      expect(page.documents.length).toBeLessThanOrEqual(2);
      seen.push(...page.documents.map(({ title }) => title));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('[HOME-4] behind a cursor of another order there is none', async () => {
    const { documents } = testServices({ limits: { listDocumentsMax: 1 } });
    for (const title of ['a', 'b']) await documents.create(ADA, { title });
    const { next } = await documents.list(ADA, { sort: 'title' });
    for (const cursor of [next ?? '', 'invented']) {
      expect(await codeOf(documents.list(ADA, { sort: 'updated', cursor }))).toBe('bad_request');
    }
  });

  it('[HOME-8] whose documents are in it is told by name, oneself first', async () => {
    const { documents, people } = await world();
    const { id } = await documents.create(BOB, { title: 'Letter' });
    await people.introduce(BOB, { name: 'Aaron', hue: 1 });
    await documents.open(CLEO, id);
    await documents.create(CLEO, {});
    const owners = await documents.owners(CLEO, 'all');
    expect(owners.map(({ name }) => name)).toEqual(['Cleo', 'Aaron', 'Ada']);
    expect(await documents.owners(CLEO, 'mine')).toMatchObject([{ isYou: true }]);
    expect(await documents.owners(NOBODY, 'all')).toEqual([]);
  });
});
