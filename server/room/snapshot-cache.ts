/**
 * Opened snapshots of documents that were in memory lately, within a bound: people who come and
 * go do not make the server open the same one again and again.
 */
import type { DocumentId } from '../../lib/core/ids.ts';
import type { SnapshotWorker, StoredSnapshot, UnpackedSnapshot } from '../ports.ts';
import { updateFrame } from './update-frame.ts';

/** Its update lies at the end of `frame`: the cache and a room hold the same bytes. */
export interface OpenedSnapshot extends UnpackedSnapshot {
  readonly frame: Uint8Array;
}

export function framed({ update, sidecar }: UnpackedSnapshot): OpenedSnapshot {
  const frame = updateFrame(update);
  return { frame, update: frame.subarray(frame.length - update.length), sidecar };
}

interface Kept {
  readonly upToSeq: number;
  readonly snapshot: OpenedSnapshot;
  readonly bytes: number;
}

export class SnapshotCache {
  readonly #worker: Pick<SnapshotWorker, 'unpack'>;
  readonly #bytesMax: number;
  /** The one that was used longest ago comes first. */
  readonly #kept = new Map<DocumentId, Kept>();
  #bytes = 0;

  constructor(worker: Pick<SnapshotWorker, 'unpack'>, bytesMax: number) {
    this.#worker = worker;
    this.#bytesMax = bytesMax;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** @throws AppError as the worker does. */
  async open(documentId: DocumentId, stored: StoredSnapshot): Promise<OpenedSnapshot> {
    const { upToSeq } = stored;
    const present = this.#kept.get(documentId);
    this.#forget(documentId);
    // A snapshot is only ever replaced by one that reaches further.
    const snapshot =
      present?.upToSeq === upToSeq ? present.snapshot : framed(await this.#worker.unpack(stored));
    this.#keep(documentId, upToSeq, snapshot);
    return snapshot;
  }

  #keep(documentId: DocumentId, upToSeq: number, snapshot: OpenedSnapshot): void {
    this.#forget(documentId);
    const bytes = snapshot.update.length + (snapshot.sidecar?.length ?? 0);
    this.#kept.set(documentId, { upToSeq, snapshot, bytes });
    this.#bytes += bytes;
    for (const [oldest] of this.#kept) {
      if (this.#bytes <= this.#bytesMax) break;
      this.#forget(oldest);
    }
  }

  #forget(documentId: DocumentId): void {
    this.#bytes -= this.#kept.get(documentId)?.bytes ?? 0;
    this.#kept.delete(documentId);
  }
}
