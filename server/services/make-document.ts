/** Bringing a document into being, with its first update, or not at all. */
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import type { DocumentRecord } from '../../lib/core/document.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import { newDocumentId, newEpoch } from '../../lib/core/ids.ts';
import { type AccessMode, reachOfNew } from '../../lib/core/policy.ts';
import type { Clock, Random } from '../../lib/std/clock.ts';
import type { ContentWorker, Documents, Log, Sync } from '../ports.ts';

export interface MakeNeeds {
  readonly documents: Documents;
  readonly sync: Sync;
  readonly worker: ContentWorker;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly access: AccessMode;
}

/** Older than every real trashing, so that a purge up to here takes these and nothing else. */
const NEVER_BORN_MS = 1;

/** `first` is the document's first update; the server makes it once and never again. */
export async function makeDocument(
  needs: MakeNeeds,
  actor: Actor,
  first: Uint8Array,
): Promise<DocumentRecord> {
  const { documents, sync, worker, clock, random } = needs;
  const content = {
    snapshot: null,
    tail: [{ seq: 1, update: first }],
    owners: new Map(),
    damagedAtSeq: null,
  };
  const atMs = clock.nowMs();
  const ownerId = personOf(actor);
  const record: DocumentRecord = {
    id: newDocumentId(random),
    ownerId,
    epoch: newEpoch(random),
    createdAtMs: atMs,
    updatedAtMs: atMs,
    updatedBy: ownerId,
    trashedAtMs: null,
    ...reachOfNew(needs.access, ownerId),
    projection: await worker.project(content),
  };
  await documents.create(record);
  try {
    await sync.edit(record.id, () => Promise.resolve(first));
  } catch (error) {
    await unmake(needs, record.id);
    throw error;
  }
  return record;
}

/** The caller is told of the first failure in any case; a second one is for the operator. */
async function unmake({ documents, log }: MakeNeeds, id: DocumentId): Promise<void> {
  try {
    await documents.setTrashed(id, NEVER_BORN_MS);
    await documents.purgeTrashed(NEVER_BORN_MS + 1);
  } catch (error) {
    // It stays behind empty, in its maker's list; nobody was told its address.
    log.warn('document.half-made', { documentId: id, err: error });
  }
}
