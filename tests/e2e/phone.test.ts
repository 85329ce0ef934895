import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, type Writer } from '../support/stage.ts';

const PHONE = { width: 390, height: 844 };
let stage: Stage;
let ada: Writer;

beforeAll(async () => {
  stage = await openStage({
    title: 'A rather long title for so small a screen',
    markdown: 'words',
  });
  ada = await stage.enter('Ada', { viewport: PHONE, hasTouch: true, isMobile: true });
});
afterAll(() => stage.close());

function isWhole(box: { readonly x: number; readonly width: number } | null): boolean {
  return box !== null && box.x >= 0 && box.x + box.width <= PHONE.width;
}

describe('a phone', () => {
  it('[PAGE-28] has the tools at the lower edge and the save chip beside the title', async () => {
    const bar = await ada.page.getByRole('toolbar', { name: 'Formatting' }).boundingBox();
    expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeGreaterThan(PHONE.height - 8);
    const chip = await ada.page.locator('[data-save] > button').boundingBox();
    expect(chip?.y).toBeLessThan(48);
    expect((chip?.x ?? 0) + (chip?.width ?? PHONE.width)).toBeLessThan(PHONE.width);
  });

  it('[PAGE-28] never scrolls sideways', async () => {
    await ada.toEnd();
    await ada.type(` ${'unbroken'.repeat(30)}`);
    const width = await ada.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(PHONE.width);
  });

  it('[PAGE-28] leaves the place over a selection to the system’s own menu', async () => {
    await ada.press('Control+a');
    await ada.page.getByRole('button', { name: 'Bold' }).first().tap();
    await expect.poll(() => ada.page.locator('.ProseMirror strong').count()).toBe(1);
    expect(await ada.page.getByRole('toolbar', { name: 'of the selection' }).count()).toBe(0);
  });

  it('[PAGE-101] names no keys in menus and lists', async () => {
    const keys = ada.page.locator('kbd');
    const shown = () =>
      keys.evaluateAll((all) => all.filter((key) => key.checkVisibility()).length);
    await ada.page.getByRole('button', { name: 'More actions' }).tap();
    await ada.page.getByRole('menuitem', { name: 'Word count' }).waitFor();
    expect(await keys.count()).toBeGreaterThan(0);
    expect(await shown()).toBe(0);
    await ada.press('Escape');
    await ada.toEnd();
    await ada.press('Enter');
    await ada.type('/');
    await ada.page.getByRole('option', { name: 'Quote Words' }).waitFor();
    expect(await shown()).toBe(0);
    await ada.press('Escape', 'Backspace', 'Backspace');
  });

  it('[PAGE-20] shows the whole name at a caret, also at either edge', async () => {
    const bob = await stage.enter('Bob with a longer name');
    await bob.toEnd();
    await bob.press('Enter');
    const flag = ada.page.locator('.caret-flag');
    let turnedCount = 0;
    // Long enough to come to the end of a line and to begin the next one.
    for (let n = 0; n < 12; n += 1) {
      await bob.type(`word${n}`);
      await expect.poll(() => ada.lines().then((lines) => lines.at(-1))).toContain(`word${n}`);
      await expect.poll(async () => isWhole(await flag.boundingBox())).toBe(true);
      if ((await flag.getAttribute('data-turned')) !== null) turnedCount += 1;
    }
    expect(turnedCount).toBeGreaterThan(0);
    expect(turnedCount).toBeLessThan(12);
  });
});
