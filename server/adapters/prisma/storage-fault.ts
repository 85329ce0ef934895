/** What went wrong below Prisma, as one of the faults the ports promise. */
import { AppError } from '../../../lib/core/faults.ts';
import { DatabaseVanished } from './database-file.ts';

/** Prisma's codes for a broken constraint: unique, foreign key, null, and a record that is not. */
const CONSTRAINT_CODES = new Set(['P2002', 'P2003', 'P2011', 'P2025']);

/**
 * A broken constraint is a bug of ours; all else (SQLITE_FULL, IOERR, READONLY, BUSY, CANTOPEN,
 * CORRUPT, a lost connection) is the storage, and the same call may succeed later.
 */
export function storageFault(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = driverCode(error);
  const detail = describe(error, code);
  const isConstraint =
    code?.startsWith('SQLITE_CONSTRAINT') === true || CONSTRAINT_CODES.has(prismaCode(error));
  return isConstraint || isBug(error)
    ? new AppError('internal', detail, { cause: error })
    : new AppError('storage_unavailable', detail, { cause: error });
}

/** First letters of SQLite's code, and the event that tells the operator what to look at. */
const EVENTS = [
  ['SQLITE_FULL', 'disk.filled'],
  ['SQLITE_READONLY', 'disk.write-protected'],
  ['SQLITE_IOERR', 'disk.failed'],
  ['SQLITE_BUSY', 'database.locked'],
  ['SQLITE_LOCKED', 'database.locked'],
  ['SQLITE_PROTOCOL', 'database.locked'],
  ['SQLITE_CANTOPEN', 'database.vanished'],
  ['SQLITE_CORRUPT', 'database.damaged'],
  ['SQLITE_NOTADB', 'database.damaged'],
] as const;

/** Under which name a failure of the storage is logged. */
export function storageEvent(fault: AppError): string {
  if (fault instanceof DatabaseVanished) return 'database.vanished';
  const code = driverCode(fault.cause);
  return EVENTS.find(([start]) => code?.startsWith(start) === true)?.[1] ?? 'database.failed';
}

/** The disk gave back something that is no page of a database. */
export function isCorruption(error: unknown): boolean {
  return driverCode(error)?.startsWith('SQLITE_CORRUPT') === true;
}

/** SQLite's own name of the failure, wherever Prisma has wrapped it. */
function driverCode(error: unknown): string | null {
  let at: unknown = error;
  // The wrappings seen are two deep; the bound is for a cause that leads back to itself.
  for (let depth = 0; depth < 8 && typeof at === 'object' && at !== null; depth++) {
    for (const name of ['originalCode', 'code']) {
      const code: unknown = Reflect.get(at, name);
      if (typeof code === 'string' && code.startsWith('SQLITE_')) return code;
    }
    const meta: unknown = Reflect.get(at, 'meta');
    const wrapped: unknown =
      typeof meta === 'object' && meta !== null ? Reflect.get(meta, 'driverAdapterError') : null;
    at = wrapped ?? Reflect.get(at, 'cause');
  }
  return null;
}

function prismaCode(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : '';
}

function isBug(error: unknown): boolean {
  return (
    error instanceof TypeError ||
    error instanceof RangeError ||
    (error instanceof Error &&
      (error.name === 'PrismaClientValidationError' || error.message.startsWith('assertion')))
  );
}

function describe(error: unknown, code: string | null): string {
  const message = error instanceof Error ? error.message : String(error);
  // Prisma quotes the calling code first; what happened is in the last line.
  const last = message.trim().split('\n').at(-1) ?? '';
  return code === null ? last : `${code}: ${last}`;
}
