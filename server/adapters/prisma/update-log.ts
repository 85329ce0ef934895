/** The durable log: one commit, and as a rule one statement, for each batch. */
import { AppError } from '../../../lib/core/faults.ts';
import type { DocumentId, Seq } from '../../../lib/core/ids.ts';
import { assert } from '../../../lib/std/assert.ts';
import { equalBytes } from '../../../lib/std/bytes.ts';
import { encodeRows } from '../../../lib/history/rows.ts';
import type {
  Compaction,
  History,
  HistoryPage,
  LogEntry,
  LogHead,
  StoredContent,
  UpdateLog,
} from '../../ports.ts';
import { removeCovered, removeHistory, storeCompaction } from './compaction.ts';
import type { Database } from './database.ts';
import type { Connection } from './durable-sqlite.ts';
import { insertAll } from './insert.ts';
import { loadContent, readHead } from './load-content.ts';
import { readPageAround } from './read-around.ts';
import { type Place, type Places, SEQ_MAX } from './places.ts';
import { UPDATE_ROW_COLUMNS, readUpdateRows, updateRowsOf } from './update-rows.ts';

interface Plan {
  /** Entries that are not in the log yet. */
  readonly fresh: { readonly entry: LogEntry; readonly number: number }[];
  /** Where each document of the batch stands once it is stored. */
  readonly places: Map<DocumentId, Place>;
}

export class PrismaUpdateLog implements UpdateLog, History {
  readonly #database: Database;
  readonly #places: Places;
  #isClosing = false;

  constructor(database: Database, places: Places) {
    this.#database = database;
    this.#places = places;
  }

