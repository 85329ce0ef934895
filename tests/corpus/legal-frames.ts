/** What honest clients have sent: the golden frames, and a session of whole editors as it was. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOfHex, CLIENT_FRAMES } from '../support/golden-frames.ts';

/**
 * One update a line, in the order of the log, as hexadecimal bytes without spaces: five whole
 * editors, once. It is never recorded anew, since documents of that day must stay legal.
 */
const SESSION_FILE = join(import.meta.dirname, 'editor-session.hex');

export function sessionUpdates(): Uint8Array[] {
  const lines = readFileSync(SESSION_FILE, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => new Uint8Array(Buffer.from(line, 'hex')));
}

export const GOLDEN_BYTES: readonly Uint8Array[] = CLIENT_FRAMES.map((frame) =>
  bytesOfHex(frame.hex),
);
