/** Text that was written for a document and found no place in it. */
import { afterEach, describe, expect, it } from 'vitest';
import { MemoryCopies } from '../../support/memory-copies.ts';
import { aCollab, turns, type TestCollab } from '../../support/test-collab.ts';

const pages: TestCollab[] = [];
afterEach(() => {
  for (const { collab } of pages.splice(0)) collab.destroy();
});

async function aPage(...options: Parameters<typeof aCollab>): Promise<TestCollab> {
  const page = await aCollab(...options);
  pages.push(page);
  return page;
}

const keptOf = (page: TestCollab) => page.collab.getStatus().keptText;

describe('offered text', () => {
  it('[EDITOR-155] waits beside what was kept before, once, and outlives the page', async () => {
    const copies = new MemoryCopies();
    copies.aside.push('long ago');
    const page = await aPage({ copies });
    expect(page.collab.getStatus().isTextCarried).toBe(false);
    page.collab.offer('typed early');
    expect(keptOf(page)).toBe('long ago\n\ntyped early');
    expect(page.collab.getStatus().isTextCarried).toBe(true);
    await turns();
    expect(page.collab.getStatus().isTextCarried).toBe(false);
    expect(keptOf(page)).toBe('long ago\n\ntyped early');
    expect(copies.aside).toEqual(['long ago', 'typed early']);
    expect(keptOf(await aPage({ copies }))).toBe('long ago\n\ntyped early');
    await page.collab.forgetKept();
    expect(keptOf(page)).toBe('');
    expect(copies.aside).toEqual([]);
  });

  it('[EDITOR-155] is there though the browser is still looking for what it has', async () => {
    const copies = new MemoryCopies();
    const { promise: found, resolve: find } = Promise.withResolvers<string>();
    copies.keptText = () => found;
    const page = await aPage({ copies });
    page.collab.offer('typed early');
    find('long ago');
    await turns();
    expect(keptOf(page)).toBe('typed early\n\nlong ago');
    expect(copies.aside).toEqual(['typed early']);
  });

  it.each(['full', 'none'])(
    '[EDITOR-155] [CLIENT-9] stays with the page where storage is %s',
    async (is) => {
      const copies = new MemoryCopies();
      copies.isFull = is === 'full';
      const page = await aPage({ copies, ...(is === 'none' ? { storage: null } : {}) });
      page.collab.offer('typed early');
      await turns();
      expect(keptOf(page)).toBe('typed early');
      const next = await page.collab.startOver();
      pages.push({ ...page, collab: next });
      await turns();
      expect(next.getStatus()).toMatchObject({ keptText: 'typed early', isTextCarried: true });
      await next.forgetKept();
      expect(next.getStatus().isTextCarried).toBe(false);
    },
  );
});
