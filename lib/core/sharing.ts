/** Who a document is shared with, as its owner sees it, and what a visitor's link says of itself. */
import type { DocumentId, PersonId, PictureId, ShareLinkId } from './ids.ts';
import type { PublicationView } from './publication.ts';
import type { Role } from './role.ts';

/**
 * Whom the plain address of a document lets in, apart from its people and its share links:
 * nobody else, every account of this instance, or whoever has the address.
 */
export const REACHES = ['added', 'members', 'link'] as const;
export type Reach = (typeof REACHES)[number];

/** Roles that can be given away: there is one owner, and `none` is the absence of a grant. */
export const GRANTED_ROLES = ['viewer', 'commenter', 'suggester', 'editor'] as const;
export type GrantedRole = Extract<Role, (typeof GRANTED_ROLES)[number]>;

/** Of these, the ones that mean something yet: comments and suggestions are still to come. */
export const OFFERED_ROLES = ['viewer', 'editor'] as const satisfies readonly GrantedRole[];

/** Characters of a link's password. */
export const LINK_PASSWORD_CHARS_MIN = 6;
export const LINK_PASSWORD_CHARS_MAX = 200;

/** Everything the share dialog shows. Times are ISO 8601, UTC. */
export interface SharingView {
  readonly reach: Reach;
  readonly reachRole: GrantedRole;
  /** The owner first, then by name. */
  readonly members: readonly MemberView[];
  /** Newest first. */
  readonly links: readonly LinkView[];
  /** Who came in by a link, and is still let in by it. */
  readonly visitors: readonly VisitorView[];
  /** Who asks to be let in, longest waiting first. */
  readonly requests: readonly RequestView[];
  /** Its page for everybody; null: there is none. */
  readonly publication: PublicationView | null;
}

export interface MemberView {
  readonly personId: PersonId;
  /** Empty: has not said one. */
  readonly name: string;
  readonly hue: number;
  /** Absent: has no picture. */
  readonly pictureId?: PictureId;
  readonly role: Role;
  readonly isGuest: boolean;
}

export interface VisitorView {
  readonly personId: PersonId;
  readonly name: string;
  readonly hue: number;
  readonly pictureId?: PictureId;
  readonly linkId: ShareLinkId;
}

/** Somebody with an account who asks to be let in. */
export interface RequestView {
  readonly personId: PersonId;
  readonly name: string;
  readonly hue: number;
  readonly pictureId?: PictureId;
  /** Masked: anybody may call themselves anything. Empty: the account is gone. */
  readonly email: string;
  /** In the asker's words; may be empty. */
  readonly message: string;
  readonly at: string;
}

/** Somebody with an account whom an owner could add. */
export interface CandidateView {
  readonly personId: PersonId;
  readonly name: string;
  readonly hue: number;
  readonly pictureId?: PictureId;
  /** Masked, so that two of one name can be told apart. */
  readonly email: string;
  /** What was searched for is the whole address. */
  readonly isExact: boolean;
  /** What the document has given this person already; null: nothing. */
  readonly role: Role | null;
}

/** What somebody who was added by name is told on opening the document. */
export interface GreetingView {
  /** Of the owner; empty: has not said one. */
  readonly from: string;
  readonly message: string;
}

export interface LinkView {
  readonly id: ShareLinkId;
  /**
   * Absolute, with the token: only for who may share the document. Empty: it still lets people in,
   * but cannot be shown again, because the instance has got another key since it was made.
   */
  readonly url: string;
  readonly label: string;
  readonly role: GrantedRole;
  readonly hasPassword: boolean;
  readonly createdAt: string;
  /** null: never. */
  readonly expiresAt: string | null;
  /** So many different people may come in by it; null: any number. */
  readonly peopleMax: number | null;
  readonly peopleCount: number;
  readonly openedCount: number;
  readonly lastOpenedAt: string | null;
}

/** A link among all the links of its maker. */
export interface OwnLinkView extends LinkView {
  readonly document: { readonly id: DocumentId; readonly title: string; readonly url: string };
}

/** What the page behind a link may know before the visitor has come in: nothing of the document. */
export type ArrivalView =
  | { readonly is: 'ready'; readonly hasPassword: boolean; readonly role: GrantedRole }
  /** Unknown, revoked, expired or full: one answer. */
  | { readonly is: 'gone' };
