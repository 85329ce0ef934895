/** A member and a guest name people, documents and days in one text. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { type MemberStage, open, openMemberStage } from '../support/member-stage.ts';
import { type Writer, writerOn } from '../support/stage.ts';

let stage: MemberStage;
let ada: Writer;
let guest: Writer;
let plan: string;
let secret: string;

beforeAll(async () => {
  stage = await openMemberStage(['Ada', 'Bob']);
  ada = writerOn(await stage.browserOf('Ada'));
  plan = await stage.newDocument(ada.page, 'Plan');
  secret = await stage.newDocument(ada.page, 'Secret recipe');
  const link = (await stage.ask(ada.page, 'POST', `/documents/${plan}/links`, {
    role: 'editor',
  })) as { readonly url: string };
  guest = writerOn(await stage.browserOf(null));
  await guest.page.goto(link.url);
  await guest.page.getByLabel('Your name', { exact: true }).fill('Gus');
  await guest.page.keyboard.press('Enter');
  await guest.page.waitForSelector('.ProseMirror[contenteditable="true"]');
  await open(ada.page, plan);
  await ada.page.locator('[data-people="2"]').waitFor();
});
afterAll(() => stage.close());

const options = ({ page }: Writer) =>
  page.locator('#mention-menu, #document-menu').getByRole('option').allTextContents();
const shown = ({ page }: Writer, selector: string) =>
  page.locator(`.ProseMirror ${selector}`).allTextContents();

/** Whoever comes back to a page looks at it again. */
const lookAgain = (page: Page) =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

async function offered(writer: Writer, typed: string, first: string): Promise<string[]> {
  await writer.type(typed);
  await writer.page.getByRole('option', { name: first }).waitFor();
  return options(writer);
}

