import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { EDITABLE, openStage, type Stage, type Writer } from '../support/stage.ts';

const MARKDOWN = [
  'The first line with a [map](https://example.org/map).',
  '- one\n- two\n- three',
  'The last line.',
  `\`\`\`\n${'code '.repeat(60)}\n\`\`\``,
].join('\n\n');

let stage: Stage;
let ada: Writer;
let bo: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Views', markdown: MARKDOWN });
  ada = await stage.enter('Ada');
  bo = await stage.enter('Bo', { viewport: { width: 390, height: 844 }, hasTouch: true });
});
afterAll(() => stage.close());

async function choose({ page }: Writer, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page
    .getByRole('menuitem', { name: entry, exact: true })
    .or(page.getByRole('menuitemcheckbox', { name: entry, exact: true }))
    .or(page.getByRole('menuitemradio', { name: entry, exact: true }))
    .click();
}

/** `isInterface`: the same face as the tools have. */
const faceOf = ({ page }: Writer) =>
  page.locator('.ProseMirror').evaluate((body) => {
    const { fontFamily, fontSize } = getComputedStyle(body);
    return {
      isInterface: fontFamily === getComputedStyle(document.body).fontFamily,
      size: fontSize,
    };
  });

/** The lines of text that no veil lies over, at their middle. */
const undimmed = ({ page }: Writer) =>
  page.evaluate(() => {
    const veils = [...document.querySelectorAll('main > div[aria-hidden]')].map((veil) =>
      veil.getBoundingClientRect(),
    );
    return [...document.querySelectorAll('.ProseMirror p')]
      .filter((line) => {
        const { top, bottom } = line.getBoundingClientRect();
        const middle = (top + bottom) / 2;
        return !veils.some((veil) => veil.top < middle && middle < veil.bottom);
      })
      .map((line) => line.textContent);
  });

