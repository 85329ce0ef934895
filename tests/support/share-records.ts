/** Share links for the tests of stores, each of them new. */
import { type DocumentId, newShareLinkId } from '../../lib/core/ids.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import type { NewShareLink } from '../../server/sharing-ports.ts';
import { aPerson } from './store-records.ts';

export function aLink(documentId: DocumentId, change: Partial<NewShareLink> = {}): NewShareLink {
  const id = newShareLinkId(machineRandom);
  return {
    id,
    documentId,
    tokenHash: `hash of ${id}`,
    tokenSealed: `sealed ${id}`,
    label: '',
    role: 'viewer',
    passwordHash: null,
    expiresAtMs: null,
    peopleMax: null,
    createdBy: aPerson(),
    createdAtMs: 1_700_000_000_000,
    ...change,
  };
}
