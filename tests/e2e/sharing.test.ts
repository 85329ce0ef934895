import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShareStage, type ShareStage } from '../support/share-stage.ts';
import type { SharingView } from '../../lib/core/sharing.ts';
import { expectEqualText, writerOn } from '../support/stage.ts';

let stage: ShareStage;

beforeAll(async () => {
  stage = await openShareStage({ title: 'Minutes', markdown: 'Between us.' });
});
afterAll(() => stage.close());

/** Clipboards of test browsers stay empty; what would be on them is written down instead. */
async function watchClipboard(): Promise<() => Promise<string>> {
  const { page } = stage.owner;
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    document.addEventListener('copy', () => {
      const field = document.activeElement;
      if (field instanceof HTMLTextAreaElement) document.body.dataset['copied'] = field.value;
    });
  });
  return () => page.evaluate(() => document.body.dataset['copied'] ?? '');
}

describe('from an owner to a guest', () => {
  it('[SHAREPAGE-1] [SHAREPAGE-2] [SHAREPAGE-10] a link is made, and a guest comes by it and writes beside the owner', async () => {
    const { owner } = stage;
    const share = owner.page.locator('[data-share]');
    expect(await share.getAttribute('aria-label')).toBe('Share: only you have access');
    const copied = await watchClipboard();
    const dialog = await stage.openDialog();
    await dialog.getByRole('button', { name: 'New link' }).click();
    const form = owner.page.getByRole('dialog', { name: 'New link' });
    await form.getByLabel('Label').fill('Book club');
    await form.getByRole('button', { name: 'Whoever opens it: Can view' }).click();
    await owner.page.getByRole('menuitemradio', { name: /^Can edit/ }).click();
    expect(await form.getByRole('button', { name: 'Expires: After 30 days' }).count()).toBe(1);
    await form.getByRole('button', { name: 'Create and copy' }).click();
    const row = dialog.getByRole('listitem').filter({ hasText: 'Book club' });
    await row.getByText('Not opened yet').waitFor();
    await owner.page.getByText('Link created and copied').waitFor();
    const url = await copied();
    expect(url).toMatch(/\/s\/[\w-]{24}$/);
    expect(await share.getAttribute('data-share')).toBe('link');
    await dialog.getByRole('button', { name: 'Done' }).click();

    const bo = await stage.stranger();
    const writer = writerOn(bo);
    await bo.goto('/');
    await bo.goto(url);
    await bo.getByRole('heading', { name: 'You are invited to write' }).waitFor();
    expect(await bo.title()).toBe('Invitation · Sheaf');
    await bo.getByLabel('Your name').fill('Bo');
    await bo.keyboard.press('Enter');
    await bo.waitForSelector('.ProseMirror[contenteditable="true"]');
    expect(new URL(bo.url()).pathname).toBe(`/d/${stage.documentId}`);
    // Nobody asks for the name again.
    expect(await bo.getByText('How should others see you?').count()).toBe(0);
    await writer.toEnd();
    await owner.toEnd();
    await writer.type(' Bo was here.');
    await expectEqualText([owner, writer], ['Between us. Bo was here.']);
    await expect.poll(() => owner.page.locator('.caret-flag').allTextContents()).toEqual(['Bo']);
    await owner.page.getByRole('button', { name: '2 people are here' }).click();
    const here = owner.page.getByRole('dialog', { name: 'People in this document' });
    expect(await here.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/Ada \(you\)\s+Guest/),
      expect.stringMatching(/Bo\s+Guest/),
    ]);
    await owner.press('Escape');
    await bo.goBack();
    expect(new URL(bo.url()).pathname).toBe('/');

    await bo.goto(url);
    await expect
      .poll(() => bo.evaluate(() => document.activeElement?.textContent))
      .toBe('Open the document');
    expect(await bo.getByLabel('Your name').inputValue()).toBe('Bo');
    await bo.keyboard.press('Enter');
    await bo.waitForURL(/\/d\//);
    expect([...owner.complaints, ...writer.complaints]).toEqual([]);
    await bo.context().close();
  });

  it('[SHAREPAGE-1] [SHAREPAGE-2] [SHAREPAGE-23] the dialog knows who came by which link, marked as guests, and how it was used', async () => {
    const dialog = await stage.openDialog();
    const people = dialog.getByRole('list', { name: 'People with access' }).getByRole('listitem');
    await expect
      .poll(() => people.allInnerTexts())
      .toEqual([
        expect.stringMatching(/Ada \(you\)\s+Guest\s+Owner/),
        expect.stringMatching(/Bo\s+Guest\s+Came by “Book club”\s+Can edit/),
      ]);
    const row = dialog.getByRole('listitem').filter({ hasText: 'Opened' });
    await row.getByText('Opened 2 times').waitFor();
    await row.getByRole('button', { name: 'QR code of “Book club”' }).click();
    await row.getByRole('img', { name: /^QR code that opens http/ }).waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
  });

  it('[SHAREPAGE-22] revoking a link shuts out who came by it at once, and nobody else', async () => {
    const { owner } = stage;
    const cleo = await stage.arrive((await stage.link({ role: 'editor' })).url, 'Cleo');
    const link = await stage.link({ label: 'Short', role: 'editor' });
    const dan = await stage.arrive(link.url, 'Dan');
    await dan.saved();
    const dialog = await stage.openDialog();
    await dialog.getByRole('button', { name: 'More for “Short”' }).click();
    await owner.page.getByRole('menuitem', { name: 'Revoke' }).click();
    const question = dialog.getByRole('alertdialog', { name: 'Revoke “Short”?' });
    await question.getByText('1 person who came by it is shut out').waitFor();
    const revokedAtMs = Date.now();
    await question.getByRole('button', { name: 'Revoke' }).click();
    await dan.page.waitForSelector('[data-save="read-only"]', { state: 'attached' });
    expect(Date.now() - revokedAtMs).toBeLessThan(2_500);
    await dan.page.getByText('Your access to this document has ended.').first().waitFor();
    expect(await dan.page.locator('.ProseMirror[contenteditable="true"]').count()).toBe(0);
    expect((await dan.lines()).join()).toContain('Between us.');
    await owner.page.getByText('“Short” no longer works').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();

    await owner.toEnd();
    await owner.type(' And on.');
    await cleo.toEnd();
    await cleo.type(' Together.');
    await expectEqualText([owner, cleo]);
    expect((await owner.lines()).join()).toContain('Together.');
    await Promise.all([dan.page.context().close(), cleo.page.context().close()]);
  });

  it('[SHAREPAGE-22] [CLIENT-14] words that were written offline are offered to whoever was shut out meanwhile', async () => {
    const link = await stage.link({ label: 'Away', role: 'editor' });
    const eve = await stage.arrive(link.url, 'Eve');
    await eve.saved();
    const context = eve.page.context();
    await context.setOffline(true);
    await eve.toEnd();
    await eve.type(' Words of a train ride.');
    await eve.page.waitForSelector('[data-save="offline-kept"]', { state: 'attached' });
    await stage.ask('DELETE', `/api/v1/documents/${stage.documentId}/links/${link.id}`);
    await context.setOffline(false);
    await eve.page.waitForSelector('[data-save="read-only"]', { state: 'attached' });
    expect((await eve.lines()).join()).toContain('Words of a train ride.');
    await eve.page.getByRole('button', { name: 'Saving: Read only' }).press('Enter');
    const download = eve.page.waitForEvent('download');
    await eve.page.getByRole('button', { name: 'Download unsent text' }).press('Enter');
    const file = await (await download).path();
    expect(readFileSync(file, 'utf8')).toContain('Words of a train ride.');
    expect((await stage.owner.lines()).join()).not.toContain('train ride');
    await context.close();
  });

  it('[SHAREPAGE-1] who is kept stays in when the link that let them in is revoked', async () => {
    const link = await stage.link({ label: 'For a day', role: 'editor' });
    const fay = await stage.arrive(link.url, 'Fay');
    const dialog = await stage.openDialog();
    await dialog.getByRole('button', { name: 'Role of Fay: Can edit' }).click();
    await stage.owner.page.getByRole('menuitem', { name: 'Keep when the link ends' }).click();
    await stage.owner.page.getByText('Fay stays in, whatever becomes of the link').waitFor();
    await stage.ask('DELETE', `/api/v1/documents/${stage.documentId}/links/${link.id}`);
    await fay.toEnd();
    await fay.type(' Kept.');
    await fay.saved();
    await dialog.getByRole('button', { name: 'Role of Fay: Can edit' }).click();
    await stage.owner.page.getByRole('menuitemradio', { name: /^Can view/ }).click();
    await fay.page.getByRole('button', { name: 'Saving: View only' }).waitFor();
    await stage.owner.page.getByRole('button', { name: 'Undo' }).click();
    await fay.page.waitForSelector('.ProseMirror[contenteditable="true"]');
    await dialog.getByRole('button', { name: 'Role of Fay: Can edit' }).click();
    await stage.owner.page.getByRole('menuitem', { name: 'Remove' }).click();
    await fay.page.getByText('Your access to this document has ended.').first().waitFor();
    expect(await dialog.getByText('Fay', { exact: true }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await fay.page.context().close();
  });

  it('[SHAREPAGE-1] the address can be opened for anyone, with a warning and a way back', async () => {
    const { owner } = stage;
    const dialog = await stage.openDialog();
    await dialog.getByRole('button', { name: /^Who can open it by its address/ }).click();
    // The instance has an account, so there is somebody to open it for.
    const reaches = await owner.page.getByRole('menuitemradio').allInnerTexts();
    expect(reaches.map((text) => text.split('\n')[0])).toEqual([
      'Only people added',
      'Anyone with an account here',
      'Anyone with the address',
    ]);
    await owner.page.getByRole('menuitemradio', { name: 'Anyone with the address' }).click();
    await dialog.getByRole('button', { name: /^What they may do/ }).click();
    await owner.page.getByRole('menuitemradio', { name: /^Can edit/ }).click();
    await dialog.getByText('Anyone who gets the address can change this document.').waitFor();
    const guest = await stage.stranger();
    await guest.goto(`/d/${stage.documentId}`);
    await guest.waitForSelector('.ProseMirror[contenteditable="true"]');
    await dialog.getByRole('button', { name: /^Who can open it by its address/ }).click();
    await owner.page.getByRole('menuitemradio', { name: 'Only people added' }).click();
    await guest.waitForSelector('[data-save="read-only"]', { state: 'attached' });
    // Until then the note of the change before offers its own way back.
    await owner.page.getByText('Only people added can open it by its address now').waitFor();
    await owner.page.getByRole('button', { name: 'Undo' }).click();
    await dialog.getByText('Anyone who gets the address can change this document.').waitFor();
    const sharing = await stage.ask('GET', `/api/v1/documents/${stage.documentId}/sharing`);
    expect(sharing).toMatchObject({ reach: 'link', reachRole: 'editor' });
    await stage.ask('PATCH', `/api/v1/documents/${stage.documentId}/sharing`, { reach: 'added' });
    await dialog.getByRole('button', { name: 'Done' }).click();
    await guest.context().close();
  });

  it('[SHAREPAGE-4] what the server refuses is taken back, with the reason', async () => {
    const { owner } = stage;
    const dialog = await stage.openDialog();
    await owner.page.route('**/sharing', (route) =>
      route.request().method() === 'PATCH'
        ? route.fulfill({
            status: 503,
            contentType: 'application/json',
            body: JSON.stringify({ error: { code: 'storage_unavailable', message: '' } }),
          })
        : route.continue(),
    );
    await dialog.getByRole('button', { name: /^Who can open it by its address/ }).click();
    await owner.page.getByRole('menuitemradio', { name: 'Anyone with the address' }).click();
    await owner.page.getByText('The server cannot write to its disk right now').waitFor();
    const reach = dialog.getByRole('button', { name: /^Who can open it by its address/ });
    await expect.poll(() => reach.innerText()).toBe('Only people added');
    await owner.page.unroute('**/sharing');
    await dialog.getByRole('button', { name: 'Done' }).click();
  });

  it('[SHAREPAGE-8] a link that cannot be shown again says so, and can be changed and revoked', async () => {
    const { owner } = stage;
    await owner.page.route('**/sharing', async (route) => {
      const answer = await route.fetch();
      const view = (await answer.json()) as SharingView;
      await route.fulfill({
        response: answer,
        json: { ...view, links: view.links.map((link) => ({ ...link, url: '' })) },
      });
    });
    const dialog = await stage.openDialog();
    const list = dialog.getByRole('list', { name: 'Links to this document' });
    const row = list.getByRole('listitem').filter({ hasText: 'Book club' });
    await row.getByText('It works, but cannot be copied any more').waitFor();
    expect(await row.getByRole('button').count()).toBe(1);
    await row.getByRole('button', { name: 'More for “Book club”' }).click();
    const deeds = owner.page.getByRole('menuitem');
    expect(await deeds.allInnerTexts()).toEqual(['Edit', 'Revoke']);
    // From within: the menu takes the focus a moment after it is there.
    await deeds.first().press('Escape');
    await owner.page.unroute('**/sharing');
    await dialog.getByRole('button', { name: 'Done' }).click();
  });

  it('[SHAREPAGE-9] says when it cannot know who has access, and asks again', async () => {
    const { owner } = stage;
    await owner.page.route('**/sharing', (route) => route.abort());
    await owner.page.locator('[data-share]').click();
    const dialog = owner.page.getByRole('dialog', { name: 'Share' });
    await dialog.getByText('Who has access could not be loaded.').waitFor();
    await dialog.getByText('The server cannot be reached.').waitFor();
    await owner.page.unroute('**/sharing');
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByRole('heading', { name: 'General access' }).waitFor();
    expect(await dialog.getByRole('alert').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Done' }).click();
  });

  it('[SHAREPAGE-6] one page lists every link with its document, and revokes', async () => {
    const page = await stage.owner.page.context().newPage();
    await page.goto('/');
    await page.getByRole('button', { name: /^You are Ada/ }).click();
    await page.getByRole('menuitem', { name: 'Share links' }).click();
    await page.getByRole('heading', { name: 'Share links' }).waitFor();
    const row = page.getByRole('listitem').filter({ hasText: 'Book club' });
    await row.getByRole('link', { name: 'Minutes' }).waitFor();
    await row.getByRole('button', { name: 'More for “Book club”' }).click();
    await page.getByRole('menuitem', { name: 'Revoke' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('“Book club” no longer works').waitFor();
    await expect.poll(() => row.count()).toBe(0);
    await page.close();
  });
});
