import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../lib/core/actor.ts';
import type { DocumentReach } from '../../../../lib/core/policy.ts';
import { roleOn } from '../../../../server/services/access-document.ts';
import { ADA, BOB, CLEO, NOBODY, testServices } from '../../../support/test-services.ts';

describe('access', () => {
  it('[SHARE-24] the store is asked only where its answer could change anything', async () => {
    const { documents, needs } = testServices({ access: 'guests' });
    const { id } = await documents.create(ADA, {});
    const record = await needs.documents.find(id);
    if (record === null) throw new Error('it is not there');
    let asked = 0;
    const givenIn = needs.sharing.givenIn.bind(needs.sharing);
    needs.sharing.givenIn = (...given) => {
      asked += 1;
      return givenIn(...given);
    };
    const asks = async (actor: Actor, change: Partial<DocumentReach & { trashedAtMs: number }>) => {
      asked = 0;
      await roleOn(needs, { ...record, ...change }, actor);
      return asked;
    };
    expect(await asks(ADA, {})).toBe(0);
    expect(await asks(NOBODY, {})).toBe(0);
    expect(await asks({ is: 'system' }, {})).toBe(0);
    expect(await asks(BOB, { trashedAtMs: 1 })).toBe(0);
    expect(await asks(BOB, { reach: 'link', reachRole: 'editor' })).toBe(0);
    expect(await asks(CLEO, { reach: 'members', reachRole: 'editor' })).toBe(0);
    expect(await asks(BOB, {})).toBe(1);
    expect(await asks(BOB, { reach: 'members', reachRole: 'editor' })).toBe(1);
    expect(await asks(BOB, { reach: 'link', reachRole: 'viewer' })).toBe(1);
  });
});
