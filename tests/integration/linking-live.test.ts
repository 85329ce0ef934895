/** Sockets of a guest that becomes a member, at the real gateway. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../lib/core/actor.ts';
import type { DocumentId, PersonId } from '../../lib/core/ids.ts';
import { testGateway, type TestGateway } from '../support/test-gateway.ts';

const GUEST = 'g_AAAAAAAAAAAAAAAAAAAAAA' as PersonId;
const MEMBER = 'm_BBBBBBBBBBBBBBBBBBBBBA' as PersonId;
const OTHER = 'm_CCCCCCCCCCCCCCCCCCCCCA' as PersonId;
const OF_GUEST = `?stored=1&person=${GUEST}`;

describe('sockets of a guest that becomes a member', () => {
  let gateway: TestGateway;
  let id: DocumentId;
  beforeEach(async () => {
    gateway = await testGateway();
    id = await gateway.makeDocument();
  });
  afterEach(() => gateway.close());

  const link = () => gateway.bus.publish({ is: 'guest-linked', guestId: GUEST, memberId: MEMBER });

  it('[ACCOUNT-64] [ROOM-37] are closed so that they come back, and nobody else’s are', async () => {
    const [guest, other] = [gateway.connect(id, GUEST, OF_GUEST), gateway.connect(id, OTHER)];
    await Promise.all([guest.greeted, other.greeted]);
    link();
    expect(await guest.closed).toEqual({ code: 1012, reason: 'guest_linked' });
    expect(other.socket.readyState).toBe(other.socket.OPEN);
  });

  it('[ACCOUNT-67] a page that was made for the guest enters as the member, and as nobody else', async () => {
    const early = gateway.connect(id, MEMBER, OF_GUEST);
    expect(await early.closed).toEqual({ code: 4401, reason: 'other_person' });
    link();
    await gateway.connect(id, MEMBER, OF_GUEST).greeted;
    expect(gateway.rooms.peopleIn(id)).toEqual([MEMBER]);
    for (const person of [OTHER, null]) {
      const stranger = gateway.connect(id, person, OF_GUEST);
      expect(await stranger.closed).toEqual({ code: 4401, reason: 'other_person' });
    }
  });

  it('[ROOM-37] who is on the way in as the guest is asked again who it is', async () => {
    await gateway.close();
    const shown: Actor[] = [
      { is: 'guest', personId: GUEST },
      { is: 'member', personId: MEMBER },
    ];
    const resolveActor = async (): Promise<Actor> => shown.shift() ?? { is: 'nobody' };
    gateway = await testGateway({}, { who: { resolveActor } });
    id = await gateway.makeDocument();
    const find = gateway.documents.find.bind(gateway.documents);
    gateway.documents.find = async (documentId) => {
      const found = await find(documentId);
      // Admitted as it was, and before it is in the room it is a member.
      link();
      return found;
    };
    await gateway.connect(id).greeted;
    expect(gateway.rooms.peopleIn(id)).toEqual([MEMBER]);
  });
});
