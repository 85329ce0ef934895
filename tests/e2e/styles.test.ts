import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { EDITABLE, openStage, type Stage, type Writer } from '../support/stage.ts';

let stage: Stage;
let ada: Writer;
let bob: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Styles', markdown: 'words' });
  ada = await stage.enter('Ada');
  bob = await stage.enter('Bob');
});
afterAll(() => stage.close());

beforeEach(async () => {
  await ada.page.locator(EDITABLE).focus();
  await ada.press('Control+a', 'Delete', 'Control+Alt+0', 'Control+\\');
});

/** The body's HTML without what only the screen needs. */
function html({ page }: Writer): Promise<string> {
  return page.evaluate(() => {
    const body = document.querySelector('.ProseMirror')?.cloneNode(true);
    if (!(body instanceof HTMLElement)) return '';
    for (const caret of body.querySelectorAll('.caret, br, img')) caret.remove();
    // What others have selected is shown in a span of its own.
    for (const span of body.querySelectorAll('span:not([data-color])')) {
      span.replaceWith(...span.childNodes);
    }
    return body.innerHTML.replaceAll(
      / (?:dir|class|style|data-placeholder|contenteditable)="[^"]*"/gu,
      '',
    );
  });
}

const toolbar = ({ page }: Writer) =>
  page.getByRole('toolbar', { name: 'Formatting', exact: true });
const bubble = ({ page }: Writer) =>
  page.getByRole('toolbar', { name: 'Formatting of the selection' });

describe('colours', () => {
  it('[EDITOR-67] by the menu over a selection, seen by others, remembered for the key', async () => {
    await ada.type('one two');
    await ada.selectLastWord();
    await bubble(ada).getByRole('button', { name: 'Colours' }).click();
    const panel = ada.page.getByRole('dialog', { name: 'Colours' });
    await panel.waitFor();
    expect(await violations(ada.page)).toEqual([]);
    await panel
      .getByRole('group', { name: 'Highlight' })
      .getByRole('button', { name: 'Green' })
      .click();
    await expect.poll(() => html(bob)).toBe('<p>one <mark data-color="green">two</mark></p>');
    await ada.press('Control+Shift+H');
    await expect.poll(() => html(bob)).toBe('<p>one two</p>');
    await ada.press('Control+Shift+H');
    await expect.poll(() => html(bob)).toContain('data-color="green"');
  });

  it('[EDITOR-67] by keys alone: the toolbar, arrows, Enter, Escape', async () => {
    await ada.type('words');
    await ada.press('Control+a');
    await toolbar(ada).getByRole('button', { name: 'Colours' }).focus();
    await ada.press('Enter');
    const panel = ada.page.getByRole('dialog', { name: 'Colours' });
    await panel.waitFor();
    await ada.press('ArrowRight', 'ArrowRight', 'Enter');
    await expect.poll(() => html(ada)).toBe('<p><span data-color="red">words</span></p>');
    await panel.waitFor({ state: 'detached' });
    await toolbar(ada).getByRole('button', { name: 'Colours' }).focus();
    await ada.press('Enter');
    await panel.waitFor();
    await ada.press('ArrowDown', 'Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await ada.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Colours',
    );
  });

  it('[EDITOR-67] two people colour one word at once, and each takes back their own', async () => {
    await ada.type('word');
    await expect.poll(() => html(bob)).toBe('<p>word</p>');
    await bob.page.locator(EDITABLE).focus();
    await Promise.all([ada.press('Control+a'), bob.press('Control+a')]);
    await Promise.all([ada.press('Control+Shift+H'), bob.press('Control+b')]);
    const both = '<p><strong><mark data-color="green">word</mark></strong></p>';
    await expect.poll(async () => [await html(ada), await html(bob)]).toEqual([both, both]);
    await ada.press('Control+z');
    await expect.poll(() => html(bob)).toBe('<p><strong>word</strong></p>');
    await expect.poll(() => html(ada)).toBe('<p><strong>word</strong></p>');
  });

  it('[EDITOR-68] typed as Markdown', async () => {
    await ada.type('say ==this== now');
    await expect.poll(() => html(ada)).toBe('<p>say <mark data-color="yellow">this</mark> now</p>');
  });
});

