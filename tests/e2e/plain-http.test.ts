/** A LAN address without TLS is no secure context: whole families of browser APIs are missing. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { EDITABLE, makeDocument } from '../support/stage.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  // A name that is not localhost is what a browser takes for a LAN address.
  browser = await launchBrowser(['--host-resolver-rules=MAP sheaf.test 127.0.0.1']);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe('plain http', () => {
  it('[PAGE-50] works over plain http on a LAN address: write, save, name, copy the link', async () => {
    const documentId = await makeDocument(server, { title: 'Minutes' });
    const { port } = new URL(server.url);
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`http://sheaf.test:${port}/d/${documentId}`);
    await page.waitForSelector(EDITABLE);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await page.getByLabel('Your name', { exact: true }).fill('Ada');
    await page.getByRole('button', { name: 'Save name' }).click();
    await page.locator(EDITABLE).click();
    await page.keyboard.type('written without TLS');
    await page.waitForSelector('[data-save="saved"]', { state: 'attached' });
    await page.getByRole('button', { name: /^Share/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Share' });
    await dialog.getByRole('button', { name: 'Copy address' }).click();
    await page.getByText('Address copied').first().waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.reload();
    await page.getByText('written without TLS').waitFor();
    expect(await context.cookies()).toMatchObject([{ name: 'sheaf_guest', httpOnly: true }]);
    expect(complaints).toEqual([]);
  });
});
