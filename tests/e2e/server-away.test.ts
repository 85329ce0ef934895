import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectEqualText, openStage, type Stage, type Writer } from '../support/stage.ts';

/** The chip must have spoken by then. */
const TOLD_MS = 2_000;

let stage: Stage;
let ada: Writer;
let bob: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Away', markdown: 'Before.' });
  ada = await stage.enter('Ada');
  bob = await stage.enter('Bob');
});
afterAll(() => stage.close());

describe('while the server is away', () => {
  it('[PAGE-30] typing goes on, the chip says within two seconds where the words are, and nothing is lost', async () => {
    await ada.toEnd();
    await ada.type(' Stored.');
    await ada.saved();
    await stage.server.kill9();
    await ada.type(' Written alone.');
    await ada.page.waitForSelector('[data-save="offline-kept"]', {
      state: 'attached',
      timeout: TOLD_MS,
    });
    await ada.page.getByRole('button', { name: 'Saving: Offline, kept on this device' }).waitFor();
    await bob.toEnd();
    await bob.type(' By Bob.');
    await stage.server.restart();
    await Promise.all([ada.saved(), bob.saved()]);
    await expectEqualText([ada, bob]);
    const text = (await ada.lines()).join('');
    for (const words of ['Stored.', 'Written alone.', 'By Bob.']) expect(text).toContain(words);
  });

  it('[PAGE-30] one who reloads meanwhile finds their own last words again', async () => {
    await ada.page.context().setOffline(true);
    await ada.toEnd();
    await ada.type(' Offline words.');
    await ada.page.waitForSelector('[data-save="offline-kept"]', { state: 'attached' });
    ada.page.on('dialog', (dialog) => void dialog.accept());
    await ada.page.context().setOffline(false);
    await ada.page.reload();
    await ada.page.waitForSelector('.ProseMirror[contenteditable="true"]');
    await expectEqualText([ada, bob]);
    expect((await bob.lines()).join('')).toContain('Offline words.');
    expect(ada.complaints).toEqual([]);
  });

  it('[PAGE-62] two tabs of one person write, both reload when the server is back, and nothing is lost', async () => {
    const second = await stage.again(ada);
    second.page.on('dialog', (dialog) => void dialog.accept());
    await expectEqualText([ada, second, bob]);
    await stage.server.kill9();
    await ada.page.bringToFront();
    await ada.toEnd();
    await ada.type(' First tab.');
    await second.page.bringToFront();
    await second.toEnd();
    await second.type(' Second tab.');
    await second.page.waitForSelector('[data-save="offline-kept"]', { state: 'attached' });
    await ada.page.bringToFront();
    await ada.type(' First again.');
    await ada.page.waitForSelector('[data-save="offline-kept"]', { state: 'attached' });
    await stage.server.restart();
    // Both at once, whether or not they have seen that the server is back.
    await Promise.all([ada.page.reload(), second.page.reload()]);
    for (const { page } of [ada, second]) {
      await page.waitForSelector('.ProseMirror[contenteditable="true"]');
    }
    await Promise.all([ada.saved(), second.saved()]);
    await expectEqualText([ada, second, bob]);
    const text = (await bob.lines()).join('');
    for (const words of ['First tab.', 'Second tab.', 'First again.']) {
      expect(text.split(words)).toHaveLength(2);
    }
    expect([...ada.complaints, ...second.complaints]).toEqual([]);
  });

  it('[PAGE-63] a menu that cannot be fetched says so, leaves the text alone and comes later', async () => {
    const eve = await stage.enter('Eve');
    await stage.server.kill9();
    const more = eve.page.getByRole('button', { name: 'More actions' });
    await more.click();
    await eve.page.getByText('The server cannot be reached.').waitFor();
    await eve.toEnd();
    await eve.type(' Still here.');
    expect((await eve.lines()).join('')).toContain('Still here.');
    await stage.server.restart();
    await eve.saved();
    await more.click();
    await eve.page.getByRole('menu').waitFor();
  });
});
