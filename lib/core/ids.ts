/** Identifiers. Each has exactly one parser; a parsed id is trusted from then on. */
import type { Random } from '../std/clock.ts';
import { toBase64Url } from '../std/bytes.ts';

declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

/** 128 random bits as base64url: 22 characters, the last of which carries only two bits. */
export type DocumentId = Brand<'DocumentId'>;
/** `g_` (guest) or `m_` (member, who has an account) and 128 random bits. */
export type PersonId = Brand<'PersonId'>;
/** Names a share link without opening it: 128 random bits. Its token is another secret. */
export type ShareLinkId = Brand<'ShareLinkId'>;
/** Names the bytes of one picture: 128 random bits, another for each picture. */
export type PictureId = Brand<'PictureId'>;
/** Names one file of one document: 128 random bits, another each time it is uploaded. */
export type FileId = Brand<'FileId'>;
/** A document's lineage: 64 random bits, changed only when its content goes back in time. */
export type Epoch = Brand<'Epoch'>;
/** Yjs's random number for one editing replica: 0 to 2^32 - 1. */
export type ClientId = number;
/** Position of an update in one document's log: 1, 2, 3, without a gap. */
export type Seq = number;

const ID_BYTES = 16;
const EPOCH_BYTES = 8;
/** 144 bits: a whole number of base64url characters. */
const TOKEN_BYTES = 18;
// 16 bytes are 21 full characters and one that holds the last 2 bits: A, Q, g or w.
const PLAIN_ID = /^[A-Za-z0-9_-]{21}[AQgw]$/;
const PERSON_ID = /^[gm]_[A-Za-z0-9_-]{21}[AQgw]$/;

/** Owns what the server writes itself. No credential parses to it. */
export const SYSTEM_PERSON = 's_system' as PersonId;

export function parseDocumentId(text: string): DocumentId | null {
  return PLAIN_ID.test(text) ? (text as DocumentId) : null;
}

export function parsePersonId(text: string): PersonId | null {
  return PERSON_ID.test(text) ? (text as PersonId) : null;
}

/** Of so many people at once one may ask which pictures they have. */
export const PICTURES_ASKED_MAX = 100;

/** Has an account, as opposed to a guest. */
export function isMemberId(id: PersonId): boolean {
  return id.startsWith('m_');
}

export function parseShareLinkId(text: string): ShareLinkId | null {
  return PLAIN_ID.test(text) ? (text as ShareLinkId) : null;
}

export function parsePictureId(text: string): PictureId | null {
  return PLAIN_ID.test(text) ? (text as PictureId) : null;
}

export function parseFileId(text: string): FileId | null {
  return PLAIN_ID.test(text) ? (text as FileId) : null;
}

export function newFileId(random: Random): FileId {
  return toBase64Url(random.bytes(ID_BYTES)) as FileId;
}

export function newPictureId(random: Random): PictureId {
  return toBase64Url(random.bytes(ID_BYTES)) as PictureId;
}

export function newShareLinkId(random: Random): ShareLinkId {
  return toBase64Url(random.bytes(ID_BYTES)) as ShareLinkId;
}

/** What stands in the address of a share link: whoever has it comes in. */
export function newShareToken(random: Random): string {
  return toBase64Url(random.bytes(TOKEN_BYTES));
}

export function newDocumentId(random: Random): DocumentId {
  return toBase64Url(random.bytes(ID_BYTES)) as DocumentId;
}

export function newGuestId(random: Random): PersonId {
  return `g_${toBase64Url(random.bytes(ID_BYTES))}` as PersonId;
}

export function newMemberId(random: Random): PersonId {
  return `m_${toBase64Url(random.bytes(ID_BYTES))}` as PersonId;
}

export function newEpoch(random: Random): Epoch {
  return toBase64Url(random.bytes(EPOCH_BYTES)) as Epoch;
}
