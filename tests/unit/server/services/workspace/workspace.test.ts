import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../../lib/core/actor.ts';
import type { StoredSizes } from '../../../../../server/workspace-ports.ts';
import { codeOf } from '../../../../support/code-of.ts';
import { ADA, BOB, by, CLEO, NOBODY } from '../../../../support/test-services.ts';
import { OPERATOR, testWorkspace } from '../../../../support/test-workspace.ts';

const OPERATING = { is: 'member', personId: CLEO.personId, isOperator: true } as const;

describe('workspace', () => {
  it('[OPERATE-12] is for operators in a browser, and for nobody else', async () => {
    const { workspace } = testWorkspace();
    const proof = { is: 'token', id: 'program', scope: 'write' } as const;
    const signIn = { is: 'sign-in', id: 'device' } as const;
    const others: readonly (readonly [Actor, string])[] = [
      [NOBODY, 'not_signed_in'],
      [ADA, 'not_signed_in'],
      [{ ...OPERATING, proof }, 'not_signed_in'],
      [{ ...CLEO, proof: signIn }, 'not_allowed'],
    ];
    for (const [actor, code] of others) {
      const attempts = [
        workspace.links(by(actor), null),
        workspace.revokeLink(by(actor), 'x'),
        workspace.revokeLinksOf(by(actor), ADA.personId),
        workspace.storage(by(actor)),
        workspace.settings(by(actor)),
      ];
      const codes = await Promise.all(attempts.map((attempt) => codeOf(attempt)));
      expect(codes).toEqual(codes.map(() => code));
    }
  });

  it('[OPERATE-8] a link is shown without its address and without the title', async () => {
    const { workspace, documents, sharing, people } = testWorkspace();
    const { id } = await documents.create(ADA, { title: 'Secret plan' });
    await people.introduce(ADA, { name: 'Ada', hue: 1 });
    const made = await sharing.makeLink(by(ADA), id, { role: 'editor', label: 'Club' });
    const shown = await workspace.links(OPERATOR, null);
    const { url, ...facts } = made;
    expect(shown).toEqual([{ ...facts, documentId: id, ownerId: ADA.personId, ownerName: 'Ada' }]);
    expect(JSON.stringify(shown)).not.toContain('Secret plan');
    expect(JSON.stringify(shown)).not.toContain(url.replace('/s/', ''));
    expect(await workspace.links(OPERATOR, BOB.personId)).toEqual([]);
    expect(await codeOf(workspace.links(OPERATOR, 'somebody'))).toBe('not_found');
  });

  it('[OPERATE-9] an operator revokes one link, or all of a person, and it is noted', async () => {
    const { workspace, documents, sharing, commands, auditLog } = testWorkspace();
    const { id } = await documents.create(ADA, {});
    const other = await documents.create(ADA, {});
    const first = await sharing.makeLink(by(ADA), id, { role: 'viewer' });
    await sharing.makeLink(by(ADA), id, { role: 'viewer' });
    await sharing.makeLink(by(ADA), other.id, { role: 'viewer' });
    commands.length = 0;
    await workspace.revokeLink(OPERATOR, first.id);
    expect(commands).toContainEqual({ is: 'access-changed', documentId: id });
    expect(await codeOf(workspace.revokeLink(OPERATOR, first.id))).toBe('link_not_found');
    expect(await codeOf(workspace.revokeLink(OPERATOR, '../x'))).toBe('link_not_found');
    commands.length = 0;
    expect(await workspace.revokeLinksOf(OPERATOR, ADA.personId)).toBe(2);
    const judged = commands.flatMap((command) =>
      command.is === 'access-changed' ? [command.documentId] : [],
    );
    expect(judged.toSorted()).toEqual([id, other.id].toSorted());
    expect(await workspace.revokeLinksOf(OPERATOR, ADA.personId)).toBe(0);
    expect(await codeOf(workspace.revokeLinksOf(OPERATOR, 'somebody'))).toBe('not_found');
    const noted = await auditLog.list({ events: ['revoked'], limit: 9 });
    expect(noted.map(({ subjectId, detail }) => [subjectId, detail])).toEqual([
      [ADA.personId, 'count=2'],
      [id, `link=${first.id}`],
    ]);
  });

  it('[OPERATE-10] storage is measured once a minute, however many look', async () => {
    let measured = 0;
    const sizes: StoredSizes = {
      databaseBytes: 9,
      logBytes: 1,
      snapshotBytes: 2,
      historyBytes: 3,
      documentCount: 1,
      trashedCount: 0,
      largest: [{ id: 'x' as never, ownerId: ADA.personId, isTrashed: false, bytes: 6 }],
    };
    const disk = { freeBytes: 10, totalBytes: 20 };
    const gauge = {
      measure: async () => {
        measured += 1;
        if (measured === 2) throw new Error('the disk is gone');
        return sizes;
      },
      disk: async () => disk,
    };
    const { workspace, people, clock } = testWorkspace({ gauge });
    await people.introduce(ADA, { name: 'Ada', hue: 1 });
    const views = await Promise.all([workspace.storage(OPERATOR), workspace.storage(OPERATOR)]);
    const measuredAt = new Date(clock.nowMs()).toISOString();
    const largest = [{ ...sizes.largest[0], ownerName: 'Ada' }];
    for (const view of views) expect(view).toEqual({ ...sizes, largest, disk, measuredAt });
    clock.pass(59_999);
    await workspace.storage(OPERATOR);
    expect(measured).toBe(1);
    clock.pass(1);
    await expect(workspace.storage(OPERATOR)).rejects.toThrow('the disk is gone');
    // A failure is not kept.
    await workspace.storage(OPERATOR);
    expect(measured).toBe(3);
  });

  it('[OPERATE-11] settings are what the instance was started with, without its secrets', async () => {
    const env = {
      SHEAF_ACCESS: 'guests',
      SHEAF_URL: 'https://docs.example.org',
      SHEAF_TRASH_DAYS: '7',
      SHEAF_METRICS_TOKEN: 'a secret of the operator'.replaceAll(' ', '-'),
    };
    const { workspace } = testWorkspace({ env });
    const settings = await workspace.settings(OPERATOR);
    expect(settings).toMatchObject({
      version: '1.2.3',
      access: 'guests',
      url: 'https://docs.example.org',
      isBehindProxy: false,
    });
    expect(settings.limits).toContainEqual({
      limit: 'trashDays',
      name: 'SHEAF_TRASH_DAYS',
      unit: 'days',
      value: 7,
      fallback: 30,
    });
    expect(settings.limits.filter(({ value, fallback }) => value !== fallback)).toHaveLength(1);
    expect(JSON.stringify(settings)).not.toContain('secret');
  });
});
