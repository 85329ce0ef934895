/** What the commit queue needs and what it tells. */
import type { FaultCode } from '../../lib/core/faults.ts';
import type { DocumentId, Seq } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { Meter } from '../meter.ts';
import type { Log, UpdateLog } from '../ports.ts';

/** What the queue tells the rooms. */
export interface CommitListener {
  stored(documentId: DocumentId, upToSeq: Seq): void;
  /** The log refuses this document for good; its entries are dropped. */
  failed(documentId: DocumentId, code: FaultCode): void;
  /** Look again at `isFailingFor`: of one document, or of all (null). */
  failing(documentId: DocumentId | null): void;
  /** Look again at `isFullFor`, in the same way. */
  full(documentId: DocumentId | null): void;
}

/** How things stand right now. */
export interface CommitFigures {
  readonly isFailing: boolean;
  /** Documents that alone cannot be stored. */
  readonly failingDocuments: number;
  readonly unstoredBytes: number;
  /** Age of the oldest update that is not stored; 0 when all is. */
  readonly oldestMs: number;
}

export interface CommitPorts {
  readonly log: Pick<UpdateLog, 'append'>;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly logger: Log;
  readonly meter: Meter;
}
