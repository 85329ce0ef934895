/** Documents, people and log entries for the tests of stores, each of them new. */
import type { DocumentRecord } from '../../lib/core/document.ts';
import { NOTHING_NARROWED, orderOf } from '../../lib/core/document-list.ts';
import { type PersonId, newDocumentId, newEpoch, newGuestId } from '../../lib/core/ids.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import type {
  DocumentQuery,
  Documents,
  LogEntry,
  StoredContent,
  UpdateLog,
} from '../../server/ports.ts';
import { OPEN_REACH } from './open-reach.ts';

export const aPerson = (): PersonId => newGuestId(machineRandom);

export function aRecord(change: Partial<DocumentRecord> = {}): DocumentRecord {
  return {
    id: newDocumentId(machineRandom),
    ownerId: null,
    epoch: newEpoch(machineRandom),
    createdAtMs: 1_700_000_000_000,
    updatedAtMs: 1_700_000_000_000,
    updatedBy: null,
    trashedAtMs: null,
    ...OPEN_REACH,
    projection: { title: '', excerpt: '', wordCount: 0 },
    ...change,
  };
}

export async function aDocument(
  documents: Documents,
  change: Partial<DocumentRecord> = {},
): Promise<DocumentRecord> {
  const record = aRecord(change);
  await documents.create(record);
  return record;
}

/** Everything of a person, as home asks for it first. */
export function aQuery(personId: PersonId, change: Partial<DocumentQuery> = {}): DocumentQuery {
  return {
    personId,
    nowMs: 1_800_000_000_000,
    view: 'all',
    ...orderOf('all'),
    ...NOTHING_NARROWED,
    after: null,
    limit: 100,
    ...change,
  };
}

/** The bytes say which document's which update they are, so that a mix-up shows. */
export function anEntry(
  { id }: Pick<DocumentRecord, 'id'>,
  seq: number,
  change: Partial<LogEntry> = {},
): LogEntry {
  const update = new TextEncoder().encode(`${id} ${seq}`);
  return {
    documentId: id,
    seq,
    update,
    author: null,
    atMs: 1_700_000_000_000,
    claims: [],
    ...change,
  };
}

export function entries(
  document: Pick<DocumentRecord, 'id'>,
  from: number,
  upTo: number,
): LogEntry[] {
  return Array.from({ length: upTo - from + 1 }, (_, at) => anEntry(document, from + at));
}

/** A commit for each, so that each is a row of its own. */
export async function appendSingly(
  log: UpdateLog,
  document: Pick<DocumentRecord, 'id'>,
  upTo: number,
): Promise<void> {
  for (const entry of entries(document, 1, upTo)) await log.append([entry]);
}

/** The tail as text, `1:bytes`, which a failed assertion prints legibly. */
export function tailOf({ tail }: StoredContent): string[] {
  return tail.map(({ seq, update }) => `${seq}:${new TextDecoder().decode(update)}`);
}

export function tailFor(document: Pick<DocumentRecord, 'id'>, upTo: number): string[] {
  return Array.from({ length: upTo }, (_, at) => `${at + 1}:${document.id} ${at + 1}`);
}
