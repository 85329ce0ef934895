import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ title: 'Names' });
});
afterAll(() => stage.close());

describe('a guest’s name', () => {
  it('[PAGE-25] is asked once, does not stand in the way of writing, and is kept across visits', async () => {
    const bob = await stage.enter('Bob');
    const ada = await stage.enter(null);
    await ada.toEnd();
    await ada.type('Written before any name. ');
    await expect.poll(() => bob.lines()).toEqual(['Written before any name. ']);
    await ada.page.getByLabel('Your name', { exact: true }).fill('Ada');
    await ada.page.locator('label[data-tip="Olive"]').click();
    await ada.page.getByRole('button', { name: 'Save name' }).click();
    await ada.toEnd();
    await ada.type('And after.');
    const flag = bob.page.locator('.caret-flag');
    await expect.poll(() => flag.allTextContents()).toEqual(['Ada']);
    await expect.poll(() => bob.page.locator('.caret').getAttribute('style')).toContain('#587500');

    await ada.page.reload();
    await ada.page.waitForSelector('.ProseMirror[contenteditable="true"]');
    await ada.page.getByRole('button', { name: '2 people are here' }).click();
    await ada.page.getByText('Ada (you)').waitFor();
    expect(await ada.page.getByText('How should others see you?').count()).toBe(0);
  });

  it('[PAGE-25] who skips is not asked again, and can still choose one later', async () => {
    const eve = await stage.enter(null);
    await eve.page.getByRole('button', { name: 'Not now' }).click();
    const tab = await stage.again(eve);
    await tab.page.getByRole('button', { name: 'More actions' }).click();
    expect(await tab.page.getByText('How should others see you?').count()).toBe(0);
    await tab.page.getByRole('menuitem', { name: 'Your name and colour' }).click();
    await tab.page.getByLabel('Your name', { exact: true }).fill('Eve');
    await tab.press('Enter');
    await tab.page.getByText('How should others see you?').waitFor({ state: 'detached' });
  });
});
