/**
 * Pictures of what opens over pages and of what only happens to some: dialogs, menus, questions,
 * requests. `npm run dialogs`, after `npm run build`; they are left in tests/.output/dialogs.
 * `ONLY=phone-dark-zh` for one look.
 */
import type { Page } from 'playwright-core';
import { fill } from '../../lib/i18n/phrase.ts';
import { EDITABLE } from '../support/stage.ts';
import { type Walk, walkEveryLook } from './walk.ts';

async function through(walk: Walk): Promise<void> {
  const ada = await walk.browserOf('Ada');
  await ownAccount(walk, ada);
  await membersPage(walk, ada);
  await home(walk, ada);
  const id = await sharing(walk, ada);
  await links(walk, ada, id);
  await leaving(walk, ada);
}

async function ownAccount({ words, take }: Walk, page: Page): Promise<void> {
  const { tokens, leaving } = words;
  await page.goto('/account');
  await page.getByRole('button', { name: tokens.make.action }).click();
  const form = page.getByRole('dialog', { name: tokens.make.title });
  await form.getByRole('button', { name: tokens.make.submit }).click();
  await take(page, 'token-missing');
  await form.getByLabel(tokens.make.name).fill('Backup 备份');
  await form.getByRole('button', { name: tokens.make.submit }).click();
  const shown = page.getByRole('dialog', { name: tokens.make.readyTitle });
  await shown.waitFor();
  await take(page, 'token-shown');
  await shown.getByRole('button', { name: tokens.shown.done }).click();
  const list = page.getByRole('list', { name: tokens.list });
  await list.scrollIntoViewIfNeeded();
  await take(page, 'token-list');
  await list.getByRole('button').first().click();
  await take(page, 'token-revoke');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: leaving.section.open }).click();
  await take(page, 'leave-last-operator');
  await page.keyboard.press('Escape');
}

async function membersPage({ words, take }: Walk, page: Page): Promise<void> {
  const { members, leaving } = words;
  await page.goto('/members');
  await page.getByRole('button', { name: members.invite.action, exact: true }).click();
  await take(page, 'invite');
  await page.getByRole('button', { name: members.invite.submit }).click();
  await page.getByRole('dialog', { name: members.invite.readyTitle }).waitFor();
  await take(page, 'invite-shown');
  await page.keyboard.press('Escape');
  await page.goto('/members');
  const more = page.getByRole('button', { name: fill(members.more, { name: 'Bob' }) });
  await more.click();
  await take(page, 'member-menu');
  await page.getByRole('menuitem', { name: members.disable }).click();
  await take(page, 'member-disable');
  await page.keyboard.press('Escape');
  await more.click();
  await page.getByRole('menuitem', { name: members.remove }).click();
  await page.getByRole('dialog', { name: fill(leaving.other.title, { name: 'Bob' }) }).waitFor();
  await take(page, 'member-delete');
  await page.keyboard.press('Escape');
}

async function home({ stage, words: all, take }: Walk, page: Page): Promise<void> {
  const words = all.home;
  const titles = [
    'Minutes of May',
    'Harvest plan 收成计划',
    'A rather long title that goes on and on',
  ];
  for (const title of titles) await stage.newDocument(page, title);
  await page.goto('/');
  await page.getByRole('listitem').filter({ hasText: 'Minutes of May' }).waitFor();
  const rowOf = (title: string) => page.getByRole('listitem').filter({ hasText: title });
  // On a phone there are boxes only once something is chosen.
  await rowOf('Minutes of May').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: words.row.select, exact: true }).click();
  await rowOf('Harvest plan').getByRole('checkbox').check();
  await take(page, 'home-chosen');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: new RegExp(`^${words.order.label}`, 'u') }).click();
  await take(page, 'home-order');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: words.filter.label, exact: false }).first().click();
  await take(page, 'home-filter');
  await page.keyboard.press('Escape');
}

