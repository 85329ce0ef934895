/**
 * Documents whose commit failed and may succeed later. What failed is kept as it was, what comes
 * for them meanwhile behind it, so that the order of a document never changes.
 */
import { FAULTS, type FaultCode } from '../../lib/core/faults.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import type { LogEntry } from '../ports.ts';

export interface Trouble {
  readonly documentId: DocumentId;
  /** Some of it may be stored: appended again with the same bytes. */
  readonly failed: readonly LogEntry[];
  readonly later: LogEntry[];
  readonly sinceMs: number;
  /** Others were stored since: it is this document, and not the storage. */
  readonly isAlone: boolean;
  readonly byteLength: number;
}

export class Troubled {
  readonly #troubles = new Map<DocumentId, Trouble>();
  #aloneCount = 0;
  #aloneBytes = 0;

  get size(): number {
    return this.#troubles.size;
  }

  /** The storage as a whole is in doubt. */
  get isShared(): boolean {
    return this.#troubles.size > this.#aloneCount;
  }

  /** Documents that are alone with their trouble. */
  get aloneCount(): number {
    return this.#aloneCount;
  }

  /** Of documents that are alone with their trouble. */
  get aloneBytes(): number {
    return this.#aloneBytes;
  }

  get(documentId: DocumentId): Trouble | undefined {
    return this.#troubles.get(documentId);
  }

  /** The oldest entry of each. */
  firsts(): (LogEntry | undefined)[] {
    return this.all().map(({ failed }) => failed[0]);
  }

  /** Longest untried first. */
  all(): Trouble[] {
    return [...this.#troubles.values()];
  }

  add(failed: readonly LogEntry[], later: LogEntry[], nowMs: number): void {
    const [first] = failed;
    if (first === undefined) return;
    const byteLength = bytesOf(failed) + bytesOf(later);
    const { documentId } = first;
    this.#put({ documentId, failed, later, sinceMs: nowMs, isAlone: false, byteLength });
  }

  /** @returns whether it belongs behind what failed. */
  takes(entry: LogEntry): boolean {
    const trouble = this.#troubles.get(entry.documentId);
    if (trouble === undefined) return false;
    trouble.later.push(entry);
    this.#put({ ...trouble, byteLength: trouble.byteLength + entry.update.length });
    return true;
  }

  /** Tried in vain: the others come first now. */
  putLast(documentId: DocumentId): void {
    const trouble = this.remove(documentId);
    if (trouble !== undefined) this.#put(trouble);
  }

  /** Something else was stored, so it is not the storage. @returns whether that is news. */
  setAlone(documentId: DocumentId): boolean {
    const trouble = this.#troubles.get(documentId);
    if (trouble === undefined || trouble.isAlone) return false;
    this.#put({ ...trouble, isAlone: true });
    return true;
  }

  remove(documentId: DocumentId): Trouble | undefined {
    const trouble = this.#troubles.get(documentId);
    if (trouble === undefined) return undefined;
    this.#troubles.delete(documentId);
    this.#count(trouble, -1);
    return trouble;
  }

  #put(trouble: Trouble): void {
    const before = this.#troubles.get(trouble.documentId);
    if (before !== undefined) this.#count(before, -1);
    this.#troubles.set(trouble.documentId, trouble);
    this.#count(trouble, 1);
  }

  #count({ isAlone, byteLength }: Trouble, sign: 1 | -1): void {
    if (!isAlone) return;
    this.#aloneCount += sign;
    this.#aloneBytes += sign * byteLength;
  }
}

export function bytesOf(entries: readonly LogEntry[]): number {
  return entries.reduce((sum, { update }) => sum + update.length, 0);
}

/** May the very same batch be stored later? */
export function isPassing(code: FaultCode): boolean {
  return FAULTS[code].retry && code !== 'internal';
}
