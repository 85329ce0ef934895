/** Title, excerpt and word count in lists follow the content a moment after it is stored. */
import type { DocumentRecord } from '../../lib/core/document.ts';
import { isAppError } from '../../lib/core/faults.ts';
import { type DocumentId, type PersonId, SYSTEM_PERSON } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { ContentWorker, Documents, Log, UpdateLog } from '../ports.ts';

export interface ProjectorNeeds {
  readonly documents: Documents;
  readonly updateLog: Pick<UpdateLog, 'load'>;
  readonly worker: Pick<ContentWorker, 'project'>;
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'projectionQuietMs' | 'projectionMsMax'>;
  readonly log: Log;
}

export interface Projector {
  /**
   * The engine stored something of this document.
   * @param author  of the newest part; the server itself changes nothing about who made it.
   */
  committed(documentId: DocumentId, atMs: number, author: PersonId | null): void;
  /** What the server itself has just stored was this person's wish. */
  credited(documentId: DocumentId, author: PersonId | null): void;
  /**
   * Somebody opened the page. Once per process it is projected even without a change, because a
   * server that was killed may not have come to it.
   */
  opened(record: DocumentRecord): void;
  /** Everything waiting, now. Never rejects: what fails is logged and follows the next change. */
  flush(): Promise<void>;
}

interface Waiting {
  /** Moves on while people write, up to the latest. */
  dueMs: number;
  readonly latestMs: number;
  updatedAtMs: number;
  /** null: nobody that is known; undefined: whoever it was before. */
  updatedBy: PersonId | null | undefined;
}

/** Documents remembered as seen; past this many it begins anew, which only repeats work. */
const SEEN_MAX = 10_000;
/** Rest after each, in times it took: lists may wait, those who write must not notice. */
const REST_SHARE = 3;

export function makeProjector(needs: ProjectorNeeds): Projector {
  return new PacedProjector(needs);
}

/** One document at a time, however many are written at once, and never without a rest. */
class PacedProjector implements Projector {
  readonly #needs: ProjectorNeeds;
  readonly #waiting = new Map<DocumentId, Waiting>();
  readonly #seen = new Set<DocumentId>();
  #running: Promise<void> | null = null;
  #timer: { readonly atMs: number; readonly cancel: () => void } | null = null;
  #restUntilMs = Number.NEGATIVE_INFINITY;
  #isFlushing = false;

  constructor(needs: ProjectorNeeds) {
    this.#needs = needs;
  }

  committed(documentId: DocumentId, atMs: number, author: PersonId | null): void {
    this.#remember(documentId);
    this.#wait(documentId, atMs, author === SYSTEM_PERSON ? undefined : author);
  }

  credited(documentId: DocumentId, author: PersonId | null): void {
    const waiting = this.#waiting.get(documentId);
    if (waiting !== undefined) waiting.updatedBy = author;
  }

  opened({ id, updatedAtMs }: DocumentRecord): void {
    if (this.#seen.has(id)) return;
    this.#remember(id);
    this.#wait(id, updatedAtMs, undefined);
  }

  async flush(): Promise<void> {
    this.#isFlushing = true;
    this.#timer?.cancel();
    this.#timer = null;
    await this.#running;
    for (const [id, waiting] of this.#waiting) {
      this.#waiting.delete(id);
      await project(this.#needs, id, waiting);
    }
    this.#isFlushing = false;
  }

  #remember(id: DocumentId): void {
    if (this.#seen.size >= SEEN_MAX) this.#seen.clear();
    this.#seen.add(id);
  }

  #wait(id: DocumentId, updatedAtMs: number, updatedBy: Waiting['updatedBy']): void {
    const { clock, limits } = this.#needs;
    const nowMs = clock.steadyMs();
    const present = this.#waiting.get(id);
    const latestMs = present?.latestMs ?? nowMs + limits.projectionMsMax;
    const dueMs = Math.min(nowMs + limits.projectionQuietMs, latestMs);
    if (present === undefined) {
      this.#waiting.set(id, { dueMs, latestMs, updatedAtMs, updatedBy });
      this.#wakeAt(dueMs);
    } else {
      // Later than before: who is woken too early looks again.
      present.dueMs = dueMs;
      present.updatedAtMs = updatedAtMs;
      if (updatedBy !== undefined) present.updatedBy = updatedBy;
    }
  }

  #wakeAt(dueMs: number): void {
    const atMs = Math.max(dueMs, this.#restUntilMs);
    if (this.#running !== null || (this.#timer !== null && this.#timer.atMs <= atMs)) return;
    const { clock } = this.#needs;
    this.#timer?.cancel();
    const cancel = clock.after(Math.max(0, atMs - clock.steadyMs()), () => {
      this.#timer = null;
      this.#next();
    });
    this.#timer = { atMs, cancel };
  }

  /** Runs the one that is due first, or waits for it. */
  #next(): void {
    let first: readonly [DocumentId, Waiting] | null = null;
    for (const entry of this.#waiting) {
      if (first === null || entry[1].dueMs < first[1].dueMs) first = entry;
    }
    if (first === null) return;
    const [id, waiting] = first;
    const { dueMs } = waiting;
    const isEarly = Math.max(dueMs, this.#restUntilMs) > this.#needs.clock.steadyMs();
    if (isEarly) return this.#wakeAt(dueMs);
    this.#waiting.delete(id);
    this.#running = this.#run(id, waiting);
  }

  async #run(id: DocumentId, waiting: Waiting): Promise<void> {
    const { clock, limits } = this.#needs;
    const startedMs = clock.steadyMs();
    const isDone = await project(this.#needs, id, waiting);
    const nowMs = clock.steadyMs();
    const restMs = Math.min((nowMs - startedMs) * REST_SHARE, limits.projectionQuietMs);
    this.#restUntilMs = nowMs + restMs;
    this.#running = null;
    if (this.#isFlushing) return;
    if (!isDone && !this.#waiting.has(id)) {
      const dueMs = nowMs + limits.projectionMsMax;
      this.#waiting.set(id, { ...waiting, dueMs, latestMs: dueMs });
    }
    this.#next();
  }
}

/** @returns false when it is worth another try. */
async function project(
  { documents, updateLog, worker, log }: ProjectorNeeds,
  id: DocumentId,
  { updatedAtMs, updatedBy }: Pick<Waiting, 'updatedAtMs' | 'updatedBy'>,
): Promise<boolean> {
  try {
    const projection = await worker.project(await updateLog.load(id));
    await documents.project(id, projection, updatedAtMs, updatedBy);
    return true;
  } catch (error) {
    // Purged meanwhile: there is no list left to renew.
    if (isAppError(error) && error.code === 'document_not_found') return true;
    log.warn('projection.failed', { documentId: id, err: error });
    return false;
  }
}
