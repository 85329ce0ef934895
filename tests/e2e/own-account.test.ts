import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { type AccountStage, openAccountStage } from '../support/account-stage.ts';
import { aPng } from '../support/pictures.ts';

const BOB = { name: 'Bob', email: 'bob@example.org', password: 'difference engine' };
const CLEO = { name: 'Cleo', email: 'cleo@example.org', password: 'a steam engine' };
const PHONE = { viewport: { width: 390, height: 844 } };
/** Larger than what is kept, and not square. */
const PHOTO = { name: 'photo.png', mimeType: 'image/png', buffer: aPng(640, 400, [20, 120, 80]) };

let stage: AccountStage;
let bob: Page;

beforeAll(async () => {
  stage = await openAccountStage();
  await stage.join(BOB);
  await stage.join(CLEO);
  bob = await stage.enter(BOB);
});
afterAll(() => stage.close());

/** The addresses of pictures within something, drawn and not only asked for. */
async function picturesIn(place: Locator): Promise<string[]> {
  return place
    .locator('img')
    .evaluateAll((images: HTMLImageElement[]) =>
      images.filter(({ naturalWidth }) => naturalWidth > 0).map(({ src }) => src),
    );
}

/** As if it were dragged from the desktop, or copied there. */
async function give(page: Page, how: 'drop' | 'paste', bytes: Buffer): Promise<void> {
  await page.evaluate(
    ([event, base64]) => {
      const data = new DataTransfer();
      const whole = Uint8Array.from(atob(base64), (char) => char.codePointAt(0) ?? 0);
      data.items.add(new File([whole], 'photo.png', { type: 'image/png' }));
      const options = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(
        event === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer: data })
          : new ClipboardEvent('paste', { ...options, clipboardData: data }),
      );
    },
    [how, bytes.toString('base64')] as const,
  );
}

describe('the own picture', () => {
  it('[ACCOUNT-42] is chosen by keyboard, made small and square, and shown wherever its person is', async () => {
    const main = bob.getByRole('main');
    const choose = main.getByRole('button', { name: 'Choose a picture' });
    const choosing = bob.waitForEvent('filechooser');
    await choose.focus();
    await bob.keyboard.press('Enter');
    const chooser = await choosing;
    const [sent] = await Promise.all([
      bob.waitForRequest((request) => request.url().endsWith('/me/picture')),
      chooser.setFiles(PHOTO),
    ]);
    expect(sent.headers()['content-type']).toBe('image/webp');
    await bob.getByText('Your picture was changed').waitFor();
    await expect.poll(() => picturesIn(main)).toHaveLength(1);
    const [address = ''] = await picturesIn(main);
    await expect.poll(() => picturesIn(bob.getByRole('banner'))).toEqual([address]);
    const size = await main
      .locator('img')
      .evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
    expect(size).toEqual([192, 192]);
    const stored = await bob.request.get(address);
    expect((await stored.body()).length).toBeLessThanOrEqual(32 * 1024);
    expect(await violations(bob)).toEqual([]);
  });

  it('[ACCOUNT-45] is seen by operators, and by whoever shares a document', async () => {
    const ada = await stage.enter(stage.operator);
    await ada.goto('/members');
    const row = ada.getByRole('listitem').filter({ hasText: BOB.email });
    await expect.poll(() => picturesIn(row)).toHaveLength(1);
    await ada.context().close();
    const api = await stage.api(BOB);
    const { body } = await api.ask('POST', '/documents', { title: 'Shared' });
    await bob.goto(`/d/${String(Reflect.get(Object(body), 'id'))}`);
    await bob.locator('[data-share]').click();
    const dialog = bob.getByRole('dialog', { name: 'Share' });
    await expect.poll(() => picturesIn(dialog)).toHaveLength(1);
    await bob.goto('/account');
  });

  it('[ACCOUNT-42] is dropped or pasted too, each in the place of the one before', async () => {
    const main = bob.getByRole('main');
    await expect.poll(() => picturesIn(main)).toHaveLength(1);
    for (const how of ['drop', 'paste'] as const) {
      const [before] = await picturesIn(main);
      await give(bob, how, PHOTO.buffer);
      await expect.poll(() => picturesIn(main)).not.toEqual([before]);
      await expect.poll(() => picturesIn(main)).toHaveLength(1);
    }
    const picker = bob.locator('input[type="file"]');
    await picker.setInputFiles({ ...PHOTO, buffer: Buffer.from('no picture') });
    await bob.getByText('This browser cannot read this picture.').waitFor();
    await picker.setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') });
    await bob.getByText('This is not a picture.').waitFor();
    expect(await picturesIn(main)).toHaveLength(1);
  });

  it('[ACCOUNT-42] is removed, and the focus stays where it can be chosen again', async () => {
    const main = bob.getByRole('main');
    await main.getByRole('button', { name: 'Remove picture' }).press('Enter');
    await bob.getByText('Your picture was removed').waitFor();
    const choose = main.getByRole('button', { name: 'Choose a picture' });
    await choose.waitFor();
    expect(await choose.evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await bob.locator('img').count()).toBe(0);
    expect(await violations(bob)).toEqual([]);
  });
});

