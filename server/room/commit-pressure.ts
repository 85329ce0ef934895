/** How much waits for the disk, and who must be read no further because of it. */
import type { DocumentId } from '../../lib/core/ids.ts';
import type { CommitPorts } from './commit-ports.ts';
import type { Troubled } from './troubled.ts';

/** Of all that may wait: what a document may hold that alone cannot be stored. */
const ALONE_SHARE = 1 / 4;

export class CommitPressure {
  readonly #bytesMax: number;
  readonly #troubled: Troubled;
  /** Look again at `isFullFor`: of one document, or of all (null). */
  readonly #tell: (documentId: DocumentId | null) => void;
  #bytes = 0;
  #isFull = false;
  readonly #fullAlone = new Set<DocumentId>();

  constructor(
    { limits }: Pick<CommitPorts, 'limits'>,
    troubled: Troubled,
    tell: (documentId: DocumentId | null) => void,
  ) {
    this.#bytesMax = limits.commitQueueBytesMax;
    this.#troubled = troubled;
    this.#tell = tell;
  }

  isFullFor(documentId: DocumentId): boolean {
    return this.#isFull || this.#fullAlone.has(documentId);
  }

  get bytes(): number {
    return this.#bytes;
  }

  add(bytes: number): void {
    this.#bytes += bytes;
    this.note();
  }

  /** Half empty before it counts as no longer full, so that sockets do not flutter. */
  note(): void {
    const max = this.#isFull ? this.#bytesMax / 2 : this.#bytesMax;
    const isFull = this.#bytes - this.#troubled.aloneBytes > max;
    if (isFull === this.#isFull) return;
    this.#isFull = isFull;
    this.#tell(null);
  }

  /** A document that alone cannot be stored must not fill the room of all. */
  noteOf(documentId: DocumentId): void {
    const trouble = this.#troubled.get(documentId);
    const isFull = trouble?.isAlone === true && trouble.byteLength > this.#bytesMax * ALONE_SHARE;
    if (isFull === this.#fullAlone.has(documentId)) return;
    if (isFull) this.#fullAlone.add(documentId);
    else this.#fullAlone.delete(documentId);
    this.#tell(documentId);
  }
}
