/**
 * Pictures of what people see when something went wrong, is over, or is empty, and of pages at
 * their whole length: `npm run screens`, after `npm run build`; they are left in
 * tests/.output/screens. `ONLY=phone-dark-zh` for one look.
 */
import type { Locator, Page } from 'playwright-core';
import { fill } from '../../lib/i18n/phrase.ts';
import { openShare } from '../support/member-stage.ts';
import { EDITABLE } from '../support/stage.ts';
import { type Walk, walkEveryLook } from './walk.ts';

/** So few that a script reaches them at once. */
const LINK_GUESSES = 2;
const ADDRESS_GUESSES = 6;
const SIGN_IN_TRIES = 5;

async function through(walk: Walk): Promise<void> {
  const ada = await walk.browserOf('Ada');
  await signIn(walk);
  await ownAccount(walk);
  await oneTimeLinks(walk, ada);
  const id = await linksOfDocument(walk, ada);
  await asking(walk, ada, id);
  await shareFails(walk, ada, id);
  await home(walk, ada, id);
  await workspace(walk, ada);
  await arrival(walk, ada, id);
}

async function signIn({ words, browserOf, take }: Walk): Promise<void> {
  const { account, faults } = words;
  const page = await browserOf(null);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: account.signIn.submit }).click();
  await page.getByText(account.fields.passwordMissing).waitFor();
  await take(page, 'sign-in-missing');
  await page.getByLabel(account.fields.email).fill('nobody@example.org');
  await page.getByLabel(account.fields.password, { exact: true }).fill('a wrong password');
  for (let tries = 0; tries <= SIGN_IN_TRIES; tries += 1) {
    const answered = page.waitForResponse('**/api/v1/sign-in');
    await page.getByRole('button', { name: account.signIn.submit }).click();
    const status = (await answered).status();
    if (tries === 0) {
      await page.getByText(faults.wrong_credentials).waitFor();
      await take(page, 'sign-in-wrong');
    }
    if (status === 429) break;
  }
  await page.getByRole('alert').filter({ hasText: /./u }).waitFor();
  await take(page, 'sign-in-limit');
}

async function ownAccount({ words, stage, browserOf, take, takeWhole }: Walk): Promise<void> {
  const { ownAccount: own, account, faults } = words;
  const page = await browserOf('Bob');
  for (const name of ['Backup 备份', 'Import of the archive']) {
    await stage.ask(page, 'POST', '/me/tokens', { name, scope: 'read', days: 30 });
  }
  for (let others = 0; others < 2; others += 1) await (await browserOf('Bob')).goto('/account');
  await page.goto('/account');
  await takeWhole(page, 'account-whole');
  await page.locator('input[type="file"]').setInputFiles({
    name: 'me.png',
    mimeType: 'image/png',
    buffer: Buffer.from('This is no picture.'),
  });
  await page.getByText(own.picture.unreadable).waitFor();
  await take(page, 'picture-refused');
  const current = page.getByLabel(own.password.current, { exact: true });
  const next = page.getByLabel(own.password.next, { exact: true });
  const submit = page.getByRole('button', { name: own.password.submit });
  await next.fill('short');
  await submit.click();
  await page.getByText(account.fields.passwordMissing).waitFor();
  await take(page, 'password-missing');
  await current.fill('a wrong password');
  await next.fill('difference engine');
  await submit.click();
  await page.getByText(faults.wrong_password).waitFor();
  await take(page, 'password-wrong');
}

/** An invitation and a link to a new password, both still good. */
async function oneTimeLinks({ words, stage, browserOf, take }: Walk, ada: Page): Promise<void> {
  const { account } = words;
  const invited = await stage.ask(ada, 'POST', '/invitations', { label: 'Dora' });
  const page = await browserOf(null);
  await page.goto((invited as { readonly url: string }).url);
  await take(page, 'invitation');
  await page.getByRole('button', { name: account.invite.submit }).click();
  await page.getByText(account.fields.emailWrong).waitFor();
  await take(page, 'invitation-missing');
  const { members } = (await stage.ask(ada, 'GET', '/members')) as {
    readonly members: readonly { readonly id: string; readonly name: string }[];
  };
  const bob = members.find(({ name }) => name === 'Bob');
  const reset = await stage.ask(ada, 'POST', `/members/${bob?.id}/reset`);
  await page.goto((reset as { readonly url: string }).url);
  await take(page, 'reset');
  await page.getByLabel(account.fields.password, { exact: true }).fill('short');
  await page.getByRole('button', { name: account.reset.submit }).click();
  await page.getByRole('button', { name: account.reset.submit }).waitFor();
  await take(page, 'reset-short');
}

