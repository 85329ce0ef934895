/** The text of a document as its page brings it, before the editor is there. */
import type { Actor } from '../../lib/core/actor.ts';
import { isAppError } from '../../lib/core/faults.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { DrawnText } from '../../lib/editor/convert/drawn-html.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { ContentWorker, History, Log, UpdateLog } from '../ports.ts';
import { accessDocument, type AccessNeeds } from './access-document.ts';
import { KeptTexts } from './kept-texts.ts';
import { readableContent } from './readable-content.ts';
import type { FirstSight, FirstSightServices } from './services.ts';

export interface FirstSightNeeds extends AccessNeeds {
  readonly updateLog: Pick<UpdateLog, 'load'>;
  readonly history: Pick<History, 'lastSeq'>;
  readonly worker: Pick<ContentWorker, 'draw'>;
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'firstSightMs' | 'firstSightKeptMs' | 'firstSightCacheBytesMax'>;
  readonly log: Log;
}

export function makeFirstSights(needs: FirstSightNeeds): FirstSightServices {
  const { updateLog, worker, clock, limits } = needs;
  const texts = new KeptTexts<DrawnText>({
    clock,
    make: async (id) => worker.draw(await readableContent(updateLog, id)),
    unitsOf: ({ html }) => html.length,
    freshMs: limits.firstSightKeptMs,
    bytesMax: limits.firstSightCacheBytesMax,
  });
  return {
    of: (actor, documentId) => firstSight(needs, texts, actor, documentId),
    html: ({ documentId, version }) => texts.ready(documentId, version)?.html ?? '',
  };
}

async function firstSight(
  needs: FirstSightNeeds,
  texts: KeptTexts<DrawnText>,
  actor: Actor,
  documentId: string,
): Promise<FirstSight | null> {
  const { record } = await accessDocument(needs, actor, documentId, 'read');
  // Its owner may read it there, and nothing needs to be quick.
  if (record.trashedAtMs !== null) return null;
  try {
    const lastSeq = await needs.history.lastSeq(record.id);
    const { lineage, text } = texts.of(record.id, `${record.epoch}.${lastSeq}`);
    const drawn = await inTime(needs.clock, needs.limits.firstSightMs, text);
    if (drawn === null || drawn.html === '') return null;
    return { documentId: record.id, version: lineage, look: drawn.look };
  } catch (err) {
    missed(needs.log, record.id, err);
    return null;
  }
}

/** Nobody is kept from the editor by what only goes before it. */
function missed(log: Log, documentId: DocumentId, err: unknown): void {
  log.warn('first-sight.missed', {
    documentId,
    ...(isAppError(err) ? { code: err.code } : {}),
    err,
  });
}

/** null: it takes longer. */
async function inTime<Value>(
  clock: Clock,
  ms: number,
  value: Promise<Value>,
): Promise<Value | null> {
  const { promise: over, resolve } = Promise.withResolvers<null>();
  const cancel = clock.after(ms, () => resolve(null));
  try {
    return await Promise.race([value, over]);
  } finally {
    cancel();
  }
}
