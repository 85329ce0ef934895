/** How the database finds a page of somebody's documents: by indexes, whatever is asked. */
import type { AccessKind, ListSort } from '../../../lib/core/document-list.ts';
import { TITLE_KEY_CHARS, titleKeyOf } from '../../../lib/core/document-list.ts';
import { isMemberId } from '../../../lib/core/ids.ts';
import type { ListPosition } from '../../../lib/core/list-cursor.ts';
import { assertNever } from '../../../lib/std/assert.ts';
import type { DocumentPage, DocumentQuery, ListedRecord, ListScope } from '../../ports.ts';
import { COLUMNS, type DocumentColumns, recordOf } from './document-record.ts';
import type { Value } from './insert.ts';

/** A piece of SQL, and what stands for its question marks. */
export interface Piece {
  readonly sql: string;
  readonly values: readonly Value[];
}

export type ListedColumns = readonly [...DocumentColumns, openedAtMs: number | null];

/** Titles as `titleKeyOf` has them: SQLite counts code points, too. */
const KEYS: Readonly<Record<ListSort, string>> = {
  updated: '"updatedAtMs"',
  opened: 'coalesce("atMs", 0)',
  title: `substr("foldedTitle", 1, ${TITLE_KEY_CHARS})`,
  created: '"createdAtMs"',
  trashed: '"trashedAtMs"',
};

const IS_OPENED = `"Opened"."documentNumber" = "Document"."number" AND "Opened"."personId" = ?`;

/**
 * First the numbers of a page, then the rows behind them: what a page does not show is not read
 * whole. One row more than the page holds says whether another one follows.
 */
export function listStatement(query: DocumentQuery): Piece {
  const { personId, view, sort, direction, after, limit } = query;
  const way = direction === 'up' ? 'ASC' : 'DESC';
  // Read for every document of the view, so only where it decides.
  const needsOpened = sort === 'opened' || view === 'recent';
  const conditions = [
    ...inView(query),
    ...within(query),
    ...(after === null ? [] : [behind(after, query)]),
  ];
  const page = joined([
    piece(`SELECT "Document"."number" AS "at", ${KEYS[sort]} AS "key" FROM "Document"`),
    ...(needsOpened ? [piece(`LEFT JOIN "Opened" ON ${IS_OPENED}`, personId)] : []),
    piece('WHERE'),
    joined(conditions, ' AND '),
    piece(`ORDER BY 2 ${way}, 1 ${way} LIMIT ?`, limit + 1),
  ]);
  return joined([
    piece('WITH "Page" AS ('),
    page,
    piece(`) SELECT ${COLUMNS}, "atMs" FROM "Page"
      CROSS JOIN "Document" ON "Document"."number" = "at"`),
    piece(`LEFT JOIN "Opened" ON ${IS_OPENED}`, personId),
    piece(`ORDER BY "key" ${way}, "at" ${way}`),
  ]);
}

/** What the rows of that statement mean. */
export function pageOf(rows: readonly ListedColumns[], query: DocumentQuery): DocumentPage {
  const shown = rows.slice(0, query.limit).map((row): ListedRecord => ({
    record: recordOf(row),
    openedAtMs: row[12],
  }));
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return { rows: shown, next: last === undefined ? null : endAt(last, query.sort) };
}

export function ownersStatement(scope: ListScope, limit: number): Piece {
  return joined([
    piece('SELECT DISTINCT "ownerId" FROM "Document"'),
    // Only this view looks at what was opened when.
    ...(scope.view === 'recent' ? [piece(`JOIN "Opened" ON ${IS_OPENED}`, scope.personId)] : []),
    piece('WHERE "ownerId" IS NOT NULL AND'),
    joined(inView(scope), ' AND '),
    piece('LIMIT ?', limit),
  ]);
}

/** A union of index lookups; one OR over all these tables would read every document. */
function inView(scope: ListScope): readonly Piece[] {
  const { personId, view } = scope;
  const isListed = joined([
    piece('"Document"."number" IN ('),
    joined(sourcesOf(scope), ' UNION '),
    piece(')'),
  ]);
  const isLive = piece('"trashedAtMs" IS NULL');
  switch (view) {
    case 'all':
    case 'mine':
      return [isListed, isLive];
    case 'shared':
      return [isListed, isLive, piece('"ownerId" IS NOT ?', personId)];
    case 'recent':
      return [isListed, isLive, piece('"atMs" IS NOT NULL')];
    case 'trash':
      return [
        isListed,
        piece('"trashedAtMs" IS NOT NULL'),
        piece('("ownerId" IS NULL OR "ownerId" = ?)', personId),
      ];
    default:
      return assertNever(view);
  }
}

