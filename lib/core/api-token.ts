/** API tokens: what a program shows in place of a person's cookie. Times are ISO 8601, UTC. */
import { toBase64Url } from '../std/bytes.ts';
import type { Random } from '../std/clock.ts';

export const TOKEN_SCOPES = ['read', 'write'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** How long a token may be made for. */
export const TOKEN_DAYS = [30, 90, 365] as const;
/** null: until it is revoked. */
export type TokenDays = (typeof TOKEN_DAYS)[number] | null;
export const TOKEN_DAYS_DEFAULT = 90 satisfies TokenDays;

/** By it people, and programs that look for leaked secrets, see what they have before them. */
const PREFIX = 'sheaf_';
/** 192 bits: a whole number of base64url characters. */
const SECRET_BYTES = 24;
const ID_BYTES = 16;
const TOKEN = /^sheaf_[A-Za-z0-9_-]{32}$/;

export function newApiToken(random: Random): string {
  return PREFIX + toBase64Url(random.bytes(SECRET_BYTES));
}

/** Names a token without being one. */
export function newApiTokenId(random: Random): string {
  return toBase64Url(random.bytes(ID_BYTES));
}

/** Has it the shape of one? Whether it is one, only the store knows. */
export function isApiToken(text: string): boolean {
  return TOKEN.test(text);
}

/** What a member wants of a new one. */
export interface TokenWish {
  readonly name: string;
  readonly scope: TokenScope;
  readonly days: TokenDays;
}

/** A token as its owner sees it, never with the secret. */
export interface ApiTokenView {
  readonly id: string;
  readonly name: string;
  readonly scope: TokenScope;
  readonly createdAt: string;
  /** null: never. */
  readonly expiresAt: string | null;
  /** To the hour; null: not yet. */
  readonly lastUsedAt: string | null;
}
