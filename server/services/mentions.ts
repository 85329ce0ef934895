/**
 * Whom and what a text may name, for one reader. A reader learns of nobody and nothing here that it
 * does not see elsewhere: members of the workspace are no secret to each other, a guest knows the
 * owner and who is there, and only the owner is told who was let in.
 */
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { AppError } from '../../lib/core/faults.ts';
import { isMemberId, parseDocumentId, parsePersonId, type PersonId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { MentionedName, MentionedTitle, MentionView } from '../../lib/core/mention.ts';
import { MENTION_IDS_MAX } from '../../lib/core/mention.ts';
import { may, NO_FACTS, roleOf } from '../../lib/core/policy.ts';
import type { Directory } from '../asking-ports.ts';
import type { Pictures } from '../person-ports.ts';
import type { Documents, People } from '../ports.ts';
import type { KnownPerson, Presences, ShareLinks, Sharing } from '../sharing-ports.ts';
import { accessDocument, type AccessNeeds, factsOf } from './access-document.ts';
import { cleanLine } from './clean-text.ts';
import { Guesses } from './guesses.ts';
import { seen } from './sharing-view.ts';

const MINUTE_MS = 60_000;

export interface MentionNeeds extends AccessNeeds {
  readonly documents: Pick<Documents, 'find'>;
  readonly people: Pick<People, 'findAll'>;
  readonly pictures: Pick<Pictures, 'idsOf'>;
  readonly sharing: Pick<Sharing, 'givenIn' | 'givenTo' | 'members'>;
  readonly shareLinks: Pick<ShareLinks, 'visitors'>;
  readonly directory: Directory;
  readonly presences: Presences;
  readonly limits: Limits;
}

export interface MentionServices {
  /**
   * Whom somebody who may write here could name, those in the document first.
   * @throws AppError as all of a document; bad_request; too_many_requests.
   */
  people(actor: Actor, documentId: string, search: string): Promise<MentionView[]>;
  /** Of those people whom this reader may see; the others are left out. @throws the same. */
  names(actor: Actor, documentId: string, ids: readonly string[]): Promise<MentionedName[]>;
  /** Of those documents that this reader may open; hidden, unknown and malformed are left out alike. */
  titles(actor: Actor, ids: readonly string[]): Promise<MentionedTitle[]>;
}

export function makeMentions(needs: MentionNeeds): MentionServices {
  return new Mentions(needs);
}

class Mentions implements MentionServices {
  readonly #needs: MentionNeeds;
  readonly #tries: Guesses;

  constructor(needs: MentionNeeds) {
    this.#needs = needs;
    this.#tries = new Guesses(needs.clock, needs.limits.candidateTriesMax, MINUTE_MS);
  }

  async people(actor: Actor, documentId: string, search: string): Promise<MentionView[]> {
    const { limits, pictures } = this.#needs;
    const { record, role } = await accessDocument(this.#needs, actor, documentId, 'edit');
    const text = cleanLine(search, limits.searchCharsMax, 'search text').toLocaleLowerCase();
    const known = await this.#known(actor, record, role === 'owner');
    const others = actor.is === 'member' && text !== '' ? await this.#search(actor, text) : [];
    const found = new Map([...known, ...others].map((person) => [person.personId, person]));
    // By name only: that somebody has an address is not for everybody who writes here.
    const called = [...found.values()].filter(({ profile }) => {
      const name = (profile?.name ?? '').toLocaleLowerCase();
      return name !== '' && name.includes(text);
    });
    const offered = called.slice(0, limits.candidatesMax);
    const ids = offered.map(({ personId }) => personId);
    const shown = await pictures.idsOf(actor.is === 'member' ? ids : []);
    return offered.map((person) => seen(person, shown));
  }

  async names(actor: Actor, documentId: string, texts: readonly string[]) {
    const { record, role } = await accessDocument(this.#needs, actor, documentId, 'read');
    const ids = wanted(texts).flatMap((text) => parsePersonId(text) ?? []);
    if (ids.length === 0) return [];
    const isColleague = (id: PersonId) => actor.is === 'member' && isMemberId(id);
    const visible = ids.every(isColleague)
      ? new Set<PersonId>()
      : new Set((await this.#idsKnown(actor, record, role === 'owner')).values());
    const shown = ids.filter((id) => isColleague(id) || visible.has(id));
    const profiles = await this.#needs.people.findAll(shown);
    return [...profiles].map(([personId, { name }]) => ({ personId, name }));
  }

  async titles(actor: Actor, texts: readonly string[]): Promise<MentionedTitle[]> {
    const { documents, sharing, access, clock } = this.#needs;
    const ids = wanted(texts).flatMap((text) => parseDocumentId(text) ?? []);
    const found = await Promise.all(ids.map((id) => documents.find(id)));
    const records = found.filter((record) => record !== null);
    const personId = personOf(actor);
    const given =
      personId === null || records.length === 0
        ? null
        : await sharing.givenTo(
            personId,
            records.map(({ id }) => id),
            clock.nowMs(),
          );
    return records.flatMap((record) => {
      const role = roleOf(actor, factsOf(record, access, given?.get(record.id) ?? NO_FACTS));
      const { id, projection, trashedAtMs } = record;
      return may(role, 'read', trashedAtMs !== null) ? [{ id, title: projection.title }] : [];
    });
  }

  async #search(actor: Actor & { readonly is: 'member' }, text: string) {
    const { directory, limits } = this.#needs;
    if (!this.#tries.take(actor.personId)) {
      throw new AppError('too_many_requests', 'searches for people');
    }
    return directory.search(text, limits.candidatesMax);
  }

  /** Whom this reader sees with the document already, whoever is there now first. */
  async #idsKnown(actor: Actor, { id, ownerId }: DocumentRecord, isOwner: boolean) {
    const { presences, sharing, shareLinks, clock } = this.#needs;
    const [members, visitors] = isOwner
      ? await Promise.all([sharing.members(id), shareLinks.visitors(id, clock.nowMs())])
      : [[], []];
    const all = [
      ...presences.peopleIn(id),
      // Who shows no credentials is told who is there, and no more.
      ...(actor.is === 'nobody' ? [] : [ownerId, personOf(actor)]),
      ...[...members, ...visitors].map(({ personId }) => personId),
    ];
    return new Set(all.filter((personId) => personId !== null));
  }

  async #known(actor: Actor, record: DocumentRecord, isOwner: boolean): Promise<KnownPerson[]> {
    const ids = [...(await this.#idsKnown(actor, record, isOwner))];
    const profiles = await this.#needs.people.findAll(ids);
    return ids.map((personId) => ({ personId, profile: profiles.get(personId) ?? null }));
  }
}

function wanted(texts: readonly string[]): string[] {
  const ids = [...new Set(texts)];
  if (ids.length > MENTION_IDS_MAX) {
    const hint = `At most ${MENTION_IDS_MAX} ids at once.`;
    throw new AppError('bad_request', 'too many ids', { hint });
  }
  return ids;
}
