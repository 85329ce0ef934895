import { afterAll, beforeAll, expect, it } from 'vitest';
import { EDITABLE, makeDocument, openStage, type Stage } from '../support/stage.ts';

const WIDTH_PX = 390;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it.each(['/', '@', ':smile'])(
  '[PAGE-102] the menu of “%s” lies whole within a phone’s window',
  async (typed) => {
    const id = await makeDocument(stage.server, {
      markdown: 'Words of the first paragraph, and some more of them.',
    });
    const { page } = await stage.enter('Ada', {
      viewport: { width: WIDTH_PX, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await page.goto(`${stage.server.url}/d/${id}`);
    await page.waitForSelector(EDITABLE);
    await page.locator(`${EDITABLE} > p`).tap();
    await page.keyboard.press('End');
    await page.keyboard.type(` ${typed}`);
    const menu = page.getByRole('listbox');
    await menu.waitFor();
    await expect
      .poll(() =>
        menu.evaluate((list) => {
          const { left, right } = list.getBoundingClientRect();
          return left >= 0 && right <= document.documentElement.clientWidth;
        }),
      )
      .toBe(true);
    expect(await page.evaluate(() => innerWidth)).toBe(WIDTH_PX);
    await page.context().close();
  },
);
