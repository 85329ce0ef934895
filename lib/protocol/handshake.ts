/** Query parameters of `/collab/<documentId>`: what a connection says of itself. */
import type { Epoch, PersonId, Seq } from '../core/ids.ts';

/**
 * `stored=1` asks for Sheaf's own frames. `schema`: version of the page's editor schema.
 * `epoch`: lineage of the local copy. `person`: whom the local copy belongs to.
 * `since`: the local copy has everything up to this seq (only with `epoch`).
 * A parameter that is absent means: current, and no local past.
 */
export interface Handshake {
  readonly wantsOwnFrames: boolean;
  readonly schemaVersion: number | null;
  readonly epoch: Epoch | null;
  readonly personId: PersonId | null;
  readonly since: Seq | null;
}
