/** Emoji by name and from the picker, by keyboard, finger and in Chinese. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { expectEqualText, openStage, type Stage, type Writer } from '../support/stage.ts';

const PHONE = { width: 390, height: 844 };
let stage: Stage;
let ada: Writer;
let bob: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Emoji', markdown: 'First.' });
  ada = await stage.enter('Ada');
  bob = await stage.enter('Bob');
});
afterAll(() => stage.close());

const menu = ({ page }: Writer) => page.locator('#emoji-menu');
const picker = ({ page }: Writer) => page.getByRole('dialog', { name: 'Emoji' });

/** Types into a new line at the end, and waits until `name` is offered. */
async function offered(writer: Writer, typed: string, name: string): Promise<void> {
  await writer.toEnd();
  await writer.press('Enter');
  await writer.type(typed);
  await menu(writer).getByRole('option', { name }).waitFor();
}

async function openPicker(writer: Writer): Promise<void> {
  await writer.toEnd();
  await writer.press('Control+k');
  await writer.page.getByRole('combobox', { name: 'What do you want to do?' }).waitFor();
  await writer.type('emoji');
  await writer.page.getByRole('option', { name: 'Emoji' }).waitFor();
  await writer.press('Enter');
  await picker(writer).getByRole('grid').waitFor();
}

describe('emoji by name', () => {
  it('[EDITOR-81] [EDITOR-84] a colon and two letters offer them, Enter takes one, and the other sees it', async () => {
    await offered(ada, 'So :hea', 'Red heart');
    expect(await violations(ada.page)).toEqual([]);
    await ada.press('ArrowDown', 'ArrowUp', 'Enter');
    await expectEqualText([ada, bob], ['First.', 'So ❤️']);
  });

  it('[EDITOR-81] a name typed whole becomes the emoji, and undo takes back only one’s own', async () => {
    await ada.type(' :tada:');
    await expectEqualText([ada, bob], ['First.', 'So ❤️ 🎉']);
    await bob.toEnd();
    await bob.press('Enter');
    await bob.type('Of Bob.');
    await expectEqualText([ada, bob], ['First.', 'So ❤️ 🎉', 'Of Bob.']);
    await ada.press('Control+z');
    await expectEqualText([ada, bob], ['First.', 'So ❤️ :tada', 'Of Bob.']);
    await ada.press('Control+Shift+z');
    await expectEqualText([ada, bob], ['First.', 'So ❤️ 🎉', 'Of Bob.']);
  });

  it('[EDITOR-81] [EDITOR-82] what was used lately comes first, and a press takes it', async () => {
    await offered(ada, ':par', 'Party popper');
    expect(await menu(ada).getByRole('option').first().textContent()).toContain('Party popper');
    await menu(ada).getByRole('option').first().click();
    await expect.poll(async () => (await bob.lines()).at(-1)).toBe('🎉');
  });

  it('[EDITOR-81] opens neither within words and times nor in code, and closes where nothing fits', async () => {
    await offered(ada, ':smile', 'Grinning face with smiling eyes');
    await ada.type('qq');
    await menu(ada).waitFor({ state: 'detached' });
    await ada.press('Backspace', 'Backspace');
    await menu(ada).waitFor();
    await ada.press('Escape');
    await menu(ada).waitFor({ state: 'detached' });
    await ada.press('Enter');
    await ada.type('a:smile: 10:30 `:smile:` ');
    await expect.poll(async () => (await bob.lines()).at(-1)).toBe('a:smile: 10:30 :smile: ');
    expect(await menu(ada).count()).toBe(0);
  });

  it('[EDITOR-81] [EDITOR-82] in Chinese by its Chinese name, with the colon of that keyboard', async () => {
    const chen = await stage.enter(null, { locale: 'zh-CN' });
    await offered(chen, '：挥手', '挥手');
    await chen.press('Enter');
    await expect.poll(async () => (await bob.lines()).at(-1)).toBe('👋');
    await chen.press('Enter');
    await chen.type('/表情');
    await chen.page.getByRole('option', { name: '表情符号' }).waitFor();
    await chen.press('Enter');
    const panel = chen.page.getByRole('dialog', { name: '表情符号' });
    await panel.getByRole('grid').waitFor();
    await panel.getByRole('textbox').fill('火箭');
    await panel.getByRole('gridcell', { name: '火箭' }).waitFor();
    expect(await violations(chen.page)).toEqual([]);
    await chen.press('Enter');
    await expect.poll(async () => (await bob.lines()).at(-1)).toBe('🚀');
    expect(chen.complaints).toEqual([]);
  });
});