describe('language and look', () => {
  it('[ACCOUNT-41] chosen in the profile menu they hold in the other browser too', async () => {
    const phone = await stage.enter(BOB, { ...PHONE, colorScheme: 'dark' });
    await bob.getByRole('button', { name: /^You are Bob/ }).click();
    await Promise.all([
      bob.waitForResponse((answer) => answer.request().method() === 'PATCH'),
      bob.getByRole('menuitemradio', { name: 'Light' }).click(),
    ]);
    await bob.getByRole('button', { name: /^You are Bob/ }).click();
    await bob.getByRole('menuitemradio', { name: '简体中文' }).click();
    await bob.getByRole('heading', { name: '我的账号', level: 1 }).waitFor();
    await phone.reload();
    await phone.getByRole('heading', { name: '我的账号', level: 1 }).waitFor();
    const html = phone.locator('html');
    expect([await html.getAttribute('lang'), await html.getAttribute('data-theme')]).toEqual([
      'zh-Hans',
      'light',
    ]);
    expect(await violations(phone)).toEqual([]);
    await phone.context().close();
  });

  it('[ACCOUNT-41] what cannot be stored is said, and taken back', async () => {
    await bob.route('**/api/v1/me', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
    await bob.getByRole('button', { name: /^你是Bob/ }).click();
    await bob.getByRole('menuitemradio', { name: '深色' }).click();
    await bob.getByText('无法连接服务器。').waitFor();
    expect(await bob.locator('html').getAttribute('data-theme')).toBe('light');
    await bob.unroute('**/api/v1/me');
    await bob.getByRole('button', { name: /^你是Bob/ }).click();
    await bob.getByRole('menuitemradio', { name: 'English' }).click();
    await bob.getByRole('heading', { name: 'Your account', level: 1 }).waitFor();
  });
});

describe('deleting an account', () => {
  /** Makes a document of Bob's, which a link leads into. */
  async function sharedDocument(
    title: string,
  ): Promise<{ readonly id: string; readonly url: string }> {
    const api = await stage.api(BOB);
    const { body } = await api.ask('POST', '/documents', { title });
    const id = String(Reflect.get(Object(body), 'id'));
    const link = await api.ask('POST', `/documents/${id}/links`, { role: 'viewer' });
    return { id, url: String(Reflect.get(Object(link.body), 'url')) };
  }

  it('[ACCOUNT-51] the last operator is told what to do first', async () => {
    const ada = await stage.enter(stage.operator);
    await ada.getByRole('button', { name: 'Delete account' }).click();
    const dialog = ada.getByRole('dialog', { name: 'Delete your account?' });
    await dialog.getByText('Make somebody else an operator first.').waitFor();
    expect(await violations(ada)).toEqual([]);
    await ada.keyboard.press('Escape');
    const opener = ada.getByRole('button', { name: 'Delete account' });
    await expect.poll(() => opener.evaluate((node) => node === document.activeElement)).toBe(true);
    await ada.getByRole('button', { name: 'Delete account' }).click();
    await dialog.getByRole('link', { name: 'Go to members' }).click();
    await ada.waitForURL('**/members');
    await ada.context().close();
  });

  it('[ACCOUNT-53] [ACCOUNT-54] a member hands its documents over by keyboard, and is out', async () => {
    const { id, url } = await sharedDocument('Engine plans');
    const open = bob.getByRole('button', { name: 'Delete account' });
    await open.focus();
    await bob.keyboard.press('Enter');
    const dialog = bob.getByRole('dialog', { name: 'Delete your account?' });
    await dialog.getByText('You own 2 documents.').waitFor();
    await dialog.getByText('Others get into 1 of them.').waitFor();
    expect(await violations(bob)).toEqual([]);
    const hand = dialog.getByRole('radio', { name: /^Hand them over/ });
    await expect.poll(() => hand.evaluate((node) => node === document.activeElement)).toBe(true);
    await bob.keyboard.press('Enter');
    await dialog.getByText('Choose who takes the documents over.').waitFor();
    await dialog.getByText('Enter your password.').waitFor();
    const whom = dialog.getByLabel('To whom');
    expect(await whom.evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await violations(bob)).toEqual([]);
    // Only operators are listed; anybody else is named by address.
    expect(await dialog.getByRole('radio', { name: 'Ada' }).count()).toBe(1);
    await bob.keyboard.type('eve@example.org');
    expect(await dialog.getByRole('radio', { name: 'Ada' }).count()).toBe(0);
    await dialog.getByLabel('Your password').fill(BOB.password);
    await bob.keyboard.press('Enter');
    await dialog.getByText('Nobody who can sign in here has this address.').waitFor();
    await whom.fill(CLEO.email);
    await dialog.getByLabel('Your password').fill('a wrong guess');
    await bob.keyboard.press('Enter');
    await dialog.getByText('That is not the password.').waitFor();
    await dialog.getByLabel('Your password').fill(BOB.password);
    await bob.keyboard.press('Enter');
    await bob.waitForURL('**/sign-in');
    const cleo = await stage.enter(CLEO);
    await cleo.goto('/');
    await cleo.getByRole('link', { name: 'Engine plans' }).waitFor();
    const visitor = await stage.stranger();
    await visitor.goto(url);
    await visitor.getByLabel('Your name').fill('Zoe');
    await visitor.getByRole('button', { name: 'Open the document' }).click();
    await visitor.waitForURL(`**/d/${id}`);
    await visitor.context().close();
    await cleo.context().close();
  });

  it('[ACCOUNT-52] an operator deletes an account from the list, on a phone', async () => {
    const ada = await stage.enter(stage.operator, { ...PHONE, colorScheme: 'dark' });
    await ada.goto('/members');
    // Also behind a dialog, which hides it from whoever does not see.
    const row = ada.locator('li', { hasText: CLEO.email });
    await row.waitFor();
    await ada.getByRole('button', { name: 'More for Ada' }).click();
    await ada.getByRole('menuitem', { name: 'No longer operator' }).waitFor();
    expect(await ada.getByRole('menuitem', { name: 'Delete account' }).count()).toBe(0);
    await ada.keyboard.press('Escape');
    await ada.getByRole('button', { name: 'More for Cleo' }).click();
    await ada.getByRole('menuitem', { name: 'Delete account' }).click();
    const dialog = ada.getByRole('dialog', { name: 'Delete the account of Cleo?' });
    await dialog.getByText('Cleo owns 2 documents.').waitFor();
    expect(await violations(ada)).toEqual([]);
    // Whoever is looked for is chosen by Enter, which deletes nothing yet.
    await dialog.getByLabel('To whom').fill('ad');
    await ada.keyboard.press('Enter');
    expect(await dialog.getByRole('radio', { name: /^Ada/ }).isChecked()).toBe(true);
    expect(await row.count()).toBe(1);
    await dialog.getByRole('button', { name: 'Delete account' }).click();
    await ada.getByText('The account of Cleo was deleted').waitFor();
    await row.waitFor({ state: 'detached' });
    await expect
      .poll(() => ada.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Members');
    await ada.goto('/');
    await ada.getByRole('link', { name: 'Engine plans' }).waitFor();
  });
});
