/** A document as a read-only page of its own, for whoever has its address. */
import type { DocumentId, PersonId } from './ids.ts';

declare const brand: unique symbol;
/** Last part of the page's address, unique on the instance. */
export type Slug = string & { readonly [brand]: 'Slug' };

/** Characters of a slug. */
export const SLUG_CHARS_MIN = 3;
export const SLUG_CHARS_MAX = 64;
/** Of a suggested one, before what makes it hard to guess. */
const SUGGESTED_CHARS_MAX = 40;

// Letters that look alike in an address would let one page pass for another: ASCII alone.
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function parseSlug(text: string): Slug | null {
  const isSound = text.length >= SLUG_CHARS_MIN && text.length <= SLUG_CHARS_MAX && SLUG.test(text);
  return isSound ? (text as Slug) : null;
}

/**
 * What a page is called until somebody names it: the title's plain letters, and `tail`.
 * @param tail  letters and digits that nobody can guess.
 */
export function suggestedSlug(title: string, tail: string): Slug {
  const words = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, SUGGESTED_CHARS_MAX)
    .replaceAll(/^-+|-+$/g, '');
  return (words === '' ? tail : `${words}-${tail}`) as Slug;
}

/** What the page shows and lets others do with it. */
export interface PublicationChoices {
  /** A table of its headings stands before the text. */
  readonly showsContents: boolean;
  /** The day of the last change stands below the title; never who made it. */
  readonly showsLastEdit: boolean;
  /** Search engines may list it; else they are told not to. */
  readonly isListed: boolean;
  /** Other sites may show it in a frame. */
  readonly isEmbeddable: boolean;
}

export const FIRST_CHOICES: PublicationChoices = {
  showsContents: true,
  showsLastEdit: true,
  isListed: false,
  isEmbeddable: false,
};

/** As the owner sees it. */
export interface PublicationView extends PublicationChoices {
  readonly slug: Slug;
  /** Absolute. */
  readonly url: string;
  /** ISO 8601, UTC. */
  readonly publishedAt: string;
}

/** As operators see it: the page is public, and so is its title. */
export interface WorkspacePublicationView {
  readonly documentId: DocumentId;
  readonly title: string;
  readonly url: string;
  readonly isListed: boolean;
  readonly publishedAt: string;
  readonly ownerId: PersonId | null;
  /** null: nobody owns it, or the owner has not said a name. */
  readonly ownerName: string | null;
}
