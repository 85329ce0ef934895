/**
 * Two people write a report from nothing, one at a desk and one on a phone, with what the keyboard
 * and the tools on the screen offer. `REPORT_PICTURES=<folder>` keeps what they saw on the way.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { EDITABLE, expectEqualText, openStage, type Stage, type Writer } from '../support/stage.ts';

const PICTURES = process.env['REPORT_PICTURES'];
const PAGES = 3;

let stage: Stage;
let ada: Writer;
let bo: Writer;
let pictureCount = 0;

beforeAll(async () => {
  stage = await openStage({});
  ada = await stage.enter('Ada', { viewport: { width: 1440, height: 900 } });
  bo = await stage.enter('Bo', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
});
afterAll(() => stage.close());

async function look(name: string): Promise<void> {
  if (PICTURES === undefined) return;
  pictureCount += 1;
  const number = String(pictureCount).padStart(2, '0');
  for (const [who, { page }] of Object.entries({ ada, bo })) {
    await page.screenshot({ path: join(PICTURES, `${number}-${name}-${who}.png`) });
  }
}

function prose(about: string, sentenceCount: number): string {
  return Array.from(
    { length: sentenceCount },
    (_, n) => `The ${about} of week ${n + 1} grew by a little more than we had thought it would.`,
  ).join(' ');
}

/** By the slash menu, as somebody who knows what it is called. */
async function slash(writer: Writer, name: string): Promise<void> {
  await writer.type(`/${name}`);
  await writer.page.getByRole('listbox').getByRole('option').first().waitFor();
  await writer.press('Enter');
  await writer.page.getByRole('listbox').waitFor({ state: 'detached' });
}

describe('a report of two people', () => {
  it('[PAGE-93] begins with a title, headings and words of both at once', async () => {
    await ada.page.getByRole('textbox', { name: 'Title' }).click();
    await ada.type('Our garden in numbers');
    await ada.press('Enter');
    await ada.type('# What we did');
    await ada.press('Enter');
    await ada.type(prose('tomatoes', 6));
    await ada.press('Enter');
    await ada.type('# What we measured');
    await ada.press('Enter');
    // On the phone the second part is begun by touch, while the first goes on.
    await bo.page.locator(`${EDITABLE} h1`, { hasText: 'What we measured' }).waitFor();
    await expect.poll(() => bo.page.locator(`${EDITABLE} > p`).count()).toBe(2);
    await bo.page.locator(`${EDITABLE} > p`).last().tap();
    await ada.press('ArrowUp', 'ArrowUp', 'End', 'Enter');
    await look('begun');
    await Promise.all([
      ada.type(prose('beans', 5)),
      bo.type('We weighed [once a week](https://example.org) and wrote down:'),
    ]);
    await expectEqualText([ada, bo]);
    await look('both');
  });

  it('[PAGE-93] a list by the tools of a phone, a table by the keys of a desk', async () => {
    await bo.press('Enter');
    await bo.page
      .getByRole('toolbar', { name: 'Formatting' })
      .getByRole('button', { name: 'Bullet list' })
      .tap();
    for (const [n, item] of ['tomatoes', 'beans', 'three kinds of salad'].entries()) {
      await bo.type(item);
      await bo.press('Enter');
      if (n === 2) await bo.press('Enter');
    }
    await look('list');
    await ada.toEnd();
    await ada.press('Enter');
    await slash(ada, 'table');
    await ada.page.locator(`${EDITABLE} th`).first().waitFor();
    for (const cell of [
      'Plant',
      'Week 1',
      'Week 2',
      'Tomatoes',
      '1.2',
      '1.9',
      'Beans',
      '0.4',
      '0.7',
    ]) {
      await ada.type(cell);
      await ada.press('Tab');
    }
    await ada.type('Salad');
    await look('table');
    await expect.poll(() => bo.page.locator(`${EDITABLE} tr`).count()).toBe(4);
  });

  it('[PAGE-93] code, a formula and a footnote', async () => {
    await ada.toEnd();
    await ada.type('The mean is $$\\bar x$$ , and in whole:');
    await ada.press('Enter');
    await slash(ada, 'formula');
    await look('formula empty');
    await ada.type('\\bar x = \\frac{1}{n} \\sum_{i=1}^{n} x_i');
    await ada.page.locator('.katex-display').waitFor();
    await look('formula');
    await ada.press('Control+Enter');
    await ada.type('```js ');
    await ada.type('const mean = (all) => all.reduce((sum, x) => sum + x) / all.length;');
    await look('code');
    await ada.press('Control+Enter');
    await ada.type('# What we learnt');
    await ada.press('Enter');
    await ada.type(`${prose('salad', 5)} /footnote`);
    await ada.page.getByRole('option', { name: 'Footnote' }).waitFor();
    await ada.press('Enter');
    await ada.page.getByRole('dialog', { name: 'Footnote', exact: true }).waitFor();
    await ada.type('Snails had their part.');
    await look('footnote');
    await ada.press('Enter');
    await ada.type(' And so it went on.');
    await look('behind the footnote');
    await expect
      .poll(() => bo.page.locator(EDITABLE).textContent())
      .toContain('And so it went on.');
    await bo.page.locator('.katex').first().waitFor();
    await bo.page.locator(`${EDITABLE} sup`).waitFor();
  });

  it('[PAGE-93] ends equal on both screens, on three pages of paper, and with nothing axe can find', async () => {
    await ada.press('Enter');
    await ada.page.keyboard.insertText(prose('peas', 40));
    await ada.press('Enter');
    await ada.page.keyboard.insertText(prose('herbs', 40));
    await Promise.all([ada.saved(), bo.saved()]);
    await expectEqualText([ada, bo]);
    await look('whole');
    for (const { page } of [ada, bo]) {
      expect(await violations(page, { isOfSizes: false })).toEqual([]);
    }
    expect([...ada.complaints, ...bo.complaints]).toEqual([]);
    const paper = await ada.page.pdf({ format: 'A4' });
    const pageCount = paper.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
    expect(pageCount).toBeGreaterThanOrEqual(PAGES);
  });
});