/** @returns the id of the document. */
async function sharing({ stage, words, browserOf, take }: Walk, ada: Page): Promise<string> {
  const { share, access } = words;
  const id = await stage.newDocument(ada, 'Minutes');
  const bob = await browserOf('Bob');
  await bob.goto(`/d/${id}`);
  await take(bob, 'ask-for-access');
  await bob.getByLabel(access.ask.message).fill('Bob from the press 排版组');
  await bob.getByRole('button', { name: access.ask.submit }).click();
  await bob.getByText(access.ask.askedTitle).waitFor();
  await take(bob, 'asked');
  await ada.goto(`/d/${id}`);
  await ada.locator('[data-share]').waitFor();
  await take(ada, 'request-in-header');
  await ada.locator('[data-share]').click();
  await ada.getByRole('dialog', { name: share.title }).getByText('Bob').first().waitFor();
  await take(ada, 'request-in-dialog');
  const field = ada.getByRole('combobox', { name: share.invite.field });
  await field.fill('cl');
  await ada.getByRole('option', { name: /Cleo/u }).waitFor();
  await take(ada, 'suggestion');
  await ada.keyboard.press('Enter');
  await take(ada, 'chip');
  await field.fill('mei@example.com');
  await ada.getByRole('option').first().waitFor();
  await take(ada, 'unknown-address');
  await ada.keyboard.press('Enter');
  await take(ada, 'link-for-address');
  const asking = ada.getByRole('list', { name: share.requests.title });
  await asking.getByRole('button').last().click();
  await ada
    .getByRole('button', {
      name: new RegExp(fill(share.people.role, { name: 'Bob' }), 'u'),
    })
    .click();
  await ada.getByRole('menuitem', { name: share.ownership.make }).click();
  await ada.getByRole('alertdialog').waitFor();
  await take(ada, 'make-owner');
  return id;
}

/** A link with a password, from both sides, and a guest that turns out to have an account. */
async function links(
  { stage, words, browserOf, take }: Walk,
  ada: Page,
  id: string,
): Promise<void> {
  const { share, arrival, account } = words;
  const wish = { role: 'editor', label: 'Press', password: 'a word', peopleMax: 3 };
  const made = await stage.ask(ada, 'POST', `/documents/${id}/links`, wish);
  const { url } = made as { readonly url: string };
  const guest = await browserOf(null);
  await guest.goto(url);
  await guest.getByLabel(arrival.name).fill('Cleo at home');
  await guest.getByLabel(arrival.password).fill('another');
  await guest.getByRole('button', { name: arrival.enter }).click();
  await guest.getByText(arrival.passwordWrong).waitFor();
  await take(guest, 'wrong-password');
  await guest.getByLabel(arrival.password).fill(wish.password);
  await guest.getByRole('button', { name: arrival.enter }).click();
  await guest.waitForSelector(EDITABLE);
  await guest.goto('/sign-in');
  await guest.getByLabel(account.fields.email).fill('cleo@example.org');
  await guest.getByLabel(account.fields.password, { exact: true }).fill('analytical engine');
  await guest.keyboard.press('Enter');
  await guest.waitForURL('**/guest**');
  await take(guest, 'guest-question');
  await guest.goto('/account');
  await take(guest, 'account-with-guest');
  await ada.goto(`/d/${id}`);
  await ada.locator('[data-share]').click();
  await ada.getByRole('button', { name: share.links.revokeAll }).click();
  await take(ada, 'revoke-all');
}

/** Of a member that owns something, and has a picture. */
async function leaving({ stage, words, browserOf, take }: Walk, ada: Page): Promise<void> {
  const bob = await browserOf('Bob');
  await stage.newDocument(bob, 'Of Bob');
  await bob.goto('/account');
  const buffer = await ada.screenshot();
  await bob
    .locator('input[type="file"]')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer });
  await bob.getByText(words.ownAccount.picture.changed).waitFor();
  await take(bob, 'picture-changed');
  await bob.getByRole('button', { name: words.leaving.section.open }).click();
  await bob.getByText(words.leaving.fate.title).waitFor();
  await take(bob, 'leave-asked');
  await bob.getByRole('radio').first().check();
  await take(bob, 'leave-heir');
}

await walkEveryLook({ of: 'dialogs', names: ['Ada', 'Bob', 'Cleo'] }, through);
