/** The instance's own key: made once, kept beside the database, shown to nobody. */
import { hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createDataFolder, DataFolderError } from './data-folder.ts';

const SECRETS_NAME = 'secrets.json';
const KEY_BYTES = 32;

export interface Secrets {
  /** Signs cookies; whoever has it can be anybody. */
  readonly instanceKey: Uint8Array;
}

const SecretsFile = z.object({
  instanceKey: z
    .base64url()
    .transform((text) => new Uint8Array(Buffer.from(text, 'base64url')))
    .refine((key) => key.length === KEY_BYTES),
});

/** @throws DataFolderError when the file is there and is not ours: a new key would sign everybody out. */
export function loadSecrets(dataFolder: string): Secrets {
  createDataFolder(dataFolder);
  const file = join(dataFolder, SECRETS_NAME);
  const text = read(file) ?? create(file);
  const parsed = SecretsFile.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new DataFolderError(
      `${file} is damaged. Restore it from a backup, or remove it to sign everybody out and begin with a new key.`,
    );
  }
  return parsed.data;
}

/** A key of its own for each purpose, so that none tells anything of another. */
export function keyFor(instanceKey: Uint8Array, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', instanceKey, '', purpose, KEY_BYTES)).toString('base64url');
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Written whole under another name first; of two servers that start at once, one key wins. */
function create(file: string): string {
  const instanceKey = randomBytes(KEY_BYTES).toString('base64url');
  const draft = `${file}.${process.pid}`;
  const descriptor = openSync(draft, 'w', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify({ instanceKey }, null, 2)}\n`);
    fsyncSync(descriptor);
    linkSync(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    closeSync(descriptor);
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // told as damage by the schema
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && Reflect.get(error, 'code') === code;
}
