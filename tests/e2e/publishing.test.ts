import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { openShareStage, type ShareStage } from '../support/share-stage.ts';

let stage: ShareStage;
let foreign: Server | undefined;

beforeAll(async () => {
  const markdown =
    '# First\n\nWords for everybody.\n\n## Second\n\n- [x] done\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';
  stage = await openShareStage({ title: 'Minutes', markdown });
});
afterAll(async () => {
  foreign?.closeAllConnections();
  foreign?.close();
  await stage.close();
});

/** Another site, with this page in a frame. @returns its address. */
async function framing(url: string): Promise<string> {
  foreign = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Elsewhere</title><iframe src="${url}"></iframe>`);
  }).listen(0, '127.0.0.1');
  await once(foreign, 'listening');
  return `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`;
}

describe('publishing', () => {
  it('[PUBLISH-11] [PUBLISH-3] in one press it is a page that anybody reads, and taken back it is gone', async () => {
    const { owner } = stage;
    const dialog = await stage.openDialog();
    const block = dialog.getByRole('region', { name: 'Publish' });
    await block.getByRole('button', { name: 'Publish' }).click();
    const page = block.getByRole('link', { name: 'Open the page' });
    const url = (await page.getAttribute('href')) ?? '';
    expect(new URL(url).pathname).toMatch(/^\/p\/minutes-[a-z2-7]{8}$/);
    const share = owner.page.locator('[data-share]');
    await expect.poll(() => share.getAttribute('data-share')).toBe('link');

    const reader = await stage.stranger();
    const refused: string[] = [];
    reader.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    await reader.goto(url);
    expect(await reader.title()).toBe('Minutes');
    await reader.getByRole('navigation', { name: 'Contents' }).getByText('Second').click();
    expect(new URL(reader.url()).hash).toBe('#heading-2');
    await reader.getByText('Words for everybody.').waitFor();
    expect(await reader.getByText(/^Last edited on /).count()).toBe(1);
    expect(await reader.context().cookies()).toEqual([]);
    expect(refused).toEqual([]);

    // Nothing runs in the page itself, what looks for faults included.
    const copy = await stage.stranger();
    await copy.goto('about:blank');
    await copy.setContent(await (await copy.request.get(url)).text());
    for (const colorScheme of ['light', 'dark'] as const) {
      await copy.emulateMedia({ colorScheme });
      expect(await violations(copy)).toEqual([]);
    }

    await block.getByLabel('Table of contents').uncheck();
    await owner.page.getByText('The page was changed').waitFor();
    await reader.reload();
    expect(await reader.getByRole('navigation').count()).toBe(0);

    await block.getByRole('button', { name: 'Unpublish' }).click();
    const question = dialog.getByRole('alertdialog', { name: 'Unpublish this page?' });
    await question.getByRole('button', { name: 'Unpublish' }).click();
    await owner.page.getByText('The page is no longer there').waitFor();
    await expect
      .poll(() => owner.page.evaluate(() => document.activeElement?.textContent))
      .toBe('Publish');
    await reader.reload();
    await reader.getByText('Nothing is published here').waitFor();
    await owner.page.keyboard.press('Escape');
  });

  it('[PUBLISH-11] [PUBLISH-7] by keyboard: another address, and the code to embed it elsewhere', async () => {
    const { owner } = stage;
    const dialog = await stage.openDialog();
    const block = dialog.getByRole('region', { name: 'Publish' });
    await block.getByRole('button', { name: 'Publish' }).press('Enter');
    await block.getByRole('button', { name: 'Change the address' }).press('Enter');
    const field = block.getByLabel('End of the address');
    await field.fill('Team Minutes!');
    await field.press('Enter');
    await block.getByText(/^Use 3 to 64 characters/).waitFor();
    await field.fill('Team Minutes');
    await field.press('Enter');
    await owner.page.getByText('The page has a new address').waitFor();
    const url = `${new URL(owner.page.url()).origin}/p/team-minutes`;
    expect(await block.getByRole('link', { name: 'Open the page' }).getAttribute('href')).toBe(url);

    await block.getByLabel('Other sites may embed it').press('Space');
    await block.getByRole('button', { name: 'Copy embed code' }).waitFor();
    expect(await violations(owner.page)).toEqual([]);

    const elsewhere = await stage.stranger();
    await elsewhere.goto(await framing(url));
    await elsewhere.frameLocator('iframe').getByText('Words for everybody.').waitFor();
    await block.getByLabel('Other sites may embed it').press('Space');
    await expect.poll(() => block.getByRole('button', { name: 'Copy embed code' }).count()).toBe(0);
    const framed = elsewhere.frameLocator('iframe').getByText('Words for everybody.');
    // The dialog shows what was wished for before it is so.
    await expect
      .poll(async () => {
        await elsewhere.reload();
        return framed.count();
      })
      .toBe(0);
  });
});
