/**
 * Before anybody is let in, a made-up document is opened a few times, in memory and through the same
 * code: whoever comes first after a start finds compiled what is called for each of its letters.
 */
import type { Limits } from '../../lib/core/limits.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { SnapshotWorker, StoredContent } from '../ports.ts';
import { loadDocument } from '../room/load-document.ts';
import type { LoadedDocument } from '../room/room-events.ts';
import { framed } from '../room/snapshot-cache.ts';
import { ROWS, SIDECAR, STATE, STATE_BYTES } from './rehearsal-document.ts';

/**
 * A third of it helps next to nothing: V8 compiles what was called often. Some 40 ms, while the
 * store is opened; the first document that is opened takes 40 ms of a core less.
 */
const TIMES = 24;

const SNAPSHOT = { upToSeq: 1, stateBytes: STATE_BYTES, state: STATE, sidecar: SIDECAR };

export interface RehearsalPorts {
  readonly snapshots: Pick<SnapshotWorker, 'unpack'>;
  readonly limits: Limits;
  readonly clock: Clock;
}

/** @returns what was opened last. */
export async function rehearse({
  snapshots,
  limits,
  clock,
}: RehearsalPorts): Promise<LoadedDocument | null> {
  const content = rehearsalContent();
  let document: LoadedDocument | null = null;
  for (let times = 0; times < TIMES; times += 1) {
    const opened = framed(await snapshots.unpack(SNAPSHOT));
    document = await loadDocument(content, opened, limits, clock);
  }
  return document;
}

/** As a store would give it. */
export function rehearsalContent(): StoredContent {
  return { snapshot: SNAPSHOT, tail: [...rows()], owners: new Map(), damagedAtSeq: null };
}

function* rows(): Generator<StoredContent['tail'][number]> {
  let seq = 2;
  for (let at = 0; at < ROWS.length; seq += 1) {
    const end = at + 1 + (ROWS[at] ?? 0);
    yield { seq, update: ROWS.subarray(at + 1, end) };
    at = end;
  }
}
