/** The seams of sharing: what documents have given to whom, links, and the secrets in them. */
import type { Profile } from '../lib/core/actor.ts';
import type { DocumentId, PersonId, ShareLinkId } from '../lib/core/ids.ts';
import type { DocumentReach, PersonFacts } from '../lib/core/policy.ts';
import type { GrantedRole } from '../lib/core/sharing.ts';

/** Whom documents let in beside their owners. Same errors as the log. */
export interface Sharing {
  /** What one document has given to some people; no entry: nothing. Asked with every connection. */
  givenIn(
    documentId: DocumentId,
    personIds: readonly PersonId[],
    nowMs: number,
  ): Promise<ReadonlyMap<PersonId, PersonFacts>>;
  /** What some documents have given to one person; no entry: nothing. */
  givenTo(
    personId: PersonId,
    documentIds: readonly DocumentId[],
    nowMs: number,
  ): Promise<ReadonlyMap<DocumentId, PersonFacts>>;
  /** Which of these documents are published, or let in anybody by name or by a link still good. */
  shared(documentIds: readonly DocumentId[], nowMs: number): Promise<ReadonlySet<DocumentId>>;
  /** What is not named stays. */
  setReach(documentId: DocumentId, change: Partial<DocumentReach>): Promise<void>;
  /** By name; the owner is not among them. */
  members(documentId: DocumentId): Promise<readonly MemberRecord[]>;
  /**
   * Adds a person, or changes what it may do, in the place of what links have granted it here, and
   * of its request to be let in.
   * @param message  for this person, in the place of the one before; absent: that one stays.
   */
  setMember(
    documentId: DocumentId,
    personId: PersonId,
    role: GrantedRole,
    atMs: number,
    message?: string,
  ): Promise<void>;
  /** What whoever added this person said to it, and nobody has read yet; empty: nothing. */
  messageTo(documentId: DocumentId, personId: PersonId): Promise<string>;
  forgetMessage(documentId: DocumentId, personId: PersonId): Promise<void>;
  /** With all that links have granted it here. @returns false when it had been given nothing. */
  removePerson(documentId: DocumentId, personId: PersonId): Promise<boolean>;
  /**
   * Makes another person the owner, in the place of what it had been given; who was the owner is an
   * editor from then on. @returns false when it has another owner: nothing changed.
   */
  giveTo(documentId: DocumentId, from: PersonId, to: PersonId, atMs: number): Promise<boolean>;
}

export interface KnownPerson {
  readonly personId: PersonId;
  /** null: has not said a name yet. */
  readonly profile: Profile | null;
}

export interface MemberRecord extends KnownPerson {
  readonly role: GrantedRole;
}

export interface VisitorRecord extends KnownPerson {
  readonly linkId: ShareLinkId;
}

/** What a link was made with. */
export interface NewShareLink {
  readonly id: ShareLinkId;
  readonly documentId: DocumentId;
  readonly tokenHash: string;
  readonly tokenSealed: string;
  readonly label: string;
  readonly role: GrantedRole;
  /** null: none is asked for. */
  readonly passwordHash: string | null;
  /** null: never. */
  readonly expiresAtMs: number | null;
  /** null: any number. */
  readonly peopleMax: number | null;
  readonly createdBy: PersonId;
  readonly createdAtMs: number;
}

export interface ShareLinkRecord extends NewShareLink {
  readonly openedCount: number;
  readonly lastOpenedAtMs: number | null;
  /** Different people that came in by it. */
  readonly peopleCount: number;
}

export interface FoundShareLink extends ShareLinkRecord {
  /** This person came in by it before. */
  readonly hasComeIn: boolean;
}

export type ShareLinkChange = Partial<
  Pick<NewShareLink, 'label' | 'role' | 'passwordHash' | 'expiresAtMs' | 'peopleMax'>
>;

/** `gone`: unknown or expired. */
export type Redeemed = 'come-in' | 'full' | 'gone';

/** Links and who came in by them. Same errors as the log. */
export interface ShareLinks {
  create(link: NewShareLink): Promise<void>;
  /** As it is, expired or not. @param personId  null: nobody who could have come in. */
  find(tokenHash: string, personId: PersonId | null): Promise<FoundShareLink | null>;
  /** Newest first. */
  ofDocument(documentId: DocumentId): Promise<readonly ShareLinkRecord[]>;
  /** Those of a person on the documents it owns, without the trash, newest first. */
  ofMaker(personId: PersonId, limit: number): Promise<readonly OwnShareLink[]>;
  /** @returns false when this document has no such link. */
  change(documentId: DocumentId, id: ShareLinkId, change: ShareLinkChange): Promise<boolean>;
  /** Removes links with all they granted. @param id  null: all of the document. @returns how many. */
  revoke(documentId: DocumentId, id: ShareLinkId | null): Promise<number>;
  /**
   * Lets a person in and counts the visit, all or nothing. Who is in already takes no further
   * place, and comes in although the link is full.
   */
  redeem(tokenHash: string, personId: PersonId, nowMs: number): Promise<Redeemed>;
  /** Who came in by links that have not expired, latest first. */
  visitors(documentId: DocumentId, nowMs: number): Promise<readonly VisitorRecord[]>;
  /** When the next link after this moment expires; null: none will. */
  nextExpiryMs(afterMs: number): Promise<number | null>;
  /** Documents with a link that expired after one moment and not after the other. */
  expiredBetween(afterMs: number, untilMs: number): Promise<readonly DocumentId[]>;
}

export interface OwnShareLink {
  readonly link: ShareLinkRecord;
  readonly title: string;
}

/** What must not be read in a copy of the database. */
export interface TokenVault {
  /** What a link is looked up by. */
  digest(token: string): string;
  /** @param label  what it belongs to: opens only together with it. */
  seal(token: string, label: string): string;
  /** null: sealed under another key, or damaged. */
  open(sealed: string, label: string): string | null;
}

/** Slow on purpose, so never on the thread that relays. */
export interface Passwords {
  /** @throws AppError too_many_requests when too many are waiting. */
  hash(password: string): Promise<string>;
  /** Takes the same time whatever is wrong. @throws AppError too_many_requests. */
  verify(password: string, hash: string): Promise<boolean>;
}

/** The engine as sharing sees it: who has a document open on this instance. */
export interface Presences {
  /** null: somebody without credentials. */
  peopleIn(documentId: DocumentId): readonly (PersonId | null)[];
}
