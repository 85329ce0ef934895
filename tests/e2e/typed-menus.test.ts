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

it.each(['/', '@', ':smile'])(
  '[PAGE-107] the menu of “%s” leaves the page where it is',
  async (typed) => {
    const lines = Array.from({ length: 40 }, (_, n) => `Line ${n}.`);
    const id = await makeDocument(stage.server, { markdown: lines.join('\n\n') });
    const { page } = await stage.enter('Ada');
    await page.goto(`${stage.server.url}/d/${id}`);
    await page.waitForSelector(EDITABLE);
    await page.locator(`${EDITABLE} > p`).first().click();
    await page.keyboard.press('End');
    await page.keyboard.type(` ${typed}`);
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('ArrowUp');
    const option = page.locator('[role="option"][data-active]');
    await expect
      .poll(() => option.evaluate((element) => element.nextElementSibling === null))
      .toBe(true);
    // The last one is in sight within its list, and the line that is written in stays where it was.
    const isInSight = await option.evaluate((element) => {
      const [inner, outer] = [element, element.parentElement].map((each) =>
        each?.getBoundingClientRect(),
      );
      return inner !== undefined && outer !== undefined && inner.bottom <= outer.bottom;
    });
    expect(isInSight).toBe(true);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.context().close();
  },
);

it('[PAGE-107] keys are the menu’s while it is open, in the first line and in a list', async () => {
  const id = await makeDocument(stage.server, { markdown: '- one\n- two' });
  const { page } = await stage.enter('Ada');
  await page.goto(`${stage.server.url}/d/${id}`);
  await page.waitForSelector(EDITABLE);
  await page.locator('.ProseMirror li').nth(1).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' /div');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.keyboard.press('Tab');
  await expect.poll(() => page.locator('.ProseMirror hr').count()).toBe(1);
  expect(await page.locator('.ProseMirror li li').count()).toBe(0);
  await page.context().close();
});