describe('naming in a text', () => {
  it('[EDITOR-54] [EDITOR-56] a member finds the guest who is there, and the workspace by name', async () => {
    await ada.toEnd();
    await ada.press('Enter');
    expect(await offered(ada, 'For @b', 'Bob')).toEqual(['BBob']);
    await ada.press('Escape', 'Backspace', 'Backspace');
    await offered(ada, '@gu', 'Gus');
    expect(await violations(ada.page)).toEqual([]);
    await ada.press('Enter');
    await expect.poll(() => shown(guest, '[data-mention]')).toEqual(['@Gus']);
    await expect
      .poll(() => guest.page.locator('.ProseMirror [data-mention]').getAttribute('data-self'))
      .not.toBeNull();
  });

  it('[EDITOR-54] [EDITOR-56] a guest is offered who is there and today, and nobody else', async () => {
    await guest.toEnd();
    await guest.press('Enter');
    const names = await offered(guest, '@', 'Ada');
    expect(names.some((name) => name.includes('Bob') || name.includes('Secret'))).toBe(false);
    await guest.type('bob');
    await guest.page.getByText('Nobody and nothing by that name').waitFor();
    await guest.press('Escape');
    for (const _ of 'bob') await guest.press('Backspace');
    await guest.press('Backspace');
    await offered(guest, '@tod', 'Today');
    await guest.press('Enter');
    await expect.poll(() => ada.page.locator('.ProseMirror time').count()).toBe(1);
  });

  it('[EDITOR-55] the menu goes on over the spaces of a name, and closes where nothing fits', async () => {
    await ada.toEnd();
    await ada.press('Enter');
    await offered(ada, '@secret r', 'Secret recipe');
    await ada.type(' was lost');
    await ada.page.locator('#mention-menu').waitFor({ state: 'detached' });
    await ada.press('Enter');
    await expect.poll(() => ada.lines()).toContain('@secret r was lost');
  });

  it('[EDITOR-175] two brackets alone offer documents, or ask for a title where there is none', async () => {
    await ada.toEnd();
    await ada.press('Enter');
    await offered(ada, '[[', 'Secret recipe');
    await ada.press('Escape', 'Backspace', 'Backspace', 'Backspace');
    await guest.toEnd();
    await guest.press('Enter');
    await guest.type('[[');
    const menu = guest.page.locator('#document-menu');
    await menu.getByText('Type the title of another document').waitFor();
    await guest.type('zzz');
    await menu.getByText('No document by that title').waitFor();
    expect(await menu.getByRole('option').count()).toBe(0);
    await guest.press('Escape', ...Array.from({ length: 6 }, () => 'Backspace'));
    await guest.saved();
  });

  it('[EDITOR-55] a link to a document shows its title to who may open it, and follows it', async () => {
    await ada.toEnd();
    await ada.press('Enter');
    await offered(ada, 'See [[secret r', 'Secret recipe');
    await ada.press('Enter');
    await expect.poll(() => shown(ada, '[data-document]')).toEqual(['Secret recipe']);
    await expect.poll(() => shown(guest, '[data-document]')).toEqual(['Document you cannot open']);
    await stage.ask(ada.page, 'PATCH', `/documents/${secret}`, { title: 'Open recipe' });
    await stage.ask(ada.page, 'PATCH', `/documents/${secret}/sharing`, {
      reach: 'link',
      reachRole: 'viewer',
    });
    for (const writer of [ada, guest]) {
      await expect
        .poll(
          async () => {
            await lookAgain(writer.page);
            return shown(writer, '[data-document]');
          },
          // Lists and titles follow the text by a second or two.
          { timeout: 15_000 },
        )
        .toEqual(['Open recipe']);
    }
  });

  it('[EDITOR-55] Enter opens it from the keyboard, and Ctrl+Enter in a tab of its own', async () => {
    const chosen = ada.page.locator('[data-document].ProseMirror-selectednode');
    await expect
      .poll(
        async () => {
          await ada.toEnd();
          // Over the space behind it, then onto it.
          await ada.press('ArrowLeft', 'ArrowLeft');
          return chosen.count();
        },
        { timeout: 15_000 },
      )
      .toBe(1);
    const [other] = await Promise.all([
      ada.page.context().waitForEvent('page'),
      ada.press('Control+Enter'),
    ]);
    await other.waitForURL(`**/d/${secret}`);
    await other.close();
    await ada.page.keyboard.press('Enter');
    await ada.page.waitForURL(`**/d/${secret}`);
    await ada.page.goBack();
    // With its title comes what opens it.
    await ada.page.locator('.ProseMirror [data-document]', { hasText: 'Open recipe' }).click();
    await ada.page.waitForURL(`**/d/${secret}`);
    expect(await ada.title()).toBe('Open recipe');
    await open(ada.page, plan);
  });

  it('[EDITOR-57] a date and a status open with Enter, and change for everybody', async () => {
    await ada.toEnd();
    await ada.press('Enter');
    await ada.type('/status');
    await ada.page.getByRole('option', { name: 'Status label' }).waitFor();
    await ada.press('Enter');
    const panel = ada.page.getByRole('dialog', { name: 'Status label' });
    await panel.waitFor();
    await ada.type('Done');
    await panel.getByRole('radio', { name: 'Green' }).check();
    expect(await violations(ada.page)).toEqual([]);
    await ada.press('Escape');
    await expect.poll(() => shown(guest, '[data-status="green"]')).toEqual(['Done']);

    await guest.page.locator('.ProseMirror time').click();
    await guest.page.getByRole('dialog', { name: 'Date' }).getByLabel('Day').fill('2031-05-06');
    expect(await violations(guest.page)).toEqual([]);
    await guest.press('Enter');
    await expect.poll(() => shown(ada, 'time')).toEqual(['6 May 2031']);
    await guest.page.waitForFunction(() =>
      document.activeElement?.className.includes('ProseMirror'),
    );
    await guest.press('Control+z');
    await expect.poll(() => shown(ada, 'time')).not.toEqual(['6 May 2031']);
    expect(await shown(guest, '[data-status="green"]')).toEqual(['Done']);
    expect([...ada.complaints, ...guest.complaints]).toEqual([]);
  });

  it('[EDITOR-54] on a phone the menu stays within the window, wherever the sign is typed', async () => {
    const phone = writerOn(
      await stage.browserOf('Bob', { viewport: { width: 390, height: 844 }, hasTouch: true }),
    );
    const id = await stage.newDocument(phone.page, 'Phone');
    await open(phone.page, id);
    await phone.toEnd();
    await phone.type(' and more words up to the edge @');
    const menu = phone.page.locator('#mention-menu');
    await menu.getByRole('option', { name: 'Today' }).waitFor();
    const box = await menu.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
