/** All that pages and routes may ask of the server; `main.ts` hands it over once a process. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Actor, Me, OwnAccount, Profile } from '../../lib/core/actor.ts';
import type { ContentFormat, DocumentView } from '../../lib/core/document.ts';
import type {
  AccessKind,
  DocumentList,
  ListedOwner,
  ListOrder,
  ListView,
} from '../../lib/core/document-list.ts';
import type { DocumentId, PersonId, PictureId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { AccessMode, DocumentReach } from '../../lib/core/policy.ts';
import type {
  ArrivalView,
  GrantedRole,
  LinkView,
  OwnLinkView,
  SharingView,
} from '../../lib/core/sharing.ts';
import type { Look } from '../../lib/editor/look.ts';
import type { Log } from '../ports.ts';
import type { Caller } from './accounts/account-needs.ts';
import type { AccountServices } from './accounts/accounts.ts';
import type { AddingServices, AskingServices, VisitServices } from './asking-services.ts';
import type { FileServices } from './files/files.ts';
import type { LinkWish } from './link-wish.ts';
import type { PublishingServices } from './publishing/publishing.ts';
import type { MentionServices } from './mentions.ts';
import type { WorkspaceServices } from './workspace/workspace.ts';

/** Headers as Node's server has them, or as a route of Next has them. */
export type RequestHeaders = IncomingHttpHeaders | Headers;

/**
 * Who asks. Cookies it cannot read are nobody's. @throws AppError not_signed_in for a token that is
 * no good, whatever cookie comes with it; and what the store says.
 */
export type ResolveActor = (headers: RequestHeaders) => Promise<Actor>;

/** Requests as accounts see them, and the cookie that signs a browser in. */
export interface Callers {
  of(headers: RequestHeaders): Promise<Caller>;
  /** A Set-Cookie value. */
  cookieOf(headers: RequestHeaders, token: string): string;
  noCookie(headers: RequestHeaders): string;
  /** Set-Cookie values after which this browser is no guest that it was. */
  noGuestCookies(headers: RequestHeaders): readonly string[];
}

export interface Services {
  readonly accounts: AccountServices;
  readonly callers: Callers;
  readonly documents: DocumentServices;
  readonly trash: TrashServices;
  readonly people: PeopleServices;
  readonly sharing: SharingServices;
  readonly arrival: ArrivalServices;
  readonly tickets: TicketServices;
  readonly adding: AddingServices;
  readonly asking: AskingServices;
  readonly visits: VisitServices;
  readonly publishing: PublishingServices;
  readonly mentions: MentionServices;
  readonly files: FileServices;
  readonly firstSights: FirstSightServices;
  readonly workspace: WorkspaceServices;
  readonly resolveActor: ResolveActor;
  /** The address people use: `SHEAF_URL`, else scheme and host of the request. No trailing slash. */
  readonly originOf: (headers: RequestHeaders) => string;
  readonly limits: Limits;
  readonly access: AccessMode;
  readonly version: string;
  readonly log: Log;
  /** Would an edit be stored right now? */
  readonly isReady: () => Promise<boolean>;
}

/**
 * Ids come as people typed them. Unknown, malformed and hidden are one and the same answer,
 * `AppError` `document_not_found`, so that nobody can probe which documents exist.
 */
export interface DocumentServices {
  /** @throws AppError bad_request, too_large, and what the store says. */
  create(actor: Actor, first: NewDocument): Promise<DocumentView>;
  /** A look, without a trace. */
  read(actor: Actor, documentId: string): Promise<DocumentView>;
  /** A page visit: from now on it is in this person's list. */
  open(actor: Actor, documentId: string): Promise<DocumentView>;
  /** A page. Empty for somebody who shows no credentials. @throws AppError bad_request. */
  list(actor: Actor, query: ListQuery): Promise<DocumentList>;
  /** The people whose documents are in a view, oneself first, then by name. */
  owners(actor: Actor, view: ListView): Promise<ListedOwner[]>;
  rename(caller: Caller, documentId: string, title: string): Promise<DocumentView>;
  /** `title`: of the copy; absent: that of the original. */
  duplicate(actor: Actor, documentId: string, title?: string): Promise<DocumentView>;
  trash(caller: Caller, documentId: string): Promise<DocumentView>;
  restore(caller: Caller, documentId: string): Promise<DocumentView>;
  content(caller: Caller, documentId: string, format: ContentFormat): Promise<DocumentContent>;
}

