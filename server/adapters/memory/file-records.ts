/** What documents have of files, without a disk, for tests. */
import { AppError } from '../../../lib/core/faults.ts';
import type { FileHash, FileRecord } from '../../../lib/core/file.ts';
import type { DocumentId, FileId } from '../../../lib/core/ids.ts';
import type { FileRecords, FileUsage } from '../../file-ports.ts';
import type { MemoryTables } from './tables.ts';

export class MemoryFileRecords implements FileRecords {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async add(record: FileRecord): Promise<void> {
    const { documents, files } = this.#tables;
    const { documentId } = record;
    if (!documents.has(documentId)) throw new AppError('document_not_found', documentId);
    const uploaderId = this.#tables.askerNow(record.uploaderId);
    files.push(structuredClone({ ...record, uploaderId }));
  }

  async find(documentId: DocumentId, id: FileId): Promise<FileRecord | null> {
    const { files } = this.#tables;
    return files.find((file) => file.documentId === documentId && file.id === id) ?? null;
  }

  async ofDocument(documentId: DocumentId): Promise<readonly FileRecord[]> {
    return this.#tables.files
      .filter((file) => file.documentId === documentId)
      .toReversed()
      .toSorted((a, b) => b.atMs - a.atMs);
  }

  async usage(of: Pick<FileRecord, 'documentId' | 'uploaderId'>): Promise<FileUsage> {
    const personId = this.#tables.personNow(of.uploaderId);
    const bytesOf = (isMeant: (file: FileRecord) => boolean) =>
      this.#tables.files.filter(isMeant).reduce((sum, { bytes }) => sum + bytes, 0);
    return {
      documentBytes: bytesOf(({ documentId }) => documentId === of.documentId),
      workspaceBytes: bytesOf(() => true),
      personBytes: bytesOf(({ uploaderId }) => uploaderId === personId),
    };
  }

  async isNeeded(hash: FileHash): Promise<boolean> {
    return this.#tables.files.some((file) => file.hash === hash);
  }
}
