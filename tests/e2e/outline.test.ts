import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { openStage, type Stage, type Writer } from '../support/stage.ts';

const FILLER = Array.from({ length: 12 }, (_, n) => `Paragraph ${n} ${'word '.repeat(60)}`).join(
  '\n\n',
);
const PARTS = ['Hills', 'Rivers', 'Coast'].map((name) => `# ${name}\n\n${FILLER}`);

let stage: Stage;
let ada: Writer;
let bo: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Walks', markdown: PARTS.join('\n\n') });
  ada = await stage.enter('Ada');
  bo = await stage.enter('Bo', { viewport: { width: 390, height: 844 }, hasTouch: true });
});
afterAll(() => stage.close());

const outlineOf = ({ page }: Writer) => page.getByRole('navigation', { name: 'Outline' });
const entriesOf = (writer: Writer) => outlineOf(writer).locator('li button');
const currentOf = (writer: Writer) =>
  outlineOf(writer).locator('[aria-current="location"]').allTextContents();
/** Where a heading stands in the window, px from its upper edge. */
const topOf = ({ page }: Writer, name: string) =>
  page
    .locator('.ProseMirror h1', { hasText: name })
    .evaluate((heading) => heading.getBoundingClientRect().top);

describe('the outline', () => {
  it('[PAGE-70] opens by key beside the text, and arrow keys and Enter lead to a heading', async () => {
    await ada.page.locator('.ProseMirror').focus();
    await ada.press('Control+Home');
    await ada.press('Control+Alt+h');
    await outlineOf(ada).waitFor();
    await expect
      .poll(() => ada.page.evaluate(() => document.activeElement?.textContent))
      .toBe('Hills');
    expect(await currentOf(ada)).toEqual(['Hills']);
    await ada.press('ArrowDown', 'ArrowDown', 'Enter');
    await expect.poll(() => currentOf(ada)).toEqual(['Coast']);
    await expect.poll(() => topOf(ada, 'Coast')).toBeLessThan(200);
    expect(await topOf(ada, 'Coast')).toBeGreaterThanOrEqual(90);
    // The caret is there too.
    await ada.type('The ');
    await expect.poll(() => entriesOf(ada).allTextContents()).toContain('The Coast');
    expect(await violations(ada.page)).toEqual([]);
  });

  it('[PAGE-70] follows what others write, and the reader who scrolls', async () => {
    await bo.page.locator('.ProseMirror h1').first().click();
    await bo.press('End');
    await bo.type(' and dales');
    await expect.poll(() => entriesOf(ada).first().textContent()).toBe('Hills and dales');
    await ada.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      window.scrollTo(0, 0);
    });
    await ada.page
      .locator('.ProseMirror h1', { hasText: 'Rivers' })
      .evaluate((heading) => heading.scrollIntoView());
    await expect.poll(() => currentOf(ada)).toEqual(['Rivers']);
  });

  it('[PAGE-72] is a sheet on a phone, which closes when one has chosen, and leaves the keyboard away', async () => {
    await bo.page.getByRole('button', { name: 'More actions' }).tap();
    await bo.page.getByRole('menuitem', { name: 'Outline' }).tap();
    await outlineOf(bo).waitFor();
    const box = await outlineOf(bo).boundingBox();
    expect(box?.x).toBe(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(844);
    await bo.page.locator('.ProseMirror').evaluate((body: HTMLElement) => body.blur());
    await entriesOf(bo).filter({ hasText: 'Coast' }).tap();
    await outlineOf(bo).waitFor({ state: 'detached' });
    await expect.poll(() => topOf(bo, 'Coast')).toBeLessThan(120);
    expect(await bo.page.evaluate(() => document.activeElement?.className)).not.toContain(
      'ProseMirror',
    );
  });

  it('[PAGE-70] is there again at the next visit of a wide window, without taking the focus', async () => {
    await ada.saved();
    await ada.page.reload();
    await outlineOf(ada).waitFor();
    expect(await entriesOf(ada).count()).toBe(3);
    expect(await ada.page.evaluate(() => document.activeElement?.closest('nav') === null)).toBe(
      true,
    );
    await outlineOf(ada).getByRole('button', { name: 'Close outline' }).click();
    await outlineOf(ada).waitFor({ state: 'detached' });
    await ada.page.reload();
    await ada.page.waitForSelector('.ProseMirror[contenteditable="true"]');
    expect(await outlineOf(ada).count()).toBe(0);
    expect([...ada.complaints, ...bo.complaints]).toEqual([]);
  });

  it('[PAGE-70] says what it would show where there is no heading', async () => {
    await ada.page.locator('.ProseMirror').focus();
    await ada.press('Control+a', 'Backspace', 'Control+Alt+0', 'Control+Alt+h');
    await outlineOf(ada).getByText('No headings yet').waitFor();
    await ada.press('Control+Alt+h');
    await outlineOf(ada).waitFor({ state: 'detached' });
    await ada.type('written');
    await expect.poll(() => ada.lines()).toEqual(['written']);
  });
});
