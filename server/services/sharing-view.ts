/** Who a document is shared with, as its owner sees it. */
import { defaultHue } from '../../lib/core/actor.ts';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { isMemberId, type PersonId, type PictureId } from '../../lib/core/ids.ts';
import type { LinkView, MemberView, SharingView } from '../../lib/core/sharing.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { Pictures } from '../person-ports.ts';
import type { People } from '../ports.ts';
import type {
  KnownPerson,
  ShareLinkRecord,
  ShareLinks,
  Sharing,
  TokenVault,
} from '../sharing-ports.ts';

export interface SharingViewNeeds {
  readonly sharing: Sharing;
  readonly shareLinks: ShareLinks;
  readonly people: People;
  readonly pictures: Pick<Pictures, 'idsOf'>;
  readonly vault: TokenVault;
  readonly clock: Clock;
}

export async function sharingViewOf(
  needs: SharingViewNeeds,
  { id, ownerId, reach, reachRole }: DocumentRecord,
): Promise<SharingView> {
  const [owner, members, links, visitors] = await Promise.all([
    ownerId === null ? null : needs.people.find(ownerId),
    needs.sharing.members(id),
    needs.shareLinks.ofDocument(id),
    needs.shareLinks.visitors(id, needs.clock.nowMs()),
  ]);
  const shown = [...members, ...visitors].map(({ personId }) => personId);
  const pictures = await needs.pictures.idsOf(ownerId === null ? shown : [ownerId, ...shown]);
  const seen = (person: KnownPerson) => seenOf(person, pictures);
  const first: MemberView[] =
    ownerId === null ? [] : [{ ...seen({ personId: ownerId, profile: owner }), role: 'owner' }];
  return {
    reach,
    reachRole,
    members: [...first, ...members.map((member) => ({ ...seen(member), role: member.role }))],
    links: links.map((link) => linkViewOf(needs.vault, link)),
    visitors: visitors.map((visitor) => {
      const { isGuest: _, ...person } = seen(visitor);
      return { ...person, linkId: visitor.linkId };
    }),
  };
}

function seenOf(
  { personId, profile }: KnownPerson,
  pictures: ReadonlyMap<PersonId, PictureId>,
): Omit<MemberView, 'role'> {
  const { name, hue } = profile ?? { name: '', hue: defaultHue(personId) };
  const pictureId = pictures.get(personId);
  const picture = pictureId === undefined ? {} : { pictureId };
  return { personId, name, hue, ...picture, isGuest: !isMemberId(personId) };
}

/** Its address is a path still: the API makes it absolute. */
export function linkViewOf(vault: TokenVault, link: ShareLinkRecord): LinkView {
  const token = vault.open(link.tokenSealed, link.id);
  return {
    id: link.id,
    url: token === null ? '' : `/s/${token}`,
    label: link.label,
    role: link.role,
    hasPassword: link.passwordHash !== null,
    createdAt: isoOf(link.createdAtMs),
    expiresAt: isoOrNull(link.expiresAtMs),
    peopleMax: link.peopleMax,
    peopleCount: link.peopleCount,
    openedCount: link.openedCount,
    lastOpenedAt: isoOrNull(link.lastOpenedAtMs),
  };
}

function isoOf(atMs: number): string {
  return new Date(atMs).toISOString();
}

function isoOrNull(atMs: number | null): string | null {
  return atMs === null ? null : isoOf(atMs);
}
