import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { openStage, type Stage, type Writer } from '../support/stage.ts';

const LINES = Array.from({ length: 120 }, (_, n) => `Line ${n}.`);

let stage: Stage;
let ada: Writer;
let bob: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Follow', markdown: LINES.join('\n\n') });
  ada = await stage.enter('Ada');
  bob = await stage.enter('Bob', { viewport: { width: 390, height: 844 }, hasTouch: true });
});
afterAll(() => stage.close());

async function standIn({ page }: Writer, line: string): Promise<void> {
  const paragraph = page.locator('.ProseMirror p', { hasText: line }).first();
  await paragraph.click();
}

async function openPeople({ page }: Writer) {
  await page.getByRole('button', { name: '2 people are here' }).click();
  return page.getByRole('dialog', { name: 'People in this document' });
}

/** Is the one caret of the others in the window? */
const seesCaret = ({ page }: Writer) =>
  page
    .locator('.caret')
    .first()
    .evaluate((caret) => {
      const { top, bottom } = caret.getBoundingClientRect();
      return top > 48 && bottom < innerHeight;
    });
const scrolledTo = ({ page }: Writer) => page.evaluate(() => window.scrollY);
const pillOf = ({ page }: Writer, name: string) => page.getByText(`Following ${name}`);

describe('following a person', () => {
  it('[PAGE-79] one click leads to their caret, and a second one goes along with them', async () => {
    await standIn(bob, 'Line 100.');
    await ada.page.locator('.caret').waitFor({ state: 'attached' });
    expect(await seesCaret(ada)).toBe(false);
    await (
      await openPeople(ada)
    )
      .getByRole('button', { name: /^BBob|Bob/u })
      .first()
      .click();
    await expect.poll(() => seesCaret(ada)).toBe(true);
    expect(await pillOf(ada, 'Bob').count()).toBe(0);
    await (
      await openPeople(ada)
    )
      .getByRole('button', { name: /^BBob|Bob/u })
      .first()
      .click();
    await pillOf(ada, 'Bob').waitFor();
    expect(await violations(ada.page)).toEqual([]);
  });

  it('[PAGE-79] keeps the caret in sight, and moves nothing while it is', async () => {
    await standIn(bob, 'Line 5.');
    await expect.poll(() => seesCaret(ada)).toBe(true);
    await expect.poll(() => scrolledTo(ada)).toBeLessThan(200);
    const before = await scrolledTo(ada);
    await bob.type('Bob writes. ');
    await expect.poll(async () => (await ada.lines()).join()).toContain('Bob writes.');
    expect(await scrolledTo(ada)).toBe(before);
  });

  it.each([
    ['Escape', () => ada.press('Escape')],
    ['a turn of the wheel', () => ada.page.mouse.wheel(0, 300)],
    ['a typed letter', () => ada.type('x')],
    ['the button of the banner', () => ada.page.getByRole('button', { name: 'Stop' }).click()],
  ])('[PAGE-80] %s ends it', async (_, end) => {
    if ((await pillOf(ada, 'Bob').count()) === 0) {
      await (await openPeople(ada)).getByRole('button', { name: 'Follow Bob' }).click();
      await pillOf(ada, 'Bob').waitFor();
    }
    await ada.page.mouse.move(600, 500);
    await ada.page.locator('.ProseMirror').focus();
    await end();
    await pillOf(ada, 'Bob').waitFor({ state: 'detached' });
    const before = await scrolledTo(ada);
    await standIn(bob, (await scrolledTo(bob)) > 1_000 ? 'Line 5.' : 'Line 110.');
    await bob.type('y');
    await bob.saved();
    expect(await scrolledTo(ada)).toBe(before);
  });

  it('[PAGE-81] who has asked for it is told who comes and goes', async () => {
    const said = ada.page.locator('[data-people] [role="status"]');
    const people = await openPeople(ada);
    await people.getByRole('checkbox', { name: 'Announce who comes and goes' }).check();
    await ada.press('Escape');
    expect(await said.textContent()).toBe('');
    const cleo = await stage.enter('Cleo');
    await expect.poll(() => said.textContent()).toContain('has come.');
    await cleo.page.context().close();
    await expect.poll(() => said.textContent()).toContain('has left the document.');
  });

  it('[PAGE-79] works on a phone, and ends with a note when the person leaves', async () => {
    await standIn(ada, 'Line 60.');
    await ada.type('here ');
    await (await openPeople(bob)).getByRole('button', { name: 'Follow Ada' }).tap();
    await pillOf(bob, 'Ada').waitFor();
    await expect.poll(() => seesCaret(bob)).toBe(true);
    const box = await pillOf(bob, 'Ada').locator('xpath=..').boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    expect(await bob.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await ada.saved();
    expect(ada.complaints).toEqual([]);
    await ada.page.close();
    await bob.page.getByText('Ada (guest) has left the document.').waitFor();
    expect(await pillOf(bob, 'Ada').count()).toBe(0);
    expect(bob.complaints).toEqual([]);
  });
});
