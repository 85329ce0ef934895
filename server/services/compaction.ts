/**
 * Decides which logs are worth a snapshot, and has them made one after the other. Nobody waits
 * for it: what fails is logged and tried again later, and a server that stops leaves it be.
 */
import { AppError, FAULTS, isAppError } from '../../lib/core/faults.ts';
import type { DocumentId, Seq } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { CompactedState, History, Log, LogHead, SnapshotWorker } from '../ports.ts';

export interface CompactorNeeds {
  readonly history: History;
  readonly worker: Pick<SnapshotWorker, 'compact'>;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly log: Log;
  isStorageFailing(): boolean;
  /** It is stored: an open room may serve it from now on. */
  compacted(documentId: DocumentId, made: CompactedState, tookMs: number): void;
}

/** What lies behind a document's snapshot. */
export interface LogTail {
  readonly rows: number;
  readonly bytes: number;
  readonly stateBytes: number;
}

export interface Compactor {
  /** `isLeaving`: the document leaves memory, so that less is worth the work. */
  consider(documentId: DocumentId, tail: LogTail, isLeaving: boolean): void;
  /** Documents whose snapshot is due or under way. */
  dueCount(): number;
  /** Nothing new is begun. */
  close(): void;
}

/** Of what is worth a compaction while a document is open. */
const LEAVING_SHARE = 1 / 4;
/** A large state is made again only for more rows: it costs by its size. */
const STATE_BYTES_PER_ROW = 100;
/** Either way, so that documents that grow alike are not all due in the same moment. */
const JITTER = 1 / 4;
/** Documents remembered as hopeless; past this many it begins anew, which only repeats work. */
const HOPELESS_MAX = 10_000;

export function makeCompactor(needs: CompactorNeeds): Compactor {
  const { clock, limits, log } = needs;
  /** Due, in this order; a document that is under way stays in. */
  const due = new Set<DocumentId>();
  const underWay = new Set<DocumentId>();
  const resting = new Map<DocumentId, () => void>();
  const hopeless = new Set<DocumentId>();
  /** Done a moment ago. */
  const pausing = new Map<DocumentId, () => void>();
  let isClosed = false;
  let restUntilMs = Number.NEGATIVE_INFINITY;
  let cancelRest: (() => void) | null = null;

  const startNext = (): void => {
    const restMs = restUntilMs - clock.steadyMs();
    if (restMs > 0) {
      if (!isClosed) cancelRest ??= clock.after(restMs, endRest);
      return;
    }
    for (const id of due) {
      if (isClosed || underWay.size >= limits.compactionsMax) return;
      if (underWay.has(id)) continue;
      underWay.add(id);
      void run(id);
    }
  };

  const endRest = (): void => {
    cancelRest = null;
    startNext();
  };

  const run = async (id: DocumentId): Promise<void> => {
    const startMs = clock.steadyMs();
    const outcome = await compact(needs, id);
    const endMs = clock.steadyMs();
    restUntilMs = endMs + (endMs - startMs) * limits.compactionRestTimes;
    underWay.delete(id);
    due.delete(id);
    if (outcome === 'hopeless') {
      if (hopeless.size >= HOPELESS_MAX) hopeless.clear();
      hopeless.add(id);
    }
    if (outcome === 'done' && limits.compactionPauseMs > 0 && !isClosed) {
      pausing.get(id)?.();
      pausing.set(
        id,
        clock.after(limits.compactionPauseMs, () => pausing.delete(id)),
      );
    }
    if (outcome === 'later' && !isClosed) {
      const wake = () => {
        resting.delete(id);
        due.add(id);
        startNext();
      };
      resting.set(id, clock.after(limits.compactionRetryMs, wake));
    }
    startNext();
  };

  return {
    consider(id, tail, isLeaving) {
      if (isClosed || due.has(id) || resting.has(id) || hopeless.has(id)) return;
      if (!isWorthIt(id, tail, isLeaving ? LEAVING_SHARE : 1, limits)) return;
      const canWait = !isLeaving && tail.bytes < limits.compactionBytesMax / 2;
      if (canWait && pausing.has(id)) return;
      due.add(id);
      log.debug('compaction.due', { documentId: id, ...tail });
      startNext();
    },
    dueCount: () => due.size,
    close() {
      isClosed = true;
      cancelRest?.();
      for (const cancel of resting.values()) cancel();
      resting.clear();
      for (const cancel of pausing.values()) cancel();
      pausing.clear();
    },
  };
}

