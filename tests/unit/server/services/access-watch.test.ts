import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../lib/core/faults.ts';
import { ADA, BOB, by, CLEO, testSharing } from '../../../support/test-services.ts';

const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

async function world() {
  const all = testSharing({ access: 'guests' });
  const { id } = await all.documents.create(ADA, {});
  const [ada, bob, cleo] = [ADA.personId, BOB.personId, CLEO.personId];
  const judged = () =>
    all.commands.flatMap((command) => (command.is === 'judged' ? [command.roles] : []));
  await settle();
  all.commands.length = 0;
  return { ...all, id, ada, bob, cleo, judged };
}

describe('access watch', () => {
  it('[SHARE-10] everybody who has it open is judged, with or without credentials, in one go', async () => {
    const { watch, needs, present, id, ada, bob, cleo, judged } = await world();
    await needs.sharing.setMember(id, cleo, 'commenter', 1);
    present.set(id, [ada, bob, cleo, null]);
    await watch.changed(id);
    const roles = (guest: string) => [
      [ada, 'owner'],
      [bob, guest],
      [cleo, 'commenter'],
      [null, guest],
    ];
    expect(judged()).toEqual([roles('none')]);
    await needs.sharing.setReach(id, { reach: 'link', reachRole: 'viewer' });
    await watch.changed(id);
    expect(judged().at(-1)).toEqual([
      [ada, 'owner'],
      [bob, 'viewer'],
      [cleo, 'commenter'],
      [null, 'viewer'],
    ]);
  });

  it('[SHARE-10] nobody is asked about where nobody is', async () => {
    const { watch, needs, commands, id } = await world();
    needs.documents.find = () => Promise.reject(new Error('asked'));
    await watch.changed(id);
    expect(commands).toEqual([{ is: 'access-changed', documentId: id }]);
  });

  it('[SHARE-10] the last change has the last word, however the answers come', async () => {
    const { watch, needs, present, id, bob, judged } = await world();
    present.set(id, [bob]);
    const givenIn = needs.sharing.givenIn.bind(needs.sharing);
    const answers: (() => void)[] = [];
    needs.sharing.givenIn = async (...asked) => {
      const given = await givenIn(...asked);
      // The first answer is the last to come.
      if (answers.length === 0) await new Promise<void>((resolve) => void answers.push(resolve));
      return given;
    };
    const first = watch.changed(id);
    await settle();
    await needs.sharing.setMember(id, bob, 'editor', 1);
    const second = watch.changed(id);
    await settle();
    for (const answer of answers) answer();
    await Promise.all([first, second]);
    expect(judged()).toEqual([[[bob, 'none']], [[bob, 'editor']]]);
  });

  it('[SHARE-12] what cannot be judged is closed, to come back', async () => {
    const { watch, needs, commands, present, id, bob } = await world();
    present.set(id, [bob]);
    needs.sharing.givenIn = () => Promise.reject(new AppError('storage_unavailable', 'gone'));
    await watch.changed(id);
    expect(commands.at(-1)).toEqual({
      is: 'close',
      documentId: id,
      code: 'storage_unavailable',
    });
  });

  it('[ACCESS-9] a document in the trash, or gone, is closed to all', async () => {
    const { watch, needs, commands, present, id, ada } = await world();
    present.set(id, [ada]);
    const isClosed = { is: 'close', documentId: id, code: 'document_not_found' };
    await needs.documents.setTrashed(id, 1);
    await watch.changed(id);
    expect(commands.at(-1)).toEqual(isClosed);
    await needs.documents.purgeTrashed(2);
    await watch.changed(id);
    expect(commands.at(-1)).toEqual(isClosed);
  });

  it('[SHARE-11] a link that expires is noticed to the millisecond, and the next one after it', async () => {
    const { sharing, clock, present, id, bob, judged } = await world();
    present.set(id, [bob]);
    const at = (ms: number) => new Date(clock.nowMs() + ms).toISOString();
    await sharing.makeLink(by(ADA), id, { role: 'viewer', expiresAt: at(5_000) });
    await sharing.makeLink(by(ADA), id, { role: 'viewer', expiresAt: at(9_000) });
    await settle();
    clock.pass(4_999);
    await settle();
    expect(judged()).toHaveLength(0);
    clock.pass(1);
    await settle();
    expect(judged()).toHaveLength(1);
    clock.pass(4_000);
    await settle();
    expect(judged()).toHaveLength(2);
  });

  it('[SHARE-11] also an expiry that is brought forward, and with a clock that is set ahead', async () => {
    const { sharing, clock, present, id, bob, judged } = await world();
    present.set(id, [bob]);
    const at = (ms: number) => new Date(clock.nowMs() + ms).toISOString();
    const { id: linkId } = await sharing.makeLink(by(ADA), id, { role: 'viewer' });
    await sharing.changeLink(by(ADA), id, linkId, { expiresAt: at(3_600_000) });
    await settle();
    const before = judged().length;
    await sharing.changeLink(by(ADA), id, linkId, { expiresAt: at(1_000) });
    await settle();
    clock.pass(1_000);
    await settle();
    expect(judged().length).toBe(before + 2);
    await sharing.changeLink(by(ADA), id, linkId, { expiresAt: at(3_600_000) });
    await settle();
    clock.jump(3_600_000);
    clock.pass(60_000);
    await settle();
    expect(judged().length).toBe(before + 4);
  });

  it('[SHARE-11] a look that fails is repeated at once', async () => {
    const { sharing, needs, clock, present, id, bob, judged } = await world();
    present.set(id, [bob]);
    const expiresAt = new Date(clock.nowMs() + 1_000).toISOString();
    await sharing.makeLink(by(ADA), id, { role: 'viewer', expiresAt });
    await settle();
    const expiredBetween = needs.shareLinks.expiredBetween.bind(needs.shareLinks);
    needs.shareLinks.expiredBetween = () =>
      Promise.reject(new AppError('storage_unavailable', 'gone'));
    clock.pass(1_000);
    await settle();
    expect(judged()).toHaveLength(0);
    needs.shareLinks.expiredBetween = expiredBetween;
    clock.pass(500);
    await settle();
    expect(judged()).toHaveLength(1);
  });

  it('[SHARE-11] a watch that is closed keeps nobody waiting', async () => {
    const { watch, clock, commands, present, id, bob } = await world();
    present.set(id, [bob]);
    watch.close();
    expect(clock.pendingCount).toBe(0);
    await watch.changed(id);
    await settle();
    expect(commands).toEqual([{ is: 'access-changed', documentId: id }]);
    expect(clock.pendingCount).toBe(0);
  });
});
