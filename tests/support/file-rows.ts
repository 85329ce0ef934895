/** Files of documents, as tests want them: each of them new. */
import { createHash } from 'node:crypto';
import { type FileHash, type FileRecord, parseFileHash } from '../../lib/core/file.ts';
import { type DocumentId, newFileId } from '../../lib/core/ids.ts';
import { assert } from '../../lib/std/assert.ts';
import { machineRandom } from '../../server/adapters/machine.ts';

export function hashOf(content: string | Uint8Array): FileHash {
  const hash = parseFileHash(createHash('sha256').update(content).digest('hex'));
  assert(hash !== null, 'a digest is a hash');
  return hash;
}

export function aFile(documentId: DocumentId, change: Partial<FileRecord> = {}): FileRecord {
  const id = newFileId(machineRandom);
  return {
    id,
    documentId,
    hash: hashOf(id),
    bytes: 1_000,
    name: 'Grüße.png',
    type: 'image/png',
    pixels: { width: 192, height: 100 },
    uploaderId: null,
    atMs: 1_700_000_000_000,
    ...change,
  };
}
