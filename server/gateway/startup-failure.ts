/** Why the server could not start, as one sentence with the cure. */
import { isAppError } from '../../lib/core/faults.ts';
import type { Config } from '../config.ts';

/** @returns null when it is nothing an operator could have foreseen: then the stack matters. */
export function startupSentence(error: unknown, { port, host }: Config): string | null {
  if (!(error instanceof Error)) return null;
  // The store's own errors say already what to do.
  // Their messages say already what to do.
  if (error.name === 'DataFolderError' || error.name === 'PagesMissingError') return error.message;
  if (isAppError(error)) return error.message.slice(`${error.code}: `.length);
  switch (Reflect.get(error, 'code')) {
    case 'EADDRINUSE':
      return `Port ${port} is taken; stop what uses it, or choose another: PORT=${port + 1} npm start.`;
    case 'EACCES':
      return `Port ${port} is not open to this user; choose one above 1023, such as PORT=3000.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is not an address of this machine; use 127.0.0.1 or 0.0.0.0.`;
    default:
      return null;
  }
}
