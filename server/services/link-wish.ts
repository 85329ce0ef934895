/** What people ask of a share link, checked. */
import { AppError } from '../../lib/core/faults.ts';
import type { Limits } from '../../lib/core/limits.ts';
import {
  type GrantedRole,
  LINK_PASSWORD_CHARS_MAX,
  LINK_PASSWORD_CHARS_MIN,
} from '../../lib/core/sharing.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { Passwords, ShareLinkChange } from '../sharing-ports.ts';
import { cleanLine } from './clean-text.ts';

/** Absent: as it is, or without. null: without. */
export interface LinkWish {
  readonly label?: string;
  readonly role?: GrantedRole;
  readonly password?: string | null;
  /** ISO 8601. */
  readonly expiresAt?: string | null;
  readonly peopleMax?: number | null;
}

export interface WishNeeds {
  readonly passwords: Passwords;
  readonly clock: Clock;
  readonly limits: Limits;
}

/** @throws AppError bad_request with what is wrong. */
export async function checkedWish(needs: WishNeeds, wish: LinkWish): Promise<ShareLinkChange> {
  const { label, role, password, expiresAt, peopleMax } = wish;
  const checked: ShareLinkChange = {
    ...(label === undefined
      ? {}
      : { label: cleanLine(label, needs.limits.labelCharsMax, 'label') }),
    ...(role === undefined ? {} : { role }),
    ...(expiresAt === undefined ? {} : { expiresAtMs: expiryOf(needs, expiresAt) }),
    ...(peopleMax === undefined ? {} : { peopleMax: peopleOf(needs, peopleMax) }),
  };
  if (password === undefined) return checked;
  // Last, because it takes long.
  return { ...checked, passwordHash: await passwordOf(needs, password) };
}

function expiryOf({ clock }: WishNeeds, expiresAt: string | null): number | null {
  if (expiresAt === null) return null;
  const atMs = Date.parse(expiresAt);
  if (Number.isNaN(atMs)) throw wrong('expiresAt must be a time as in ISO 8601, or null.');
  if (atMs <= clock.nowMs()) throw wrong('expiresAt is over already.');
  return atMs;
}

function peopleOf({ limits }: WishNeeds, peopleMax: number | null): number | null {
  const isSound =
    peopleMax === null ||
    (Number.isInteger(peopleMax) && peopleMax >= 1 && peopleMax <= limits.linkPeopleMax);
  if (isSound) return peopleMax;
  throw wrong(`peopleMax must be a whole number from 1 to ${limits.linkPeopleMax}, or null.`);
}

async function passwordOf(
  { passwords }: WishNeeds,
  password: string | null,
): Promise<string | null> {
  if (password === null) return null;
  const { length } = password;
  if (length < LINK_PASSWORD_CHARS_MIN || length > LINK_PASSWORD_CHARS_MAX) {
    const range = `${LINK_PASSWORD_CHARS_MIN} to ${LINK_PASSWORD_CHARS_MAX}`;
    throw wrong(`The password must have ${range} characters.`);
  }
  return passwords.hash(password);
}

function wrong(hint: string): AppError {
  return new AppError('bad_request', 'link asked for in a way that cannot be', { hint });
}
