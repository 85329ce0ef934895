/**
 * The way of a newcomer, from the first visit of a fresh instance to a guest who writes beside them:
 * `npm run newcomer`, after `npm run build`. Prints how long each step took, and leaves a picture of
 * every screen on the way, and of those around it, in tests/.output/newcomer/<variant>. The hand is
 * a script's: what it measures is the product, not the reading. `ONLY=phone-dark-zh` for one.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { messagesFor } from '../../lib/i18n/messages.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { launchBrowser } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { EDITABLE } from '../support/stage.ts';
import { Album, type Variant, wantedVariants } from './album.ts';
import { print } from './figures.ts';

const WAIT_MS = 15_000;

const PEOPLE = {
  en: { owner: 'Ada Lovelace', guest: 'Bo', workspace: 'Garden club', label: 'Book club' },
  zh: { owner: '林晓', guest: '小美', workspace: '园艺社', label: '读书会' },
} as const;
const EMAIL = 'ada@example.org';
const PASSWORD = 'analytical engine';

async function main(): Promise<void> {
  const browser = await launchBrowser();
  try {
    for (const variant of wantedVariants()) {
      const server = await startServer({ env: { SHEAF_ACCESS: 'members' } });
      try {
        await walk(browser, server, variant);
      } finally {
        await server.stop();
      }
    }
  } finally {
    await browser.close();
  }
}

async function walk(browser: Browser, server: RunningServer, variant: Variant): Promise<void> {
  const { locale, context } = variant;
  const words = messagesFor(locale);
  const people = PEOPLE[locale];
  const album = await Album.open('newcomer', variant);
  const enter = async () => {
    const opened = await browser.newContext({ baseURL: server.url, ...context });
    opened.setDefaultTimeout(WAIT_MS);
    return opened.newPage();
  };
  const steps: string[] = [];
  let lastMs = performance.now();
  const startMs = lastMs;
  /** Pictures are no part of the way. */
  let pausedMs = 0;
  const step = (what: string) => {
    const nowMs = performance.now();
    steps.push(`${what} ${((nowMs - lastMs) / 1_000).toFixed(1)}`);
    lastMs = nowMs;
  };
  const take = async (page: Page, name: string) => {
    const fromMs = performance.now();
    await album.take(page, name);
    const tookMs = performance.now() - fromMs;
    pausedMs += tookMs;
    lastMs += tookMs;
  };

  const owner = await enter();
  await owner.goto('/');
  await owner.waitForURL('**/setup');
  step('first screen');
  await take(owner, 'setup');
  await owner.locator('input[name="workspace"]').press('Enter');
  await owner.getByText(words.account.fields.workspaceMissing).waitFor();
  await take(owner, 'setup-missing');
  await owner.locator('input[name="workspace"]').fill(people.workspace);
  await owner.locator('input[name="name"]').fill(people.owner);
  await owner.locator('input[name="email"]').fill(EMAIL);
  await owner.locator('input[name="password"]').fill(PASSWORD);
  await take(owner, 'setup-filled');
  await owner.locator('input[name="password"]').press('Enter');
  await owner.waitForURL('**/d/*');
  await owner.waitForSelector(EDITABLE);
  step('welcome document');
  await take(owner, 'welcome');
  const url = await shareLink(owner, variant, take);
  step('link made');

  const guest = await enter();
  await guest.goto(url);
  await guest.getByLabel(words.arrival.name).waitFor();
  await take(guest, 'arrival');
  await guest.getByLabel(words.arrival.name).fill(people.guest);
  await guest.getByRole('button', { name: words.arrival.enter }).click();
  await guest.waitForSelector(EDITABLE);
  step('guest is in');
  await take(guest, 'guest-in');
  await guest.locator(EDITABLE).focus();
  await guest.keyboard.press('Control+End');
  const said = `${people.guest} 2026`;
  await guest.keyboard.type(` ${said}`);
  await owner.locator('.ProseMirror').getByText(said).waitFor();
  step('guest writes beside the owner');
  const totalMs = performance.now() - startMs - pausedMs;
  print(`${variant.name}: ${(totalMs / 1_000).toFixed(1)} s (${steps.join(', ')})`);
  await owner.locator('.ProseMirror').getByText(said).scrollIntoViewIfNeeded();
  await take(owner, 'beside-owner');
  await take(guest, 'beside-guest');
  await around(owner, guest, take);
}

type Take = (page: Page, name: string) => Promise<void>;

async function shareLink(owner: Page, { locale }: Variant, take: Take): Promise<string> {
  const { share } = messagesFor(locale);
  await owner.locator('[data-share]').click();
  const dialog = owner.getByRole('dialog', { name: share.title });
  await dialog.getByRole('heading', { name: share.access.title }).waitFor();
  await take(owner, 'share');
  await dialog.getByRole('button', { name: share.links.make }).click();
  const form = owner.getByRole('dialog', { name: share.form.newTitle });
  const { label } = PEOPLE[locale];
  await form.getByLabel(share.form.label, { exact: true }).fill(label);
  await form.getByRole('button', { name: share.form.role }).click();
  await owner.getByRole('menuitemradio', { name: share.roles.editor }).click();
  await take(owner, 'share-form');
  const made = owner.waitForResponse(
    (answer) => answer.url().endsWith('/links') && answer.request().method() === 'POST',
  );
  await form.getByRole('button', { name: share.form.create }).click();
  const { url } = (await (await made).json()) as { readonly url: string };
  await linkRow(dialog, label).waitFor();
  await take(owner, 'share-made');
  await dialog.getByRole('button', { name: fill(share.links.qr, { label }) }).click();
  await take(owner, 'share-qr');
  await dialog.getByRole('button', { name: share.done }).click();
  return url;
}

function linkRow(dialog: Locator, label: string): Locator {
  return dialog.getByRole('listitem').filter({ hasText: label }).first();
}

/** Screens that a newcomer comes to afterwards. */
async function around(owner: Page, guest: Page, take: Take): Promise<void> {
  await owner.locator('[data-share]').click();
  await take(owner, 'share-with-guest');
  for (const path of OWNER_SCREENS) {
    await owner.goto(path);
    await take(owner, path === '/' ? 'home' : path.replaceAll(/\W+/gu, '-').slice(1));
  }
  await guest.goto('/');
  await take(guest, 'guest-home');
  await guest.goto('/d/AAAAAAAAAAAAAAAAAAAAAA');
  await take(guest, 'guest-not-found');
  for (const path of ['/sign-in', '/s/nothing', '/invite/nothing', '/reset/nothing']) {
    await guest.goto(path);
    await take(guest, path.slice(1).replaceAll(/\W+/gu, '-'));
  }
}

const OWNER_SCREENS = [
  '/',
  '/?view=shared',
  '/?view=trash',
  '/links',
  '/account',
  '/members',
  '/workspace/links',
  '/workspace/storage',
  '/workspace/settings',
  '/workspace/activity',
  '/d/AAAAAAAAAAAAAAAAAAAAAA',
] as const;

await main();
