import { expect, it, describe } from 'vitest';
import { scriptBytes } from '../support/script-bytes.ts';
import { openStage } from '../support/stage.ts';

const KIB = 1024;
/** Sheaf's own part of the first load, beside Next and React. */
const OWN_FIRST_BYTES_MAX = 15 * KIB;
const DEFERRED_BYTES_MAX = 252 * KIB;

describe('a document page', () => {
  it('[SPEED-2] [SPEED-3] brings few scripts at first and the editor after', async () => {
    const stage = await openStage({ title: 'Bytes', markdown: 'Text.' });
    try {
      const { page } = await stage.enter(null);
      const context = await page.context().browser()?.newContext();
      if (context === undefined) throw new Error('the page has no browser');
      const url = `${stage.server.url}/d/${stage.documentId}`;
      const { first, deferred, bareGzip } = await scriptBytes(await context.newPage(), url);
      expect(bareGzip).toBeGreaterThan(0);
      expect(first.gzip).toBeGreaterThanOrEqual(bareGzip);
      expect(first.gzip - bareGzip).toBeLessThanOrEqual(OWN_FIRST_BYTES_MAX);
      expect(deferred.wire).toBeGreaterThan(0);
      expect(deferred.wire).toBeLessThanOrEqual(DEFERRED_BYTES_MAX);
    } finally {
      await stage.close();
    }
  });
});