/** @returns the id of a document with several links. */
async function linksOfDocument(walk: Walk, ada: Page): Promise<string> {
  const { words, stage, take, takeWhole } = walk;
  const { share } = words;
  const id = await stage.newDocument(ada, 'Minutes of the harvest committee');
  const make = (wish: object) => stage.ask(ada, 'POST', `/documents/${id}/links`, wish);
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString();
  await make({ role: 'viewer' });
  await make({ role: 'editor', label: 'Press', password: 'a word', peopleMax: 3 });
  await make({ role: 'viewer', label: '读书会 book club', expiresAt: inAMonth });
  await make({
    role: 'viewer',
    label: 'Everybody at the summer party and the friends they bring along',
    expiresAt: inAMonth,
    password: 'another word',
    peopleMax: 120,
  });
  const dialog = await openShareIn(walk, ada, id);
  await dialog.getByText('Press').waitFor();
  await take(ada, 'several-links');
  await dialog.getByText('Press').scrollIntoViewIfNeeded();
  await take(ada, 'several-links-in-sight');
  await dialog.getByRole('button', { name: fill(share.links.more, { label: 'Press' }) }).click();
  await take(ada, 'link-menu');
  await ada.getByRole('menuitem', { name: share.links.edit }).click();
  await ada.getByRole('dialog', { name: share.form.editTitle }).waitFor();
  await take(ada, 'link-edit');
  await ada.getByLabel(share.form.limitField).fill('0');
  await ada.getByRole('button', { name: share.form.save }).click();
  await take(ada, 'link-edit-wrong');
  await ada.goto('/links');
  await takeWhole(ada, 'own-links');
  await ada.goto('/workspace/links');
  await takeWhole(ada, 'workspace-links');
  return id;
}

/** A request that is declined, and somebody without a name. */
async function openShareIn({ words }: Walk, page: Page, id: string): Promise<Locator> {
  await page.goto(`/d/${id}`);
  return openShare(page, words.share);
}

async function asking(walk: Walk, ada: Page, id: string): Promise<void> {
  const { words, stage, browserOf, take } = walk;
  const { share, access } = words;
  const bob = await browserOf('Bob');
  await bob.goto(`/d/${id}`);
  await bob.getByRole('button', { name: access.ask.submit }).click();
  await bob.getByText(access.ask.askedTitle).waitFor();
  const dialog = await openShareIn(walk, ada, id);
  const decline = fill(share.requests.declineOne, { name: 'Bob' });
  await dialog.getByRole('button', { name: decline }).click();
  await ada.getByText(fill(share.requests.declined, { name: 'Bob' })).waitFor();
  await take(ada, 'request-declined');
  const open = await stage.newDocument(ada, 'Open house');
  await stage.ask(ada, 'PATCH', `/documents/${open}/sharing`, {
    reach: 'link',
    reachRole: 'editor',
  });
  const guest = await browserOf(null);
  await guest.goto(`/d/${open}`);
  await guest.waitForSelector(EDITABLE);
  await guest.getByLabel(words.editor.name.field, { exact: true }).waitFor();
  await take(guest, 'name-prompt');
}

/** The dialog cannot load, and what is changed in it is refused. */
async function shareFails(walk: Walk, ada: Page, id: string): Promise<void> {
  const { words, take } = walk;
  const { share } = words;
  const fail = async (pattern: string) => ada.route(pattern, (route) => route.fulfill(FAILED));
  await ada.route('**/sharing', (route) => route.abort());
  await ada.goto(`/d/${id}`);
  await ada.locator('[data-share]').click();
  await ada.getByText(share.loadFailed).waitFor();
  await take(ada, 'share-failed');
  await ada.unroute('**/sharing');
  const dialog = await openShareIn(walk, ada, id);
  await dialog.getByText('Press').waitFor();
  await fail('**/sharing');
  await dialog.getByRole('button', { name: share.access.reach }).click();
  await ada.getByRole('menuitemradio', { name: share.access.reaches.members }).click();
  await ada.getByText(words.faults.storage_unavailable).waitFor();
  await take(ada, 'share-refused');
  await ada.unroute('**/sharing');
}

const FAILED = {
  status: 503,
  contentType: 'application/json',
  body: JSON.stringify({ error: { code: 'storage_unavailable', message: '' } }),
};

async function home({ words, stage, take }: Walk, ada: Page, id: string): Promise<void> {
  const { shell, editor, home: list } = words;
  for (const title of ['Plan of the garden', '秋季收成计划', 'A rather long title that goes on']) {
    const made = await stage.newDocument(ada, title);
    await stage.ask(ada, 'DELETE', `/documents/${made}`);
  }
  await ada.goto('/');
  await ada.getByLabel(shell.home.search).fill('zebra');
  await ada.getByText(fill(shell.home.noneFoundTitle, { search: 'zebra' })).waitFor();
  await take(ada, 'nothing-found');
  await ada.goto('/?view=trash');
  await ada.getByRole('list', { name: list.lists.trash }).waitFor();
  await take(ada, 'trash');
  const row = ada.getByRole('listitem').filter({ hasText: 'Plan of the garden' });
  await row.getByRole('button').last().click();
  await take(ada, 'trash-question');
  await ada.getByRole('button', { name: list.trash.keep }).click();
  await ada.getByRole('button', { name: list.trash.empty }).click();
  await take(ada, 'empty-trash-question');
  await ada.goto(`/d/${id}`);
  await ada.waitForSelector(EDITABLE);
  await ada.getByRole('button', { name: editor.header.more }).click();
  await ada.getByRole('menuitem', { name: editor.more.trash }).click();
  await ada.getByRole('alertdialog').or(ada.getByRole('dialog')).first().waitFor();
  await take(ada, 'question-before-trash');
}

