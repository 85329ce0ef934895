/** An upload on its way: as slow as its sender may be, and no slower. */
import { AppError, isAppError } from '../../../lib/core/faults.ts';
import type { Limits } from '../../../lib/core/limits.ts';
import type { Clock } from '../../../lib/std/clock.ts';
import type { IncomingFile, IncomingFiles } from '../../file-ports.ts';

export interface Upload {
  /** As its sender calls it. */
  readonly name: string;
  /** As its sender says; null: it did not. */
  readonly bytes: number | null;
  readonly content: ReadableStream<Uint8Array>;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

export interface ArrivingNeeds {
  readonly incoming: IncomingFiles;
  readonly clock: Clock;
  readonly limits: Limits;
}

/** @throws AppError file_too_large, upload_broken, and what the disk says. Nothing is left then. */
export async function receive(
  { incoming, clock, limits }: ArrivingNeeds,
  { content, signal }: Upload,
): Promise<IncomingFile> {
  const ended = new AbortController();
  const end = (why: string) => ended.abort(new AppError('upload_broken', why));
  const stopClock = clock.after(limits.uploadMs, () => end('it takes too long'));
  const hear = () => end('nobody waits for it');
  signal.addEventListener('abort', hear, { once: true });
  if (signal.aborted) hear();
  try {
    return await incoming.receive(watched(content, ended.signal, { clock, limits, end }), {
      bytesMax: limits.fileBytesMax,
      signal: ended.signal,
    });
  } catch (error) {
    if (!isAppError(error) || error.code !== 'too_large') throw error;
    throw new AppError('file_too_large', error.message, { cause: error });
  } finally {
    stopClock();
    signal.removeEventListener('abort', hear);
  }
}

interface Watch extends Pick<ArrivingNeeds, 'clock' | 'limits'> {
  readonly end: (why: string) => void;
}

/** Counts only the time that its sender takes, not what the disk does. */
function watched(
  content: ReadableStream<Uint8Array>,
  ended: AbortSignal,
  { clock, limits, end }: Watch,
): ReadableStream<Uint8Array> {
  const reader = content.getReader();
  // Ends a read that waits, too.
  ended.addEventListener('abort', () => void reader.cancel(ended.reason).catch(() => undefined));
  const next = async () => {
    const stopClock = clock.after(limits.uploadIdleMs, () => end('nothing of it comes'));
    try {
      const part = await reader.read();
      ended.throwIfAborted();
      return part;
    } catch (cause) {
      if (isAppError(cause)) throw cause;
      throw new AppError('upload_broken', 'its sender broke off', { cause });
    } finally {
      stopClock();
    }
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      // To its end even when it is not wanted: a sender cut off in the middle never sees why.
      async cancel() {
        try {
          while (!(await next()).done);
        } catch {
          // It broke off, or was given up meanwhile.
        }
      },
    },
    { highWaterMark: 0 },
  );
}
