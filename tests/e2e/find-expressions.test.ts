import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { expectEqualText, openStage, type Stage, type Writer } from '../support/stage.ts';

/** Neither it nor half of it ends where `(a+)+$` looks for an end. */
const ENDLESS = `${'a'.repeat(60)}!`;

let stage: Stage;
let ada: Writer;
let bo: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Find', markdown: `${ENDLESS}\n\nHeron 12, heron 7.` });
  ada = await stage.enter('Ada');
  bo = await stage.enter(null, { locale: 'zh-CN', colorScheme: 'dark' });
});
afterAll(() => stage.close());

/** Opens the panel, for expressions. */
async function open({ page, press }: Writer, names: { field: string; option: string }) {
  await press('Control+f');
  const field = page.getByRole('textbox', { name: names.field, exact: true });
  await field.waitFor();
  await page.getByRole('button', { name: names.option }).click();
  return { field, panel: page.getByRole('search') };
}

describe('finding by an expression', () => {
  it.each([
    [
      'en',
      () => ada,
      { field: 'Find', option: 'Regular expression' },
      'This expression takes too long',
    ],
    ['zh', () => bo, { field: '查找', option: '正则表达式' }, '此表达式耗时过长'],
  ] as const)(
    '[EDITOR-114] an endless one is given up and told, and the page goes on meanwhile (%s)',
    async (_, who, names, sentence) => {
      const writer = who();
      const { field, panel } = await open(writer, names);
      await field.fill('(a+)+$');
      // Every answer of the page is one that a frozen page would not give.
      await field.press('End');
      expect(await field.inputValue()).toBe('(a+)+$');
      await panel.getByText(sentence).waitFor();
      expect(await violations(writer.page)).toEqual([]);
      await field.fill('h.r');
      await panel.getByText(/^1 of 2$|^第 1 处，共 2 处$/u).waitFor();
      await field.press('Escape');
      expect(writer.complaints).toEqual([]);
    },
  );

  it('[EDITOR-114] all that it finds is replaced in one step of undo, with its groups', async () => {
    const { field, panel } = await open(ada, { field: 'Find', option: 'Regular expression' });
    await field.fill('(?<name>heron) (\\d+)');
    await panel.getByText('1 of 2').waitFor();
    await panel.getByRole('textbox', { name: 'Replace' }).fill('$2 $<name>s');
    await panel.getByRole('button', { name: 'All' }).click();
    await expectEqualText([ada, bo], [ENDLESS, '12 Herons, 7 herons.']);
    await field.press('Escape');
    await ada.press('Control+z');
    await expectEqualText([ada, bo], [ENDLESS, 'Heron 12, heron 7.']);
    await ada.saved();
  });
});
