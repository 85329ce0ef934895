/** What an owner does to publish a document as a page, and what whoever has its address sees. */
import { detailOf } from '../../../lib/core/audit.ts';
import { AppError } from '../../../lib/core/faults.ts';
import {
  FIRST_CHOICES,
  parseSlug,
  type PublicationChoices,
  type PublicationView,
  type Slug,
  SLUG_CHARS_MAX,
  SLUG_CHARS_MIN,
  suggestedSlug,
} from '../../../lib/core/publication.ts';
import type { Random } from '../../../lib/std/clock.ts';
import type { PublicationRecord, Publications } from '../../publication-ports.ts';
import type { Caller } from '../accounts/account-needs.ts';
import { addressBlockOf } from '../address-block.ts';
import { Guesses } from '../guesses.ts';
import { ownedDocument, type SharingNeeds } from '../owned-document.ts';
import { publicationViewOf } from '../sharing-view.ts';
import { type PublishedPage, PublishedPages, type PublishedPagesNeeds } from './published-pages.ts';

export interface PublishingNeeds extends SharingNeeds, PublishedPagesNeeds {
  readonly limits: SharingNeeds['limits'];
  readonly publications: Publications;
}

/** What is absent stays as it is; at first, the slug is suggested and the rest as in `FIRST_CHOICES`. */
export interface PublishWish extends Partial<PublicationChoices> {
  readonly slug?: string;
}

/** The address of a page is a path, which the API makes absolute. */
export interface PublishingServices {
  /**
   * Makes the page, or changes it. @throws AppError document_not_found, not_allowed, slug_taken,
   * bad_request (the slug).
   */
  publish(caller: Caller, documentId: string, wish: PublishWish): Promise<PublicationView>;
  /** None left is what was wanted, also when there was none. */
  unpublish(caller: Caller, documentId: string): Promise<void>;
  /**
   * For anybody at all. null: there is no such page, or it is in the trash. @throws AppError
   * too_many_requests when this address has asked for too many pages that are not there.
   */
  page(address: string, slug: string): Promise<PublishedPage | null>;
}

export function makePublishing(needs: PublishingNeeds): PublishingServices {
  const pages = new PublishedPages(needs);
  const misses = new Guesses(
    needs.clock,
    needs.limits.addressGuessesMax,
    needs.limits.guessWindowMs,
  );
  return {
    publish: (caller, id, wish) => publish(needs, caller, id, wish),
    unpublish: (caller, id) => unpublish(needs, caller, id),
    async page(address, slugText) {
      const guesser = addressBlockOf(address);
      // Counted before anything is looked up, so that guesses made at once all count.
      if (!misses.take(guesser)) throw new AppError('too_many_requests', 'guesses at pages');
      const slug = parseSlug(slugText);
      const found = slug === null ? null : await needs.publications.find(slug);
      if (found === null || found.record.trashedAtMs !== null) return null;
      misses.giveBack(guesser);
      return pages.of(found);
    },
  };
}

async function publish(
  needs: PublishingNeeds,
  caller: Caller,
  id: string,
  { slug: slugText, ...choices }: PublishWish,
): Promise<PublicationView> {
  const { record } = await ownedDocument(needs, caller, id);
  const present = await needs.publications.ofDocument(record.id);
  const wished = slugText === undefined ? null : expectSlug(slugText);
  const slug =
    wished ?? present?.slug ?? suggestedSlug(record.projection.title, slugTail(needs.random));
  const publication: PublicationRecord = {
    ...(present ?? { ...FIRST_CHOICES, publishedAtMs: needs.clock.nowMs() }),
    ...choices,
    documentId: record.id,
    slug,
  };
  if (!(await needs.publications.save(publication))) {
    throw new AppError('slug_taken', 'another document has it');
  }
  const event = present === null ? 'published' : 'publication-changed';
  const detail = detailOf({ page: slug });
  needs.audit.note(caller, { event, subjectId: record.id, detail });
  needs.log.info('document.published', { documentId: record.id });
  return publicationViewOf(publication);
}

async function unpublish(needs: PublishingNeeds, caller: Caller, id: string): Promise<void> {
  const { record } = await ownedDocument(needs, caller, id);
  if (!(await needs.publications.remove(record.id))) return;
  needs.audit.note(caller, { event: 'unpublished', subjectId: record.id });
  needs.log.info('document.unpublished', { documentId: record.id });
}

function expectSlug(text: string): Slug {
  const slug = parseSlug(text);
  if (slug !== null) return slug;
  const hint =
    `slug must have ${SLUG_CHARS_MIN} to ${SLUG_CHARS_MAX} characters: a to z, digits, ` +
    'and single hyphens between them.';
  throw new AppError('bad_request', 'no slug', { hint });
}

/** RFC 4648 section 6, in lower case: eight letters for forty random bits. */
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const TAIL_CHARS = 8;

function slugTail(random: Random): string {
  // 256 is a multiple of 32: each letter is as likely as any other.
  return Array.from(random.bytes(TAIL_CHARS), (byte) => BASE32.charAt(byte % 32)).join('');
}
