/** Files of documents: whoever may edit one brings them, whoever may read it opens them. */
import type { Actor } from '../../../lib/core/actor.ts';
import { personOf } from '../../../lib/core/actor.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { ByteRange, FileRecord } from '../../../lib/core/file.ts';
import { cleanFileName } from '../../../lib/core/file-name.ts';
import { type DocumentId, newFileId, parseFileId } from '../../../lib/core/ids.ts';
import type { Limits } from '../../../lib/core/limits.ts';
import type { Clock, Random } from '../../../lib/std/clock.ts';
import type { FileRecords, Files, IncomingFile, IncomingFiles } from '../../file-ports.ts';
import type { Log } from '../../ports.ts';
import { accessDocument } from '../access-document.ts';
import { accessToChange, type ChangeNeeds } from '../access-to-change.ts';
import type { Caller } from '../accounts/account-needs.ts';
import { addressBlockOf } from '../address-block.ts';
import { Guesses } from '../guesses.ts';
import { Allowances } from './allowances.ts';
import { receive, type Upload } from './arriving.ts';
import { keptContentOf, type KeptContentNeeds } from './kept-content.ts';

const MINUTE_MS = 60_000;

export interface FileNeeds extends ChangeNeeds, KeptContentNeeds {
  readonly files: Pick<Files, 'put' | 'open' | 'find'>;
  readonly fileRecords: Pick<FileRecords, 'add' | 'find' | 'usage'>;
  readonly incoming: IncomingFiles;
  readonly clock: Clock;
  readonly random: Random;
  readonly limits: Limits;
  readonly log: Log;
}

/** Where a file is, as somebody typed it. */
export interface FilePlace {
  readonly documentId: string;
  readonly fileId: string;
}

export interface FoundFile {
  readonly record: FileRecord;
  /** Is read no faster than it is taken; cancel it to let go. @throws AppError file_not_found. */
  open(range: ByteRange | null): Promise<ReadableStream<Uint8Array>>;
}

/** All throw AppError as a document does, and what the store says. */
export interface FileServices {
  /**
   * Resolves once the file is stored and the document has it; else it has nothing of it.
   * @throws AppError file_too_large, picture_too_large, document_files_full, person_files_full,
   *   workspace_files_full, too_many_requests, upload_broken.
   */
  upload(caller: Caller, documentId: string, upload: Upload): Promise<FileRecord>;
  /** @throws AppError file_not_found: there is none, or it is another document's. */
  find(actor: Actor, place: FilePlace): Promise<FoundFile>;
  /**
   * Brings a file that may be read into this document, where it has an id of its own.
   * @throws AppError as both of these.
   */
  bring(caller: Caller, documentId: string, from: FilePlace): Promise<FileRecord>;
}

export function makeFiles(needs: FileNeeds): FileServices {
  return new DocumentFiles(needs);
}

class DocumentFiles implements FileServices {
  readonly #needs: FileNeeds;
  readonly #allowances: Allowances;
  readonly #tries: Guesses;

  constructor(needs: FileNeeds) {
    this.#needs = needs;
    this.#allowances = new Allowances(needs);
    this.#tries = new Guesses(needs.clock, needs.limits.uploadTriesMax, MINUTE_MS);
  }

  async upload(caller: Caller, documentId: string, upload: Upload): Promise<FileRecord> {
    const { fileBytesMax } = this.#needs.limits;
    const { record } = await accessToChange(this.#needs, caller, documentId, 'edit');
    this.#take(caller);
    // What does not say how long it is counts as the longest while it comes.
    const bytes = upload.bytes ?? fileBytesMax;
    if (bytes > fileBytesMax) throw new AppError('file_too_large', `${bytes} bytes are declared`);
    const uploaderId = personOf(caller.actor);
    const release = await this.#allowances.take({ documentId: record.id, uploaderId }, bytes);
    try {
      const file = await receive(this.#needs, upload);
      try {
        return await this.#keep(caller, record.id, upload.name, file);
      } finally {
        await file.discard();
      }
    } finally {
      release();
    }
  }

  async find(actor: Actor, { documentId, fileId }: FilePlace): Promise<FoundFile> {
    const { fileRecords } = this.#needs;
    const { record: document } = await accessDocument(this.#needs, actor, documentId, 'read');
    const id = parseFileId(fileId);
    const record = id === null ? null : await fileRecords.find(document.id, id);
    if (record === null) throw new AppError('file_not_found', 'no such file in it');
    return {
      record,
      open: async (range) => {
        const opened = await this.#needs.files.open(record.hash, range);
        if (opened === null) throw this.#missing(record);
        return opened.content;
      },
    };
  }

  async bring(caller: Caller, documentId: string, from: FilePlace): Promise<FileRecord> {
    const { files, fileRecords } = this.#needs;
    const { record: document } = await accessToChange(this.#needs, caller, documentId, 'edit');
    const { record } = await this.find(caller.actor, from);
    if (record.documentId === document.id) return record;
    this.#take(caller);
    const whose = { documentId: document.id, uploaderId: personOf(caller.actor) };
    const release = await this.#allowances.take(whose, record.bytes);
    try {
      if ((await files.find(record.hash)) === null) throw this.#missing(record);
      const brought = { ...record, ...whose, ...this.#new() };
      await fileRecords.add(brought);
      return brought;
    } finally {
      release();
    }
  }

  /** The bytes first: a failure in between leaves a file that nobody knows, and no promise. */
  async #keep(
    caller: Caller,
    documentId: DocumentId,
    calledAs: string,
    file: IncomingFile,
  ): Promise<FileRecord> {
    const name = cleanFileName(calledAs);
    const { path, ...content } = await keptContentOf(this.#needs, file, name);
    // It may have taken an hour: is it still theirs to edit?
    await accessToChange(this.#needs, caller, documentId, 'edit');
    await this.#needs.files.put(content.hash, path, content.bytes);
    const uploaderId = personOf(caller.actor);
    const record = { ...this.#new(), documentId, name, ...content, uploaderId };
    await this.#needs.fileRecords.add(record);
    return record;
  }

  #new(): Pick<FileRecord, 'id' | 'atMs'> {
    return { id: newFileId(this.#needs.random), atMs: this.#needs.clock.nowMs() };
  }

  /** Guests cost nothing to make: all of one address are one. */
  #take({ actor, address }: Caller): void {
    const who = actor.is === 'member' ? actor.personId : addressBlockOf(address);
    if (!this.#tries.take(who)) throw new AppError('too_many_requests', 'files in a minute');
  }

  #missing({ documentId, id, hash }: FileRecord): AppError {
    this.#needs.log.error('file.missing', { documentId, fileId: id, hash });
    return new AppError('file_not_found', 'the store has it no more');
  }
}
