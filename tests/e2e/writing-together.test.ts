import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectEqualText, openStage, type Stage, type Writer } from '../support/stage.ts';

let stage: Stage;
let ada: Writer;
let bob: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Notes', markdown: 'Between them.' });
  ada = await stage.enter('Ada');
  bob = await stage.enter('Bob');
});
afterAll(() => stage.close());

describe('two people in one document', () => {
  it('[PAGE-20] type in one paragraph at once, see each other’s carets and end with the same text', async () => {
    await ada.page.locator('.ProseMirror').focus();
    await ada.press('Control+Home');
    await bob.toEnd();
    await Promise.all([ada.type('Ada writes before. '), bob.type(' Bob writes behind.')]);
    await expectEqualText([ada, bob], ['Ada writes before. Between them. Bob writes behind.']);
    await ada.page.getByText('Bob', { exact: true }).first().waitFor({ state: 'attached' });
    await expect.poll(() => ada.page.locator('.caret-flag').allTextContents()).toEqual(['Bob']);
    await expect.poll(() => bob.page.locator('.caret-flag').allTextContents()).toEqual(['Ada']);
    await Promise.all([ada.saved(), bob.saved()]);
  });

  it('[PAGE-20] carets are hidden from assistive technology', async () => {
    expect(await ada.page.locator('.caret:not([aria-hidden="true"])').count()).toBe(0);
  });

  it('[PAGE-6] are both in the list of people, oneself first', async () => {
    await expect
      .poll(() => ada.page.locator('[data-people]').getAttribute('data-people'))
      .toBe('2');
    await ada.page.getByRole('button', { name: '2 people are here' }).click();
    const rows = ada.page.getByRole('dialog', { name: 'People in this document' }).locator('li');
    expect(await rows.allTextContents()).toEqual([
      expect.stringContaining('Ada (you)'),
      expect.stringContaining('Bob'),
    ]);
    await rows.nth(1).getByRole('button').first().click();
    expect(await ada.page.getByRole('dialog').count()).toBe(0);
  });

  it('[PAGE-23] undo takes back one’s own writing and leaves the other’s', async () => {
    await ada.toEnd();
    await ada.type(' Mine.');
    await expectEqualText([ada, bob]);
    await bob.toEnd();
    await bob.type(' His.');
    await expectEqualText([ada, bob]);
    await ada.press('Control+z');
    await expectEqualText([ada, bob], ['Ada writes before. Between them. Bob writes behind. His.']);
    expect(ada.complaints).toEqual([]);
    expect(bob.complaints).toEqual([]);
  });

  it('[PAGE-22] both change the title, and neither loses caret or words', async () => {
    const [a, b] = [ada.page.locator('textarea'), bob.page.locator('textarea')];
    await a.focus();
    await ada.press('Control+Home');
    await b.focus();
    await bob.press('Control+End');
    await Promise.all([ada.type('Our '), bob.type(' of today')]);
    await expect
      .poll(() => Promise.all([ada.title(), bob.title()]))
      .toEqual(['Our Notes of today', 'Our Notes of today']);
    await ada.type('own ');
    await expect.poll(() => bob.title()).toBe('Our own Notes of today');
    expect(await bob.page.title()).toBe('Our own Notes of today · Sheaf');
    await ada.press('Enter');
    await ada.type('First. ');
    await expect.poll(async () => (await bob.lines())[0]).toMatch(/^First\. Ada/u);
  });

  it('[PAGE-6] a second tab of the same person is no second person', async () => {
    const tab = await stage.again(ada);
    await expectEqualText([tab, ada, bob]);
    await expect
      .poll(() => bob.page.locator('[data-people]').getAttribute('data-people'))
      .toBe('2');
    await tab.page.close();
  });
});
