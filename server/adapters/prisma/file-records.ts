/** What documents have of files, in the database. */
import type { FileHash, FileRecord } from '../../../lib/core/file.ts';
import type { DocumentId, FileId, PersonId } from '../../../lib/core/ids.ts';
import type { FileRecords, FileUsage } from '../../file-ports.ts';
import type { Database } from './database.ts';
import { statementOf } from './insert.ts';
import { askerNow, personNow } from './person-now.ts';
import type { Places } from './places.ts';
import { select } from './select.ts';

const ADD = `
  INSERT INTO "File" ("id", "documentNumber", "hash", "bytes", "name", "type", "widthPixels",
    "heightPixels", "uploaderId", "atMs") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const FILES = `
  SELECT "File"."id", "Document"."id", "hash", "bytes", "name", "type", "widthPixels",
    "heightPixels", "uploaderId", "atMs"
    FROM "File" JOIN "Document" ON "number" = "documentNumber"`;

type FileColumns = readonly [
  id: FileId,
  documentId: DocumentId,
  hash: FileHash,
  bytes: number | string,
  name: string,
  type: string,
  widthPixels: number | null,
  heightPixels: number | null,
  uploaderId: PersonId | null,
  atMs: number | string,
];

const USAGE = `
  SELECT
    (SELECT coalesce(sum("bytes"), 0) FROM "File"
      WHERE "documentNumber" = (SELECT "number" FROM "Document" WHERE "id" = ?)),
    (SELECT coalesce(sum("bytes"), 0) FROM "File"),
    (SELECT coalesce(sum("bytes"), 0) FROM "File" WHERE "uploaderId" IS ?)`;

export class PrismaFileRecords implements FileRecords {
  readonly #database: Database;
  readonly #places: Places;

  constructor(database: Database, places: Places) {
    this.#database = database;
    this.#places = places;
  }

  async add({ documentId, pixels, uploaderId, ...file }: FileRecord): Promise<void> {
    await this.#database.run(async (_client, connection) => {
      const { number } = await this.#places.find(connection, documentId);
      const values = [
        file.id,
        number,
        file.hash,
        BigInt(file.bytes),
        file.name,
        file.type,
        pixels?.width ?? null,
        pixels?.height ?? null,
        uploaderId === null ? null : await askerNow(connection, uploaderId),
        BigInt(file.atMs),
      ];
      await connection.executeRaw(statementOf(ADD, ...values));
    });
  }

  async find(documentId: DocumentId, id: FileId): Promise<FileRecord | null> {
    const where = 'WHERE "File"."id" = ? AND "Document"."id" = ?';
    const [row] = await this.#files(where, id, documentId);
    return row ?? null;
  }

  ofDocument(documentId: DocumentId): Promise<readonly FileRecord[]> {
    return this.#files(
      'WHERE "Document"."id" = ? ORDER BY "atMs" DESC, "File"."rowid" DESC',
      documentId,
    );
  }

  usage({ documentId, uploaderId }: Pick<FileRecord, 'documentId' | 'uploaderId'>) {
    return this.#database.run(async (_client, connection): Promise<FileUsage> => {
      const personId = uploaderId === null ? null : await personNow(connection, uploaderId);
      const sums = await select<readonly (number | string)[]>(
        connection,
        USAGE,
        documentId,
        personId,
      );
      const [documentBytes = 0, workspaceBytes = 0, personBytes = 0] = (sums[0] ?? []).map(Number);
      return { documentBytes, workspaceBytes, personBytes };
    });
  }

  async isNeeded(hash: FileHash): Promise<boolean> {
    const sql = 'SELECT EXISTS (SELECT 1 FROM "File" WHERE "hash" = ?)';
    const [row] = await this.#database.run((_client, connection) =>
      select<readonly [number]>(connection, sql, hash),
    );
    return row?.[0] === 1;
  }

  async #files(where: string, ...values: readonly string[]): Promise<FileRecord[]> {
    const rows = await this.#database.run((_client, connection) =>
      select<FileColumns>(connection, `${FILES} ${where}`, ...values),
    );
    return rows.map(recordOf);
  }
}

function recordOf(columns: FileColumns): FileRecord {
  const [id, documentId, hash, bytes, name, type, width, height, uploaderId, atMs] = columns;
  return {
    id,
    documentId,
    hash,
    bytes: Number(bytes),
    name,
    type,
    pixels: width === null || height === null ? null : { width, height },
    uploaderId,
    atMs: Number(atMs),
  };
}
