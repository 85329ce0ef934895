/** What of sharing and documents is noted. */
import { describe, expect, it } from 'vitest';
import { AUDIT_EVENTS, detailOf, factsIn } from '../../../../lib/core/audit.ts';
import { startAuditRetention } from '../../../../server/services/audit-retention.ts';
import { startTrashPurge } from '../../../../server/services/trash-purge.ts';
import { ADA, BOB, by, testSharing } from '../../../support/test-services.ts';

const DAY_MS = 86_400_000;

/** Lets every promise that is ready run on: no timers are involved. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

async function world() {
  const all = testSharing({ access: 'guests' });
  const { id } = await all.documents.create(ADA, { title: 'Secret plan', markdown: 'text' });
  const notes = async () => {
    const entries = await all.auditLog.list({ events: [], limit: 99 });
    return entries.toReversed();
  };
  return { ...all, id, notes };
}

describe('audit of documents', () => {
  it('[OPERATE-1] who shares, takes back, comes in, trashes, restores and exports is noted', async () => {
    const { documents, sharing, arrival, needs, id, notes } = await world();
    const link = await sharing.makeLink(by(ADA), id, { role: 'viewer', label: 'Book club' });
    const token = link.url.replace('/s/', '');
    await arrival.redeem(by(BOB), token, { name: 'Bob', hue: 2 });
    await arrival.redeem(by(BOB), token, { name: 'Bob', hue: 2 });
    await sharing.changeLink(by(ADA), id, link.id, { role: 'editor' });
    await sharing.changeLink(by(ADA), id, link.id, { label: 'Club' });
    await sharing.setMember(by(ADA), id, BOB.personId, 'viewer');
    await sharing.setMember(by(ADA), id, BOB.personId, 'editor');
    await sharing.removeMember(by(BOB), id, BOB.personId);
    await sharing.setReach(by(ADA), id, { reach: 'link', reachRole: 'editor' });
    await sharing.setReach(by(ADA), id, { reachRole: 'viewer' });
    await sharing.setReach(by(ADA), id, { reach: 'added' });
    await sharing.revokeLink(by(ADA), id, link.id);
    await sharing.makeLink(by(ADA), id, { role: 'viewer' });
    await sharing.revokeAllLinks(by(ADA), id);
    await documents.content(by(ADA), id, 'markdown');
    await documents.trash(by(ADA), id);
    await documents.restore(by(ADA), id);
    const said = await notes();
    expect(said.map(({ event, actorId, detail }) => [event, actorId, detail])).toEqual([
      ['shared', ADA.personId, `link=${link.id} role=viewer label=Book club`],
      ['link-opened', BOB.personId, `link=${link.id} label=Book club`],
      ['role-changed', ADA.personId, `link=${link.id} role=editor`],
      ['link-changed', ADA.personId, `link=${link.id}`],
      ['shared', ADA.personId, `person=${BOB.personId} role=viewer`],
      ['role-changed', ADA.personId, `person=${BOB.personId} role=editor`],
      ['revoked', BOB.personId, `person=${BOB.personId}`],
      ['shared', ADA.personId, 'role=editor reach=link'],
      ['role-changed', ADA.personId, 'role=viewer reach=link'],
      ['revoked', ADA.personId, 'reach=added'],
      ['revoked', ADA.personId, `link=${link.id}`],
      ['shared', ADA.personId, expect.stringMatching(/^link=\S+ role=viewer$/)],
      ['revoked', ADA.personId, 'count=1'],
      ['exported', ADA.personId, 'format=markdown'],
      ['document-trashed', ADA.personId, ''],
      ['document-restored', ADA.personId, ''],
    ]);
    expect(new Set(said.map(({ subjectId }) => subjectId))).toEqual(new Set([id]));
    expect(new Set(said.map(({ address }) => address))).toEqual(new Set(['192.0.2.0/24']));
    expect(needs.limits.auditDays).toBe(400);
  });

  it('[OPERATE-2] neither titles nor tokens nor passwords are in it', async () => {
    const { documents, sharing, id, notes } = await world();
    const password = 'a word of honour';
    const link = await sharing.makeLink(by(ADA), id, { role: 'viewer', password });
    await sharing.changeLink(by(ADA), id, link.id, { password: `${password} too` });
    await documents.content(by(ADA), id, 'html');
    await documents.trash(by(ADA), id);
    const text = JSON.stringify(await notes());
    for (const secret of ['Secret plan', password, link.url.replace('/s/', '')]) {
      expect(text).not.toContain(secret);
    }
  });

  it('[OPERATE-1] what is refused leaves no note', async () => {
    const { documents, sharing, id, notes } = await world();
    const attempts = [
      documents.trash(by(BOB), id),
      documents.content(by(BOB), id, 'text'),
      sharing.makeLink(by(BOB), id, { role: 'editor' }),
      sharing.revokeAllLinks(by(BOB), id),
    ];
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.map(({ status }) => status)).toEqual(attempts.map(() => 'rejected'));
    // Trashing twice is one deed.
    await documents.trash(by(ADA), id);
    await documents.trash(by(ADA), id);
    expect((await notes()).map(({ event }) => event)).toEqual(['document-trashed']);
  });

  it('[OPERATE-5] a change that is refused to somebody who may look is noted once an hour', async () => {
    const { documents, sharing, arrival, id, notes } = await world();
    const link = await sharing.makeLink(by(ADA), id, { role: 'viewer' });
    await arrival.redeem(by(BOB), link.url.replace('/s/', ''), { name: 'Bob', hue: 2 });
    const before = (await notes()).length;
    for (let tries = 0; tries < 2; tries += 1) {
      const refused = [
        documents.rename(by(BOB), id, 'Mine'),
        documents.trash(by(BOB), id),
        sharing.makeLink(by(BOB), id, { role: 'editor' }),
        sharing.setReach(by(BOB), id, { reach: 'added' }),
        sharing.revokeAllLinks(by(BOB), id),
      ];
      for (const each of await Promise.allSettled(refused)) {
        expect(each).toMatchObject({ status: 'rejected', reason: { code: 'not_allowed' } });
      }
    }
    const said = (await notes()).slice(before);
    expect(said).toMatchObject([{ event: 'write-refused', actorId: BOB.personId, subjectId: id }]);
  });

  it('[OPERATE-5] a wrong password at a link is noted with the link, and not what was typed', async () => {
    const { arrival, sharing, id, notes } = await world();
    const link = await sharing.makeLink(by(ADA), id, { role: 'viewer', password: 'open sesame' });
    const token = link.url.replace('/s/', '');
    const guess = arrival.redeem(by(BOB), token, { name: 'Bob', hue: 2, password: 'barley' });
    await expect(guess).rejects.toMatchObject({ code: 'wrong_password' });
    expect((await notes()).at(-1)).toMatchObject({
      event: 'password-wrong',
      actorId: BOB.personId,
      subjectId: id,
      detail: `link=${link.id}`,
    });
    expect(JSON.stringify(await notes())).not.toContain('barley');
  });

  it('[OPERATE-1] what the trash removes for good is noted as the server’s', async () => {
    const { documents, needs, clock, id, notes } = await world();
    await documents.trash(by(ADA), id);
    clock.pass(31 * DAY_MS);
    const stop = startTrashPurge(needs);
    await settle();
    stop();
    expect((await notes()).at(-1)).toMatchObject({
      event: 'document-purged',
      actorId: null,
      subjectId: id,
      address: null,
    });
  });

  it('[OPERATE-3] every answer with the content is an export, once an hour for each format', async () => {
    const { documents, clock, id, notes } = await world();
    for (const format of ['text', 'text', 'html', 'text'] as const) {
      await documents.content(by(ADA), id, format);
    }
    clock.pass(3_600_000);
    await documents.content(by(ADA), id, 'text');
    expect((await notes()).map(({ event, detail }) => `${event} ${detail}`)).toEqual([
      'exported format=text',
      'exported format=html',
      'exported format=text',
    ]);
  });

  it('[OPERATE-6] old lines go a minute after the start and then daily, and never where they stay for ever', async () => {
    const { auditLog, needs, clock, documents, id, notes } = await world();
    await documents.trash(by(ADA), id);
    const retention = { ...needs, auditLog };
    const stop = startAuditRetention(retention);
    clock.pass(399 * DAY_MS);
    await settle();
    expect(await notes()).toHaveLength(1);
    clock.pass(2 * DAY_MS);
    await settle();
    expect(await notes()).toEqual([]);
    stop();
    const pendingCount = clock.pendingCount;
    startAuditRetention({ ...retention, limits: { auditDays: 0 } });
    expect(clock.pendingCount).toBe(pendingCount);
  });
});

describe('the detail of a note', () => {
  it('[OPERATE-2] is one line that reads back as it was written, whatever a label says', () => {
    const facts = { link: 'abc', person: 'm_x', role: 'viewer', count: 3 };
    for (const label of ['plain', 'role=owner link=forged', '= "', '读书会']) {
      expect(factsIn(detailOf({ ...facts, label }))).toEqual({ ...facts, count: '3', label });
    }
    expect(detailOf({})).toBe('');
    expect(factsIn('all other devices')).toEqual({});
    expect(factsIn('ada@example.org')).toEqual({});
    expect(AUDIT_EVENTS).toContain('document-purged');
  });
});