function sourcesOf({ personId, nowMs, view }: ListScope): readonly Piece[] {
  const made = piece('SELECT "number" FROM "Document" WHERE "ownerId" = ?', personId);
  const others = [
    piece(
      `SELECT "number" FROM "Opened" JOIN "Document" ON "number" = "documentNumber"
        WHERE "personId" = ? AND ("ownerId" IS NULL OR "reach" IN ('link', ?))`,
      personId,
      isMemberId(personId) ? 'members' : 'link',
    ),
    piece('SELECT "documentNumber" FROM "DocumentMember" WHERE "personId" = ?', personId),
    piece(
      `SELECT "documentNumber" FROM "Grant"
        JOIN "ShareLink" ON "ShareLink"."number" = "linkNumber"
        WHERE "personId" = ? AND ("expiresAtMs" IS NULL OR "expiresAtMs" > ?)`,
      personId,
      BigInt(nowMs),
    ),
  ];
  if (view === 'mine') return [made];
  return view === 'shared' ? others : [made, ...others];
}

function within({ search, owner, access, nowMs }: DocumentQuery): readonly Piece[] {
  return [
    ...(search === '' ? [] : [piece(`"foldedTitle" LIKE ? ESCAPE '\\'`, pattern(search))]),
    ...(owner === null ? [] : [piece('"ownerId" = ?', owner)]),
    ...(access === null ? [] : [isOfKind(access, nowMs)]),
  ];
}

function isOfKind(access: AccessKind, nowMs: number): Piece {
  switch (access) {
    case 'private':
      return joined([piece(`"reach" = 'added' AND NOT`), isShared(nowMs)]);
    case 'people':
      return joined([piece(`"reach" = 'added' AND`), isShared(nowMs)]);
    case 'members':
    case 'link':
      return piece('"reach" = ?', access);
    default:
      return assertNever(access);
  }
}

/** As `Sharing.shared` has it. */
function isShared(nowMs: number): Piece {
  return piece(
    `(EXISTS (SELECT 1 FROM "DocumentMember" WHERE "documentNumber" = "Document"."number")
      OR EXISTS (SELECT 1 FROM "ShareLink" WHERE "documentNumber" = "Document"."number"
        AND ("expiresAtMs" IS NULL OR "expiresAtMs" > ?)))`,
    BigInt(nowMs),
  );
}

/**
 * Of a document that is gone from this list, those beside it with the same key count as shown. One
 * that was never in it is the same: a page must not tell which documents there are.
 */
function behind({ key, id }: ListPosition, query: DocumentQuery): Piece {
  const { sort, direction } = query;
  const [sign, gone] = direction === 'up' ? ['>', Number.MAX_SAFE_INTEGER] : ['<', 0];
  return joined([
    piece(`(${KEYS[sort]}, "Document"."number") ${sign} (?, coalesce((`, keyValueOf(key)),
    piece('SELECT "number" FROM "Document" AS "Last" WHERE "id" = ? AND "number" IN (', id),
    joined(sourcesOf(query), ' UNION '),
    piece(`)), ${gone}))`),
  ]);
}

function keyValueOf(key: string | number): Value {
  return typeof key === 'string' ? key : BigInt(key);
}

function endAt({ record, openedAtMs }: ListedRecord, sort: ListSort): ListPosition {
  const keys: Readonly<Record<ListSort, string | number>> = {
    updated: record.updatedAtMs,
    opened: openedAtMs ?? 0,
    title: titleKeyOf(record.projection.title),
    created: record.createdAtMs,
    trashed: record.trashedAtMs ?? 0,
  };
  return { key: keys[sort], id: record.id };
}

function piece(sql: string, ...values: readonly Value[]): Piece {
  return { sql, values };
}

function joined(pieces: readonly Piece[], between = ' '): Piece {
  return {
    sql: pieces.map(({ sql }) => sql).join(between),
    values: pieces.flatMap(({ values }) => values),
  };
}

/** Contains `search`, whose own % and _ stand for themselves. */
function pattern(search: string): string {
  return `%${search.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
}
