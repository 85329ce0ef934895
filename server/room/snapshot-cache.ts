/**
 * Opened snapshots of documents that were in memory lately, within a bound: people who come and
 * go do not make the server open the same one again and again.
 */
import type { DocumentId } from '../../lib/core/ids.ts';
import type { SnapshotWorker, StoredSnapshot, UnpackedSnapshot } from '../ports.ts';

interface Opened {
  readonly upToSeq: number;
  readonly unpacked: UnpackedSnapshot;
  readonly bytes: number;
}

export class SnapshotCache {
  readonly #worker: Pick<SnapshotWorker, 'unpack'>;
  readonly #bytesMax: number;
  /** The one that was used longest ago comes first. */
  readonly #opened = new Map<DocumentId, Opened>();
  #bytes = 0;

  constructor(worker: Pick<SnapshotWorker, 'unpack'>, bytesMax: number) {
    this.#worker = worker;
    this.#bytesMax = bytesMax;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** @throws AppError as the worker does. */
  async open(documentId: DocumentId, snapshot: StoredSnapshot): Promise<UnpackedSnapshot> {
    const { upToSeq } = snapshot;
    const present = this.#opened.get(documentId);
    this.#forget(documentId);
    // A snapshot is only ever replaced by one that reaches further.
    const unpacked =
      present?.upToSeq === upToSeq ? present.unpacked : await this.#worker.unpack(snapshot);
    this.#keep(documentId, upToSeq, unpacked);
    return unpacked;
  }

  #keep(documentId: DocumentId, upToSeq: number, unpacked: UnpackedSnapshot): void {
    this.#forget(documentId);
    const bytes = unpacked.update.length + (unpacked.sidecar?.length ?? 0);
    this.#opened.set(documentId, { upToSeq, unpacked, bytes });
    this.#bytes += bytes;
    for (const [oldest] of this.#opened) {
      if (this.#bytes <= this.#bytesMax) break;
      this.#forget(oldest);
    }
  }

  #forget(documentId: DocumentId): void {
    this.#bytes -= this.#opened.get(documentId)?.bytes ?? 0;
    this.#opened.delete(documentId);
  }
}
