/** Files of documents, as tests want them: each of them new. */
import type { FileRecord } from '../../lib/core/file.ts';
import { type DocumentId, newFileId } from '../../lib/core/ids.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import { hashOf } from './uploads.ts';

export function aFile(documentId: DocumentId, change: Partial<FileRecord> = {}): FileRecord {
  const id = newFileId(machineRandom);
  return {
    id,
    documentId,
    hash: hashOf(Buffer.from(id)),
    bytes: 1_000,
    name: 'Grüße.png',
    type: 'image/png',
    pixels: { width: 192, height: 100 },
    uploaderId: null,
    atMs: 1_700_000_000_000,
    ...change,
  };
}
