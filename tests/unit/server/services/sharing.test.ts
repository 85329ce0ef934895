import { describe, expect, it } from 'vitest';
import { type Actor, defaultHue } from '../../../../lib/core/actor.ts';
import { newDocumentId } from '../../../../lib/core/ids.ts';
import { machineRandom } from '../../../../server/adapters/machine.ts';
import type { LinkWish } from '../../../../server/services/link-wish.ts';
import { codeOf } from '../../../support/code-of.ts';
import { ADA, BOB, by, CLEO, listed, NOBODY, testSharing } from '../../../support/test-services.ts';

const VISIT = { name: 'Bob', hue: 2 };

async function world(options: Parameters<typeof testSharing>[0] = { access: 'guests' }) {
  const all = testSharing(options);
  const { id } = await all.documents.create(ADA, { title: 'Plan' });
  const link = (wish: Partial<LinkWish> = {}) =>
    all.sharing.makeLink(by(ADA), id, { role: 'viewer', ...wish });
  const comeBy = (url: string, actor: Actor = BOB, password?: string) => {
    const visit = password === undefined ? VISIT : { ...VISIT, password };
    return all.arrival.redeem(by(actor), url.replace('/s/', ''), visit);
  };
  return { ...all, id, link, comeBy };
}

describe('sharing', () => {
  it('[SHARE-1] is its owner’s; a reader may not even look, a stranger hears of no document', async () => {
    const { sharing, id, link, comeBy } = await world();
    const { id: linkId, url } = await link({ role: 'editor' });
    await comeBy(url);
    const attempts = (actor: Actor) => [
      sharing.view(actor, id),
      sharing.setReach(by(actor), id, { reach: 'link' }),
      sharing.makeLink(by(actor), id, { role: 'viewer' }),
      sharing.changeLink(by(actor), id, linkId, { role: 'viewer' }),
      sharing.revokeLink(by(actor), id, linkId),
      sharing.revokeAllLinks(by(actor), id),
      sharing.setMember(by(actor), id, BOB.personId, 'editor'),
      sharing.removeMember(by(actor), id, ADA.personId),
    ];
    for (const [actor, code] of [
      [BOB, 'not_allowed'],
      [CLEO, 'document_not_found'],
      [NOBODY, 'document_not_found'],
    ] as const) {
      const codes = await Promise.all(attempts(actor).map((attempt) => codeOf(attempt)));
      expect(codes).toEqual(codes.map(() => code));
    }
    expect((await sharing.view(ADA, id)).links).toHaveLength(1);
  });

  it('[SHARE-2] the token can be copied again, and is nowhere in the tables', async () => {
    const { sharing, tables, id, link } = await world();
    const { url } = await link();
    expect(url).toMatch(/^\/s\/[A-Za-z0-9_-]{24}$/);
    expect((await sharing.view(ADA, id)).links[0]?.url).toBe(url);
    const token = url.replace('/s/', '');
    expect(JSON.stringify([...tables.links.values()])).not.toContain(token);
  });

  it('[SHARE-2] sealed under another key it is not shown, and lets people in all the same', async () => {
    const { sharing, tables, id, link, comeBy } = await world();
    const { id: linkId, url } = await link();
    const stored = tables.links.get(linkId);
    if (stored !== undefined) tables.links.set(linkId, { ...stored, tokenSealed: 'AAAA' });
    expect((await sharing.view(ADA, id)).links[0]?.url).toBe('');
    expect(await comeBy(url)).toEqual({ url: `/d/${id}` });
  });

  it('[SHARE-15] a view shows the owner first, who was added, and who came by which link', async () => {
    const { sharing, people, needs, id, link, comeBy } = await world();
    await people.introduce(ADA, { name: 'Ada', hue: 1 });
    const { id: linkId, url } = await link({ label: '  the class  ', peopleMax: 3 });
    await comeBy(url);
    await needs.sharing.setMember(id, CLEO.personId, 'editor', 1);
    const shown = await sharing.view(ADA, id);
    expect(shown).toMatchObject({ reach: 'added', reachRole: 'viewer' });
    expect(shown.members).toEqual([
      { personId: ADA.personId, name: 'Ada', hue: 1, role: 'owner', isGuest: true },
      {
        personId: CLEO.personId,
        name: '',
        hue: defaultHue(CLEO.personId),
        role: 'editor',
        isGuest: false,
      },
    ]);
    expect(shown.visitors).toEqual([{ personId: BOB.personId, name: 'Bob', hue: 2, linkId }]);
    expect(shown.links).toMatchObject([
      { id: linkId, label: 'the class', peopleMax: 3, peopleCount: 1, openedCount: 1 },
    ]);
  });

  it('[SHARE-10] each change is told once it is stored', async () => {
    const { sharing, commands, id, link } = await world();
    const { id: linkId } = await link({ expiresAt: '2100-01-01T00:00:00Z' });
    const told = async (change: () => Promise<unknown>) => {
      commands.length = 0;
      await change();
      return commands.filter(({ is }) => is === 'access-changed').length;
    };
    expect(await told(() => sharing.setReach(by(ADA), id, { reach: 'link' }))).toBe(1);
    expect(await told(() => sharing.changeLink(by(ADA), id, linkId, { role: 'editor' }))).toBe(1);
    expect(await told(() => sharing.changeLink(by(ADA), id, linkId, { expiresAt: null }))).toBe(1);
    // Neither a name nor a door for newcomers takes anything from who is in.
    expect(await told(() => sharing.changeLink(by(ADA), id, linkId, { label: 'x' }))).toBe(0);
    expect(await told(() => sharing.changeLink(by(ADA), id, linkId, { peopleMax: 1 }))).toBe(0);
    expect(await told(() => sharing.revokeLink(by(ADA), id, linkId))).toBe(1);
    expect(await told(() => sharing.revokeAllLinks(by(ADA), id))).toBe(0);
    await link();
    expect(await told(() => sharing.revokeAllLinks(by(ADA), id))).toBe(1);
  });

  it('[SHARE-9] after a revocation its people are strangers, and those of other links are not', async () => {
    const { sharing, documents, id, link, comeBy } = await world();
    const [first, second] = [await link(), await link()];
    await comeBy(first.url);
    await comeBy(second.url, CLEO);
    await sharing.revokeLink(by(ADA), id, first.id);
    expect(await codeOf(documents.read(BOB, id))).toBe('document_not_found');
    expect((await documents.read(CLEO, id)).role).toBe('viewer');
    expect(await codeOf(sharing.revokeLink(by(ADA), id, first.id))).toBe('link_not_found');
    await sharing.revokeAllLinks(by(ADA), id);
    expect(await codeOf(documents.read(CLEO, id))).toBe('document_not_found');
  });

  it('[SHARE-15] a visitor can be kept, and outlives the link', async () => {
    const { sharing, documents, id, link, comeBy } = await world();
    const { url, id: linkId } = await link();
    await comeBy(url);
    const bob = BOB.personId;
    await sharing.setMember(by(ADA), id, bob, 'editor');
    await sharing.revokeLink(by(ADA), id, linkId);
    expect((await documents.read(BOB, id)).role).toBe('editor');
    await sharing.removeMember(by(ADA), id, bob);
    expect(await codeOf(documents.read(BOB, id))).toBe('document_not_found');
    expect(await codeOf(sharing.removeMember(by(ADA), id, bob))).toBe('not_found');
  });

  it('[SHARE-15] nobody is added by guessing an id, and the owner stays the owner', async () => {
    const { sharing, id } = await world();
    for (const unknown of [BOB.personId, 'x', '../..']) {
      expect(await codeOf(sharing.setMember(by(ADA), id, unknown, 'viewer'))).toBe('not_found');
      expect(await codeOf(sharing.removeMember(by(ADA), id, unknown))).toBe('not_found');
    }
    const owner = ADA.personId;
    expect(await codeOf(sharing.setMember(by(ADA), id, owner, 'viewer'))).toBe('bad_request');
    expect(await codeOf(sharing.removeMember(by(ADA), id, owner))).toBe('not_found');
  });

  it('[SHARE-15] everybody may leave by itself, and take nobody along', async () => {
    const { sharing, documents, id, link, comeBy } = await world();
    const { url } = await link();
    await comeBy(url);
    await comeBy(url, CLEO);
    const [bob, cleo] = [BOB.personId, CLEO.personId];
    expect(await codeOf(sharing.removeMember(by(BOB), id, cleo))).toBe('not_allowed');
    await sharing.removeMember(by(BOB), id, bob);
    expect(await codeOf(documents.read(BOB, id))).toBe('document_not_found');
    expect((await documents.read(CLEO, id)).role).toBe('viewer');
  });

  it('[SHARE-3] what cannot be asked of a link is told, and makes none', async () => {
    const { sharing, clock, id, link } = await world({
      access: 'guests',
      limits: { documentLinksMax: 2 },
    });
    const wrong: Partial<LinkWish>[] = [
      { password: 'short' },
      { password: 'x'.repeat(201) },
      { expiresAt: 'tomorrow' },
      { expiresAt: new Date(clock.nowMs()).toISOString() },
      { peopleMax: 0 },
      { peopleMax: 1.5 },
      { peopleMax: 1e9 },
      { label: 'x'.repeat(81) },
    ];
    for (const wish of wrong) expect(await codeOf(link(wish))).toBe('bad_request');
    expect((await sharing.view(ADA, id)).links).toEqual([]);
    const { id: first } = await link();
    await link();
    expect(await codeOf(link())).toBe('bad_request');
    const other = { expiresAt: '1970-01-01T00:00:01Z' };
    expect(await codeOf(sharing.changeLink(by(ADA), id, first, other))).toBe('bad_request');
    const unknown = newDocumentId(machineRandom);
    expect(await codeOf(sharing.changeLink(by(ADA), id, unknown, {}))).toBe('link_not_found');
    expect(await codeOf(sharing.changeLink(by(ADA), id, '../x', {}))).toBe('link_not_found');
  });

  it('[SHARE-18] lists what a person shares, with its documents', async () => {
    const { sharing, documents, id, link } = await world();
    const made = await link({ label: 'a' });
    const own = await sharing.ownLinks(ADA);
    expect(own).toEqual([{ ...made, document: { id, title: 'Plan', url: `/d/${id}` } }]);
    expect(await sharing.ownLinks(BOB)).toEqual([]);
    expect(await sharing.ownLinks(NOBODY)).toEqual([]);
    await documents.trash(by(ADA), id);
    expect(await sharing.ownLinks(ADA)).toEqual([]);
  });

  it('[SHARE-19] what nobody owns cannot be closed to everybody', async () => {
    const { sharing, documents } = testSharing();
    const { id } = await documents.create(NOBODY, {});
    expect(await sharing.view(BOB, id)).toEqual({
      reach: 'link',
      reachRole: 'editor',
      publication: null,
      members: [],
      links: [],
      visitors: [],
      requests: [],
    });
    expect(await codeOf(sharing.setReach(by(BOB), id, { reach: 'added' }))).toBe('not_allowed');
    expect(await codeOf(sharing.makeLink(by(NOBODY), id, { role: 'viewer' }))).toBe('not_allowed');
  });

  it('[SHARE-17] a document tells whether anybody else gets in', async () => {
    const { sharing, documents, id, link, clock } = await world();
    const shown = async () => {
      const [row] = await listed(documents, ADA);
      const read = await documents.read(ADA, id);
      expect(row).toMatchObject(read);
      return [read.reach, read.isShared];
    };
    expect(await shown()).toEqual(['added', false]);
    const expiresAt = new Date(clock.nowMs() + 1_000).toISOString();
    await link({ expiresAt });
    expect(await shown()).toEqual(['added', true]);
    clock.pass(1_000);
    expect(await shown()).toEqual(['added', false]);
    await sharing.setReach(by(ADA), id, { reach: 'members' });
    expect(await shown()).toEqual(['members', true]);
  });

  it('[ACCESS-14] the mode decides who makes documents, copies too; what there is stays as it is', async () => {
    const { documents } = testSharing({ access: 'members' });
    expect(await codeOf(documents.create(ADA, {}))).toBe('not_allowed');
    expect(await codeOf(documents.create(NOBODY, {}))).toBe('not_allowed');
    const { id, reach } = await documents.create(CLEO, {});
    expect(reach).toBe('added');
    expect(await codeOf(documents.read(ADA, id))).toBe('document_not_found');
    const guests = await world();
    expect(await codeOf(guests.documents.create(NOBODY, {}))).toBe('not_allowed');
    const { url } = await guests.link();
    await guests.comeBy(url);
    expect((await guests.documents.duplicate(BOB, guests.id)).isMine).toBe(true);
  });

  it('[SHARE-16] shared by a link, it is in the list before it is opened, and gone with it', async () => {
    const { sharing, documents, id, link, comeBy } = await world();
    const { url } = await link();
    await comeBy(url);
    const seen = await listed(documents, BOB);
    expect(seen).toMatchObject([{ id, role: 'viewer', isMine: false }]);
    await documents.open(BOB, id);
    await sharing.revokeAllLinks(by(ADA), id);
    expect(await listed(documents, BOB)).toEqual([]);
  });
});
