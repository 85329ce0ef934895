import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { atPath } from '../support/at-path.ts';
import { launchBrowser } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const ADA = { name: 'Ada', email: 'ada@example.org', password: 'analytical engine' };
const BOB = { name: 'Bob', email: 'bob@example.org', password: 'difference engine' };
const NEW_PASSWORD = 'jacquard loom cards';
const PHONE = { viewport: { width: 390, height: 844 } };

let server: RunningServer;
let browser: Browser;
let ada: Page;
let bob: Page;

beforeAll(async () => {
  server = await startServer({ env: { SHEAF_ACCESS: 'members' } });
  browser = await launchBrowser();
  ada = await newPage();
  await ada.goto('/setup');
  await ada.getByLabel('Name of your workspace').fill('Engines');
  await enter(ada, ADA);
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

async function enter(page: Page, who: typeof ADA): Promise<void> {
  await page.getByLabel('Your name').fill(who.name);
  await page.getByLabel('E-mail address').fill(who.email);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.keyboard.press('Enter');
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

function rowOf(page: Page, list: string, text: string): Locator {
  return page.getByRole('list', { name: list }).getByRole('listitem').filter({ hasText: text });
}

/** What is chosen in the menu of a member's row. */
async function choose(page: Page, name: string, entry: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

/** Down to the entry, as somebody without a pointer goes. */
async function goByKeyboard(page: Page, entry: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: /^You are / }).focus();
  await page.keyboard.press('Enter');
  const item = page.getByRole('menuitem', { name: entry });
  await item.waitFor();
  const isReached = () => item.evaluate((node) => node === document.activeElement);
  for (let steps = 0; steps < 6 && !(await isReached()); steps += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

describe('members', () => {
  it('[ACCOUNT-29] [ACCOUNT-32] an operator invites by keyboard, and who accepts appears in the list', async () => {
    await goByKeyboard(ada, 'Workspace');
    await atPath(ada, '/members');
    await ada.getByText('You are the only member so far.').waitFor();
    await ada.getByText('No invitation is open.').waitFor();
    expect(await violations(ada)).toEqual([]);

    await ada.getByRole('button', { name: 'Invite' }).focus();
    await ada.keyboard.press('Enter');
    const form = ada.getByRole('dialog', { name: 'Invite somebody' });
    await form.waitFor();
    expect(await violations(ada)).toEqual([]);
    await ada.keyboard.type('Bob of the press');
    await ada.keyboard.press('Enter');
    const ready = ada.getByRole('dialog', { name: 'Invitation link' });
    await ready.getByText(/^It makes one account and works until \d+ \w+/).waitFor();
    const url = await ready.getByLabel('Link', { exact: true }).inputValue();
    expect(url).toMatch(/\/invite\/[\w-]+$/);
    expect(await violations(ada)).toEqual([]);
    await expect
      .poll(() => ada.evaluate(() => document.activeElement?.textContent))
      .toBe('Copy link');
    // A press beside it does not take away what is shown once.
    await ada.mouse.click(5, 400);
    await ready.getByRole('button', { name: 'Copy link' }).press('Enter');
    await ada.getByText('Link copied').waitFor();
    await ready.getByRole('button', { name: 'Done' }).click();
    await rowOf(ada, 'Open invitations', 'Bob of the press').waitFor();
    expect(await ada.getByText(url).count()).toBe(0);

    bob = await newPage(PHONE);
    await bob.goto(url);
    await enter(bob, BOB);
    await bob.getByRole('button', { name: 'New document' }).waitFor();
    await rowOf(ada, 'Members', BOB.email).waitFor();
    await ada.getByText('No invitation is open.').waitFor();
    expect(await rowOf(ada, 'Members', ADA.email).innerText()).toMatch(/Ada \(you\)\s+Operator/);
    expect(await violations(ada)).toEqual([]);
  });

  it('[ACCOUNT-29] nobody else finds the page, nor an entry that leads there', async () => {
    await bob.getByRole('button', { name: /^You are Bob/ }).click();
    await bob.getByRole('menuitem', { name: 'Your account' }).waitFor();
    expect(await bob.getByRole('menuitem', { name: 'Workspace' }).count()).toBe(0);
    for (const page of [bob, await newPage()]) {
      const answer = await page.goto('/members');
      expect(answer?.status()).toBe(404);
      await page.getByRole('heading', { name: 'There is no document here' }).waitFor();
    }
  });

  it('[ACCOUNT-32] an invitation is taken back', async () => {
    await ada.getByRole('button', { name: 'Invite' }).click();
    await ada.getByRole('button', { name: 'Comes in as: Member' }).click();
    await ada.getByRole('menuitemradio', { name: /^Operator/ }).click();
    await ada.getByRole('button', { name: 'Make link' }).click();
    const url = await ada.getByLabel('Link', { exact: true }).inputValue();
    await ada.getByRole('button', { name: 'Done' }).click();
    const row = rowOf(ada, 'Open invitations', 'Works until');
    expect(await row.innerText()).toContain('Operator');
    await row.getByRole('button', { name: /^Revoke “Invitation”/ }).click();
    await ada.getByText('“Invitation” no longer works').waitFor();
    await ada.getByText('No invitation is open.').waitFor();
    const stranger = await newPage();
    await stranger.goto(url);
    await stranger.getByText('This invitation does not work any more').waitFor();
  });

  it('[ACCOUNT-33] the last operator is told why it stays one; another can be made and unmade', async () => {
    await choose(ada, 'Ada', 'No longer operator');
    const question = ada.getByRole('alertdialog', { name: 'Give up being an operator?' });
    expect(await violations(ada)).toEqual([]);
    await question.getByRole('button', { name: 'Give it up' }).click();
    await ada.getByText('You are the only operator, so nobody could look after').waitFor();
    expect(await rowOf(ada, 'Members', ADA.email).innerText()).toContain('Operator');

    await choose(ada, 'Bob', 'Make operator');
    await ada.getByText('Bob is an operator now').waitFor();
    await bob.goto('/members');
    await rowOf(bob, 'Members', ADA.email).waitFor();
    await choose(ada, 'Bob', 'No longer operator');
    await ada.getByText('Bob is no longer an operator').waitFor();
    // An open page notices it too.
    await bob.getByRole('heading', { name: 'There is no document here' }).waitFor();
  });

  it('[ACCOUNT-33] an operator makes a link by which somebody chooses a new password', async () => {
    await choose(ada, 'Bob', 'Link for a new password');
    const dialog = ada.getByRole('dialog', { name: 'Link for a new password' });
    await dialog.getByText('It works once, within 24 hours.').waitFor();
    const url = await dialog.getByLabel('Link', { exact: true }).inputValue();
    expect(url).toMatch(/\/reset\/[\w-]+$/);
    expect(await violations(ada)).toEqual([]);
    await dialog.getByRole('button', { name: 'Done' }).click();
    const elsewhere = await newPage();
    await elsewhere.goto(url);
    await elsewhere.getByRole('heading', { name: 'Choose a new password' }).waitFor();
    await elsewhere.context().close();
  });
});

describe('the own account', () => {
  it('[ACCOUNT-30] leads who is not signed in to the sign-in, and back', async () => {
    const other = await newPage({ colorScheme: 'dark' });
    await other.goto('/account');
    await other.waitForURL('**/sign-in?to=/account');
    await signIn(other, BOB.email, BOB.password);
    await atPath(other, '/account');
    await other.getByText(BOB.email).waitFor();
    await expect.poll(() => rowOf(other, 'Where you are signed in', 'on').count()).toBe(2);
    expect(await violations(other)).toEqual([]);

    await goByKeyboard(bob, 'Your account');
    await atPath(bob, '/account');
    const row = rowOf(bob, 'Where you are signed in', 'Last seen');
    expect(await row.innerText()).toMatch(/Chrome on \w+/);
    expect(await rowOf(bob, 'Where you are signed in', 'This browser').innerText()).toContain(
      'Sign out',
    );
    expect(await violations(bob)).toEqual([]);
    await row.getByRole('button', { name: /^Sign out Chrome on / }).click();
    await bob.getByText(/^Chrome on \w+ was signed out$/).waitFor();
    expect(await row.count()).toBe(0);
    // An open page notices it too.
    await other.waitForURL('**/sign-in?to=/account');
    await other.context().close();
  });

  it('[ACCOUNT-31] changes the password, and signs out every other browser', async () => {
    const other = await newPage();
    await other.goto('/sign-in?to=/account');
    await signIn(other, BOB.email, BOB.password);
    await atPath(other, '/account');

    await bob.getByRole('button', { name: 'Change password' }).click();
    await bob.getByText('Enter your password.').waitFor();
    await bob.getByText('Use at least 10 characters.').waitFor();
    const current = bob.getByLabel('Present password');
    expect(await current.evaluate((node) => node === document.activeElement)).toBe(true);
    await current.fill('not my password');
    await bob.getByLabel('New password').fill(NEW_PASSWORD);
    await bob.keyboard.press('Enter');
    await bob.getByText('That is not the password.').waitFor();
    expect(await violations(bob)).toEqual([]);
    await current.fill(BOB.password);
    await bob.keyboard.press('Enter');
    await bob.getByText('Your password was changed.').waitFor();
    expect(await current.inputValue()).toBe('');
    // Its socket and its next request may both send it there: one of them is cut short.
    await expect.poll(() => other.url(), { timeout: 10_000 }).toContain('/sign-in?to=/account');
    await signIn(other, BOB.email, BOB.password);
    await other.getByText('The e-mail address or the password is wrong.').waitFor();
    await signIn(other, BOB.email, NEW_PASSWORD);
    await atPath(other, '/account');
    await other.getByRole('button', { name: 'Sign out here' }).click();
    await other.waitForURL('**/sign-in');
    await other.context().close();
  });

  it('[ACCOUNT-30] name and colour are changed there as in the menu', async () => {
    const main = bob.getByRole('main');
    await main.getByRole('button', { name: 'Change name and colour' }).click();
    await bob.getByLabel('Name', { exact: true }).fill('Robert');
    await bob.keyboard.press('Enter');
    await main.getByText('Robert').waitFor();
    await bob.getByRole('button', { name: /^You are Robert/ }).waitFor();
    expect(await main.getByText('Bob', { exact: true }).count()).toBe(0);
  });
});

describe('a disabled account', () => {
  it('[ACCOUNT-33] is marked, and its open page says that it was signed out', async () => {
    await bob.goto('/');
    await bob.getByRole('button', { name: 'New document' }).click();
    await bob.waitForSelector('.ProseMirror[contenteditable="true"]');
    await rowOf(ada, 'Members', 'Robert').waitFor();
    await choose(ada, 'Robert', 'Disable account');
    const question = ada.getByRole('alertdialog', { name: 'Disable the account of Robert?' });
    await question.getByRole('button', { name: 'Disable' }).click();
    await ada.getByText('Robert was disabled and signed out').waitFor();
    expect(await rowOf(ada, 'Members', BOB.email).innerText()).toContain('Disabled');
    await bob.getByText('You were signed out.').first().waitFor();
    expect(await violations(ada)).toEqual([]);
    await bob.goto('/account');
    await bob.waitForURL('**/sign-in?to=/account');

    await choose(ada, 'Robert', 'Enable account');
    await ada.getByText('Robert can sign in again').waitFor();
    await signIn(bob, BOB.email, NEW_PASSWORD);
    await atPath(bob, '/account');
  });
});
