import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../lib/core/actor.ts';
import { FIRST_CHOICES } from '../../../../lib/core/publication.ts';
import { codeOf } from '../../../support/code-of.ts';
import { ADA, BOB, by, CLEO, listed, NOBODY, testSharing } from '../../../support/test-services.ts';
import { OPERATOR, testWorkspace } from '../../../support/test-workspace.ts';

const READER = '198.51.100.7';

async function world(options: Parameters<typeof testSharing>[0] = {}) {
  const all = testSharing({ access: 'guests', ...options });
  const { id } = await all.documents.create(ADA, { title: 'The Plan', markdown: 'first words' });
  const publish = (wish = {}, actor: Actor = ADA) => all.publishing.publish(by(actor), id, wish);
  const htmlOf = async (slug: string) =>
    (await all.publishing.page(READER, slug))?.text.html ?? null;
  return { ...all, id, publish, htmlOf };
}

describe('publishing', () => {
  it('[PUBLISH-1] is its owner’s alone, and shows in the owner’s view', async () => {
    const { publishing, sharing, id, publish } = await world();
    await sharing.setReach(by(ADA), id, { reach: 'members', reachRole: 'editor' });
    for (const [actor, code] of [
      [CLEO, 'not_allowed'],
      [BOB, 'document_not_found'],
      [NOBODY, 'document_not_found'],
    ] as const) {
      expect(await codeOf(publish({}, actor))).toBe(code);
      expect(await codeOf(publishing.unpublish(by(actor), id))).toBe(code);
    }
    expect((await sharing.view(ADA, id)).publication).toBeNull();
    const made = await publish();
    expect((await sharing.view(ADA, id)).publication).toEqual(made);
    await publishing.unpublish(by(ADA), id);
    expect((await sharing.view(ADA, id)).publication).toBeNull();
    expect(await codeOf(publishing.unpublish(by(ADA), id))).toBe('none');
  });

  it('[PUBLISH-1] what belongs to nobody is not published: nobody could take it back', async () => {
    const all = testSharing({ access: 'open' });
    const { id } = await all.documents.create(NOBODY, {});
    expect(await codeOf(all.publishing.publish(by(NOBODY), id, {}))).toBe('not_allowed');
  });

  it('[PUBLISH-2] the first address is suggested, and stays until another is asked for', async () => {
    const { publish, htmlOf } = await world();
    const { slug, url } = await publish();
    expect(slug).toMatch(/^the-plan-[a-z2-7]{8}$/);
    expect(url).toBe(`/p/${slug}`);
    expect(await publish({ isListed: true })).toMatchObject({ slug, isListed: true });
    expect(await publish({ slug: 'plan' })).toMatchObject({ slug: 'plan', isListed: true });
    expect(await htmlOf(slug)).toBeNull();
    expect(await htmlOf('plan')).toBe('<p>first words</p>');
  });

  it('[PUBLISH-2] an address is one document’s, and looks like one', async () => {
    const { documents, publishing, publish } = await world();
    await publish({ slug: 'plan' });
    const other = await documents.create(BOB, {});
    const taken = publishing.publish(by(BOB), other.id, { slug: 'plan' });
    expect(await codeOf(taken)).toBe('slug_taken');
    expect(await codeOf(publish({ slug: 'Plan' }))).toBe('bad_request');
    expect(await publish({ slug: 'plan' })).toMatchObject({ slug: 'plan', ...FIRST_CHOICES });
  });

  it('[PUBLISH-4] trashed it is gone, restored it is back, deleted it is gone for good', async () => {
    const { documents, trash, id, publish, htmlOf } = await world();
    await publish({ slug: 'plan' });
    await documents.trash(by(ADA), id);
    expect(await htmlOf('plan')).toBeNull();
    await documents.restore(by(ADA), id);
    expect(await htmlOf('plan')).toBe('<p>first words</p>');
    await documents.trash(by(ADA), id);
    await trash.purge(by(ADA), id);
    expect(await htmlOf('plan')).toBeNull();
  });

  it('[PUBLISH-4] a copy of it is not published', async () => {
    const { documents, sharing, id, publish } = await world();
    await publish();
    const copy = await documents.duplicate(ADA, id);
    expect((await sharing.view(ADA, copy.id)).publication).toBeNull();
  });

  it('[PUBLISH-5] it follows the text, and is read once for however many who look meanwhile', async () => {
    const { documents, needs, clock, id, publish, publishing } = await world();
    await publish({ slug: 'plan' });
    let reads = 0;
    const { load } = needs.updateLog;
    needs.updateLog.load = (documentId) => {
      reads += 1;
      return load.call(needs.updateLog, documentId);
    };
    const look = async () => {
      const page = await publishing.page(READER, 'plan');
      return [page?.text.title, page?.version];
    };
    const [first, again] = await Promise.all([look(), look()]);
    expect(again).toEqual(first);
    expect([first?.[0], reads]).toEqual(['The Plan', 1]);
    await documents.rename(by(ADA), id, 'New');
    const readsOfRenaming = reads - 1;
    // Too soon to be read anew.
    expect((await look())[0]).toBe('The Plan');
    clock.pass(needs.limits.publishedPageMs);
    const later = await look();
    expect(later[0]).toBe('New');
    expect(later[1]).not.toBe(first?.[1]);
    expect(await look()).toEqual(later);
    expect(reads - readsOfRenaming).toBe(2);
  });

  it('[PUBLISH-5] a choice changes the page at once', async () => {
    const { publish, publishing } = await world();
    await publish({ slug: 'plan' });
    const before = await publishing.page(READER, 'plan');
    await publish({ isEmbeddable: true });
    const after = await publishing.page(READER, 'plan');
    expect([before?.isEmbeddable, after?.isEmbeddable]).toEqual([false, true]);
    expect(after?.version).not.toBe(before?.version);
  });

  it('[PUBLISH-5] only so much is kept, the least read goes first, and what fails is not kept', async () => {
    const { documents, publishing, needs } = await world({
      limits: { publishedCacheBytesMax: 90 },
    });
    let reads = 0;
    const { load } = needs.updateLog;
    for (const slug of ['one', 'two', 'three']) {
      const { id } = await documents.create(ADA, { title: slug, markdown: 'words' });
      await publishing.publish(by(ADA), id, { slug });
    }
    needs.updateLog.load = (documentId) => {
      reads += 1;
      if (reads === 1) throw new Error('the disk is gone');
      return load.call(needs.updateLog, documentId);
    };
    await expect(publishing.page(READER, 'one')).rejects.toThrow('the disk is gone');
    for (const slug of ['one', 'two', 'one', 'three', 'one']) await publishing.page(READER, slug);
    expect(reads).toBe(4);
    await publishing.page(READER, 'two');
    expect(reads).toBe(5);
  });

  it('[PUBLISH-9] whoever guesses waits, and who reads what is there does not', async () => {
    const { publish, publishing, clock, needs } = await world({ limits: { addressGuessesMax: 2 } });
    await publish({ slug: 'plan' });
    for (let visit = 0; visit < 5; visit++) {
      expect(await publishing.page(READER, 'plan')).not.toBeNull();
    }
    expect(await publishing.page(READER, 'plan-1')).toBeNull();
    expect(await publishing.page(READER, '../plan')).toBeNull();
    expect(await codeOf(publishing.page(READER, 'plan-3'))).toBe('too_many_requests');
    expect(await publishing.page('203.0.113.1', 'plan-4')).toBeNull();
    clock.pass(needs.limits.guessWindowMs);
    expect(await publishing.page(READER, 'plan')).not.toBeNull();
  });

  it('[PUBLISH-10] operators see all of them and take any back; others are not told', async () => {
    const { documents, publishing, workspace, auditLog } = testWorkspace();
    const { id } = await documents.create(ADA, { title: 'Plan' });
    await publishing.publish(by(ADA), id, { slug: 'plan', isListed: true });
    await publishing.publish(by(ADA), id, { isListed: false });
    expect(await workspace.publications(OPERATOR)).toMatchObject([
      { documentId: id, url: '/p/plan', isListed: false, ownerId: ADA.personId },
    ]);
    expect(await codeOf(workspace.publications(by(CLEO)))).not.toBe('none');
    expect(await codeOf(workspace.removePublication(by(CLEO), id))).not.toBe('none');
    await workspace.removePublication(OPERATOR, id);
    expect(await publishing.page(READER, 'plan')).toBeNull();
    expect(await codeOf(workspace.removePublication(OPERATOR, id))).toBe('not_found');
    expect(await codeOf(workspace.removePublication(OPERATOR, 'x'))).toBe('not_found');
    const noted = (await auditLog.list({ events: [], limit: 10 })).map(({ event, detail }) => [
      event,
      detail,
    ]);
    expect(noted).toEqual([
      ['unpublished', ''],
      ['publication-changed', 'page=plan'],
      ['published', 'page=plan'],
    ]);
  });

  it('[PUBLISH-1] a published document counts as shared in lists', async () => {
    const { documents, publish } = await world();
    const shared = async () => (await listed(documents, ADA)).map(({ isShared }) => isShared);
    expect(await shared()).toEqual([false]);
    await publish();
    expect(await shared()).toEqual([true]);
  });
});
