/** Changes of access against real rooms behind a real gateway: the races, and the forgeries. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../../lib/core/actor.ts';
import { encodeAwareness, encodeUpdate } from '../../lib/protocol/codec.ts';
import { FRAME } from '../../lib/protocol/frames.ts';
import { type LiveSharing, liveSharing, ownFramesOf } from '../support/live-sharing.ts';
import { until } from '../support/stock-client.ts';
import type { Visitor } from '../support/test-gateway.ts';
import { by } from '../support/test-services.ts';
import { OPERATOR, workspaceOf } from '../support/test-workspace.ts';
import { rawUpdate } from '../support/update-builder.ts';
import { withToken } from '../support/ways-in.ts';

let live: LiveSharing;

beforeEach(async () => {
  live = await liveSharing();
});

afterEach(() => live.close());

const rolesOf = (visitor: Visitor) =>
  ownFramesOf(visitor).flatMap((frame) => (frame.is === 'standing' ? [frame.role] : []));
const linksOf = async () => live.world.needs.shareLinks.ofDocument(live.id);
const textOf = (visitor: Visitor) =>
  visitor.messages
    .filter(([type]) => type === FRAME.awareness)
    .map((message) => new TextDecoder().decode(message))
    .join('\n');

describe('live sharing', () => {
  it('[SHARE-10] nobody comes in by what was taken away while it was being admitted', async () => {
    const { world, actors, id } = live;
    const { sharing } = world.needs;
    const givenIn = sharing.givenIn.bind(sharing);
    let isFirst = true;
    live.asked.givenIn = async (...asked) => {
      const given = await givenIn(...asked);
      // The grant is read, and before the answer is there it is gone.
      if (isFirst) {
        isFirst = false;
        await world.sharing.revokeAllLinks(by(actors.owner), id);
      }
      return given;
    };
    const late = live.enter(actors['link editor']);
    expect(await late.closed).toEqual({ code: 4404, reason: 'document_not_found' });
  });

  it('[SHARE-10] a lesser reach shuts out those without credentials, and nobody else', async () => {
    const { world, actors, id } = live;
    await world.sharing.setReach(by(actors.owner), id, { reach: 'link', reachRole: 'editor' });
    const [owner, guest, member] = [
      live.enter(actors.owner),
      live.enter(actors.guest),
      live.enter(actors.stranger),
    ];
    const program = live.enter(actors.nobody, true);
    const all = [owner, guest, member, program];
    await Promise.all(all.map(({ greeted }) => greeted));
    await world.sharing.setReach(by(actors.owner), id, { reach: 'members', reachRole: 'viewer' });
    for (const shutOut of [guest, program]) {
      expect(await shutOut.closed).toEqual({ code: 4403, reason: 'not_allowed' });
    }
    await until('the member is told', () => rolesOf(member).length === 2);
    expect(rolesOf(member)).toEqual(['editor', 'viewer']);
    expect(rolesOf(owner)).toEqual(['owner']);
  });

  it('[SHARE-13] whoever comes by a stronger link writes in the page that is open', async () => {
    const { world, actors, id } = live;
    const page = live.enter(actors['link viewer']);
    await page.greeted;
    const { url } = await world.sharing.makeLink(by(actors.owner), id, { role: 'editor' });
    const visit = { name: 'Bob', hue: 1 };
    await world.arrival.redeem(by(actors['link viewer']), url.replace('/s/', ''), visit);
    await until('it is told', () => rolesOf(page).length === 2);
    expect(rolesOf(page)).toEqual(['viewer', 'editor']);
    const update = rawUpdate([
      { client: 7, structs: [{ parent: 'title', content: { text: 'now' } }] },
    ]);
    page.socket.send(encodeUpdate(update));
    await until('it is stored', () => (world.tables.logs.get(id)?.length ?? 0) === 1);
  });

  it('[TOKEN-9] a token to read stays a reader when its member may write from now on', async () => {
    const { world, actors, id } = live;
    const program = live.enter(withToken(actors.viewer, 'read'));
    const page = live.enter(actors.viewer);
    await Promise.all([program, page].map(({ greeted }) => greeted));
    const viewerId = personOf(actors.viewer) ?? '';
    await world.sharing.setMember(by(actors.owner), id, viewerId, 'editor');
    await until('the page is told', () => rolesOf(page).length === 2);
    const update = rawUpdate([
      { client: 7, structs: [{ parent: 'title', content: { text: 'forged' } }] },
    ]);
    program.socket.send(encodeUpdate(update));
    await until('it is refused', () => ownFramesOf(program).some(({ is }) => is === 'refused'));
    expect([rolesOf(program), rolesOf(page)]).toEqual([['viewer'], ['viewer', 'editor']]);
    expect(world.tables.logs.get(id) ?? []).toEqual([]);
  });

  it('[SHARE-11] a link that expires ends what came by it, and only that', async () => {
    const { world, actors, id } = live;
    const links = await linksOf();
    const ofEditor = links.find(({ role, peopleCount }) => role === 'editor' && peopleCount > 0);
    const page = live.enter(actors['link editor']);
    const other = live.enter(actors['link viewer']);
    await Promise.all([page.greeted, other.greeted]);
    const expiresAtMs = Date.now() + 300;
    await world.sharing.changeLink(by(actors.owner), id, ofEditor?.id ?? '', {
      expiresAt: new Date(expiresAtMs).toISOString(),
    });
    expect(await page.closed).toEqual({ code: 4403, reason: 'not_allowed' });
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAtMs);
    expect(Date.now() - expiresAtMs).toBeLessThan(1_000);
    expect(rolesOf(other)).toEqual(['viewer']);
    expect(other.socket.readyState).toBe(other.socket.OPEN);
  });

  it('[SHARE-12] where access cannot be judged nobody stays, and everybody may come back', async () => {
    const { world, actors, id } = live;
    const page = live.enter(actors['link editor']);
    await page.greeted;
    const { documents } = world.needs;
    const find = documents.find.bind(documents);
    // First the change itself, which is made; then the judgement.
    let asked = 0;
    documents.find = (wanted) => {
      asked += 1;
      return asked === 2 ? Promise.reject(new Error('the disk is gone')) : find(wanted);
    };
    await world.sharing.setReach(by(actors.owner), id, { reachRole: 'commenter' });
    expect(await page.closed).toEqual({ code: 1013, reason: 'storage_unavailable' });
    await live.enter(actors['link editor']).greeted;
  });

  it('[OPERATE-5] A11: who writes without the right is noted, and who may write is not', async () => {
    const { actors, id, refusals } = live;
    const writer = live.enter(actors.editor);
    const reader = live.enter(actors['link viewer']);
    const program = live.enter(actors.viewer, true);
    await Promise.all([writer, reader, program].map(({ greeted }) => greeted));
    for (const [clientId, { socket }] of [writer, reader, program].entries()) {
      const structs = [{ parent: 'title', content: { text: 'mine' } }];
      socket.send(encodeUpdate(rawUpdate([{ client: clientId + 1, structs }])));
    }
    await until('both are refused', () => refusals.length === 2);
    const refused = new Set(refusals.map(({ personId }) => personId));
    expect(refused).toEqual(new Set([actors['link viewer'], actors.viewer].map(personOf)));
    expect(refusals.map((refusal) => refusal.id)).toEqual([id, id]);
  });

  it('[OPERATE-9] what an operator revokes shuts out before it is answered', async () => {
    const { world, actors } = live;
    const [viewer, editor] = [live.enter(actors['link viewer']), live.enter(actors['link editor'])];
    await Promise.all([viewer.greeted, editor.greeted]);
    const links = await linksOf();
    const ofViewer = links.find(({ role, peopleCount }) => role === 'viewer' && peopleCount === 1);
    const workspace = workspaceOf(world);
    await workspace.revokeLink(OPERATOR, ofViewer?.id ?? '');
    expect(await viewer.closed).toEqual({ code: 4403, reason: 'not_allowed' });
    await workspace.revokeLinksOf(OPERATOR, personOf(actors.owner) ?? '');
    expect(await editor.closed).toEqual({ code: 4403, reason: 'not_allowed' });
    expect(await linksOf()).toEqual([]);
  });

  it('[PRES-1] A12: who may only read shows its own caret, under its own name, and no other', async () => {
    const { actors } = live;
    const owner = live.enter(actors.owner);
    await owner.greeted;
    owner.socket.send(encodeAwareness([{ clientId: 9, clock: 1, state: { user: {} } }]));
    await until('the owner is shown', () => textOf(owner).includes('"kind":"member"'));
    const reader = live.enter(actors['link viewer']);
    await reader.greeted;
    const claims = { user: { name: 'The owner', kind: 'member', id: 'm_x' } };
    const forged = [
      // Somebody else's caret: taken, and taken away.
      { clientId: 9, clock: 50, state: claims },
      { clientId: 9, clock: 51, state: null },
    ];
    reader.socket.send(encodeAwareness([{ clientId: 7, clock: 1, state: claims }]));
    for (const entry of forged) reader.socket.send(encodeAwareness([entry]));
    // A second id of its own, and a crowd.
    reader.socket.send(
      encodeAwareness(
        Array.from({ length: 500 }, (_, n) => ({ clientId: 100 + n, clock: 1, state: claims })),
      ),
    );
    await until('the reader is shown', () => textOf(owner).includes('"kind":"guest"'));
    const late = live.enter(actors.editor);
    await until('somebody later sees both', () => /"kind":"guest"/.test(textOf(late)));
    const shown = textOf(late);
    expect(shown).not.toContain('The owner');
    expect(shown).not.toContain('m_x');
    expect(shown.match(/"kind":"member"/g)).toHaveLength(1);
    expect(shown.match(/"kind":"guest"/g)).toHaveLength(1);
  });
});
