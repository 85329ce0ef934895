/** The durable log: one commit, and as a rule one statement, for each batch. */
import { crc32 } from 'node:zlib';
import { AppError } from '../../../lib/core/faults.ts';
import type { DocumentId, Seq } from '../../../lib/core/ids.ts';
import { assert } from '../../../lib/std/assert.ts';
import { equalBytes } from '../../../lib/std/bytes.ts';
import type { LogEntry, StoredContent, UpdateLog } from '../../ports.ts';
import type { Database } from './database.ts';
import type { Connection } from './durable-sqlite.ts';
import type { PrismaClient } from './generated/client.ts';
import { insertAll } from './insert.ts';
import { loadContent } from './load-content.ts';
import { type Place, type Places, SEQ_MAX, positionOf } from './places.ts';

interface Plan {
  /** Entries that are not in the log yet. */
  readonly fresh: { readonly entry: LogEntry; readonly number: number }[];
  /** Where each document of the batch stands once it is stored. */
  readonly places: Map<DocumentId, Place>;
}

export class PrismaUpdateLog implements UpdateLog {
  readonly #database: Database;
  readonly #places: Places;

  constructor(database: Database, places: Places) {
    this.#database = database;
    this.#places = places;
  }

  append(batch: readonly LogEntry[]): Promise<void> {
    return this.#database.run(async (client, connection) => {
      try {
        const plan = await this.#plan(client, batch);
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

  async #plan(client: PrismaClient, batch: readonly LogEntry[]): Promise<Plan> {
    const plan: Plan = { fresh: [], places: new Map() };
    const repeated: LogEntry[] = [];
    for (const entry of batch) {
      assert(Number.isInteger(entry.seq) && entry.seq >= 1 && entry.seq <= SEQ_MAX, 'a seq');
      const place =
        plan.places.get(entry.documentId) ?? (await this.#places.find(client, entry.documentId));
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
    for (const entry of repeated) await this.#expectEqual(client, plan, entry);
    return plan;
  }

  /** What is appended again must be what is there, be it from before or from this very batch. */
  async #expectEqual(client: PrismaClient, plan: Plan, entry: LogEntry): Promise<void> {
    const { documentId, seq } = entry;
    const twin = plan.fresh.find(
      (one) => one.entry.documentId === documentId && one.entry.seq === seq,
    );
    const { number, snapshotSeq } = await this.#places.find(client, documentId);
    const bytes = twin?.entry.update ?? (await readBytes(client, number, seq));
    // A row that a snapshot has replaced cannot be compared any more; it is stored all the same.
    if (bytes === null && seq <= snapshotSeq) return;
    if (bytes === null || !equalBytes(bytes, entry.update)) {
      throw new AppError(
        'internal',
        `append of ${documentId} seq ${seq} differs from what is stored`,
      );
    }
  }
}

async function readBytes(
  client: PrismaClient,
  number: number,
  seq: Seq,
): Promise<Uint8Array | null> {
  const row = await client.updateRow.findUnique({
    where: { position: positionOf(number, seq) },
    select: { bytes: true },
  });
  return row?.bytes ?? null;
}

function store(connection: Connection, { fresh }: Plan): Promise<void> {
  return insertAll(connection, [
    {
      into: '"UpdateRow" ("position", "author", "atMs", "bytes", "checksum")',
      rows: fresh.map(({ entry, number }) => [
        positionOf(number, entry.seq),
        entry.author,
        BigInt(Math.trunc(entry.atMs)),
        entry.update,
        crc32(entry.update) | 0,
      ]),
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
