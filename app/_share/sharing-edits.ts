/** Changes of what the share dialog shows, as functions: shown at once, taken back on failure. */
import type { PersonId, ShareLinkId } from '../../lib/core/ids.ts';
import type { PublicationChoices, PublicationView } from '../../lib/core/publication.ts';
import type { GrantedRole, LinkView, Reach, SharingView } from '../../lib/core/sharing.ts';
import type { Edit } from '../_request/use-live.ts';

export type SharingEdit = Edit<SharingView>;

export const unchanged: SharingEdit = (view) => view;

/** Whatever was shown, this is what the server says. */
export function replacedBy(answer: SharingView): SharingEdit {
  return () => answer;
}

export function withReach(reach: Reach): SharingEdit {
  return (view) => ({ ...view, reach });
}

export function withReachRole(reachRole: GrantedRole): SharingEdit {
  return (view) => ({ ...view, reachRole });
}

export function withMemberRole(personId: PersonId, role: GrantedRole): SharingEdit {
  return (view) => ({
    ...view,
    members: view.members.map((one) => (one.personId === personId ? { ...one, role } : one)),
  });
}

export function withoutPerson(gone: PersonId): SharingEdit {
  return (view) => ({
    ...view,
    members: view.members.filter(({ personId }) => personId !== gone),
    visitors: view.visitors.filter(({ personId }) => personId !== gone),
  });
}

/** Who asks is answered. */
export function withoutRequest(answered: PersonId): SharingEdit {
  return (view) => ({
    ...view,
    requests: view.requests.filter(({ personId }) => personId !== answered),
  });
}

/** In its old place, or in front: the newest comes first. */
export function withLink(link: LinkView): SharingEdit {
  return (view) => ({
    ...view,
    links: view.links.some(({ id }) => id === link.id)
      ? view.links.map((one) => (one.id === link.id ? link : one))
      : [link, ...view.links],
  });
}

export function withoutLink(id: ShareLinkId): SharingEdit {
  return (view) => ({
    ...view,
    links: view.links.filter((link) => link.id !== id),
    visitors: view.visitors.filter(({ linkId }) => linkId !== id),
  });
}

export function withoutLinks(view: SharingView): SharingView {
  return { ...view, links: [], visitors: [] };
}

/** null: taken back. */
export function withPublication(publication: PublicationView | null): SharingEdit {
  return (view) => ({ ...view, publication });
}

export function withChoices(choices: Partial<PublicationChoices>): SharingEdit {
  return (view) => {
    const { publication } = view;
    return publication === null ? view : { ...view, publication: { ...publication, ...choices } };
  };
}
