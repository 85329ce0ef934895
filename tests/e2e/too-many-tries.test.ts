/** Forms of accounts after wrong passwords: what they say, and that they stay where they are. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountStage, openAccountStage } from '../support/account-stage.ts';
import { violations } from '../support/axe.ts';

const TOO_MANY = 'Too many tries. Wait a few minutes, then try again.';
const BOB = { name: 'Bob', email: 'bob@example.org', password: 'difference engine' };

let stage: AccountStage;
beforeAll(async () => {
  stage = await openAccountStage();
  await stage.join(BOB);
});
afterAll(() => stage.close());

const topOf = async (page: Page) =>
  (await page.getByRole('heading', { level: 1 }).boundingBox())?.y;

/** Guesses until it is told to wait. @returns how often. */
async function guess(page: Page, submit: string, path: string): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const answered = page.waitForResponse(`**/api/v1/${path}`);
    await page.getByRole('button', { name: submit, exact: true }).click();
    if ((await answered).status() === 429) return tries;
  }
}

describe('wrong passwords', () => {
  it('[ACCOUNT-71] [ACCOUNT-72] too many are told at the sign-in, which stays where it was', async () => {
    const page = await stage.stranger();
    await page.goto('/sign-in');
    const before = await topOf(page);
    await page.getByLabel('E-mail address').fill('nobody@example.org');
    await page.getByLabel('Password', { exact: true }).fill('analytical machine');
    await page.keyboard.press('Enter');
    await page.getByText('The e-mail address or the password is wrong.').waitFor();
    expect(await topOf(page)).toBe(before);
    expect(await guess(page, 'Sign in', 'sign-in')).toBeGreaterThan(1);
    await page.getByRole('alert').filter({ hasText: TOO_MANY }).waitFor();
    expect(await topOf(page)).toBe(before);
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).not.toBe('');
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('[ACCOUNT-71] too many are told below the field where the password is changed', async () => {
    const page = await stage.enter(BOB);
    await page.getByLabel('Present password').fill('analytical machine');
    await page.getByLabel('New password').fill('another engine');
    expect(await guess(page, 'Change password', 'me/password')).toBeGreaterThan(1);
    const field = page.getByLabel('Present password');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    const note = (await field.getAttribute('aria-describedby')) ?? '';
    await expect.poll(() => page.locator(`[id="${note}"]`).innerText()).toBe(TOO_MANY);
    await page.context().close();
  });
});
