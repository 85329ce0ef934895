/** What is stored, counted without a disk, for tests. */
import type { DocumentId } from '../../../lib/core/ids.ts';
import type { StorageGauge, StoredSizes } from '../../workspace-ports.ts';
import type { MemoryTables } from './tables.ts';

export class MemoryGauge implements StorageGauge {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async measure(largestMax: number): Promise<StoredSizes> {
    const { documents } = this.#tables;
    const parts = [...documents.values()].map((record) => ({
      record,
      ...this.#partsOf(record.id),
    }));
    const sum = (part: 'log' | 'snapshot' | 'history') =>
      parts.reduce((bytes, each) => bytes + each[part], 0);
    const [logBytes, snapshotBytes, historyBytes] = [sum('log'), sum('snapshot'), sum('history')];
    const trashedCount = parts.filter(({ record }) => record.trashedAtMs !== null).length;
    return {
      databaseBytes: logBytes + snapshotBytes + historyBytes,
      logBytes,
      snapshotBytes,
      historyBytes,
      documentCount: parts.length - trashedCount,
      trashedCount,
      largest: parts
        .map(({ record, log, snapshot, history }) => ({
          id: record.id,
          ownerId: record.ownerId,
          isTrashed: record.trashedAtMs !== null,
          bytes: log + snapshot + history,
        }))
        .filter(({ bytes }) => bytes > 0)
        .toSorted((a, b) => b.bytes - a.bytes)
        .slice(0, largestMax),
    };
  }

  async disk() {
    return null;
  }

  #partsOf(id: DocumentId) {
    const { logs, snapshots, segments } = this.#tables;
    const snapshot = snapshots.get(id);
    const covered = snapshot?.upToSeq ?? 0;
    return {
      log: lengthOf((logs.get(id) ?? []).slice(covered)),
      snapshot: snapshot === undefined ? 0 : lengthOf([snapshot.state, snapshot.sidecar]),
      history: lengthOf((segments.get(id) ?? []).map(({ bytes }) => bytes)),
    };
  }
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((length, part) => length + part.length, 0);
}
