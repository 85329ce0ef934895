import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { expectEqualText, openStage, type Stage, type Writer } from '../support/stage.ts';

let stage: Stage;
let ada: Writer;
let bo: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Palette', markdown: 'one\n\ntwo' });
  ada = await stage.enter('Ada');
  bo = await stage.enter(null, { locale: 'zh-CN', viewport: { width: 390, height: 844 } });
});
afterAll(() => stage.close());

/** What is typed next goes into its field. */
async function openPalette({ page, press }: Writer, name: string) {
  await press('Control+k');
  const palette = page.getByRole('dialog', { name });
  await palette.waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('combobox');
  return palette;
}

describe('the palette', () => {
  it('[PAGE-65] keeps out of the text what is typed before it is there', async () => {
    await ada.toEnd();
    await ada.press('Control+k');
    await ada.type('xyz');
    const palette = ada.page.getByRole('dialog', { name: 'Find a command' });
    await palette.waitFor();
    await palette.getByRole('combobox').press('Escape');
    await palette.waitFor({ state: 'detached' });
    expect(await ada.lines()).toEqual(['one', 'two']);
  });

  it('[PAGE-65] opens with nothing selected, finds by name, and does it where the caret was', async () => {
    await ada.toEnd();
    const palette = await openPalette(ada, 'Find a command');
    expect(await violations(ada.page)).toEqual([]);
    const size = await palette.boundingBox();
    await ada.type('subtitle');
    expect(await palette.getByRole('option').allInnerTexts()).toEqual([
      expect.stringContaining('Heading 2'),
    ]);
    expect(await palette.boundingBox()).toEqual(size);
    await ada.press('Enter');
    await palette.waitFor({ state: 'detached' });
    await ada.page.locator('.ProseMirror h2', { hasText: 'two' }).waitFor();
    await ada.type(' three');
    await expectEqualText([ada, bo], ['one', 'two three']);
  });

  it('[PAGE-65] speaks Chinese, and says when nothing matches', async () => {
    await bo.toEnd();
    const palette = await openPalette(bo, '查找命令');
    await bo.type('xyz');
    await palette.getByText('没有名为“xyz”的命令。').waitFor();
    await bo.press('Control+a');
    await bo.type('zhengwen');
    await bo.press('Enter');
    await bo.page.locator('.ProseMirror p', { hasText: 'two three' }).waitFor();
    expect(await bo.lines()).toEqual(['one', 'two three']);
  });

  it('[PAGE-65] leads to the panels of the page, and Escape gives the text back', async () => {
    await openPalette(ada, 'Find a command');
    await ada.type('hotkeys');
    await ada.press('Enter');
    const sheet = ada.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.waitFor();
    await expect.poll(() => ada.page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await ada.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await ada.toEnd();
    await openPalette(ada, 'Find a command');
    await ada.press('Escape');
    await expect
      .poll(() =>
        ada.page.evaluate(() => document.activeElement?.classList.contains('ProseMirror')),
      )
      .toBe(true);
    expect([...ada.complaints, ...bo.complaints]).toEqual([]);
  });
});