  append(batch: readonly LogEntry[]): Promise<void> {
    return this.#database.run(async (_client, connection) => {
      try {
        const plan = await this.#plan(connection, batch);
        await store(connection, plan);
        for (const [id, place] of plan.places) this.#places.note(id, place);
      } catch (error) {
        // Whether the commit took place is not known: the next try asks the database.
        for (const { documentId } of batch) this.#places.forget(documentId);
        throw error;
      }
    });
  }

  load(documentId: DocumentId): Promise<StoredContent> {
    return loadContent(this.#database, this.#places, documentId);
  }

  lastSeq(documentId: DocumentId): Promise<Seq> {
    return this.#database.run(async (_client, connection) => {
      const { lastSeq } = await this.#places.find(connection, documentId);
      return lastSeq;
    });
  }

  head(documentId: DocumentId): Promise<LogHead> {
    return this.#database.run((_client, connection) =>
      readHead(connection, this.#places, documentId),
    );
  }

  async rows(documentId: DocumentId, fromSeq: Seq, toSeq: Seq): Promise<HistoryPage> {
    const page = await this.#database.run(async (_client, connection) => {
      const place = await this.#places.find(connection, documentId);
      const upTo = Math.min(toSeq, place.lastSeq);
      if (fromSeq > upTo) return { rows: [], damagedAtSeq: null, nextSeq: null };
      return readPageAround(connection, place, Math.max(1, fromSeq), upTo);
    });
    if (page.damagedAtSeq !== null) {
      throw new AppError('document_damaged', `${documentId} at seq ${page.damagedAtSeq}`);
    }
    return { rows: encodeRows(page.rows), nextSeq: page.nextSeq };
  }

  async compact(documentId: DocumentId, compaction: Compaction): Promise<boolean> {
    const { baseSeq, snapshot } = compaction;
    const { upToSeq } = snapshot;
    const stored = await this.#database.run(async (_client, connection) => {
      const place = await this.#places.find(connection, documentId);
      if (place.snapshotSeq !== baseSeq) return null;
      expectSegments(compaction, place.lastSeq);
      try {
        const isWhole = await storeCompaction(connection, place, compaction);
        this.#places.note(documentId, { ...place, snapshotSeq: upToSeq });
        return { isWhole, number: place.number };
      } catch (error) {
        this.#places.forget(documentId); // whether the commit took place is not known
        throw error;
      }
    });
    if (stored === null) return false;
    if (!stored.isWhole) {
      await removeCovered(this.#database, stored.number, upToSeq, () => !this.#isClosing);
    }
    return true;
  }

  forget(beforeMs: number): Promise<{ readonly segments: number; readonly bytes: number }> {
    return removeHistory(this.#database, beforeMs, () => !this.#isClosing);
  }

  /** What goes on in many turns ends with the one under way. */
  stop(): void {
    this.#isClosing = true;
  }

  async #plan(connection: Connection, batch: readonly LogEntry[]): Promise<Plan> {
    const plan: Plan = { fresh: [], places: new Map() };
    const repeated: LogEntry[] = [];
    for (const entry of batch) {
      assert(Number.isInteger(entry.seq) && entry.seq >= 1 && entry.seq <= SEQ_MAX, 'a seq');
      const place =
        plan.places.get(entry.documentId) ??
        (await this.#places.find(connection, entry.documentId));
      if (entry.seq <= place.lastSeq) {
        repeated.push(entry);
      } else if (entry.seq === place.lastSeq + 1) {
        plan.fresh.push({ entry, number: place.number });
        plan.places.set(entry.documentId, { ...place, lastSeq: entry.seq });
      } else {
        const detail = `append of ${entry.documentId} leaves a gap: seq ${entry.seq} after ${place.lastSeq}`;
        throw new AppError('internal', detail);
      }
    }
    for (const entry of repeated) await this.#expectEqual(connection, plan, entry);
    return plan;
  }

  /** What is appended again must be what is there, be it from before or from this very batch. */
  async #expectEqual(connection: Connection, plan: Plan, entry: LogEntry): Promise<void> {
    const { documentId, seq } = entry;
    const twin = plan.fresh.find(
      (one) => one.entry.documentId === documentId && one.entry.seq === seq,
    );
    const place = await this.#places.find(connection, documentId);
    // What a snapshot has replaced is not compared any more; it is stored all the same.
    if (seq <= place.snapshotSeq) return;
    const bytes = twin?.entry.update ?? (await readUpdate(connection, place, seq));
    if (bytes === null || !equalBytes(bytes, entry.update)) {
      throw new AppError(
        'internal',
        `append of ${documentId} seq ${seq} differs from what is stored`,
      );
    }
  }
}

/** A bug of the caller would be rows that are neither in the log nor in history. */
function expectSegments({ baseSeq, snapshot, segments }: Compaction, lastSeq: Seq): void {
  let seq = baseSeq;
  for (const segment of segments) {
    assert(segment.fromSeq === seq + 1 && segment.toSeq > seq, 'segments follow each other');
    seq = segment.toSeq;
  }
  assert(seq === snapshot.upToSeq && seq <= lastSeq, 'segments reach up to the snapshot');
}

/** null: missing or rotten. */
async function readUpdate(
  connection: Connection,
  { number }: Place,
  seq: Seq,
): Promise<Uint8Array | null> {
  const [row] = await readUpdateRows(connection, number, seq, seq);
  return row?.updates?.find((update) => update.seq === seq)?.update ?? null;
}

function store(connection: Connection, { fresh }: Plan): Promise<number> {
  const byDocument = Map.groupBy(fresh, ({ number }) => number);
  return insertAll(connection, [
    {
      into: UPDATE_ROW_COLUMNS,
      rows: [...byDocument].flatMap(([number, updates]) =>
        updateRowsOf(
          number,
          updates.map(({ entry }) => entry),
        ),
      ),
      after: '',
    },
    {
      into: '"ClientOwner" ("documentNumber", "clientId", "personId")',
      rows: fresh.flatMap(({ entry, number }) =>
        entry.claims.map((clientId) => [number, BigInt(clientId), entry.author]),
      ),
      after: 'ON CONFLICT DO NOTHING',
    },
  ]);
}
