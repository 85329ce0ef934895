import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShareStage, type ShareStage } from '../support/share-stage.ts';

let stage: ShareStage;

beforeAll(async () => {
  stage = await openShareStage(
    { title: 'A secret title', markdown: 'Secret words.' },
    { SHEAF_ADDRESS_GUESSES_MAX: '12' },
  );
});
afterAll(() => stage.close());

describe('the page behind a link', () => {
  it('[SHAREPAGE-11] tells nothing of the document or of anybody, and no other site of itself', async () => {
    const { url } = await stage.link({ label: 'Secret label', role: 'viewer' });
    const page = await stage.stranger();
    const answer = await page.goto(url);
    const html = (await answer?.text()) ?? '';
    expect(answer?.status()).toBe(200);
    expect(answer?.headers()['cache-control']).toContain('no-store');
    for (const secret of ['Secret', 'secret', 'Ada', stage.documentId]) {
      expect(html).not.toContain(secret);
    }
    const meta = (name: string) => page.locator(`meta[name="${name}"]`).getAttribute('content');
    expect(await meta('referrer')).toBe('no-referrer');
    expect(await meta('robots')).toContain('noindex');
    expect(await page.title()).toBe('Invitation · Sheaf');
    await page.context().close();
  });

  it('[SHAREPAGE-12] asks for a name and the password, says what is wrong, and keeps what was typed', async () => {
    const { url } = await stage.link({ role: 'viewer', password: 'maple river' });
    const page = await stage.stranger();
    await page.goto(url);
    await page.getByRole('heading', { name: 'You are invited to read' }).waitFor();
    const name = page.getByLabel('Your name');
    const password = page.getByLabel('Password');
    const isFocused = (field: typeof name) =>
      field.evaluate((element) => element === document.activeElement);
    await expect.poll(() => isFocused(name)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('Enter a name, so that others know who you are.').waitFor();
    await name.fill('Mei');
    await page.keyboard.press('Enter');
    await page.getByText('Enter the password.').waitFor();
    expect(await isFocused(password)).toBe(true);
    await password.fill('another one');
    await page.keyboard.press('Enter');
    await page.getByText('That is not the password.').waitFor();
    await expect.poll(() => isFocused(password)).toBe(true);
    expect(await name.inputValue()).toBe('Mei');

    await page.context().setOffline(true);
    await password.fill('maple river');
    await page.keyboard.press('Enter');
    await page.getByText('The server cannot be reached.').waitFor();
    await page.context().setOffline(false);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/d\//);
    await page.getByText('Secret words.').waitFor();

    // Whoever has come in before is not asked again, and is known.
    await page.goto(url);
    expect(await page.getByLabel('Password').count()).toBe(0);
    expect(await name.inputValue()).toBe('Mei');
    await page.context().close();
  });

  it('[SHAREPAGE-14] says that it needs scripts, and offers nothing without them', async () => {
    const { url } = await stage.link({ role: 'editor', password: 'maple river' });
    const page = await stage.stranger({ javaScriptEnabled: false });
    await page.goto(url);
    // Text inside `noscript` is no text to a locator that looks for it.
    await page.locator('noscript strong').waitFor();
    for (const part of ['input', 'button']) {
      expect(await page.locator(`main ${part}`).first().isVisible()).toBe(false);
    }
    await page.context().close();
  });

  it('[SHAREPAGE-12] a colour is chosen with the name, and a browser that knew somebody suggests them', async () => {
    const { url } = await stage.link({ role: 'editor' });
    const page = await stage.stranger();
    await page.goto(url);
    await page.getByLabel('Your name').fill('Bo');
    await page.getByLabel('Olive').check();
    await page.getByRole('button', { name: 'Open the document' }).click();
    await page.waitForSelector('.ProseMirror');
    // As after clearing cookies: somebody new to the server, not to this browser.
    await page.context().clearCookies();
    await page.goto(url);
    await expect.poll(() => page.getByLabel('Your name').inputValue()).toBe('Bo');
    await expect.poll(() => page.getByLabel('Olive').isChecked()).toBe(true);
    await page.context().close();
  });

  it('[SHAREPAGE-13] says that a link lets nobody in any more, whether it was revoked while open or before', async () => {
    const link = await stage.link({ role: 'viewer' });
    const page = await stage.stranger();
    await page.goto(link.url);
    await page.getByLabel('Your name').fill('Late');
    await stage.ask('DELETE', `/api/v1/documents/${stage.documentId}/links/${link.id}`);
    await page.getByRole('button', { name: 'Open the document' }).click();
    await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
    const answer = await page.goto(link.url);
    expect(answer?.status()).toBe(404);
    await page.getByText('Ask whoever sent it for a new one.').waitFor();
    expect(await page.title()).toBe('Invitation · Sheaf');

    const seat = await stage.link({ role: 'viewer', peopleMax: 1 });
    await stage.arrive(seat.url, 'First');
    await page.goto(seat.url);
    await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
    await page.context().close();
  });

  it('[SHAREPAGE-12] too many tries are told, with how to go on', async () => {
    const { url } = await stage.link({ role: 'viewer', password: 'maple river' });
    const page = await stage.stranger();
    await page.goto(url);
    await page.getByLabel('Your name').fill('Eve');
    await page.getByLabel('Password').fill('guess after guess');
    await page.route('**/api/v1/share/*', (route) =>
      route.fulfill({
        status: 429,
        contentType: 'application/json',
        body: JSON.stringify({ error: { code: 'too_many_requests', message: '' } }),
      }),
    );
    await page.waitForSelector('button[type="submit"]:enabled');
    await page.keyboard.press('Enter');
    await page.getByText('Too many tries. Wait a few minutes, then try again.').waitFor();
    await page.unroute('**/api/v1/share/*');
    await page.route('**/api/v1/share/*', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/json',
        body: JSON.stringify({ error: { code: 'server_full', message: '' } }),
      }),
    );
    await page.keyboard.press('Enter');
    await page.getByText('The server is busy right now. Try again in a moment.').waitFor();
    expect(await page.getByLabel('Password').inputValue()).toBe('guess after guess');
    await page.unroute('**/api/v1/share/*');
    // Wrong tokens from one place are counted too, until even a right one has to wait.
    await expect
      .poll(
        async () => {
          await page.goto('/s/AAAAAAAAAAAAAAAAAAAAAAAA');
          return page.getByRole('heading').first().innerText();
        },
        { timeout: 60_000, interval: 10 },
      )
      .toBe('Too many tries from here');
    await page.context().close();
  });
});
