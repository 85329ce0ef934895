/** An owner lets in members by name, and answers who asks. */
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

const PHONE = { viewport: { width: 390, height: 844 } };
const UNKNOWN_ID = 'AAAAAAAAAAAAAAAAAAAAAA';

let stage: MemberStage;
let ada: Page;

beforeAll(async () => {
  stage = await openMemberStage(['Ada', 'Bob', 'Cleo', 'Eve']);
  ada = await stage.browserOf('Ada');
});
afterAll(() => stage.close());

const field = (page: Page) => page.getByRole('combobox', { name: 'Add people' });
const people = (page: Page) =>
  page.getByRole('list', { name: 'People with access' }).getByRole('listitem');
const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

/** Whoever comes back to a page looks at it again. */
const lookAgain = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('focus')));

async function addByApi(id: string, name: string, role: string): Promise<void> {
  const email = `${name.toLowerCase()}@example.org`;
  await stage.ask(ada, 'POST', `/documents/${id}/members`, { email, role });
}

describe('people by name', () => {
  it('[SHARE-42] whoever is added reads the message above the text, once', async () => {
    const id = await stage.newDocument(ada, 'Letter');
    await open(ada, id);
    await openShare(ada);
    await field(ada).fill('eve');
    await ada.getByRole('option', { name: /Eve/ }).click();
    await ada.getByLabel('Message').fill('Have a look before noon.');
    await ada.keyboard.press('Enter');
    await ada.getByText('Eve: Can view').waitFor();
    const eve = await stage.browserOf('Eve', { ...PHONE, colorScheme: 'dark' });
    await eve.goto(`/d/${id}`);
    const note = eve.getByRole('complementary', { name: 'Message' });
    await note.getByText('Ada added you to this document').waitFor();
    await note.getByText('Have a look before noon.').waitFor();
    expect(await violations(eve)).toEqual([]);
    expect(await widthOf(eve)).toBe(390);
    const told = eve.waitForResponse((answer) => answer.url().endsWith('/greeting'));
    await note.getByRole('button', { name: 'Put the message away' }).press('Enter');
    expect(await note.count()).toBe(0);
    expect((await told).status()).toBe(204);
    await eve.reload();
    await eve.getByRole('heading', { name: 'Letter' }).waitFor();
    expect(await note.count()).toBe(0);
  });

  it('[SHARE-43] for an address without an account the message goes with the link', async () => {
    const id = await stage.newDocument(ada, 'For Zoe');
    await open(ada, id);
    await openShare(ada);
    await field(ada).fill('zoe@example.org');
    await ada.getByRole('option', { name: 'Make a link for zoe@example.org' }).click();
    const made = ada.getByRole('group', { name: 'Link for zoe@example.org' });
    await made.getByLabel('Message').fill('Come in!');
    await made.getByRole('button', { name: 'Copy message and link' }).waitFor();
    const mail =
      (await made.getByRole('link', { name: 'Write a mail' }).getAttribute('href')) ?? '';
    expect(decodeURIComponent(mail)).toMatch(
      /^mailto:zoe@example\.org\?subject=A document for you&body=Come in!\r\n\r\nhttp:.*\/s\/[\w-]{24}$/,
    );
    expect(await violations(ada)).toEqual([]);
  });

  it('[PAGE-104] arrows go round through whom was found, past who has a role here', async () => {
    const id = await stage.newDocument(ada, 'Round');
    await addByApi(id, 'Bob', 'viewer');
    await open(ada, id);
    await openShare(ada);
    const meant = ada.getByRole('option', { selected: true });
    await field(ada).fill('e');
    await meant.filter({ hasText: 'Eve' }).waitFor();
    for (const [key, name] of [
      ['ArrowDown', 'Cleo'],
      ['ArrowDown', 'Eve'],
      ['ArrowUp', 'Cleo'],
    ] as const) {
      await ada.keyboard.press(key);
      await meant.filter({ hasText: name }).waitFor();
      expect(await field(ada).getAttribute('aria-activedescendant')).toBe(
        await meant.getAttribute('id'),
      );
    }
    await field(ada).fill('o');
    await meant.filter({ hasText: 'Cleo' }).waitFor();
    await ada.getByRole('option', { name: /Bob/ }).waitFor();
    await ada.keyboard.press('ArrowDown');
    expect(await meant.innerText()).toContain('Cleo');
    // Escape puts the list away, an arrow brings it back, and Enter takes whom it was at.
    await ada.keyboard.press('Escape');
    await meant.waitFor({ state: 'detached' });
    await ada.keyboard.press('ArrowDown');
    await meant.waitFor();
    await ada.keyboard.press('Enter');
    await ada.getByRole('button', { name: 'Take Cleo off' }).waitFor();
  });

  it('[SHAREPAGE-40] [SHAREPAGE-47] several are invited by keyboard alone, taken back, and invited again', async () => {
    const id = await stage.newDocument(ada, 'Minutes');
    await open(ada, id);
    const share = ada.locator('[data-share]');
    await share.press('Enter');
    await expect
      .poll(() => field(ada).evaluate((input) => input === document.activeElement))
      .toBe(true);
    await ada.keyboard.type('b');
    await ada.getByRole('option', { name: /Bob/ }).waitFor();
    expect(await violations(ada)).toEqual([]);
    await ada.keyboard.press('Enter');
    await ada.keyboard.type('CLE');
    await ada.getByRole('option', { name: 'Cleo cl…@example.org' }).waitFor();
    await ada.keyboard.press('Enter');
    await ada.getByRole('button', { name: 'Take Cleo off' }).waitFor();
    // The last one goes by Backspace and comes again.
    await ada.keyboard.press('Backspace');
    await ada.getByRole('button', { name: 'Take Cleo off' }).waitFor({ state: 'detached' });
    await ada.keyboard.type('cleo');
    await ada.getByRole('option', { name: /Cleo/ }).waitFor();
    await ada.keyboard.press('Enter');
    await ada.getByRole('button', { name: 'Take Cleo off' }).waitFor();
    expect(await violations(ada)).toEqual([]);
    await ada.keyboard.press('Enter');
    await ada.getByText('Bob and Cleo: Can view').waitFor();
    await people(ada).filter({ hasText: 'Cleo' }).waitFor();
    await expectFocus(ada, 'Add people');

    await ada.getByRole('button', { name: 'Done' }).focus();
    await ada.keyboard.press('Tab');
    await expectFocus(ada, 'Undo');
    await ada.keyboard.press('Shift+Tab');
    await expectFocus(ada, 'Done');
    await ada.keyboard.press('Tab');
    await ada.keyboard.press('Enter');
    await ada.getByText('Taken back: nobody was added').waitFor();
    await expect.poll(() => people(ada).count()).toBe(1);
    await expect
      .poll(() => ada.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null))
      .toBe(true);

    // A whole address is taken as it is left.
    await field(ada).fill('bob@example.org');
    await ada.getByRole('option', { name: /Bob/ }).waitFor();
    await ada.getByRole('button', { name: 'What they may do: Can view' }).press('Enter');
    await ada.getByRole('menuitemradio', { name: /Can edit/ }).click();
    await ada.getByRole('button', { name: 'Add', exact: true }).click();
    await ada.getByText('Bob: Can edit').waitFor();
    const bob = await stage.browserOf('Bob');
    await bob.goto('/');
    await bob.getByRole('link', { name: 'Minutes' }).click();
    await bob.waitForSelector('.ProseMirror[contenteditable="true"]');
    await field(ada).fill('bo');
    const known = ada.getByRole('option', { name: /Bob/ });
    await known.getByText('Can edit').waitFor();
    expect(await known.getAttribute('aria-disabled')).toBe('true');
    // Escape puts away the list first, then the dialog.
    await ada.keyboard.press('Escape');
    await known.waitFor({ state: 'detached' });
    await ada.keyboard.press('Escape');
    await ada.getByRole('dialog', { name: 'Share' }).waitFor({ state: 'detached' });
    await bob.context().close();
  });

  it('[SHAREPAGE-41] whoever has no account gets a link for one person', async () => {
    const id = await stage.newDocument(ada, 'Letter');
    await open(ada, id);
    const dialog = await openShare(ada);
    await field(ada).fill('nobody of this name');
    await dialog.getByText('Nobody here is called that.').first().waitFor();
    await field(ada).fill('mei@example.com');
    await ada.getByRole('option', { name: 'Make a link for mei@example.com' }).waitFor();
    expect(await violations(ada)).toEqual([]);
    await ada.keyboard.press('Enter');
    const made = dialog.getByRole('group', { name: 'Link for mei@example.com' });
    const url = await made.getByLabel('Link for mei@example.com').inputValue();
    expect(url).toMatch(/\/s\/[\w-]{24}$/);
    expect(await violations(ada)).toEqual([]);
    const row = dialog.getByRole('list', { name: 'Links to this document' }).getByRole('listitem');
    await row.getByText('mei@example.com').waitFor();
    await row.getByText('0 of 1 people').waitFor();
    const mei = await stage.browserOf(null);
    await mei.goto(url);
    await mei.getByLabel('Your name').fill('Mei');
    await mei.getByRole('button', { name: 'Open the document' }).click();
    await mei.waitForSelector('.ProseMirror');
    await made.getByRole('button', { name: 'Close' }).click();
    await expectFocus(ada, 'Add people');
    await mei.context().close();
  });

  it('[SHAREPAGE-42] [SHAREPAGE-43] who asks is let in, and the page opens by itself', async () => {
    const id = await stage.newDocument(ada, 'Plan');
    await open(ada, id);
    const eve = await stage.browserOf('Eve', PHONE);
    const shown: string[] = [];
    for (const address of [UNKNOWN_ID, id]) {
      const answer = await eve.goto(`/d/${address}`);
      expect(answer?.status()).toBe(404);
      await eve.getByRole('button', { name: 'Ask for access' }).waitFor();
      shown.push(await eve.locator('main').innerHTML());
    }
    const [unknown, hidden] = shown.map((html) => html.replaceAll(/_r_\w+_/g, ''));
    expect(hidden).toBe(unknown);
    expect(await widthOf(eve)).toBe(PHONE.viewport.width);
    expect(await violations(eve)).toEqual([]);
    await eve.getByLabel('Message (optional)').fill('For the book club.');
    await eve.keyboard.press('Enter');
    await eve.getByRole('heading', { name: 'Your request is on its way' }).waitFor();
    expect(await violations(eve)).toEqual([]);

    await expect
      .poll(async () => {
        await lookAgain(ada);
        return ada.locator('[data-asking]').count();
      })
      .toBe(1);
    const name = await ada.locator('[data-share]').getAttribute('aria-label');
    expect(name).toContain('1 person asks for access');
    const spoken = ada.getByRole('status').filter({ hasText: '1 person asks for access' });
    expect(await spoken.count()).toBe(1);
    const dialog = await openShare(ada);
    await dialog.getByText('“For the book club.”').waitFor();
    await dialog.getByText('ev…@example.org').waitFor();
    expect(await violations(ada)).toEqual([]);
    await dialog.getByRole('button', { name: 'What Eve may do: Can view' }).click();
    await ada.getByRole('menuitemradio', { name: /Can edit/ }).click();
    await dialog.getByRole('button', { name: 'Let in Eve' }).click();
    await ada.getByText('Eve is in: Can edit').waitFor();
    await people(ada).filter({ hasText: 'Eve' }).waitFor();
    await expect.poll(() => ada.locator('[data-asking]').count()).toBe(0);
    await eve.waitForSelector('.ProseMirror[contenteditable="true"]', { timeout: 30_000 });
    await eve.context().close();
  });

  it('[SHAREPAGE-43] who is declined sees no difference, and the owner is not asked again', async () => {
    const id = await stage.newDocument(ada, 'Diary');
    const eve = await stage.browserOf('Eve');
    await eve.goto(`/d/${id}`);
    await eve.getByRole('button', { name: 'Ask for access' }).click();
    await eve.getByRole('heading', { name: 'Your request is on its way' }).waitFor();
    await ada.goto('/');
    await ada
      .getByRole('listitem')
      .filter({ hasText: 'Diary' })
      .getByText('1 access request')
      .waitFor();
    await open(ada, id);
    const dialog = await openShare(ada);
    await dialog.getByRole('button', { name: 'Decline Eve' }).click();
    await ada.getByText('Eve was not let in').waitFor();
    expect(await dialog.getByRole('heading', { name: 'Asking for access' }).count()).toBe(0);
    await eve.reload();
    await eve.getByRole('heading', { name: 'Your request is on its way' }).waitFor();
    await stage.ask(eve, 'POST', `/documents/${id}/requests`, {});
    expect(await stage.ask(ada, 'GET', `/documents/${id}`)).toMatchObject({ requestCount: 0 });
    await eve.context().close();
  });

  it('[SHAREPAGE-42] who is not signed in is led to the sign-in, and back to the address', async () => {
    const id = await stage.newDocument(ada, 'Notes');
    const visitor = await stage.browserOf(null);
    const answer = await visitor.goto(`/d/${id}`);
    expect(answer?.status()).toBe(404);
    await visitor.getByRole('link', { name: 'Sign in' }).waitFor();
    expect(await violations(visitor)).toEqual([]);
    await visitor.getByRole('link', { name: 'Sign in' }).click();
    await visitor.getByLabel('E-mail address').fill('ada@example.org');
    await visitor.getByLabel('Password', { exact: true }).fill('analytical engine');
    await visitor.keyboard.press('Enter');
    await visitor.waitForURL(`**/d/${id}`);
    await visitor.waitForSelector('.ProseMirror');
    await visitor.context().close();
  });

  it('[SHAREPAGE-31] nothing of it has a violation that axe can find, in the dark either', async () => {
    const id = await stage.newDocument(ada, 'Night');
    const dark = { colorScheme: 'dark' } as const;
    const [bob, page] = [await stage.browserOf('Bob', dark), await stage.browserOf('Ada', dark)];
    await bob.goto(`/d/${id}`);
    await bob.getByRole('button', { name: 'Ask for access' }).waitFor();
    expect(await violations(bob)).toEqual([]);
    await bob.getByRole('button', { name: 'Ask for access' }).click();
    await bob.getByRole('heading', { name: 'Your request is on its way' }).waitFor();
    await open(page, id);
    expect(await violations(page)).toEqual([]);
    const dialog = await openShare(page);
    await dialog.getByRole('button', { name: 'Let in Bob' }).waitFor();
    await field(page).fill('cleo');
    await page.getByRole('option', { name: /Cleo/ }).click();
    await field(page).fill('a');
    await page.getByRole('option', { name: /Ada/ }).getByText('Owner').waitFor();
    expect(await violations(page)).toEqual([]);
    await field(page).fill('mei@example.com');
    await page.getByRole('option', { name: /^Make a link for/ }).click();
    await dialog.getByRole('group', { name: /^Link for/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    for (const each of [bob, page]) await each.context().close();
  });

  it('[SHAREPAGE-32] on a phone nothing of it scrolls sideways', async () => {
    const id = await stage.newDocument(ada, 'Small');
    await addByApi(id, 'Bob', 'viewer');
    const page = await stage.browserOf('Ada', PHONE);
    await open(page, id);
    const dialog = await openShare(page);
    await field(page).fill('a-rather-long-address-of-somebody@a-rather-long-domain.example.com');
    await page.getByRole('option', { name: /^Make a link for/ }).click();
    await dialog.getByRole('group', { name: /^Link for/ }).waitFor();
    const scrolls = () =>
      dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(await scrolls()).toBe(0);
    expect(await widthOf(page)).toBe(PHONE.viewport.width);
    await page.context().close();
  });
});
