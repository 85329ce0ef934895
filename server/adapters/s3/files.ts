/** The bytes of uploaded files on an S3-compatible server: `files/ab/cdef…` in its bucket. */
import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../lib/core/faults.ts';
import { type ByteRange, type FileHash, parseFileHash } from '../../../lib/core/file.ts';
import type { Clock } from '../../../lib/std/clock.ts';
import type { S3Settings } from '../../config.ts';
import type { Files, OpenedFile, StoredBytes } from '../../file-ports.ts';
import type { Log } from '../../ports.ts';
import { DiskFaults } from '../disk/disk-faults.ts';
import { S3Answers } from './answers.ts';
import { KEY_PREFIX, keyOf, parseListPage } from './list-page.ts';
import { type S3Call, S3Requests } from './requests.ts';
import { readVerified } from './verified-content.ts';

/** As many as a server gives at most. */
const PAGE_FILES = 1_000;

export interface S3FilesNeeds {
  readonly settings: S3Settings;
  readonly clock: Clock;
  readonly log: Log;
  readonly pageFiles?: number;
}

export class S3Files implements Files {
  readonly #requests: S3Requests;
  readonly #answers: S3Answers;
  /** Of this machine, where files come from. */
  readonly #disk: DiskFaults;
  readonly #pageFiles: number;
  /** An answer about a file does not always tell a missing bucket from a missing file. */
  #isBucketKnown = false;

  constructor({ settings, clock, log, pageFiles = PAGE_FILES }: S3FilesNeeds) {
    this.#requests = new S3Requests(settings, clock);
    this.#answers = new S3Answers(clock, log);
    this.#disk = new DiskFaults(log);
    this.#pageFiles = pageFiles;
  }

  /** Can the bucket be used at all? @throws AppError `storage_unavailable` */
  check(): Promise<void> {
    return this.#answers.around(async () => {
      const call = listCall(1, null);
      const answer = await this.#requests.send(call);
      if (answer.statusCode !== 200) throw await this.#answers.refusal(call, answer);
      answer.destroy();
      this.#isBucketKnown = true;
    });
  }

  put(hash: FileHash, path: string, bytes: number): Promise<void> {
    return this.#answers.around(async () => {
      const call: S3Call = {
        method: 'PUT',
        key: expectKey(hash),
        headers: { 'content-type': 'application/octet-stream' },
        body: { hash, bytes, read: () => readVerified({ path, hash, bytes, faults: this.#disk }) },
      };
      const answer = await this.#requests.send(call);
      if (answer.statusCode !== 200) throw await this.#answers.refusal(call, answer);
      await this.#answers.text(answer); // the connection can serve again
      this.#isBucketKnown = true;
    });
  }

  open(hash: FileHash, range: ByteRange | null): Promise<OpenedFile | null> {
    return this.#answers.around(async () => {
      const headers = range === null ? {} : { range: `bytes=${range.first}-${range.last}` };
      if (range !== null && !(range.first >= 0 && range.first <= range.last)) throw beyond(range);
      const call: S3Call = { method: 'GET', key: expectKey(hash), headers };
      const answer = await this.#requests.send(call);
      const { statusCode: status } = answer;
      if (status === 404) return this.#missing(call, answer);
      if (range !== null && status === 416) {
        answer.destroy();
        throw beyond(range);
      }
      if (status !== 200 && status !== 206) throw await this.#answers.refusal(call, answer);
      try {
        this.#isBucketKnown = true;
        return this.#opened(call, answer, range);
      } catch (error) {
        answer.destroy();
        throw error;
      }
    });
  }

  find(hash: FileHash): Promise<StoredBytes | null> {
    return this.#answers.around(async () => {
      const call: S3Call = { method: 'HEAD', key: expectKey(hash) };
      const answer = await this.#requests.send(call);
      if (answer.statusCode === 404) return this.#missing(call, answer);
      if (answer.statusCode !== 200) throw await this.#answers.refusal(call, answer);
      answer.resume();
      this.#isBucketKnown = true;
      const bytes = wholeNumber(answer.headers['content-length']);
      const atMs = Date.parse(answer.headers['last-modified'] ?? '');
      if (bytes === null || Number.isNaN(atMs)) {
        throw this.#answers.misfit(call, 'without a length or a time');
      }
      return { hash, bytes, atMs };
    });
  }

  remove(hash: FileHash): Promise<void> {
    return this.#answers.around(async () => {
      const call: S3Call = { method: 'DELETE', key: expectKey(hash) };
      const answer = await this.#requests.send(call);
      const { statusCode: status } = answer;
      if (status === 404) await this.#missing(call, answer);
      else if (status !== 200 && status !== 204) throw await this.#answers.refusal(call, answer);
      else answer.resume();
    });
  }

  async *list(): AsyncIterable<StoredBytes> {
    let next: string | null = null;
    do {
      const former = next;
      const page = await this.#answers.around(async () => {
        const call = listCall(this.#pageFiles, former);
        const answer = await this.#requests.send(call);
        if (answer.statusCode !== 200) throw await this.#answers.refusal(call, answer);
        const parsed = parseListPage(await this.#answers.text(answer));
        if (parsed === null || (former !== null && parsed.next === former)) {
          throw this.#answers.misfit(call, 'no page of a list');
        }
        return parsed;
      });
      yield* page.files;
      ({ next } = page);
    } while (next !== null);
  }

  close(): void {
    this.#requests.close();
  }

  #opened(call: S3Call, answer: IncomingMessage, range: ByteRange | null): OpenedFile {
    const { headers, statusCode } = answer;
    const length = wholeNumber(headers['content-length']);
    if (headers['content-encoding'] !== undefined) {
      throw this.#answers.misfit(call, 'packed on the way');
    }
    if (range === null) {
      if (statusCode !== 200 || length === null) {
        throw this.#answers.misfit(call, 'a part instead of the whole, or without a length');
      }
      return { bytes: length, content: this.#answers.stream(call, answer, length) };
    }
    const [, first, last, total] =
      /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '')?.map(Number) ?? [];
    if (statusCode !== 206 || total === undefined) {
      throw this.#answers.misfit(call, 'the whole, or not said what part');
    }
    // Beyond the end, a server gives what there is.
    if (range.last >= total) throw beyond(range);
    if (first !== range.first || last !== range.last)
      throw this.#answers.misfit(call, 'another part');
    const bytes = range.last - range.first + 1;
    return { bytes: total, content: this.#answers.stream(call, answer, bytes) };
  }

  /** @throws AppError unless the bucket is there and only the file is not. */
  async #missing(call: S3Call, answer: IncomingMessage): Promise<null> {
    const reason = await this.#answers.reason(answer);
    if (reason.code === 'NoSuchKey') return null;
    if (reason.code !== '') throw this.#answers.refused(call, answer, reason);
    if (!this.#isBucketKnown) await this.check();
    return null;
  }
}

function listCall(files: number, next: string | null): S3Call {
  const query = { 'list-type': '2', prefix: KEY_PREFIX, 'max-keys': String(files) };
  return {
    method: 'GET',
    key: '',
    query: next === null ? query : { ...query, 'continuation-token': next },
  };
}

/** @throws AppError `internal` when a caller has made a hash of something else. */
function expectKey(hash: FileHash): string {
  if (parseFileHash(hash) === null) throw new AppError('internal', 'that is no hash of a file');
  return keyOf(hash);
}

function beyond({ first, last }: ByteRange): AppError {
  return new AppError('internal', `bytes ${first} to ${last} are not within the file`);
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
