/** Accounts of an instance, as the API and the pages see them. Times are ISO 8601, UTC. */
import type { PersonId, PictureId } from './ids.ts';

/** May this visitor make the first account? */
export type SetupState =
  /** Yes: from the machine itself, or by the address that the server printed. */
  | { readonly is: 'open' }
  /** It is still to be made, but not from here. */
  | { readonly is: 'locked' }
  | { readonly is: 'done' };

/** NIST SP 800-63B rev. 4 asks for length, and for nothing else of a person's choice. */
export const PASSWORD_CHARS_MIN = 10;
export const PASSWORD_CHARS_MAX = 200;
/** RFC 5321 section 4.5.3.1.3. */
const EMAIL_CHARS_MAX = 254;
/** Characters before the @ that a masked address shows, when it has more. */
const MASK_SHOWS = 2;
/** One @ between something and a host name; whether it exists only a letter could tell. */
const EMAIL = /^[^\s@\p{C}"(),:;<>[\\\]]+@[^\s@\p{C}"(),:;<>[\\\]]+$/u;

/** @returns the address as it is compared and stored; null: it is none. */
export function parseEmail(text: string): string | null {
  const plain = text.trim().normalize('NFC').toLowerCase();
  return plain.length <= EMAIL_CHARS_MAX && EMAIL.test(plain) ? plain : null;
}

/**
 * Enough of an address to tell two people of one name apart, and not the address: it is shown to
 * people who did not type it.
 */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const name = Array.from(email.slice(0, at));
  const shown = name.length > MASK_SHOWS ? MASK_SHOWS : 1;
  return `${name.slice(0, shown).join('')}…${email.slice(at)}`;
}

export type PasswordFault = 'short' | 'long' | 'email';

/** What is wrong with a password somebody wants; null: nothing. */
export function passwordFault(password: string, email: string): PasswordFault | null {
  const length = Array.from(password).length;
  if (length < PASSWORD_CHARS_MIN) return 'short';
  if (length > PASSWORD_CHARS_MAX) return 'long';
  return password.toLowerCase() === email ? 'email' : null;
}

/** A browser that is signed in. */
export interface DeviceView {
  readonly id: string;
  /** The one that asks. */
  readonly isThis: boolean;
  /** Its User-Agent; null: it sent none. */
  readonly device: string | null;
  /** Network it signed in from. */
  readonly address: string | null;
  readonly signedInAt: string;
  /** To the hour. */
  readonly lastSeenAt: string;
}

/** The guest that a browser is beside its account, when there is something to take along. */
export interface GuestView {
  readonly id: PersonId;
  /** null: has not said one. */
  readonly name: string | null;
  readonly hue: number;
  /** Documents it made, also those in its trash. */
  readonly madeCount: number;
  /** Others that it was in. */
  readonly openedCount: number;
}

/** An account as an operator sees it. */
export interface AccountView {
  readonly id: PersonId;
  readonly name: string;
  readonly hue: number;
  /** Absent: has no picture. */
  readonly pictureId?: PictureId;
  readonly email: string;
  readonly isOperator: boolean;
  readonly isDisabled: boolean;
  readonly createdAt: string;
}

/** What deleting an account would mean. */
export interface LeavingView {
  /** Without the trash. */
  readonly ownedCount: number;
  /** Of these, the ones that somebody else gets into. */
  readonly sharedCount: number;
  /** Nobody else looks after the instance, so it cannot be deleted. */
  readonly isLastOperator: boolean;
  /** Those that the asker may know of; others may be named by their e-mail address. */
  readonly heirs: readonly HeirView[];
}

/** Somebody who could take over documents. */
export interface HeirView {
  readonly id: PersonId;
  readonly name: string;
  readonly hue: number;
  readonly pictureId?: PictureId;
  /** null: not for whoever asks. */
  readonly email: string | null;
}

/** What becomes of the documents of an account that is deleted. */
export type Estate =
  | 'trash'
  /** Id or e-mail address of another account. */
  | { readonly handTo: string };

export interface InvitationView {
  readonly id: string;
  /** For whom, in the words of who made it. */
  readonly label: string;
  readonly isOperator: boolean;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** What the page behind a one-time link may know before it is used. */
export type OneTimeLink =
  | { readonly is: 'ready'; readonly workspace: string }
  /** Unknown, used, revoked or expired: one answer. */
  | { readonly is: 'gone' };
