/** A document gets another owner, and people leave it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import {
  expectFocus,
  type MemberStage,
  open,
  openMemberStage,
  openShare,
} from '../support/member-stage.ts';

let stage: MemberStage;
let ada: Page;

beforeAll(async () => {
  stage = await openMemberStage(['Ada', 'Bob', 'Cleo']);
  ada = await stage.browserOf('Ada');
});
afterAll(() => stage.close());

async function add(id: string, name: string, role: string): Promise<void> {
  const email = `${name.toLowerCase()}@example.org`;
  await stage.ask(ada, 'POST', `/documents/${id}/members`, { email, role });
}

describe('a document that changes hands', () => {
  it('[SHAREPAGE-44] [SHAREPAGE-46] the document is given to somebody else, after one question', async () => {
    const id = await stage.newDocument(ada, 'Heirloom');
    await add(id, 'Bob', 'viewer');
    await open(ada, id);
    const bob = await stage.browserOf('Bob');
    await bob.goto(`/d/${id}`);
    await bob.waitForSelector('.ProseMirror[contenteditable]');
    const dialog = await openShare(ada);
    const role = dialog.getByRole('button', { name: 'Role of Bob: Can view' });
    await role.press('Enter');
    await expectFocus(ada, 'Can view');
    await ada.getByRole('menuitem', { name: 'Make owner' }).click();
    const question = ada.getByRole('alertdialog', { name: 'Make Bob the owner?' });
    await question.waitFor();
    expect(await violations(ada)).toEqual([]);
    await ada.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    await role.click();
    await ada.getByRole('menuitem', { name: 'Make owner' }).click();
    await question.getByRole('button', { name: 'Make owner' }).click();
    await ada.getByText('Bob owns this document now').waitFor();
    await ada.getByText('You can edit this document.').waitFor();
    await bob.waitForSelector('.ProseMirror[contenteditable="true"]');
    await openShare(bob);
    await bob
      .getByRole('list', { name: 'People with access' })
      .getByRole('listitem')
      .filter({ hasText: 'Ada' })
      .getByText('Can edit')
      .waitFor();
    await bob.context().close();
  });

  it('[SHAREPAGE-45] whoever was let in leaves, from the document and from the list', async () => {
    const [first, second] = [
      await stage.newDocument(ada, 'First'),
      await stage.newDocument(ada, 'Second'),
    ];
    for (const id of [first, second]) await add(id, 'Cleo', 'editor');
    const cleo = await stage.browserOf('Cleo');
    await open(cleo, first);
    const dialog = await openShare(cleo);
    await dialog.getByRole('button', { name: 'Leave', exact: true }).click();
    await cleo.getByRole('alertdialog', { name: 'Leave this document?' }).waitFor();
    expect(await violations(cleo)).toEqual([]);
    await cleo.keyboard.press('Escape');
    await expectFocus(cleo, 'Leave');
    await cleo.keyboard.press('Enter');
    await cleo.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
    await cleo.waitForURL(`${stage.server.url}/`);
    await cleo.getByRole('link', { name: 'Second' }).waitFor();
    expect(await cleo.getByRole('link', { name: 'First' }).count()).toBe(0);

    await cleo.getByRole('button', { name: 'Actions for Second' }).click();
    await cleo.getByRole('menuitem', { name: 'Leave' }).click();
    const question = cleo.getByRole('dialog', { name: 'Leave “Second”?' });
    expect(await violations(cleo)).toEqual([]);
    await question.getByRole('button', { name: 'Leave' }).click();
    await cleo.getByText('You have left “Second”').waitFor();
    await cleo.getByRole('link', { name: 'Second' }).waitFor({ state: 'detached' });
    await cleo.context().close();
  });

  it('[SHAREPAGE-45] what was only opened leaves the list, with a way back', async () => {
    const id = await stage.newDocument(ada, 'Noticeboard');
    await stage.ask(ada, 'PATCH', `/documents/${id}/sharing`, {
      reach: 'members',
      reachRole: 'viewer',
    });
    const cleo = await stage.browserOf('Cleo');
    await cleo.goto(`/d/${id}`);
    await cleo.waitForSelector('.ProseMirror[contenteditable]');
    await cleo.goto('/');
    await cleo.getByRole('button', { name: 'Actions for Noticeboard' }).click();
    await cleo.getByRole('menuitem', { name: 'Remove from my list' }).click();
    const row = cleo.getByRole('link', { name: 'Noticeboard' });
    await row.waitFor({ state: 'detached' });
    await cleo.getByRole('button', { name: 'Undo' }).click();
    await row.waitFor();
    expect(await stage.ask(cleo, 'GET', `/documents/${id}`)).toMatchObject({ isGiven: false });
    await cleo.context().close();
  });
});
