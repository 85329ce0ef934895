/** What is said about people and links by keyboard alone: Tab, arrows, Enter and Space. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messagesFor } from '../../lib/i18n/messages.ts';
import { pressByArrow, pressByTab } from '../support/keys.ts';
import { type MemberStage, open, openMemberStage } from '../support/member-stage.ts';

let stage: MemberStage;
let ada: Page;

beforeAll(async () => {
  stage = await openMemberStage(['Ada', 'Bob', 'Cleo']);
  ada = await stage.browserOf('Ada');
});
afterAll(() => stage.close());

/** Before the page's first stop; Ada's document is open and its dialog, too. */
async function openShareByKeys(page: Page, id: string) {
  await open(page, id);
  // Shift+Tab leaves the text, where Tab would write.
  const share = page.locator('[data-share]');
  await page.keyboard.press('Escape');
  await pressByTab(page, share);
  const dialog = page.getByRole('dialog', { name: messagesFor('en').share.title });
  await dialog.getByRole('heading', { name: 'General access' }).waitFor();
  return dialog;
}

async function add(id: string, name: string, role: string): Promise<void> {
  const email = `${name.toLowerCase()}@example.org`;
  await stage.ask(ada, 'POST', `/documents/${id}/members`, { email, role });
}

async function asks(name: string, id: string): Promise<Page> {
  const page = await stage.browserOf(name);
  await page.goto(`/d/${id}`);
  await pressByTab(page, page.getByRole('button', { name: 'Ask for access' }));
  await page.getByRole('heading', { name: 'Your request is on its way' }).waitFor();
  return page;
}

describe('the share dialog by keyboard alone', () => {
  it('[SHAREPAGE-43] one who asks is let in, another is declined', async () => {
    const id = await stage.newDocument(ada, 'Plan');
    const [bob, cleo] = [await asks('Bob', id), await asks('Cleo', id)];
    const dialog = await openShareByKeys(ada, id);
    await pressByTab(ada, dialog.getByRole('button', { name: 'What Bob may do: Can view' }));
    await pressByArrow(ada, ada.getByRole('menuitemradio', { name: /Can edit/ }));
    await pressByTab(ada, dialog.getByRole('button', { name: 'Let in Bob' }));
    await ada.getByText('Bob is in: Can edit').waitFor();
    await pressByTab(ada, dialog.getByRole('button', { name: 'Decline Cleo' }), 'Space');
    await ada.getByText('Cleo was not let in').waitFor();
    expect(await stage.ask(ada, 'GET', `/documents/${id}`)).toMatchObject({ requestCount: 0 });
    await bob.waitForSelector('.ProseMirror[contenteditable="true"]', { timeout: 30_000 });
    await Promise.all([bob.context().close(), cleo.context().close()]);
  });

  it('[SHAREPAGE-1] reach is changed, and every link is revoked after a question', async () => {
    const id = await stage.newDocument(ada, 'Noticeboard');
    const links = `/documents/${id}/links`;
    for (const label of ['One', 'Two']) {
      await stage.ask(ada, 'POST', links, { role: 'viewer', label });
    }
    const dialog = await openShareByKeys(ada, id);
    await pressByTab(ada, dialog.getByRole('button', { name: /^Who can open it by its address/ }));
    await pressByArrow(
      ada,
      ada.getByRole('menuitemradio', { name: 'Anyone with an account here' }),
    );
    const sharing = () => stage.ask(ada, 'GET', `/documents/${id}/sharing`);
    await expect.poll(sharing).toMatchObject({ reach: 'members' });

    await pressByTab(ada, dialog.getByRole('button', { name: 'Revoke all' }));
    const question = dialog.getByRole('alertdialog', { name: 'Revoke all links?' });
    await question.waitFor();
    await ada.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await sharing()).toMatchObject({ links: [{}, {}] });
    await pressByTab(ada, dialog.getByRole('button', { name: 'Revoke all' }));
    await pressByTab(ada, question.getByRole('button', { name: 'Revoke all' }));
    await expect.poll(sharing).toMatchObject({ links: [] });
    await dialog.getByText('One', { exact: true }).waitFor({ state: 'detached' });
  });

  it('[SHAREPAGE-44] somebody else is made the owner', async () => {
    const id = await stage.newDocument(ada, 'Heirloom');
    await add(id, 'Bob', 'viewer');
    const dialog = await openShareByKeys(ada, id);
    await pressByTab(ada, dialog.getByRole('button', { name: 'Role of Bob: Can view' }));
    await pressByArrow(ada, ada.getByRole('menuitem', { name: 'Make owner' }));
    const question = ada.getByRole('alertdialog', { name: 'Make Bob the owner?' });
    await pressByTab(ada, question.getByRole('button', { name: 'Make owner' }));
    await ada.getByText('Bob owns this document now').waitFor();
    expect(await stage.ask(ada, 'GET', `/documents/${id}`)).toMatchObject({ role: 'editor' });
  });
});

