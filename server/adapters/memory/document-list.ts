/** The list of a person's documents without a disk, for tests. */
import type { DocumentRecord } from '../../../lib/core/document.ts';
import {
  accessKindOf,
  compareKeys,
  type ListSort,
  titleKeyOf,
} from '../../../lib/core/document-list.ts';
import { type DocumentId, isMemberId, type PersonId } from '../../../lib/core/ids.ts';
import type { ListPosition } from '../../../lib/core/list-cursor.ts';
import { assertNever } from '../../../lib/std/assert.ts';
import type { DocumentPage, DocumentQuery, ListedRecord, ListScope } from '../../ports.ts';
import { MemorySharing } from './sharing.ts';
import type { MemoryTables } from './tables.ts';

/** Where a document stands among others: by its key, then in the order in which they were made. */
interface Rank {
  readonly key: string | number;
  readonly place: number;
}

export async function pageIn(tables: MemoryTables, query: DocumentQuery): Promise<DocumentPage> {
  const { sort, direction, after, limit } = query;
  const sign = direction === 'up' ? 1 : -1;
  const ids = [...tables.documents.keys()];
  const compare = (a: Rank, b: Rank) => sign * (compareKeys(a.key, b.key) || a.place - b.place);
  const inList = new Set((await inView(tables, query)).map(({ record }) => record.id));
  // What was never in the list is as what is gone from it.
  const shown = ids.map((id) => (inList.has(id) ? id : null));
  const rankOf = (row: ListedRecord): Rank => ({
    key: keyOf(row, sort),
    place: ids.indexOf(row.record.id),
  });
  const rowsBehind = (await within(tables, query))
    .map((row) => ({ ...row, rank: rankOf(row) }))
    .filter(({ rank }) => after === null || compare(rank, rankAt(after, shown, sign)) > 0)
    .toSorted((a, b) => compare(a.rank, b.rank));
  const rows = rowsBehind.slice(0, limit);
  const last = rowsBehind.length > limit ? rows.at(-1) : undefined;
  return {
    rows: rows.map(({ record, openedAtMs }) => ({ record, openedAtMs })),
    next: last === undefined ? null : { key: last.rank.key, id: last.record.id },
  };
}

/** When it is gone, those beside it with the same key count as shown. */
function rankAt(
  { key, id }: ListPosition,
  ids: readonly (DocumentId | null)[],
  sign: number,
): Rank {
  const place = ids.indexOf(id);
  return { key, place: place < 0 ? sign * Number.POSITIVE_INFINITY : place };
}

export async function ownersIn(
  tables: MemoryTables,
  scope: ListScope,
  limit: number,
): Promise<PersonId[]> {
  const rows = await inView(tables, scope);
  const owners = new Set(rows.flatMap(({ record: { ownerId } }) => ownerId ?? []));
  return [...owners].slice(0, limit);
}

async function within(tables: MemoryTables, query: DocumentQuery): Promise<ListedRecord[]> {
  const { search, owner, access, nowMs } = query;
  const rows = await inView(tables, query);
  const ids = rows.map(({ record }) => record.id);
  const shared = await new MemorySharing(tables).shared(ids, nowMs);
  const searched = search.toLowerCase();
  return rows
    .filter(({ record }) => record.projection.title.toLowerCase().includes(searched))
    .filter(({ record }) => owner === null || record.ownerId === owner)
    .filter(({ record: { reach, id } }) => {
      return access === null || accessKindOf({ reach, isShared: shared.has(id) }) === access;
    });
}

async function inView(
  tables: MemoryTables,
  { personId, nowMs, view }: ListScope,
): Promise<ListedRecord[]> {
  const records = [...tables.documents.values()];
  const ids = records.map(({ id }) => id);
  const given = await new MemorySharing(tables).givenTo(personId, ids, nowMs);
  const opened = tables.opened.get(personId);
  const isListed = ({ id, ownerId, reach, trashedAtMs }: DocumentRecord): boolean => {
    if (ownerId === personId) return true;
    const hasOpened = opened?.has(id) === true;
    if (ownerId === null) return hasOpened;
    if (trashedAtMs !== null) return false;
    const isReached = reach === 'link' || (reach === 'members' && isMemberId(personId));
    return given.has(id) || (hasOpened && isReached);
  };
  return records
    .filter(isListed)
    .filter(({ trashedAtMs }) => (trashedAtMs !== null) === (view === 'trash'))
    .filter(({ ownerId }) => view !== 'mine' || ownerId === personId)
    .filter(({ ownerId }) => view !== 'shared' || ownerId !== personId)
    .map((record) => ({ record, openedAtMs: opened?.get(record.id) ?? null }))
    .filter(({ openedAtMs }) => view !== 'recent' || openedAtMs !== null);
}

function keyOf({ record, openedAtMs }: ListedRecord, sort: ListSort): string | number {
  switch (sort) {
    case 'updated':
      return record.updatedAtMs;
    case 'opened':
      return openedAtMs ?? 0;
    case 'title':
      return titleKeyOf(record.projection.title);
    case 'created':
      return record.createdAtMs;
    case 'trashed':
      return record.trashedAtMs ?? 0;
    default:
      return assertNever(sort);
  }
}