/** The text that a page brings before its editor. */
export interface FirstSightServices {
  /**
   * null: there is nothing to read, it is in the trash, or it could not be had in time.
   * @throws AppError document_not_found.
   */
  of(actor: Actor, documentId: string): Promise<FirstSight | null>;
  /** Of what `of` has just given: markup as the editor draws it. Empty: it is no longer kept. */
  html(sight: Pick<FirstSight, 'documentId' | 'version'>): string;
}

export interface FirstSight {
  readonly documentId: DocumentId;
  /** Another one, another text. */
  readonly version: string;
  readonly look: Look;
}

export interface NewDocument {
  readonly title?: string;
  readonly markdown?: string;
}

/** What is absent: all documents, newest change first, from the first one on. */
export interface ListQuery extends Partial<ListOrder> {
  readonly view?: ListView;
  readonly search?: string;
  readonly owner?: PersonId;
  readonly access?: AccessKind;
  /** The `next` of the page before, of the same list. */
  readonly cursor?: string;
}

/** What cannot be taken back. Only owners, and only what is in the trash already. */
export interface TrashServices {
  purge(caller: Caller, documentId: string): Promise<void>;
  /** @returns how many documents. */
  empty(caller: Caller): Promise<number>;
}

export interface DocumentContent {
  readonly title: string;
  readonly format: ContentFormat;
  readonly body: string;
}

export interface PeopleServices {
  /** null: a guest who has not said a name yet, or nobody. */
  profileOf(actor: Actor): Promise<Profile | null>;
  me(actor: Actor): Promise<Me>;
  /** How this person wants to see Sheaf in every browser; null: as the browser says. */
  wishesOf(actor: Actor): Promise<Pick<OwnAccount, 'language' | 'theme'>>;
  /** Sets name and colour, also in the rooms open now. @throws AppError bad_request, not_allowed. */
  introduce(actor: Actor, profile: Profile): Promise<Profile>;
  /**
   * Of these, who has one. Only members see each other's pictures.
   * @throws AppError not_signed_in.
   */
  picturesOf(actor: Actor, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PictureId>>;
  /** Colour of a person without a profile, 0 to 11. */
  defaultHue(personId: PersonId): number;
}

/**
 * Owners only; strangers get `document_not_found`, others who may read it `not_allowed`. What is
 * changed has taken effect for everybody who has the document open before the answer. Addresses of
 * links are paths, which the API makes absolute.
 */
export interface SharingServices {
  view(actor: Actor, documentId: string): Promise<SharingView>;
  setReach(
    caller: Caller,
    documentId: string,
    change: Partial<DocumentReach>,
  ): Promise<SharingView>;
  makeLink(
    caller: Caller,
    documentId: string,
    wish: LinkWish & { readonly role: GrantedRole },
  ): Promise<LinkView>;
  changeLink(caller: Caller, documentId: string, linkId: string, wish: LinkWish): Promise<LinkView>;
  revokeLink(caller: Caller, documentId: string, linkId: string): Promise<void>;
  revokeAllLinks(caller: Caller, documentId: string): Promise<void>;
  /** Of somebody who was added, or came by a link. @throws AppError not_found: it is neither. */
  setMember(
    caller: Caller,
    documentId: string,
    personId: string,
    role: GrantedRole,
  ): Promise<SharingView>;
  /** With all that links have granted; also a person itself. */
  removeMember(caller: Caller, documentId: string, personId: string): Promise<void>;
  /** All that this person made, newest first. */
  ownLinks(actor: Actor): Promise<OwnLinkView[]>;
}

/** @throws AppError too_many_requests when this address has guessed wrong too often. */
export interface ArrivalServices {
  look(caller: Caller, token: string): Promise<ArrivalView>;
  /**
   * Introduces a guest and lets the caller in; who is in already is let in again without a password.
   * @returns the path of the document. @throws AppError link_not_found, wrong_password,
   *   bad_request (the name), not_allowed (without a cookie nobody could be remembered).
   */
  redeem(caller: Caller, token: string, visit: Visit): Promise<{ readonly url: string }>;
}

export interface TicketServices {
  /**
   * What opens the document once in place of what this actor has shown, and lets do no more than it.
   * @throws AppError document_not_found, not_signed_in (nobody), too_many_requests.
   */
  give(
    actor: Actor,
    documentId: string,
  ): Promise<{ readonly ticket: string; readonly expiresAt: string }>;
}

export interface Visit extends Profile {
  readonly password?: string;
}
