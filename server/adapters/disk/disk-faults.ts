/** What went wrong on the disk, as one of the faults the ports promise. */
import { AppError, isAppError } from '../../../lib/core/faults.ts';
import type { Log } from '../../ports.ts';
import { FaultLog } from '../fault-log.ts';

/** The system's name of a failure, and the event that tells the operator what to look at. */
const EVENTS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'disk.filled'],
  ['EDQUOT', 'disk.filled'],
  ['EFBIG', 'disk.filled'],
  ['EROFS', 'disk.write-protected'],
  ['EACCES', 'disk.write-protected'],
  ['EPERM', 'disk.write-protected'],
  ['ENOENT', 'files.vanished'],
  ['ENOTDIR', 'files.vanished'],
]);

export class DiskFaults {
  readonly #told: FaultLog;

  constructor(log: Log) {
    this.#told = new FaultLog(log);
  }

  /** @throws AppError `storage_unavailable`, logged; `internal` for what no disk did. */
  async around<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    try {
      return await work();
    } catch (error) {
      throw this.asFault(error);
    }
  }

  asFault(error: unknown): AppError {
    if (isAppError(error)) return error;
    const code = systemCode(error);
    const why = error instanceof Error ? error.message : String(error);
    if (code === null) return new AppError('internal', why, { cause: error });
    this.#told.tell(EVENTS.get(code) ?? 'disk.failed', why);
    return new AppError('storage_unavailable', why, { cause: error });
  }

  /** The disk gave back something else than was put there. */
  damage(why: string): AppError {
    this.#told.tell('files.damaged', why);
    return new AppError('storage_unavailable', why);
  }
}

export function isSystemCode(error: unknown, ...codes: readonly string[]): boolean {
  const code = systemCode(error);
  return code !== null && codes.includes(code);
}

/** `ENOSPC`; null: nothing that a call of the system said. */
function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('syscall' in error)) return null;
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : null;
}
