import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newEpoch } from '../../lib/core/ids.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import { EDITABLE, openStage, type Stage, type Writer } from '../support/stage.ts';

/** Settings of the server's next life; an open page still believes those it came with. */
const settings: Record<string, string> = {};
/** A paragraph fits, a list does not. */
const SHALLOW = '2';
const REFUSED = 'Words that this server does not take.';

let stage: Stage;
let ada: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Kept', markdown: 'Before.' }, settings);
  ada = await stage.enter('Ada', { permissions: ['clipboard-read', 'clipboard-write'] });
  ada.page.on('dialog', (dialog) => void dialog.accept());
});
afterAll(() => stage.close());

const banner = (page: Page) =>
  page.getByRole('alert', { name: 'Some of your text was not accepted' });

/** Ada writes what the server will not have, and begins again from its copy. */
async function refuseAndStartOver(): Promise<void> {
  const context = ada.page.context();
  // Or the page would be read-only before the sentence is whole.
  await context.setOffline(true);
  await ada.toEnd();
  await ada.press('Enter');
  await ada.type(`- ${REFUSED}`);
  await ada.page.waitForSelector('[data-save="offline-kept"]', { state: 'attached' });
  await context.setOffline(false);
  await ada.page.waitForSelector('[data-save="read-only"]', { state: 'attached' });
  await ada.page.waitForSelector('.ProseMirror[contenteditable="false"]');
  expect((await ada.lines()).join('')).toContain(REFUSED);
  expect(await ada.page.locator('main').innerText()).toContain(
    'does not take lists nested this deep',
  );
  await ada.page.getByRole('button', { name: 'Saving: Read only' }).click();
  await ada.page.getByRole('button', { name: 'Start over from the server’s copy' }).click();
  await ada.page.waitForSelector(EDITABLE);
  await ada.saved();
  await banner(ada.page).waitFor();
}

describe('text that was refused for good', () => {
  beforeEach(async () => {
    delete settings['SHEAF_DEPTH_MAX'];
    await serveAgain();
    await ada.page.reload();
    await ada.page.waitForSelector(EDITABLE);
    await ada.saved();
    settings['SHEAF_DEPTH_MAX'] = SHALLOW;
    await serveAgain();
    await ada.saved();
  });

  it('[PAGE-61] the page becomes read-only in place, starts over on request and offers the text', async () => {
    await refuseAndStartOver();
    expect((await ada.lines()).join('')).not.toContain(REFUSED);
    const kept = banner(ada.page);
    expect(await kept.getByRole('textbox').inputValue()).toContain(REFUSED);
    await kept.getByRole('button', { name: 'Copy' }).click();
    await expect
      .poll(() => ada.page.evaluate(() => navigator.clipboard.readText()))
      .toContain(REFUSED);
  });

  it('[PAGE-61] what is offered outlives a reload, and is put back as plain text', async () => {
    await ada.page.reload();
    await ada.page.waitForSelector(EDITABLE);
    await banner(ada.page).getByRole('button', { name: 'Put back at the end' }).click();
    await expect.poll(async () => (await ada.lines()).at(-1)).toBe(REFUSED);
    await expect.poll(() => banner(ada.page).count()).toBe(0);
    await ada.saved();
    const bob = await stage.enter('Bob');
    expect((await bob.lines()).at(-1)).toBe(REFUSED);
    expect(await banner(bob.page).count()).toBe(0);
  });

  it('[PAGE-61] dismissed text does not come back', async () => {
    await refuseAndStartOver();
    await banner(ada.page).getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => banner(ada.page).count()).toBe(0);
    await ada.page.reload();
    await ada.page.waitForSelector(EDITABLE);
    await ada.saved();
    expect(await banner(ada.page).count()).toBe(0);
    expect(ada.complaints).toEqual([]);
  });

  it('[PAGE-61] a document set back meanwhile says so, and offers what was written since', async () => {
    await stage.server.terminate();
    await ada.toEnd();
    await ada.type(' Written alone.');
    await ada.page.waitForSelector('[data-save="offline-kept"]', { state: 'attached' });
    setBack();
    await stage.server.restart();
    await ada.page.waitForSelector('[data-save="read-only"]', { state: 'attached' });
    expect(await ada.page.locator('main').innerText()).toContain('set back to an earlier state');
    await ada.page.getByRole('button', { name: 'Saving: Read only' }).click();
    await ada.page.getByRole('button', { name: 'Load the page again' }).click();
    await ada.page.waitForSelector(EDITABLE);
    const kept = banner(ada.page);
    expect(await kept.getByRole('textbox').inputValue()).toContain('Written alone.');
    await kept.getByRole('button', { name: 'Put back at the end' }).click();
    await ada.saved();
    await expect.poll(async () => (await ada.lines()).at(-1)).toContain('Written alone.');
  });
});

async function serveAgain(): Promise<void> {
  await stage.server.terminate();
  await stage.server.restart();
}

/** As a restored backup does. */
function setBack(): void {
  const database = new Sqlite(join(stage.server.dataFolder, 'sheaf.db'));
  const { changes } = database
    .prepare('UPDATE "Document" SET "epoch" = ? WHERE "id" = ?')
    .run(newEpoch(machineRandom), stage.documentId);
  database.close();
  expect(changes).toBe(1);
}
