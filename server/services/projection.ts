/** Title, excerpt and word count in lists follow the content a moment after it is stored. */
import type { DocumentRecord } from '../../lib/core/document.ts';
import { isAppError } from '../../lib/core/faults.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { ContentWorker, Documents, Log, UpdateLog } from '../ports.ts';

export interface ProjectorNeeds {
  readonly documents: Documents;
  readonly updateLog: UpdateLog;
  readonly worker: ContentWorker;
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'projectionQuietMs' | 'projectionMsMax'>;
  readonly log: Log;
}

export interface Projector {
  /** The engine stored something of this document. */
  committed(documentId: DocumentId, atMs: number): void;
  /**
   * Somebody opened the page. Once per process it is projected even without a change, because a
   * server that was killed may not have come to it.
   */
  opened(record: DocumentRecord): void;
  /** Everything waiting, now. Never rejects: what fails is logged and follows the next change. */
  flush(): Promise<void>;
}

interface Waiting {
  readonly firstAtMs: number;
  readonly updatedAtMs: number;
  readonly cancel: () => void;
}

/** Documents remembered as seen; past this many it begins anew, which only repeats work. */
const SEEN_MAX = 10_000;

export function makeProjector(needs: ProjectorNeeds): Projector {
  const { clock, limits } = needs;
  const waiting = new Map<DocumentId, Waiting>();
  const running = new Map<DocumentId, Promise<void>>();
  const seen = new Set<DocumentId>();

  const wait = (id: DocumentId, updatedAtMs: number, delayMs: number) => {
    const nowMs = clock.nowMs();
    const firstAtMs = waiting.get(id)?.firstAtMs ?? nowMs;
    const latestMs = Math.max(0, firstAtMs + limits.projectionMsMax - nowMs);
    waiting.get(id)?.cancel();
    const cancel = clock.after(Math.min(delayMs, latestMs), () => void start(id));
    waiting.set(id, { firstAtMs, updatedAtMs, cancel });
  };

  const start = async (id: DocumentId): Promise<void> => {
    const before = running.get(id);
    // One at a time for a document, or an older text could be written over a newer one.
    if (before !== undefined) await before;
    const due = waiting.get(id);
    if (due === undefined) return running.get(id);
    due.cancel();
    waiting.delete(id);
    const run = project(needs, id, due.updatedAtMs).then((isDone) => {
      running.delete(id);
      if (!isDone && !waiting.has(id)) wait(id, due.updatedAtMs, limits.projectionMsMax);
    });
    running.set(id, run);
    return run;
  };

  return {
    committed(id, atMs) {
      remember(seen, id);
      wait(id, atMs, limits.projectionQuietMs);
    },
    opened({ id, updatedAtMs }) {
      if (seen.has(id)) return;
      remember(seen, id);
      wait(id, updatedAtMs, limits.projectionQuietMs);
    },
    async flush() {
      await Promise.all([...waiting.keys()].map((id) => start(id)));
      await Promise.all(running.values());
      for (const { cancel } of waiting.values()) cancel(); // those that failed just now
      waiting.clear();
    },
  };
}

function remember(seen: Set<DocumentId>, id: DocumentId): void {
  if (seen.size >= SEEN_MAX) seen.clear();
  seen.add(id);
}

/** @returns false when it is worth another try. */
async function project(
  { documents, updateLog, worker, log }: ProjectorNeeds,
  id: DocumentId,
  updatedAtMs: number,
): Promise<boolean> {
  try {
    const projection = await worker.project(await updateLog.load(id));
    await documents.project(id, projection, updatedAtMs);
    return true;
  } catch (error) {
    // Purged meanwhile: there is no list left to renew.
    if (isAppError(error) && error.code === 'document_not_found') return true;
    log.warn('projection.failed', { documentId: id, err: error });
    return false;
  }
}
