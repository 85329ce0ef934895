/** The log of a replica world as a store would keep it, with the real making of snapshots. */
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { decodeRows, encodeRows, type HistoryRow } from '../../lib/history/rows.ts';
import type { StoredSnapshot } from '../../server/ports.ts';
import { loadDocument } from '../../server/room/load-document.ts';
import { framed } from '../../server/room/snapshot-cache.ts';
import type { LoadedDocument } from '../../server/room/room-events.ts';
import { buildSnapshot } from '../../server/workers/build-snapshot.ts';
import { unpack, unpackState } from '../../server/workers/snapshot-codec.ts';
import { HandClock } from './hand-clock.ts';
import type { World } from './replica-world.ts';

const PAGE_ROWS = 7;
const CLOCK = new HandClock();

export class CompactedWorld {
  readonly world: World;
  snapshot: StoredSnapshot | null = null;
  /** Rows that were moved to history, as they can be read again. */
  readonly history: HistoryRow[] = [];
  readonly #keepRows: number;

  constructor(world: World, keepRows: number) {
    this.world = world;
    this.#keepRows = keepRows;
  }

  compact(): void {
    const { world, snapshot } = this;
    const baseSeq = snapshot?.upToSeq ?? 0;
    const rows = world.log
      .map((update, at) => ({ seq: at + 1, author: null, atMs: at, update }))
      .slice(baseSeq);
    const pages: Uint8Array[] = [];
    for (let from = 0; from < rows.length; from += PAGE_ROWS) {
      pages.push(encodeRows(rows.slice(from, from + PAGE_ROWS)));
    }
    const limits = {
      ...DEFAULT_LIMITS,
      compactionKeepRows: this.#keepRows,
      historySegmentRowsMax: 5,
    };
    const made = buildSnapshot({ baseSeq, snapshot, pages }, limits);
    if (made.snapshot.upToSeq === baseSeq) return;
    this.snapshot = made.snapshot;
    world.base = { upToSeq: made.snapshot.upToSeq, update: made.update };
    for (const { bytes } of made.segments) {
      const decoded = decodeRows(unpack(bytes));
      if (!decoded.ok) throw new Error(decoded.why);
      this.history.push(...decoded.value);
    }
  }

  /** What a server knows that starts now. */
  load(): Promise<LoadedDocument> {
    const { snapshot, world } = this;
    const from = snapshot?.upToSeq ?? 0;
    const unpacked = snapshot && {
      update: unpackState(snapshot.state),
      sidecar: snapshot.sidecar && unpack(snapshot.sidecar),
    };
    const tail = world.log.slice(from).map((update, at) => ({ seq: from + at + 1, update }));
    const content = { snapshot, tail, owners: new Map(), damagedAtSeq: null };
    return loadDocument(content, unpacked && framed(unpacked), DEFAULT_LIMITS, CLOCK);
  }
}
