/** What published pages are made of. */
import type { Limits } from '../../../lib/core/limits.ts';
import type { PublicationChoices } from '../../../lib/core/publication.ts';
import type { PublishedText } from '../../../lib/editor/convert/published.ts';
import type { Clock } from '../../../lib/std/clock.ts';
import type { ContentWorker, UpdateLog } from '../../ports.ts';
import type { FoundPublication } from '../../publication-ports.ts';
import { KeptTexts } from '../kept-texts.ts';
import { readableContent } from '../readable-content.ts';

export interface PublishedPage extends PublicationChoices {
  readonly text: PublishedText;
  readonly excerpt: string;
  /** ISO 8601, UTC. */
  readonly editedAt: string;
  /** Another one, another page. */
  readonly version: string;
}

export interface PublishedPagesNeeds {
  readonly updateLog: Pick<UpdateLog, 'load'>;
  readonly worker: Pick<ContentWorker, 'publish'>;
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'publishedPageMs' | 'publishedCacheBytesMax'>;
}

export class PublishedPages {
  readonly #texts: KeptTexts<PublishedText>;

  constructor({ updateLog, worker, clock, limits }: PublishedPagesNeeds) {
    this.#texts = new KeptTexts({
      clock,
      make: async (id) => worker.publish(await readableContent(updateLog, id)),
      unitsOf,
      freshMs: limits.publishedPageMs,
      bytesMax: limits.publishedCacheBytesMax,
    });
  }

  /** @throws AppError document_damaged, and what the store and the worker say. */
  async of({ publication, record, lastSeq }: FoundPublication): Promise<PublishedPage> {
    const { documentId: _, slug, publishedAtMs, ...choices } = publication;
    const { lineage, text } = this.#texts.of(record.id, `${record.epoch}.${lastSeq}`);
    const flags = Object.values(choices).map(Number).join('');
    return {
      ...choices,
      text: await text,
      excerpt: record.projection.excerpt,
      editedAt: new Date(record.updatedAtMs).toISOString(),
      version: `${lineage}.${record.updatedAtMs}.${publishedAtMs}.${slug}.${flags}`,
    };
  }
}

function unitsOf({ html, title, contents }: PublishedText): number {
  return html.length + title.length + contents.reduce((sum, { text }) => sum + text.length, 0);
}
