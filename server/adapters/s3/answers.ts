/** What an S3-compatible server answered with: as text, as a stream, and as a fault. */
import type { IncomingMessage } from 'node:http';
import { AppError, isAppError } from '../../../lib/core/faults.ts';
import type { Clock } from '../../../lib/std/clock.ts';
import type { Log } from '../../ports.ts';
import { FaultLog } from '../fault-log.ts';
import type { S3Call } from './requests.ts';
import { Stall } from './stall.ts';

/** A page of a thousand files takes half a MiB. */
const TEXT_BYTES_MAX = 8 * 1024 * 1024;
const REASON_LETTERS_MAX = 300;

/** In the server's words; empty where it says nothing. */
export interface Reason {
  /** `NoSuchKey` and the like. */
  readonly code: string;
  readonly message: string;
}

export class S3Answers {
  readonly #clock: Clock;
  readonly #told: FaultLog;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#told = new FaultLog(log);
  }

  /** @throws AppError `storage_unavailable`, logged; `internal` for what no network did. */
  async around<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    try {
      return await work();
    } catch (error) {
      throw this.asFault(error);
    }
  }

  asFault(error: unknown): AppError {
    if (isAppError(error)) return error;
    const why = error instanceof Error ? error.message : String(error);
    // A host with two addresses that both refuse gives an error without a message.
    const code = error instanceof Error ? String(Reflect.get(error, 'code') ?? '') : '';
    if (error instanceof TypeError) return new AppError('internal', why, { cause: error });
    return this.#unavailable('files.unreachable', why || code, error);
  }

  /** Not what the protocol promises. */
  misfit(call: S3Call, why: string): AppError {
    return this.#unavailable('files.misanswered', `${call.method} ${call.key}: ${why}`);
  }

  async refusal(call: S3Call, answer: IncomingMessage): Promise<AppError> {
    return this.refused(call, answer, await this.reason(answer));
  }

  refused(call: S3Call, { statusCode = 0 }: IncomingMessage, { code, message }: Reason): AppError {
    const reason = `${code} ${message}`.slice(0, REASON_LETTERS_MAX).trim();
    const event = statusCode >= 500 ? 'files.unreachable' : 'files.refused';
    return this.#unavailable(event, `${call.method} ${call.key}: ${statusCode} ${reason}`);
  }

  /** As far as there is one. */
  async reason(answer: IncomingMessage): Promise<Reason> {
    const text = await this.text(answer).catch(() => '');
    return { code: elementOf(text, 'Code'), message: elementOf(text, 'Message') };
  }

  async text(answer: IncomingMessage): Promise<string> {
    const stall = new Stall(this.#clock, (error) => answer.destroy(error));
    try {
      const chunks: Uint8Array[] = [];
      let bytes = 0;
      for await (const chunk of stall.watch(answer)) {
        bytes += chunk.length;
        if (bytes > TEXT_BYTES_MAX) throw new Error('the answer does not end');
        chunks.push(chunk);
      }
      return Buffer.concat(chunks).toString('utf8');
    } finally {
      stall.end();
    }
  }

  /** Exactly `bytes` of content, read as it is taken; anything else fails its reader. */
  stream(call: S3Call, answer: IncomingMessage, bytes: number): ReadableStream<Uint8Array> {
    const chunks = answer[Symbol.asyncIterator]() as AsyncIterator<Uint8Array, undefined>;
    const next = async (): Promise<Uint8Array | null> => {
      // Only while somebody wants more: a slow reader is none of the server's faults.
      const stall = new Stall(this.#clock, (error) => answer.destroy(error));
      try {
        const { done, value } = await chunks.next();
        return done === true ? null : value;
      } finally {
        stall.end();
      }
    };
    let left = bytes;
    let isLetGo = false;
    const take = async (): Promise<Uint8Array> => {
      const chunk = await next();
      if (chunk === null) throw this.misfit(call, `it ended ${left} bytes early`);
      left -= chunk.length;
      const isTooLong = left < 0 || (left === 0 && (await next()) !== null);
      if (isTooLong) throw this.misfit(call, 'it is longer than it said');
      return chunk;
    };
    if (bytes === 0) answer.resume();
    return new ReadableStream<Uint8Array>(
      {
        // Nobody asks an empty stream for anything.
        start: (controller) => {
          if (bytes === 0) controller.close();
        },
        pull: async (controller) => {
          try {
            controller.enqueue(await take());
          } catch (error) {
            if (isLetGo) return; // it broke off because its reader did
            answer.destroy();
            throw this.asFault(error);
          }
          if (left === 0) controller.close();
        },
        cancel: () => {
          isLetGo = true;
          answer.destroy();
        },
      },
      { highWaterMark: 0 },
    );
  }

  #unavailable(event: string, why: string, cause?: unknown): AppError {
    this.#told.tell(event, why);
    return new AppError('storage_unavailable', why, { cause });
  }
}

function elementOf(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
}
