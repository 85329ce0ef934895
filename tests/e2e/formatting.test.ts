import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EDITABLE, openStage, type Stage, type Writer } from '../support/stage.ts';

let stage: Stage;
let ada: Writer;

beforeAll(async () => {
  stage = await openStage();
  ada = await stage.enter('Ada');
});
afterAll(() => stage.close());

beforeEach(async () => {
  await ada.page.locator(EDITABLE).focus();
  await ada.press('Control+a', 'Delete', 'Control+Alt+0');
});

/** The body's HTML without what only the screen needs. */
async function html(): Promise<string> {
  const inner = await ada.page.locator('.ProseMirror').innerHTML();
  return inner
    .replaceAll(/ (?:dir|class|data-placeholder|target|rel|contenteditable|style)="[^"]*"/gu, '')
    .replaceAll('<br>', '');
}

describe('formatting', () => {
  it.each([
    ['# One', '<h1>One</h1>'],
    ['### Three', '<h3>Three</h3>'],
    ['- item', '<ul><li><p>item</p></li></ul>'],
    ['1. item', '<ol><li><p>item</p></li></ol>'],
    ['> said', '<blockquote><p>said</p></blockquote>'],
    [
      '**bold** and _slanted_ and ~~gone~~ and `code`',
      '<p><strong>bold</strong> and <em>slanted</em> and <s>gone</s> and <code>code</code></p>',
    ],
  ])('[PAGE-21] follows Markdown while typing: %s', async (typed, expected) => {
    await ada.type(typed);
    await expect.poll(html).toBe(expected);
  });

  it('[PAGE-21] makes to-dos, and Ctrl+Enter checks them', async () => {
    await ada.type('[ ] first');
    await ada.press('Control+Enter');
    await expect.poll(() => ada.page.locator('li[data-checked="true"]').count()).toBe(1);
    expect(await ada.page.getByRole('checkbox', { name: 'To-do: first' }).isChecked()).toBe(true);
  });

  it.each([
    ['- [ ] do', 'To-do: do', false],
    ['* [x] done', 'To-do: done', true],
    ['1. [ ] first', 'To-do: first', false],
  ])('[PAGE-60] makes to-dos of list items: %s', async (typed, name, isChecked) => {
    await ada.type(typed);
    const checkbox = ada.page.getByRole('checkbox', { name });
    await checkbox.waitFor();
    expect(await checkbox.isChecked()).toBe(isChecked);
    expect(await ada.page.locator('.ProseMirror li').count()).toBe(1);
  });

  it('[PAGE-60] Backspace right after gives the letters back', async () => {
    await ada.type('- [x] ');
    await ada.page.getByRole('checkbox').waitFor();
    await ada.press('Backspace');
    await ada.type('now');
    await expect.poll(html).toBe('<ul><li><p>[x] now</p></li></ul>');
  });

  it('[EDITOR-182] the toolbar and the palette give the letters back as Ctrl+Z does', async () => {
    const byToolbar = () =>
      ada.page.getByRole('toolbar').getByRole('button', { name: 'Undo' }).click();
    const byKeyOnToolbar = () =>
      ada.page.getByRole('toolbar').getByRole('button', { name: 'Undo' }).press('Enter');
    const byPalette = async () => {
      await ada.press('Control+k');
      const search = ada.page.getByRole('dialog', { name: 'Find a command' }).getByRole('combobox');
      await search.fill('undo');
      await search.press('Enter');
    };
    for (const undo of [byToolbar, byKeyOnToolbar, byPalette]) {
      await ada.type('1) ');
      await expect.poll(html).toBe('<ol><li><p></p></li></ol>');
      await undo();
      await expect.poll(html).toBe('<p>1) </p>');
      await expect
        .poll(() => ada.page.locator(EDITABLE).evaluate((own) => own === document.activeElement))
        .toBe(true);
      await ada.type('on');
      await expect.poll(html).toBe('<p>1) on</p>');
      await ada.press('Control+a', 'Delete');
    }
  });

  it('[PAGE-9] the slash menu finds a block in either language and Enter takes it', async () => {
    await ada.type('/引用');
    await ada.page.getByRole('option', { name: 'Words of somebody else' }).waitFor();
    await ada.press('Enter');
    await ada.type('said');
    await expect.poll(html).toBe('<blockquote><p>said</p></blockquote>');
  });

  it('[PAGE-9] the slash menu goes on over the spaces of a name, and closes where nothing fits', async () => {
    const menu = ada.page.locator('#slash-menu');
    await ada.type('/numbered li');
    await menu.getByRole('option', { name: 'Numbered list' }).waitFor();
    await ada.type('x');
    await menu.waitFor({ state: 'detached' });
    await ada.type(' of its own');
    await ada.press('Enter');
    await ada.type('/numbered list');
    await menu.getByRole('option', { name: 'Numbered list' }).waitFor();
    await ada.press('Enter');
    await ada.type('one');
    await expect.poll(html).toBe('<p>/numbered lix of its own</p><ol><li><p>one</p></li></ol>');
  });

  it('[PAGE-9] arrows move in the slash menu, Escape leaves the slash in the text', async () => {
    await ada.type('/');
    await ada.page.getByRole('listbox').waitFor();
    await ada.press('ArrowDown', 'ArrowDown', 'Enter');
    await ada.type('Two');
    await expect.poll(html).toBe('<h2>Two</h2>');
    await ada.press('Enter');
    await ada.type('/usr');
    await ada.press('Escape');
    expect(await ada.page.getByRole('listbox').count()).toBe(0);
    await expect.poll(html).toBe('<h2>Two</h2><p>/usr</p>');
  });

  it('[PAGE-21] the toolbar is one tab stop, works by arrows and tells its state', async () => {
    await ada.type('words');
    await ada.press('Control+a');
    const bar = ada.page.getByRole('toolbar', { name: 'Formatting', exact: true });
    expect(await bar.locator('[tabindex="0"]').count()).toBe(1);
    await bar.getByRole('combobox').focus();
    await ada.press('ArrowRight', 'Enter');
    await expect.poll(html).toBe('<p><strong>words</strong></p>');
    const bold = bar.getByRole('button', { name: 'Bold' });
    expect(await bold.getAttribute('aria-pressed')).toBe('true');
  });

  it('[PAGE-90] a key tells a screen reader what it has turned on or off', async () => {
    const said = ada.page.locator('[role="status"]').filter({ hasText: /: (?:on|off)/u });
    await ada.type('words');
    await ada.press('Control+b');
    await expect.poll(() => said.textContent()).toBe('Bold: on');
    await ada.press('Control+b');
    await expect.poll(() => said.textContent()).toBe('Bold: off');
    await ada.press('Control+Alt+2');
    await expect.poll(() => said.textContent()).toBe('Heading 2: on');
    expect(await html()).toBe('<h2>words</h2>');
  });

  it('[PAGE-21] the menu over a selection turns a paragraph into a heading', async () => {
    await ada.type('words');
    await ada.press('Control+a');
    const bubble = ada.page.getByRole('toolbar', { name: 'Formatting of the selection' });
    await bubble.getByRole('combobox').selectOption('Heading 2');
    await expect.poll(html).toBe('<h2>words</h2>');
    await ada.press('Escape');
    await expect.poll(() => bubble.isVisible()).toBe(false);
  });

  it('[PAGE-14] Alt and an arrow move a block', async () => {
    await ada.type('one');
    await ada.press('Enter');
    await ada.type('two');
    await ada.press('Alt+ArrowUp');
    await expect.poll(html).toBe('<p>two</p><p>one</p>');
    expect(ada.complaints).toEqual([]);
  });
});
