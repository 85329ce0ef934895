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
});
