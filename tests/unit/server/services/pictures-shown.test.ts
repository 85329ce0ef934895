import { describe, expect, it } from 'vitest';
import { newPictureId, type PersonId } from '../../../../lib/core/ids.ts';
import { machineRandom } from '../../../../server/adapters/machine.ts';
import { aMember } from '../../../support/account-rows.ts';
import { pngHead } from '../../../support/pictures.ts';
import { ADA, BOB, CLEO, testSharing } from '../../../support/test-services.ts';

describe('pictures', () => {
  it('[ACCOUNT-45] are shown with the people of a document, of those who have one', async () => {
    const { documents, sharing, needs } = testSharing({ access: 'guests' });
    const { id } = await documents.create(CLEO, { title: 'Plan' });
    const dan = { ...CLEO, personId: CLEO.personId.replace('CCC', 'DDD') as typeof CLEO.personId };
    await needs.accounts.create([{ table: 'member', row: aMember({ id: dan.personId }) }]);
    await needs.sharing.setMember(id, dan.personId, 'editor', 1);
    await needs.sharing.setMember(id, BOB.personId, 'viewer', 1);
    const [ofCleo, ofDan] = [newPictureId(machineRandom), newPictureId(machineRandom)];
    const picture = { type: 'image/png', bytes: pngHead(9) } as const;
    await needs.pictures.put(CLEO.personId, ofCleo, picture);
    await needs.pictures.put(dan.personId, ofDan, picture);
    const { members } = await sharing.view(CLEO, id);
    expect(new Map(members.map(({ personId, pictureId }) => [personId, pictureId]))).toEqual(
      new Map([
        [CLEO.personId, ofCleo],
        [dan.personId, ofDan],
        [BOB.personId, undefined],
      ]),
    );
  });

  it('[ACCOUNT-45] a member is told of its own, a guest of none', async () => {
    const { people, needs } = testSharing();
    const id = newPictureId(machineRandom);
    await needs.pictures.put(CLEO.personId, id, { type: 'image/png', bytes: pngHead(9) });
    expect(await people.me(CLEO)).toMatchObject({ pictureId: id });
    expect(await people.me(ADA)).not.toHaveProperty('pictureId');
  });

  it('[ACCOUNT-70] members are told of each other’s, nobody else is', async () => {
    const { people, needs } = testSharing();
    const id = newPictureId(machineRandom);
    await needs.pictures.put(CLEO.personId, id, { type: 'image/png', bytes: pngHead(9) });
    const asked = [CLEO.personId, ADA.personId];
    const told = await people.picturesOf({ ...CLEO, personId: 'm_another' as PersonId }, asked);
    expect([...told]).toEqual([[CLEO.personId, id]]);
    for (const actor of [ADA, { is: 'nobody' }] as const) {
      await expect(people.picturesOf(actor, asked)).rejects.toMatchObject({
        code: 'not_signed_in',
      });
    }
  });
});