describe('views of a document', () => {
  it('[PAGE-74] focus mode leaves the block one writes in, and Escape ends it', async () => {
    await ada.page.locator('.ProseMirror li p', { hasText: 'two' }).click();
    await ada.press('End', 'Control+Shift+f');
    await expect.poll(() => undimmed(ada)).toEqual(['two']);
    for (const part of ['More actions', 'Bold']) {
      expect(await ada.page.getByRole('button', { name: part }).count()).toBe(0);
    }
    await ada.type(' and a half');
    await ada.press('ArrowUp');
    await expect.poll(() => undimmed(ada)).toEqual(['one']);
    expect(await violations(ada.page, { without: 'pre' })).toEqual([]);
    // Others write before it: the light stays on one's own line.
    await bo.page.locator('.ProseMirror > p').first().click();
    await bo.press('End', 'Enter');
    await bo.type('New.');
    await expect.poll(async () => (await ada.lines()).join('\n')).toContain('\nNew.');
    await expect.poll(() => undimmed(ada)).toEqual(['one']);
    await ada.press('Escape');
    await ada.page.getByRole('button', { name: 'More actions' }).waitFor();
    expect((await undimmed(ada)).length).toBe(6);
  });

  it('[PAGE-74] [PAGE-30] in focus mode too the chip says where words are that the server has not', async () => {
    await ada.press('Control+Shift+f');
    const chip = ada.page.locator('[data-save] > button');
    await chip.waitFor({ state: 'hidden' });
    await stage.server.kill9();
    await ada.type('offline');
    await chip.waitFor({ state: 'visible' });
    expect(await chip.textContent()).toContain('Offline');
    await stage.server.restart();
    await ada.saved();
    await chip.waitFor({ state: 'hidden' });
    await ada.press('Escape');
  });

  it('[PAGE-75] the reading view has no carets and no tools, and takes no words', async () => {
    await bo.page.locator('.ProseMirror > p').first().tap();
    await bo.type('!');
    await ada.page.locator('.caret').waitFor({ state: 'attached' });
    const before = await ada.lines();
    const line = ada.page.locator('.ProseMirror > p').first();
    const bubble = ada.page.getByRole('toolbar', { name: 'Formatting of the selection' });
    await line.dblclick({ position: { x: 20, y: 12 } });
    await bubble.waitFor();
    await ada.press('Control+Alt+p');
    await ada.page.getByText('Reading view').waitFor();
    await bubble.waitFor({ state: 'hidden' });
    expect(await ada.page.locator('[data-block-handle]').count()).toBe(0);
    await expect.poll(() => ada.page.locator(EDITABLE).count()).toBe(0);
    await expect.poll(() => ada.page.getByRole('toolbar', { name: 'Formatting' }).count()).toBe(0);
    await expect.poll(() => ada.page.locator('.caret').isVisible()).toBe(false);
    await ada.type('nothing of this');
    await ada.press('Backspace', 'Enter');
    expect(await ada.lines()).toEqual(before);
    await ada.page.getByRole('button', { name: 'Back to writing' }).waitFor();
    expect(await violations(ada.page, { without: 'pre' })).toEqual([]);
    await ada.press('Escape');
    await ada.page.waitForSelector(EDITABLE);
    await ada.page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
  });

  it('[PAGE-76] a face that one chooses is everybody’s, reload included', async () => {
    expect((await faceOf(bo)).isInterface).toBe(false);
    await choose(ada, 'Sans');
    await choose(ada, 'Small text');
    for (const writer of [ada, bo]) {
      await expect.poll(() => faceOf(writer)).toMatchObject({ isInterface: true });
    }
    await expect.poll(() => faceOf(ada)).toMatchObject({ size: '15px' });
    // A finger in smaller text would make the phone enlarge the page.
    expect((await faceOf(bo)).size).toBe('16px');
    await ada.saved();
    await ada.page.reload();
    await ada.page.waitForSelector(EDITABLE);
    await expect.poll(() => faceOf(ada)).toMatchObject({ size: '15px' });
    await ada.page.locator('.ProseMirror').focus();
    await ada.press('Control+z');
    expect((await faceOf(ada)).size).toBe('15px');
    await choose(ada, 'Small text');
    await choose(ada, 'Serif');
    await expect.poll(() => faceOf(bo)).toMatchObject({ isInterface: false });
  });

  it('[PAGE-77] full width is one’s own and is kept for this document', async () => {
    const widthOf = ({ page }: Writer) =>
      page.locator('main').evaluate((main) => main.getBoundingClientRect().width);
    expect(await widthOf(ada)).toBe(768);
    await choose(ada, 'Full width');
    await expect.poll(() => widthOf(ada)).toBe(1280);
    await ada.page.reload();
    await ada.page.waitForSelector(EDITABLE);
    expect(await widthOf(ada)).toBe(1280);
    expect(await bo.page.locator('[data-wide]').count()).toBe(0);
    await choose(ada, 'Full width');
    await expect.poll(() => widthOf(ada)).toBe(768);
  });

  it('[PAGE-78] on paper code wraps, and addresses are there only when asked for', async () => {
    const paper = () =>
      ada.page.evaluate(() => {
        const code = document.querySelector('.ProseMirror pre');
        const link = document.querySelector('.ProseMirror a');
        if (code === null || link === null) throw new Error('the text is not there');
        return {
          isWrapped: code.scrollWidth <= code.clientWidth,
          address: getComputedStyle(link, '::after').content,
        };
      });
    await ada.page.evaluate(() => {
      window.print = () => {
        document.body.dataset['printed'] = String('printLinks' in document.documentElement.dataset);
        dispatchEvent(new Event('afterprint'));
      };
    });
    await choose(ada, 'Print');
    const printed = () => ada.page.evaluate(() => document.body.dataset['printed']);
    await expect.poll(printed).toBe('false');
    await ada.page.emulateMedia({ media: 'print' });
    expect(await paper()).toEqual({ isWrapped: true, address: 'none' });
    await ada.page.evaluate(() => (document.documentElement.dataset['printLinks'] = ''));
    expect((await paper()).address).toContain('https://example.org/map');
    await ada.page.evaluate(() => delete document.documentElement.dataset['printLinks']);
    await ada.page.emulateMedia({ media: null });
    await ada.page.locator('main').click({ position: { x: 5, y: 5 } });
    await ada.press('Control+k');
    await ada.page.getByRole('option', { name: 'Print with the addresses of links' }).click();
    await expect.poll(printed).toBe('true');
    expect(await ada.page.locator('[data-print-links]').count()).toBe(0);
    expect([...ada.complaints, ...bo.complaints]).toEqual([]);
  });
});
