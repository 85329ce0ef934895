/** Who a document is shared with, as its owner sees it. */
import { maskEmail } from '../../lib/core/account.ts';
import { type Actor, defaultHue } from '../../lib/core/actor.ts';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { isMemberId, type PersonId, type PictureId } from '../../lib/core/ids.ts';
import type { PublicationView } from '../../lib/core/publication.ts';
import type { LinkView, MemberView, RequestView, SharingView } from '../../lib/core/sharing.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { AccessRequestRecord, AccessRequests } from '../asking-ports.ts';
import type { Pictures } from '../person-ports.ts';
import type { People } from '../ports.ts';
import type { PublicationRecord, Publications } from '../publication-ports.ts';
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
  readonly requests: AccessRequests;
  readonly publications: Pick<Publications, 'ofDocument'>;
  readonly people: People;
  readonly pictures: Pick<Pictures, 'idsOf'>;
  readonly vault: TokenVault;
  readonly clock: Clock;
}

/** Of people who have one. */
type PictureIds = ReadonlyMap<PersonId, PictureId>;

/** @param viewer  only members see each other's pictures. */
export async function sharingViewOf(
  needs: SharingViewNeeds,
  viewer: Actor,
  { id, ownerId, reach, reachRole }: DocumentRecord,
): Promise<SharingView> {
  const [owner, members, links, visitors, requests, publication] = await Promise.all([
    ownerId === null ? null : needs.people.find(ownerId),
    needs.sharing.members(id),
    needs.shareLinks.ofDocument(id),
    needs.shareLinks.visitors(id, needs.clock.nowMs()),
    needs.requests.ofDocument(id),
    needs.publications.ofDocument(id),
  ]);
  const shown = [...members, ...visitors, ...requests].map(({ personId }) => personId);
  const ids = ownerId === null ? shown : [ownerId, ...shown];
  const pictures = await needs.pictures.idsOf(viewer.is === 'member' ? ids : []);
  const first: MemberView[] =
    ownerId === null
      ? []
      : [{ ...seen({ personId: ownerId, profile: owner }, pictures), role: 'owner' }];
  return {
    reach,
    reachRole,
    members: [
      ...first,
      ...members.map((member) => ({ ...seen(member, pictures), role: member.role })),
    ],
    links: links.map((link) => linkViewOf(needs.vault, link)),
    visitors: visitors.map((visitor) => {
      const { isGuest: _, ...person } = seen(visitor, pictures);
      return { ...person, linkId: visitor.linkId };
    }),
    requests: requests.map((request) => requestViewOf(request, pictures)),
    publication: publication === null ? null : publicationViewOf(publication),
  };
}

function requestViewOf(request: AccessRequestRecord, pictures: PictureIds): RequestView {
  const { isGuest: _, ...person } = seen(request, pictures);
  const { email, message, atMs } = request;
  return {
    ...person,
    email: email === null ? '' : maskEmail(email),
    message,
    at: isoOf(atMs),
  };
}

/** A person as whoever shares a document with it sees it. */
export function seen(
  { personId, profile }: KnownPerson,
  pictures: PictureIds,
): Omit<MemberView, 'role'> {
  const { name, hue } = profile ?? { name: '', hue: defaultHue(personId) };
  const pictureId = pictures.get(personId);
  const picture = pictureId === undefined ? {} : { pictureId };
  return { personId, name, hue, ...picture, isGuest: !isMemberId(personId) };
}

/** Its address is a path still: the API makes it absolute. */
export function linkViewOf(vault: Pick<TokenVault, 'open'>, link: ShareLinkRecord): LinkView {
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

/** Its address is a path still: the API makes it absolute. */
export function publicationViewOf(publication: PublicationRecord): PublicationView {
  const { documentId: _, publishedAtMs, ...shown } = publication;
  return { ...shown, url: `/p/${shown.slug}`, publishedAt: isoOf(publishedAtMs) };
}

function isoOf(atMs: number): string {
  return new Date(atMs).toISOString();
}

function isoOrNull(atMs: number | null): string | null {
  return atMs === null ? null : isoOf(atMs);
}