describe('the picker', () => {
  it('[EDITOR-83] is worked by keyboard alone, while another writes before the caret', async () => {
    await offered(ada, ':hea', 'Red heart');
    await ada.type('rt: :tada:');
    await expect.poll(async () => (await bob.lines()).at(-1)).toBe('❤️ 🎉');
    await ada.press('Enter');
    await openPicker(ada);
    expect(await violations(ada.page)).toEqual([]);
    await bob.page.locator('.ProseMirror').focus();
    await bob.press('Control+Home');
    await bob.type('Before. ');
    await expect.poll(async () => (await ada.lines())[0]).toBe('Before. First.');
    const focused = () => ada.page.evaluate(() => document.activeElement?.ariaLabel);
    await ada.press('ArrowDown');
    // Used lately, the last one first.
    expect(await focused()).toBe('Party popper');
    await ada.press('ArrowRight');
    expect(await focused()).toBe('Red heart');
    await ada.press('ArrowDown', 'Home', 'ArrowRight', 'ArrowRight');
    expect(await focused()).toBe('Grinning face with smiling eyes');
    await ada.press('Enter');
    await picker(ada).waitFor({ state: 'detached' });
    await ada.type('!');
    await expect.poll(async () => (await bob.lines()).at(-1)).toBe('😄!');
  });

  it('[EDITOR-83] finds by name; Escape leads from it back into the text', async () => {
    await ada.toEnd();
    await ada.press('Enter');
    await openPicker(ada);
    await ada.type('no such thing');
    await picker(ada).getByText('No emoji by that name').waitFor();
    await ada.press('Escape');
    await picker(ada).waitFor({ state: 'detached' });
    await openPicker(ada);
    await ada.type('rocket');
    await picker(ada).getByRole('gridcell', { name: 'Rocket' }).waitFor();
    await ada.press('Enter');
    await ada.type('?');
    await expect.poll(async () => (await bob.lines()).at(-1)).toBe('🚀?');
  });

  it('[EDITOR-83] the skin tone is for all people in it, and for the next visit', async () => {
    await openPicker(ada);
    await picker(ada).getByRole('radio', { name: 'Medium', exact: true }).check({ force: true });
    await ada.press('Escape');
    const again = await stage.again(ada);
    await offered(again, ':wave', 'Waving hand');
    await again.press('Enter');
    await expect.poll(async () => (await bob.lines()).at(-1)).toBe('👋🏽');
    expect([...ada.complaints, ...bob.complaints, ...again.complaints]).toEqual([]);
  });

  it('[EDITOR-83] comes from below on a phone, and a finger takes one', async () => {
    const phone = await stage.enter('Phi', { viewport: PHONE, hasTouch: true, isMobile: true });
    await phone.toEnd();
    await phone.press('Enter');
    await phone.page
      .getByRole('toolbar', { name: 'Formatting' })
      .getByRole('button', { name: 'Emoji' })
      .tap();
    const sheet = picker(phone);
    await sheet.getByRole('grid').waitFor();
    await expect
      .poll(async () => {
        const box = await sheet.boundingBox();
        return [box?.x, box?.width, (box?.y ?? 0) + (box?.height ?? 0)];
      })
      .toEqual([0, PHONE.width, PHONE.height]);
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await violations(phone.page)).toEqual([]);
    await sheet.getByRole('button', { name: 'Food and drink' }).tap();
    await sheet.getByRole('gridcell', { name: 'Grapes' }).tap();
    await expect.poll(async () => (await bob.lines()).at(-1)).toBe('🍇');
    expect(phone.complaints).toEqual([]);
  });
});
