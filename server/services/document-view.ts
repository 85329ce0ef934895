/** Documents as one actor sees them. */
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import type { DocumentRecord, DocumentView } from '../../lib/core/document.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import { NO_FACTS, roleOf } from '../../lib/core/policy.ts';
import type { Sharing } from '../sharing-ports.ts';
import type { Accessed, RoleNeeds } from './access-document.ts';
import { factsOf } from './access-document.ts';

export interface ViewNeeds extends RoleNeeds {
  readonly sharing: Pick<Sharing, 'givenIn' | 'givenTo' | 'shared'>;
}

export async function viewOf(
  needs: ViewNeeds,
  actor: Actor,
  { record, role }: Accessed,
): Promise<DocumentView> {
  const shared = await sharedAmong(needs, [record]);
  return asView(record, role, actor, shared.has(record.id));
}

/** Without those that may not be read; whatever their number, it takes two questions. */
export async function viewsOf(
  needs: ViewNeeds,
  actor: Actor,
  personId: PersonId,
  records: readonly DocumentRecord[],
): Promise<DocumentView[]> {
  const ids = records.map(({ id }) => id);
  const [given, shared] = await Promise.all([
    needs.sharing.givenTo(personId, ids, needs.clock.nowMs()),
    sharedAmong(needs, records),
  ]);
  return records
    .map((record) => {
      const facts = factsOf(record, needs.access, given.get(record.id) ?? NO_FACTS);
      return asView(record, roleOf(actor, facts), actor, shared.has(record.id));
    })
    .filter(({ role }) => role !== 'none');
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
  isShared: boolean,
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
    isShared,
    url: `/d/${id}`,
  };
}
