/** Documents as one actor sees them. */
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import type { DocumentRecord, DocumentView } from '../../lib/core/document.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import { NO_FACTS, type PersonFacts, roleOf } from '../../lib/core/policy.ts';
import type { AccessRequests } from '../asking-ports.ts';
import type { Sharing } from '../sharing-ports.ts';
import type { Accessed, RoleNeeds } from './access-document.ts';
import { factsOf } from './access-document.ts';

export interface ViewNeeds extends RoleNeeds {
  readonly sharing: Pick<Sharing, 'givenIn' | 'givenTo' | 'shared'>;
  readonly requests: Pick<AccessRequests, 'count'>;
}

/** What has to be asked for, of each of some documents. */
interface Asked {
  readonly given: ReadonlyMap<string, PersonFacts>;
  readonly shared: ReadonlySet<string>;
  readonly waiting: ReadonlyMap<string, number>;
}

export async function viewOf(
  needs: ViewNeeds,
  actor: Actor,
  { record, role }: Accessed,
): Promise<DocumentView> {
  return asView(record, role, actor, await askAbout(needs, personOf(actor), [record]));
}

/** Without those that may not be read; whatever their number, it takes three questions. */
export async function viewsOf(
  needs: ViewNeeds,
  actor: Actor,
  personId: PersonId,
  records: readonly DocumentRecord[],
): Promise<DocumentView[]> {
  const asked = await askAbout(needs, personId, records);
  return records
    .map((record) => {
      const facts = factsOf(record, needs.access, asked.given.get(record.id) ?? NO_FACTS);
      return asView(record, roleOf(actor, facts), actor, asked);
    })
    .filter(({ role }) => role !== 'none');
}

async function askAbout(
  needs: ViewNeeds,
  personId: PersonId | null,
  records: readonly DocumentRecord[],
): Promise<Asked> {
  const [given, shared, waiting] = await Promise.all([
    givenAmong(needs, personId, records),
    sharedAmong(needs, records),
    waitingAmong(needs, personId, records),
  ]);
  return { given, shared, waiting };
}

/** Owners are given nothing, and nobody is nothing either. */
async function givenAmong(
  { sharing, clock }: ViewNeeds,
  personId: PersonId | null,
  records: readonly DocumentRecord[],
): Promise<ReadonlyMap<string, PersonFacts>> {
  const ids = records.filter(({ ownerId }) => ownerId !== personId).map(({ id }) => id);
  if (personId === null || ids.length === 0) return new Map();
  return sharing.givenTo(personId, ids, clock.nowMs());
}

/** Only owners answer requests, and not while the document is in the trash. */
async function waitingAmong(
  { requests }: ViewNeeds,
  personId: PersonId | null,
  records: readonly DocumentRecord[],
): Promise<ReadonlyMap<string, number>> {
  const own = records.filter(
    ({ ownerId, trashedAtMs }) => ownerId === personId && trashedAtMs === null,
  );
  if (personId === null || own.length === 0) return new Map();
  return requests.count(own.map(({ id }) => id));
}

/** Of those that their address opens nothing has to be asked. */
async function sharedAmong(
  { sharing, clock }: ViewNeeds,
  records: readonly DocumentRecord[],
): Promise<ReadonlySet<string>> {
  const reached = records.filter(({ reach }) => reach !== 'added').map(({ id }) => id);
  const others = records.filter(({ reach }) => reach === 'added').map(({ id }) => id);
  if (others.length === 0) return new Set(reached);
  return new Set([...reached, ...(await sharing.shared(others, clock.nowMs()))]);
}

function asView(
  record: DocumentRecord,
  role: DocumentView['role'],
  actor: Actor,
  { given, shared, waiting }: Asked,
): DocumentView {
  const { id, projection, ownerId, createdAtMs, updatedAtMs, trashedAtMs } = record;
  return {
    id,
    title: projection.title,
    excerpt: projection.excerpt,
    wordCount: projection.wordCount,
    createdAt: new Date(createdAtMs).toISOString(),
    updatedAt: new Date(updatedAtMs).toISOString(),
    trashedAt: trashedAtMs === null ? null : new Date(trashedAtMs).toISOString(),
    epoch: record.epoch,
    isMine: ownerId !== null && ownerId === personOf(actor),
    role,
    reach: record.reach,
    isShared: shared.has(id),
    isGiven: given.has(id),
    requestCount: waiting.get(id) ?? 0,
    url: `/d/${id}`,
  };
}