describe('letters and how they lie', () => {
  it('[EDITOR-69] low and high by key; clearing takes all away, the side of the block too', async () => {
    await ada.type('words');
    await ada.press('Control+a', 'Control+,');
    await expect.poll(() => html(ada)).toBe('<p><sub>words</sub></p>');
    await ada.press('Control+.', 'Control+Shift+E', 'Control+]');
    await expect
      .poll(() => html(bob))
      .toBe('<p data-align="center" data-indent="1"><sup>words</sup></p>');
    await ada.press('Control+\\');
    await expect.poll(() => html(bob)).toBe('<p>words</p>');
  });

  it('[EDITOR-70] sides by key, the same key again takes it back', async () => {
    await ada.type('words');
    for (const [key, align] of [
      ['L', 'left'],
      ['E', 'center'],
      ['R', 'right'],
      ['J', 'justify'],
    ] as const) {
      await ada.press(`Control+Shift+${key}`);
      await expect.poll(() => html(bob)).toBe(`<p data-align="${align}">words</p>`);
    }
    await ada.press('Control+Shift+J');
    await expect.poll(() => html(bob)).toBe('<p>words</p>');
  });

  it('[EDITOR-70] a direction by menu stands against the words', async () => {
    await ada.type('words');
    await toolbar(ada).getByRole('button', { name: 'Alignment and direction' }).click();
    await ada.page.getByRole('menu').waitFor();
    expect(await violations(ada.page)).toEqual([]);
    await ada.page.getByRole('menuitem', { name: 'Right to left' }).click();
    const line = bob.page.locator('.ProseMirror p');
    await expect.poll(() => line.getAttribute('dir')).toBe('rtl');
    await ada.press('Control+z');
    await expect.poll(() => line.getAttribute('dir')).toBe('auto');
  });

  it.each(['- ', '> ', '/callout'])(
    '[EDITOR-70] what stands around words from right to left follows them: %s',
    async (sign) => {
      await ada.type(sign);
      if (sign === '/callout') {
        await ada.page.getByRole('listbox').getByRole('option').first().waitFor();
        await ada.press('Enter');
        await ada.page.locator('.ProseMirror [data-callout]').waitFor();
      }
      await ada.type('سلام');
      const around = bob.page.locator('.ProseMirror :is(li, blockquote, [data-callout])');
      await expect
        .poll(() => around.evaluate((element) => getComputedStyle(element).direction))
        .toBe('rtl');
    },
  );

  it('[EDITOR-72] Tab moves in, Shift+Tab and Backspace out, and Escape before Tab leaves', async () => {
    await ada.type('words');
    await ada.press('Tab', 'Tab', 'Tab');
    await expect.poll(() => html(ada)).toBe('<p data-indent="3">words</p>');
    await ada.press('Shift+Tab', 'Home');
    await expect.poll(() => ada.page.evaluate(() => getSelection()?.anchorOffset)).toBe(0);
    await ada.press('Backspace');
    await expect.poll(() => html(ada)).toBe('<p data-indent="1">words</p>');
    await ada.press('Escape', 'Tab');
    expect(
      await ada.page.evaluate(() => document.activeElement?.closest('.ProseMirror') === null),
    ).toBe(true);
    expect(await html(ada)).toBe('<p data-indent="1">words</p>');
  });
});

describe('how one writes', () => {
  it('[EDITOR-73] [EDITOR-74] [EDITOR-80] is set for all documents of the browser, at once', async () => {
    await ada.type('"So" ');
    await expect.poll(() => html(ada)).toBe('<p>“So” </p>');
    await ada.page.getByRole('button', { name: 'More actions' }).click();
    await ada.page.getByRole('menuitem', { name: 'Writing settings' }).click();
    const dialog = ada.page.getByRole('dialog', { name: 'Writing settings' });
    await dialog.waitFor();
    expect(await violations(ada.page)).toEqual([]);
    for (const name of ['Markdown while typing', 'Smart quotes and dashes', 'Show the toolbar']) {
      await dialog.getByRole('checkbox', { name }).uncheck();
    }
    await ada.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await toolbar(ada).waitFor({ state: 'hidden' });
    await ada.toEnd();
    await ada.type('**b** "c"');
    await expect.poll(() => html(ada)).toBe('<p>“So” **b** "c"</p>');
    await ada.page.setViewportSize({ width: 390, height: 780 });
    await toolbar(ada).waitFor();
    await ada.page.setViewportSize({ width: 1280, height: 800 });
    await ada.page.evaluate(() => localStorage.removeItem('sheaf.writing'));
    await ada.page.reload();
    await ada.page.waitForSelector(EDITABLE);
    await toolbar(ada).waitFor();
    expect([...ada.complaints, ...bob.complaints]).toEqual([]);
  });
});
