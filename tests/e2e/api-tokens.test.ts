import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const WAIT = { timeout: 15_000 };
const ADA = { name: 'Ada', email: 'ada@example.org', password: 'analytical engine' };

let server: RunningServer;
let browser: Browser;
let ada: Page;

beforeAll(async () => {
  server = await startServer({ env: { SHEAF_ACCESS: 'members' } });
  browser = await launchBrowser();
  ada = await newPage();
  await ada.goto('/setup');
  await ada.getByLabel('Name of your workspace').fill('Engines');
  await ada.getByLabel('Your name').fill(ADA.name);
  await ada.getByLabel('E-mail address').fill(ADA.email);
  await ada.getByLabel('Password', { exact: true }).fill(ADA.password);
  await ada.keyboard.press('Enter');
  await ada.waitForURL('**/d/*');
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

const rowOf = (page: Page, text: string): Locator =>
  page.getByRole('list', { name: 'API tokens' }).getByRole('listitem').filter({ hasText: text });
/** The page answers: until then this button does nothing, and says so. */
const isAlive = (page: Page, submit: string) =>
  expect.poll(() => page.getByRole('button', { name: submit }).isEnabled(), WAIT).toBe(true);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
/** Of a program that comes with it. */
const statusWith = async (token: string, method = 'GET', body?: string) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const url = `${server.url}/api/v1/documents`;
  return (await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) })).status;
};

describe('API tokens', () => {
  it('[TOKEN-16] are made by keyboard, shown once, and work', async () => {
    await ada.goto('/account');
    await ada.getByText('You have no token.').waitFor();
    await isAlive(ada, 'Change password');
    expect(await violations(ada)).toEqual([]);
    const opener = ada.getByRole('button', { name: 'New token' });
    await opener.focus();
    await ada.keyboard.press('Enter');
    const form = ada.getByRole('dialog', { name: 'New API token' });
    const name = form.getByLabel('What it is for');
    const hasFocus = () => name.evaluate((node) => node === document.activeElement);
    await expect.poll(hasFocus, WAIT).toBe(true);
    await ada.keyboard.press('Enter');
    await form.getByText('Say what it is for.').waitFor();
    expect(await violations(ada)).toEqual([]);
    await ada.keyboard.type('Nightly backup');
    await form.getByRole('button', { name: 'What it may do: Read' }).waitFor();
    await form.getByRole('button', { name: 'Works for: 90 days' }).waitFor();
    await ada.keyboard.press('Enter');

    const ready = ada.getByRole('dialog', { name: 'Your new token' });
    await ready.getByText(/^It works until \d+ \w+.* Keep it like a password\.$/).waitFor();
    const token = await ready.getByLabel('Token', { exact: true }).inputValue();
    expect(token).toMatch(/^sheaf_[\w-]{32}$/);
    expect(await violations(ada)).toEqual([]);
    await expect.poll(() => focused(ada), WAIT).toBe('Copy token');
    // A press beside it does not take away what is shown once.
    await ada.mouse.click(5, 400);
    await ready.getByRole('button', { name: 'Copy token' }).press('Enter');
    await ada.getByText('Token copied').waitFor();
    expect([await statusWith(token), await statusWith(token, 'POST', '{}')]).toEqual([200, 403]);
    await ready.getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => focused(ada), WAIT).toBe('New token');

    const row = rowOf(ada, 'Nightly backup');
    await row.getByText('Last used:').waitFor();
    expect(await row.innerText()).toMatch(/Read\b[^]*Works until/);
    expect(await ada.content()).not.toContain(token);
    expect(await violations(ada)).toEqual([]);
  });

  it('[TOKEN-16] are made to write and for ever, and revoked when one is sure', async () => {
    await ada.getByRole('button', { name: 'New token' }).click();
    await ada.getByLabel('What it is for').fill('Robot');
    await ada.getByRole('button', { name: 'What it may do: Read' }).click();
    await ada.getByRole('menuitemradio', { name: /^Read and write/ }).click();
    await ada.getByRole('button', { name: 'Works for: 90 days' }).click();
    await ada.getByRole('menuitemradio', { name: 'Until it is revoked' }).click();
    await ada.getByRole('button', { name: 'Make token' }).click();
    const token = await ada.getByLabel('Token', { exact: true }).inputValue();
    await ada.getByText('It works until you revoke it.').waitFor();
    await ada.getByRole('button', { name: 'Done' }).click();
    const row = rowOf(ada, 'Robot');
    expect(await row.innerText()).toMatch(/Read and write[^]*Works until it is revoked/);
    expect(await statusWith(token, 'POST', '{}')).toBe(201);

    const revoke = row.getByRole('button', { name: /^Revoke “Robot” of / });
    await revoke.click();
    const question = ada.getByRole('alertdialog', { name: 'Revoke “Robot”?' });
    expect(await violations(ada)).toEqual([]);
    await ada.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    await expect.poll(() => focused(ada), WAIT).toBe('Revoke');
    expect(await statusWith(token)).toBe(200);
    await revoke.click();
    await question.getByRole('button', { name: 'Revoke' }).click();
    await ada.getByText('“Robot” no longer works').waitFor();
    await expect.poll(() => focused(ada), WAIT).toBe('API tokens');
    expect(await row.count()).toBe(0);
    await expect.poll(() => statusWith(token), WAIT).toBe(401);
  });

  it('[TOKEN-16] fit a phone, in the dark and in Chinese', async () => {
    const storageState = await ada.context().storageState();
    const phone = await newPage({
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      locale: 'zh-CN',
      storageState,
    });
    await phone.goto('/account');
    await phone.getByRole('heading', { name: 'API 令牌' }).waitFor();
    await phone.getByText('Nightly backup').waitFor();
    await isAlive(phone, '更改密码');
    expect(await violations(phone)).toEqual([]);
    const overflow = () =>
      phone.evaluate(() => document.documentElement.scrollWidth - document.body.clientWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await phone.getByRole('button', { name: '新建令牌' }).click();
    await phone.getByLabel('用途').fill('备份');
    await phone.getByRole('button', { name: '生成令牌' }).click();
    await phone.getByText('请像密码一样妥善保管。').waitFor();
    expect(await violations(phone)).toEqual([]);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await phone.context().close();
  });
});