describe('the list by keyboard alone', () => {
  it('[SHAREPAGE-45] whoever was let in leaves from it', async () => {
    const id = await stage.newDocument(ada, 'Second');
    await add(id, 'Cleo', 'editor');
    const cleo = await stage.browserOf('Cleo');
    await cleo.goto('/');
    await pressByTab(cleo, cleo.getByRole('button', { name: 'Actions for Second' }));
    await pressByArrow(cleo, cleo.getByRole('menuitem', { name: 'Leave' }));
    const question = cleo.getByRole('dialog', { name: 'Leave “Second”?' });
    await pressByTab(cleo, question.getByRole('button', { name: 'Leave' }));
    await cleo.getByText('You have left “Second”').waitFor();
    expect(await stage.ask(cleo, 'GET', '/documents')).toMatchObject({ documents: [] });
    await cleo.context().close();
  });
});

describe('accounts by keyboard alone', () => {
  const actionsOf = (page: Page, name: string) =>
    page.getByRole('button', { name: `More for ${name}` });

  it('[ACCOUNT-33] an operator makes a link for a new password, disables and enables', async () => {
    await ada.goto('/members');
    await pressByTab(ada, actionsOf(ada, 'Cleo'));
    await pressByArrow(ada, ada.getByRole('menuitem', { name: 'Link for a new password' }));
    const link = ada.getByRole('dialog', { name: 'Link for a new password' });
    await link.getByLabel('Link', { exact: true }).waitFor();
    await pressByTab(ada, link.getByRole('button', { name: 'Done' }));
    await link.waitFor({ state: 'detached' });

    await pressByTab(ada, actionsOf(ada, 'Cleo'));
    await pressByArrow(ada, ada.getByRole('menuitem', { name: 'Disable account' }));
    const question = ada.getByRole('alertdialog', { name: 'Disable the account of Cleo?' });
    await pressByTab(ada, question.getByRole('button', { name: 'Disable' }));
    await ada.getByText('Cleo was disabled and signed out').waitFor();

    await pressByTab(ada, actionsOf(ada, 'Cleo'));
    await pressByArrow(ada, ada.getByRole('menuitem', { name: 'Enable account' }));
    await ada.getByText('Cleo can sign in again').waitFor();
    const cleo = await stage.browserOf('Cleo');
    expect(await stage.ask(cleo, 'GET', '/me')).toMatchObject({ name: 'Cleo' });
    await cleo.context().close();
  });

  it('[ACCOUNT-30] another browser of one’s own is signed out', async () => {
    const here = await stage.browserOf('Bob');
    const count = async () => {
      const answer = await stage.ask(here, 'GET', '/me/devices');
      return (answer as { readonly devices: readonly unknown[] }).devices.length;
    };
    const before = await count();
    expect(before).toBeGreaterThan(1);
    await here.goto('/account');
    const others = here.getByRole('button', { name: /^Sign out (?!here|the )/ });
    await pressByTab(here, others.first());
    await expect.poll(count).toBe(before - 1);
    await here.context().close();
  });
});