async function workspace({ words, take, takeWhole }: Walk, ada: Page): Promise<void> {
  const { activity, storage } = words.workspace;
  await ada.goto('/workspace/activity');
  await ada
    .getByRole('button', { name: new RegExp(activity.export, 'u') })
    .or(ada.getByRole('link', { name: activity.export }))
    .first()
    .waitFor();
  await take(ada, 'activity');
  await ada.getByLabel(activity.until).fill('2020-01-01');
  await ada.getByText(activity.noneTitle).waitFor();
  await take(ada, 'activity-none');
  await ada.route('**/api/v1/audit**', (route) => route.fulfill(FAILED));
  await ada.getByLabel(activity.until).fill('2020-01-02');
  await ada.getByText(activity.failedTitle).waitFor();
  await take(ada, 'activity-failed');
  await ada.unroute('**/api/v1/audit**');
  await ada.route('**/api/v1/workspace/storage', (route) => route.fulfill(FAILED));
  await ada.goto('/workspace/storage');
  await ada.getByText(storage.failedTitle).waitFor();
  await take(ada, 'storage-failed');
  await ada.unroute('**/api/v1/workspace/storage');
  await ada.goto('/workspace/settings');
  await takeWhole(ada, 'settings-whole');
  await ada.getByLabel(words.workspace.settings.search).fill('zebra');
  await take(ada, 'settings-none');
  await ada.goto('/members');
  await take(ada, 'members');
}

/** Pages behind links that let nobody in, or not now. Last: the address may guess no more after it. */
async function arrival(walk: Walk, ada: Page, id: string): Promise<void> {
  const { words, stage, browserOf, take } = walk;
  const { arrival: say } = words;
  const make = async (wish: object) => {
    const made = await stage.ask(ada, 'POST', `/documents/${id}/links`, wish);
    return (made as { readonly url: string }).url;
  };
  const come = async (url: string, name: string) => {
    const page = await browserOf(null);
    await page.goto(url);
    await page.getByLabel(say.name).fill(name);
    return page;
  };
  const enter = (page: Page) => page.getByRole('button', { name: say.enter }).click();
  const soon = new Date(Date.now() + 1_500).toISOString();
  const ending = await make({ role: 'viewer', label: 'Over', expiresAt: soon });
  const full = await make({ role: 'viewer', label: 'One seat', peopleMax: 1 });
  const first = await come(full, 'First');
  const late = await come(full, 'Late');
  await enter(first);
  await first.waitForURL('**/d/**');
  await enter(late);
  await late.getByText(say.gone.title).waitFor();
  await take(late, 'arrival-full');
  const over = await browserOf(null);
  await over.goto(ending);
  await over.getByText(say.gone.title).waitFor();
  await take(over, 'arrival-expired');
  await openShareIn(walk, ada, id);
  await ada.getByText('One seat', { exact: true }).scrollIntoViewIfNeeded();
  await take(ada, 'links-over');
  const guarded = await make({ role: 'viewer', password: 'maple river' });
  const eve = await come(guarded, 'Eve');
  for (let guesses = 0; guesses <= LINK_GUESSES; guesses += 1) {
    await eve.getByLabel(say.password).fill(`guess ${guesses}`);
    const answered = eve.waitForResponse('**/api/v1/share/*');
    await enter(eve);
    await answered;
  }
  await eve.getByText(say.tooMany).waitFor();
  await take(eve, 'arrival-too-many');
  for (let guesses = 0; guesses <= ADDRESS_GUESSES; guesses += 1) {
    await eve.goto('/s/AAAAAAAAAAAAAAAAAAAAAAAA');
  }
  await eve.getByText(say.wait.title).waitFor();
  await take(eve, 'arrival-wait');
}

await walkEveryLook(
  {
    of: 'screens',
    names: ['Ada', 'Bob'],
    env: {
      SHEAF_LINK_GUESSES_MAX: String(LINK_GUESSES),
      SHEAF_ADDRESS_GUESSES_MAX: String(ADDRESS_GUESSES),
      SHEAF_SIGN_IN_TRIES_MAX: String(SIGN_IN_TRIES),
    },
  },
  through,
);
