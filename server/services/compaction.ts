/**
 * Decides which logs are worth a snapshot, and has them made one after the other. Nobody waits
 * for it: what fails is logged and tried again later, and a server that stops leaves it be.
 */
import { AppError, FAULTS, isAppError } from '../../lib/core/faults.ts';
import type { DocumentId, Seq } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { assertNever } from '../../lib/std/assert.ts';
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
  return new PacedCompactor(needs);
}

class PacedCompactor implements Compactor {
  readonly #needs: CompactorNeeds;
  /** Due, in this order; a document that is under way stays in. */
  readonly #due = new Set<DocumentId>();
  readonly #underWay = new Set<DocumentId>();
  /** Failed, to be tried again. */
  readonly #resting: Timers;
  /** Done a moment ago. */
  readonly #pausing: Timers;
  readonly #hopeless = new Set<DocumentId>();
  #isClosed = false;
  #restUntilMs = Number.NEGATIVE_INFINITY;
  #cancelRest: (() => void) | null = null;

  constructor(needs: CompactorNeeds) {
    this.#needs = needs;
    this.#resting = new Timers(needs.clock);
    this.#pausing = new Timers(needs.clock);
  }

  consider(id: DocumentId, tail: LogTail, isLeaving: boolean): void {
    const { limits, log } = this.#needs;
    if (this.#isClosed || this.#due.has(id)) return;
    if (this.#resting.has(id) || this.#hopeless.has(id)) return;
    if (!isWorthIt(id, tail, isLeaving ? LEAVING_SHARE : 1, limits)) return;
    const canWait = !isLeaving && tail.bytes < limits.compactionBytesMax / 2;
    if (canWait && this.#pausing.has(id)) return;
    this.#due.add(id);
    log.debug('compaction.due', { documentId: id, ...tail });
    this.#startNext();
  }

  dueCount(): number {
    return this.#due.size;
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelRest?.();
    this.#resting.clear();
    this.#pausing.clear();
  }

  #startNext(): void {
    const { clock, limits } = this.#needs;
    const restMs = this.#restUntilMs - clock.steadyMs();
    if (restMs > 0) {
      if (!this.#isClosed) this.#cancelRest ??= clock.after(restMs, () => this.#endRest());
      return;
    }
    for (const id of this.#due) {
      if (this.#isClosed || this.#underWay.size >= limits.compactionsMax) return;
      if (this.#underWay.has(id)) continue;
      this.#underWay.add(id);
      void this.#run(id);
    }
  }

  #endRest(): void {
    this.#cancelRest = null;
    this.#startNext();
  }

  async #run(id: DocumentId): Promise<void> {
    const { clock, limits } = this.#needs;
    const startMs = clock.steadyMs();
    const outcome = await compact(this.#needs, id);
    const endMs = clock.steadyMs();
    this.#restUntilMs = endMs + (endMs - startMs) * limits.compactionRestTimes;
    this.#underWay.delete(id);
    this.#due.delete(id);
    if (!this.#isClosed) this.#note(id, outcome);
    this.#startNext();
  }

  #note(id: DocumentId, outcome: Outcome): void {
    const { limits } = this.#needs;
    switch (outcome) {
      case 'done':
        if (limits.compactionPauseMs > 0) this.#pausing.set(id, limits.compactionPauseMs, () => {});
        return;
      case 'later':
        return this.#resting.set(id, limits.compactionRetryMs, () => {
          this.#due.add(id);
          this.#startNext();
        });
      case 'hopeless':
        if (this.#hopeless.size >= HOPELESS_MAX) this.#hopeless.clear();
        this.#hopeless.add(id);
        return;
      default:
        assertNever(outcome);
    }
  }
}

/** A timer for each of some documents. */
class Timers {
  readonly #clock: Clock;
  readonly #cancels = new Map<DocumentId, () => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  has(id: DocumentId): boolean {
    return this.#cancels.has(id);
  }

  /** In place of the one before. */
  set(id: DocumentId, ms: number, then: () => void): void {
    this.#cancels.get(id)?.();
    const end = () => {
      this.#cancels.delete(id);
      then();
    };
    this.#cancels.set(id, this.#clock.after(ms, end));
  }

  clear(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }
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