/** A long tail costs everybody who opens the document, a compaction costs as much as the state. */
function isWorthIt(id: DocumentId, tail: LogTail, share: number, limits: Limits): boolean {
  const { compactionTailBytes, compactionTailRows } = limits;
  const filled = Math.max(
    tail.bytes / Math.max(compactionTailBytes, tail.stateBytes / 2),
    tail.rows / Math.max(compactionTailRows, tail.stateBytes / STATE_BYTES_PER_ROW),
  );
  if (filled < share * (1 - JITTER)) return false;
  return filled >= share * (1 + JITTER * spread(id));
}

/** From -1 to 1, always the same for a document. */
function spread(id: DocumentId): number {
  let hash = 0x811c9dc5; // FNV-1a
  for (let at = 0; at < id.length; at++) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0) / 2 ** 31 - 1;
}

type Outcome = 'done' | 'later' | 'hopeless';

async function compact(needs: CompactorNeeds, documentId: DocumentId): Promise<Outcome> {
  const { history, worker, clock, log } = needs;
  const startMs = clock.steadyMs();
  try {
    if (needs.isStorageFailing()) {
      throw new AppError('storage_unavailable', 'not while storage fails');
    }
    const head = await history.head(documentId);
    const { baseSeq, snapshot } = head;
    const hadSnapshot = snapshot !== null;
    if (baseSeq > 0 && !hadSnapshot) log.error('snapshot.damaged', { documentId, baseSeq });
    const made = await worker.compact(async () => ({
      baseSeq,
      snapshot,
      pages: await pagesOf(needs, documentId, head),
    }));
    const { upToSeq, stateBytes } = made.snapshot;
    if (upToSeq === 0 || (upToSeq === baseSeq && hadSnapshot)) return 'later';
    const facts = { documentId, fromSeq: baseSeq + 1, upToSeq, stateBytes };
    const packedBytes = made.snapshot.state.length;
    const isStored = await history.compact(documentId, {
      baseSeq,
      snapshot: made.snapshot,
      segments: made.segments,
      atMs: clock.nowMs(),
    });
    if (!isStored) throw new AppError('internal', 'somebody else made a snapshot meanwhile');
    const ms = clock.steadyMs() - startMs;
    needs.compacted(documentId, made, ms);
    log.info('document.compacted', { ...facts, packedBytes, ms });
    return 'done';
  } catch (err) {
    const code = isAppError(err) ? err.code : 'internal';
    // Purged meanwhile, or the server stops: nobody needs it any more.
    if (code === 'document_not_found' || code === 'restarting') return 'done';
    log.warn('compaction.failed', { documentId, code, err });
    return FAULTS[code].retry ? 'later' : 'hopeless';
  }
}

/** All rows behind the snapshot, or the first of a log that is longer than one go should be. */
async function pagesOf(
  { history, limits }: CompactorNeeds,
  documentId: DocumentId,
  { snapshot, lastSeq }: LogHead,
): Promise<Uint8Array[]> {
  const pages: Uint8Array[] = [];
  let bytes = 0;
  let next: Seq | null = (snapshot?.upToSeq ?? 0) + 1;
  while (next !== null && bytes < limits.compactionBytesMax) {
    const page = await history.rows(documentId, next, lastSeq);
    pages.push(page.rows);
    bytes += page.rows.length;
    next = page.nextSeq;
  }
  return pages;
}
