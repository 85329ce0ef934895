/** A person's list of documents, page by page, with the names of those it may know. */
import type { Actor, Profile } from '../../lib/core/actor.ts';
import { defaultHue, personOf } from '../../lib/core/actor.ts';
import type { DocumentRecord } from '../../lib/core/document.ts';
import {
  type DocumentList,
  type ListedDocument,
  type ListedOwner,
  type ListedPerson,
  type ListView,
  NOTHING_NARROWED,
  orderOf,
} from '../../lib/core/document-list.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { encodeCursor, parseCursor } from '../../lib/core/list-cursor.ts';
import type { Pictures } from '../person-ports.ts';
import type { DocumentQuery, Documents, ListedRecord, People } from '../ports.ts';
import { cleanLine } from './clean-text.ts';
import { type ViewNeeds, viewsOf } from './document-view.ts';
import type { ListQuery } from './services.ts';

export interface ListNeeds extends ViewNeeds {
  readonly documents: Pick<Documents, 'list' | 'owners'>;
  readonly people: Pick<People, 'findAll'>;
  readonly pictures: Pick<Pictures, 'idsOf'>;
  readonly limits: Pick<Limits, 'listDocumentsMax' | 'searchCharsMax'>;
}

type Names = ReadonlyMap<PersonId, Profile & Pick<ListedPerson, 'pictureId'>>;

/** Empty for somebody who shows no credentials. @throws AppError bad_request. */
export async function listDocuments(
  needs: ListNeeds,
  actor: Actor,
  wish: ListQuery,
): Promise<DocumentList> {
  const personId = personOf(actor);
  const query = queryOf(needs, wish);
  if (personId === null) return { documents: [], next: null };
  const nowMs = needs.clock.nowMs();
  const { rows, next } = await needs.documents.list({ ...query, personId, nowMs });
  const records = rows.map(({ record }) => record);
  const [views, names] = await Promise.all([
    viewsOf(needs, actor, personId, records),
    namesOf(needs, peopleOf(records)),
  ]);
  const listed = new Map(rows.map((row) => [row.record.id, row]));
  const documents = views.flatMap((view): ListedDocument[] => {
    const row = listed.get(view.id);
    return row === undefined ? [] : [{ ...view, ...factsOf(row, actor, personId, names) }];
  });
  return { documents, next: next === null ? null : encodeCursor(next) };
}

/** Of the documents of a view, by name. */
export async function listOwners(
  needs: ListNeeds,
  actor: Actor,
  view: ListView,
): Promise<ListedOwner[]> {
  const personId = personOf(actor);
  if (personId === null) return [];
  const scope = { personId, view, nowMs: needs.clock.nowMs() };
  const ids = await needs.documents.owners(scope, needs.limits.listDocumentsMax);
  const names = await namesOf(needs, ids);
  return ids
    .map((id) => ({ id, ...named(id, personId, names) }))
    .toSorted((a, b) => Number(b.isYou) - Number(a.isYou) || a.name.localeCompare(b.name));
}

function queryOf(
  { limits }: ListNeeds,
  { view = 'all', sort, direction, search = '', owner, access, cursor }: ListQuery,
): Omit<DocumentQuery, 'personId' | 'nowMs'> {
  const usual = orderOf(view);
  const order = { sort: sort ?? usual.sort, direction: direction ?? usual.direction };
  const after = cursor === undefined ? null : parseCursor(cursor, order.sort);
  if (cursor !== undefined && after === null) {
    const hint = 'The cursor is none of a list in this order.';
    throw new AppError('bad_request', 'not a cursor', { hint });
  }
  return {
    ...NOTHING_NARROWED,
    view,
    ...order,
    search: cleanLine(search, limits.searchCharsMax, 'search text'),
    ...(owner === undefined ? {} : { owner }),
    ...(access === undefined ? {} : { access }),
    after,
    limit: limits.listDocumentsMax,
  };
}

function peopleOf(records: readonly DocumentRecord[]): readonly PersonId[] {
  const ids = records.flatMap(({ ownerId, updatedBy }) => [ownerId, updatedBy]);
  return [...new Set(ids.filter((id) => id !== null))];
}

async function namesOf({ people, pictures }: ListNeeds, ids: readonly PersonId[]): Promise<Names> {
  const [profiles, pictureIds] = await Promise.all([people.findAll(ids), pictures.idsOf(ids)]);
  return new Map(
    [...profiles].map(([id, { name, hue }]) => {
      const pictureId = pictureIds.get(id);
      return [id, { name, hue, ...(pictureId === undefined ? {} : { pictureId }) }];
    }),
  );
}

function factsOf(
  { record, openedAtMs }: ListedRecord,
  actor: Actor,
  personId: PersonId,
  names: Names,
): Pick<ListedDocument, 'owner' | 'updatedBy' | 'openedAt'> {
  const { ownerId, updatedBy } = record;
  // A guest has been let into somebody's document, not among the people who write it.
  const isGuest = actor.is === 'guest' && ownerId !== personId;
  const isTold = !isGuest || updatedBy === personId || updatedBy === ownerId;
  return {
    owner: ownerId === null ? null : { id: ownerId, ...named(ownerId, personId, names) },
    updatedBy: updatedBy === null || !isTold ? null : named(updatedBy, personId, names),
    openedAt: openedAtMs === null ? null : new Date(openedAtMs).toISOString(),
  };
}

function named(id: PersonId, personId: PersonId, names: Names): ListedPerson {
  const seen = names.get(id) ?? { name: '', hue: defaultHue(id) };
  return { ...seen, isYou: id === personId };
}
