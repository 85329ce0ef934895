/** One document, and somebody for every way there is of getting into it, or not. */
import type { Actor } from '../../lib/core/actor.ts';
import type { TokenScope } from '../../lib/core/api-token.ts';
import type { FileRecord } from '../../lib/core/file.ts';
import type { DocumentId, PersonId } from '../../lib/core/ids.ts';
import { newGuestId } from '../../lib/core/ids.ts';
import { GRANTED_ROLES, type GrantedRole } from '../../lib/core/sharing.ts';
import type { ShareLinkRecord } from '../../server/sharing-ports.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import { aMember } from './account-rows.ts';
import { by, testSharing, type TestWorld } from './test-services.ts';

/** Columns of the authorisation matrix, in this order. */
export const WAYS = [
  'owner',
  'editor',
  'suggester',
  'commenter',
  'viewer',
  'link editor',
  'link suggester',
  'link commenter',
  'link viewer',
  'stranger',
  'operator',
  'guest',
  'nobody',
] as const;
export type Way = (typeof WAYS)[number];

const memberOf = (personId: PersonId): Actor & { readonly is: 'member' } => ({
  is: 'member',
  personId,
});
export const aGuest = (): Actor & { readonly is: 'guest' } => ({
  is: 'guest',
  personId: newGuestId(machineRandom),
});

/** The ways in of people with an account, who alone have tokens. */
export const MEMBER_WAYS = [
  'owner',
  'editor',
  'suggester',
  'commenter',
  'viewer',
  'stranger',
  'operator',
] as const satisfies readonly Way[];

/** With an account, and without anything that was given to it: operators are no exception. */
export const isOutside = (way: Way): boolean => way === 'stranger' || way === 'operator';

/** A program of whoever this is. */
export function withToken(actor: Actor, scope: TokenScope): Actor & { readonly is: 'member' } {
  if (actor.is !== 'member') throw new Error('only members have tokens');
  return { ...actor, proof: { is: 'token', id: 'token', scope } };
}

export interface WaysIn {
  readonly world: ReturnType<typeof testSharing>;
  readonly id: DocumentId;
  readonly actors: Readonly<Record<Way, Actor>>;
  /** In it, of its owner's. */
  readonly file: FileRecord;
  /** A link nobody came by, and its token. */
  readonly link: ShareLinkRecord;
  readonly token: string;
  /** Somebody who was added, has an account, and is none of the actors. */
  readonly addedId: PersonId;
  /** Somebody with an account who asks to be let in. */
  readonly askerId: PersonId;
  /** Of somebody with an account who has nothing to do with it. */
  readonly email: string;
}

/** In an instance of members, so that nothing is given by its mode. */
export async function waysIn(shared: Omit<TestWorld, 'access'> = {}): Promise<WaysIn> {
  const world = testSharing({ ...shared, access: 'members' });
  const member = async () => memberOf((await withAccount(world)).id);
  const owner = await member();
  const { id } = await world.documents.create(owner, { title: 'Plan', markdown: 'text' });
  const added = async (role: GrantedRole) => {
    const actor = await member();
    await world.needs.sharing.setMember(id, actor.personId, role, 1);
    return actor;
  };
  const linked = async (role: GrantedRole) => {
    const actor = aGuest();
    const { url } = await world.sharing.makeLink(by(owner), id, { role });
    const token = url.replace('/s/', '');
    await world.arrival.redeem(by(actor), token, { name: role, hue: 1 });
    return actor;
  };
  const actors: Record<string, Actor> = {
    owner,
    stranger: await member(),
    operator: memberOf((await withAccount(world, { isOperator: true })).id),
    guest: aGuest(),
    nobody: { is: 'nobody' },
  };
  for (const role of GRANTED_ROLES) {
    actors[role] = await added(role);
    actors[`link ${role}`] = await linked(role);
  }
  const { id: addedId } = await withAccount(world);
  await world.needs.sharing.setMember(id, addedId, 'viewer', 1);
  const { id: askerId } = await withAccount(world);
  const request = { documentId: id, personId: askerId, message: '', atMs: 1 };
  await world.needs.requests.ask(request, 1);
  const { email } = await withAccount(world);
  const { url, id: linkId } = await world.sharing.makeLink(by(owner), id, { role: 'viewer' });
  const links = await world.needs.shareLinks.ofDocument(id);
  const link = links.find((other) => other.id === linkId);
  if (link === undefined) throw new Error('the link is not there');
  const token = url.replace('/s/', '');
  const file = await world.files.upload(by(owner), id, {
    name: 'notes.txt',
    bytes: 5,
    content: new Blob(['notes']).stream(),
    signal: new AbortController().signal,
  });
  const people = { addedId, askerId, email };
  return { world, id, actors: actors as WaysIn['actors'], file, link, token, ...people };
}

async function withAccount({ needs }: WaysIn['world'], change: Parameters<typeof aMember>[0] = {}) {
  const row = aMember(change);
  await needs.accounts.create([{ table: 'member', row }]);
  return row;
}
