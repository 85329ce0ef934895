import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../lib/core/actor.ts';
import { AppError } from '../../../../lib/core/faults.ts';
import { codeOf } from '../../../support/code-of.ts';
import { ADA, BOB, by, CLEO, NOBODY, testSharing } from '../../../support/test-services.ts';

async function world(options: Parameters<typeof testSharing>[0] = {}) {
  const all = testSharing({ access: 'guests', ...options });
  const { id } = await all.documents.create(ADA, { title: 'Plan', markdown: 'first words' });
  const { updateLog } = all.needs;
  const counted = { reads: 0 };
  const load = updateLog.load.bind(updateLog);
  updateLog.load = (documentId) => {
    counted.reads += 1;
    return load(documentId);
  };
  const look = async (actor: Actor = ADA) => {
    const sight = await all.firstSights.of(actor, id);
    return sight === null ? null : all.firstSights.html(sight);
  };
  return { ...all, id, counted, look };
}

describe('first sights', () => {
  it('[PAGE-87] only who may read the document gets its text', async () => {
    const { firstSights, sharing, id, look } = await world();
    expect(await look()).toBe('<p>first words</p>');
    for (const stranger of [BOB, CLEO, NOBODY]) {
      expect(await codeOf(firstSights.of(stranger, id))).toBe('document_not_found');
    }
    await sharing.setReach(by(ADA), id, { reach: 'link', reachRole: 'viewer' });
    expect(await look(BOB)).toBe('<p>first words</p>');
    await sharing.setReach(by(ADA), id, { reach: 'added' });
    expect(await codeOf(look(BOB))).toBe('document_not_found');
  });

  it('[PAGE-87] nobody gets any of what is in the trash, empty, or damaged', async () => {
    const { documents, firstSights, needs, id, look } = await world();
    await documents.trash(by(ADA), id);
    expect(await look()).toBeNull();
    const empty = await documents.create(ADA, { title: 'Nothing yet' });
    expect(await firstSights.of(ADA, empty.id)).toBeNull();
    await documents.restore(by(ADA), id);
    needs.worker.draw = async () => {
      throw new AppError('too_deep', 'deeper than any page shows');
    };
    expect(await look()).toBeNull();
  });

  it('[PAGE-88] it is read once for however many look, and again when it has changed', async () => {
    const { documents, clock, needs, counted, id, look } = await world();
    expect(await Promise.all([look(), look(), look()])).toHaveLength(3);
    clock.pass(needs.limits.firstSightKeptMs);
    await look();
    expect(counted.reads).toBe(1);
    await documents.rename(by(ADA), id, 'New');
    const { reads } = counted;
    await look();
    await look();
    expect(counted.reads).toBe(reads + 1);
    await documents.rename(by(ADA), id, 'Newer');
    const readsOfRenaming = counted.reads;
    // Too soon to be read anew.
    expect(await look()).toBe('<p>first words</p>');
    expect(counted.reads).toBe(readsOfRenaming);
    clock.pass(needs.limits.firstSightKeptMs);
    await look();
    expect(counted.reads).toBe(readsOfRenaming + 1);
  });

  it('[PAGE-88] a page waits for it so long and no longer; the next one finds it ready', async () => {
    const { clock, needs, counted, look } = await world();
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const draw = needs.worker.draw.bind(needs.worker);
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    needs.worker.draw = async (content) => {
      begin();
      await held;
      return draw(content);
    };
    const first = look();
    await begun;
    clock.pass(needs.limits.firstSightMs);
    expect(await first).toBeNull();
    release();
    expect(await look()).toBe('<p>first words</p>');
    expect(counted.reads).toBe(1);
  });

  it('[PAGE-88] only so much is kept, the least read goes first, and what fails is not kept', async () => {
    // Two of these texts, two bytes a character.
    const { documents, firstSights, counted, needs } = await world({
      limits: { firstSightCacheBytesMax: 2 * 2 * '<p>words</p>'.length },
    });
    const [one, two, three] = await Promise.all(
      ['one', 'two', 'three'].map((title) => documents.create(ADA, { title, markdown: 'words' })),
    );
    const look = (document: typeof one) => firstSights.of(ADA, document?.id ?? '');
    counted.reads = 0;
    const { draw } = needs.worker;
    needs.worker.draw = async () => {
      throw new AppError('internal', 'the thread ended');
    };
    expect(await look(one)).toBeNull();
    needs.worker.draw = draw;
    await look(one);
    const sight = await look(two);
    const html = () => (sight === null ? null : firstSights.html(sight));
    expect(html()).toBe('<p>words</p>');
    for (const document of [one, three, one]) await look(document);
    expect([counted.reads, html()]).toEqual([4, '']);
    await look(two);
    expect([counted.reads, html()]).toEqual([5, '<p>words</p>']);
  });
});
