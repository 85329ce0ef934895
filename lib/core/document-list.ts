/** The list of a person's documents: its views, its orders, and what narrows it. Pure. */
import { assertNever } from '../std/assert.ts';
import type { DocumentView } from './document.ts';
import type { PersonId, PictureId } from './ids.ts';
import type { Reach } from './sharing.ts';

export const LIST_VIEWS = ['all', 'mine', 'shared', 'recent', 'trash'] as const;
export type ListView = (typeof LIST_VIEWS)[number];

/** Orders that a person chooses between. */
export const OFFERED_SORTS = ['updated', 'opened', 'title', 'created'] as const;
/** The trash has one of its own. */
export const LIST_SORTS = [...OFFERED_SORTS, 'trashed'] as const;
export type ListSort = (typeof LIST_SORTS)[number];

/** `down`: the newest first, titles from Z to A. */
export const LIST_DIRECTIONS = ['down', 'up'] as const;
export type ListDirection = (typeof LIST_DIRECTIONS)[number];

export interface ListOrder {
  readonly sort: ListSort;
  readonly direction: ListDirection;
}

/** Who gets in beside the owner: nobody, some people, every account, whoever has the address. */
export const ACCESS_KINDS = ['private', 'people', 'members', 'link'] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

/** What is left out of a view; all of it holds. */
export interface Narrowing {
  /** Part of the title, whatever its case; empty: any. */
  readonly search: string;
  /** null: whoever owns it. */
  readonly owner: PersonId | null;
  /** null: whoever gets in. */
  readonly access: AccessKind | null;
}

export const NOTHING_NARROWED: Narrowing = { search: '', owner: null, access: null };

/** Somebody as a list names them. */
export interface ListedPerson {
  /** Empty: has not said one. */
  readonly name: string;
  readonly hue: number;
  /** Absent: has no picture. */
  readonly pictureId?: PictureId;
  readonly isYou: boolean;
}

export interface ListedOwner extends ListedPerson {
  readonly id: PersonId;
}

/** A document as a row of a list. Times are ISO 8601, UTC. */
export interface ListedDocument extends DocumentView {
  /** null: made without credentials. */
  readonly owner: ListedOwner | null;
  /** Who made the newest change; null: nobody that this person is told of. */
  readonly updatedBy: ListedPerson | null;
  /** When this person opened it last; null: never. */
  readonly openedAt: string | null;
}

/** A page of a list. */
export interface DocumentList {
  readonly documents: readonly ListedDocument[];
  /** Cursor of the page behind it; null: there is none. */
  readonly next: string | null;
}

export const LIST_COOKIE = 'sheaf_list';
const USUAL_ORDER: ListOrder = { sort: 'updated', direction: 'down' };

/** Longer titles that begin alike stand as they come: a cursor has to fit into an address. */
export const TITLE_KEY_CHARS = 100;

export function parseView(text: unknown): ListView {
  return LIST_VIEWS.find((view) => view === text) ?? 'all';
}

/** Where a view lives. */
export function pathOf(view: ListView): string {
  return view === 'all' ? '/' : `/?view=${view}`;
}

/** As a browser remembers it: `title.up`. */
export function orderText({ sort, direction }: ListOrder): string {
  return `${sort}.${direction}`;
}

export function parseOrder(text: string | undefined): ListOrder {
  const [first, second] = (text ?? '').split('.');
  const sort = OFFERED_SORTS.find((offered) => offered === first);
  const direction = LIST_DIRECTIONS.find((known) => known === second);
  return sort === undefined || direction === undefined ? USUAL_ORDER : { sort, direction };
}

/** May a person order this view? The others are made by the order they have. */
export function isOrderable(view: ListView): boolean {
  return view !== 'recent' && view !== 'trash';
}

/** @param chosen  how the person wants views in order that may be ordered. */
export function orderOf(view: ListView, chosen: ListOrder = USUAL_ORDER): ListOrder {
  if (view === 'recent') return { sort: 'opened', direction: 'down' };
  if (view === 'trash') return { sort: 'trashed', direction: 'down' };
  return chosen;
}

/** What people expect when they choose it. */
export function usualDirection(sort: ListSort): ListDirection {
  return sort === 'title' ? 'up' : 'down';
}

export function accessKindOf(document: {
  readonly reach: Reach;
  readonly isShared: boolean;
}): AccessKind {
  switch (document.reach) {
    case 'added':
      return document.isShared ? 'people' : 'private';
    case 'members':
    case 'link':
      return document.reach;
    default:
      return assertNever(document.reach);
  }
}

export function isNarrowed({ search, owner, access }: Narrowing): boolean {
  return search !== '' || owner !== null || access !== null;
}

/** Titles that contain the words as typed; upper and lower case are one. */
export function matchesSearch(title: string, search: string): boolean {
  return title.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase());
}

export function isWithin(document: ListedDocument, { search, owner, access }: Narrowing): boolean {
  return (
    matchesSearch(document.title, search) &&
    (owner === null || document.owner?.id === owner) &&
    (access === null || accessKindOf(document) === access)
  );
}

/** What titles are ordered by. */
export function titleKeyOf(title: string): string {
  return Array.from(title.toLowerCase()).slice(0, TITLE_KEY_CHARS).join('');
}

/** For the moment until the server answers, from what is here already. */
export function inOrder(
  documents: readonly ListedDocument[],
  { sort, direction }: ListOrder,
): readonly ListedDocument[] {
  const sign = direction === 'up' ? 1 : -1;
  return documents
    .map((document) => ({ document, key: keyOf(document, sort) }))
    .toSorted((a, b) => sign * compareKeys(a.key, b.key))
    .map(({ document }) => document);
}

/** ISO 8601 sorts as text. */
function keyOf(document: ListedDocument, sort: ListSort): string {
  switch (sort) {
    case 'updated':
      return document.updatedAt;
    case 'opened':
      return document.openedAt ?? '';
    case 'title':
      return titleKeyOf(document.title);
    case 'created':
      return document.createdAt;
    case 'trashed':
      return document.trashedAt ?? '';
    default:
      return assertNever(sort);
  }
}

export function compareKeys(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
