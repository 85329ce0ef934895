/** A content worker whose updates are plain JSON: what use cases need of one, without an editor. */
import { PLAIN_LOOK } from '../../lib/editor/look.ts';
import { rowsUntil, type Moment } from '../../lib/history/moment.ts';
import { decodeRows } from '../../lib/history/rows.ts';
import type { ContentWorker, StoredContent } from '../../server/ports.ts';

interface Plain {
  readonly title?: string;
  readonly body?: string;
}

function encode(update: Plain): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(update));
}

/** Later updates win, member by member. */
function read(content: StoredContent): Required<Plain> {
  const updates = content.tail.map(
    ({ update }) => JSON.parse(new TextDecoder().decode(update)) as Plain,
  );
  return Object.assign({ title: '', body: '' }, ...updates) as Required<Plain>;
}

export class PlainWorker implements ContentWorker {
  /** How often a title and text were extracted. */
  projectCount = 0;
  /** Set it to make the next projections fail. */
  failsToProject = false;
  /** Happens in the middle of each projection. */
  whileProjecting = () => {};

  async project(content: StoredContent) {
    this.projectCount += 1;
    this.whileProjecting();
    if (this.failsToProject) throw new Error('the worker ended');
    const { title, body } = read(content);
    return { title, excerpt: body, wordCount: body.split(' ').filter(Boolean).length };
  }

  async render(content: StoredContent, format: string) {
    const { title, body } = read(content);
    return `${format}: ${title}, ${body}`;
  }

  async publish(content: StoredContent) {
    const { title, body } = read(content);
    return { title, html: `<p>${body}</p>`, contents: [] };
  }

  async draw(content: StoredContent) {
    const { body } = read(content);
    return { html: body === '' ? '' : `<p>${body}</p>`, isWhole: true, look: PLAIN_LOOK };
  }

  async seed({ title, markdown }: { readonly title: string; readonly markdown: string }) {
    return encode({ title, body: markdown });
  }

  async retitle(_content: StoredContent, title: string) {
    return encode({ title });
  }

  async restore(content: StoredContent, pages: readonly Uint8Array[], moment: Moment) {
    const rows = pages.map(decodeRows).flatMap((page) => (page.ok ? page.value : []));
    return encode(read({ ...content, tail: [...rowsUntil(rows, moment)] }));
  }

  async copy(content: StoredContent, title: string) {
    return encode({ title, body: read(content).body });
  }

  async close() {}
}
