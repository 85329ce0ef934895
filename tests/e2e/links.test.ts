import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, type Writer } from '../support/stage.ts';

let stage: Stage;
let ada: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Links', markdown: 'see here' });
  ada = await stage.enter('Ada');
});
afterAll(() => stage.close());

describe('links', () => {
  it('[PAGE-11] Ctrl+K asks for an address, declines what could run code and sets what is sound', async () => {
    await ada.selectLastWord();
    await ada.press('Control+k');
    await ada.type('javascript:alert(1)');
    await ada.press('Enter');
    await ada.page.getByText('This kind of link could run code').waitFor();
    expect(await ada.page.locator('.ProseMirror a').count()).toBe(0);
    await ada.press('Control+a');
    await ada.type('example.org/notes');
    await ada.press('Enter');
    const link = ada.page.locator('.ProseMirror a');
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe('https://example.org/notes');
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await link.textContent()).toBe('here');
  });

  it('[PAGE-11] a card on hover shows where a link leads and unlinks it', async () => {
    await ada.page.locator('.ProseMirror a').hover();
    const card = ada.page.getByRole('group', { name: 'Link', exact: true });
    await card.waitFor();
    expect(await card.getByRole('link').getAttribute('href')).toBe('https://example.org/notes');
    await card.getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => ada.page.locator('.ProseMirror a').count()).toBe(0);
    expect(await ada.lines()).toEqual(['see here']);
  });

  it('[PAGE-11] an unsafe address pasted as a link stays plain text', async () => {
    await ada.toEnd();
    await ada.type(' [x](javascript:alert(1))');
    expect(await ada.page.locator('.ProseMirror a').count()).toBe(0);
    expect(ada.complaints).toEqual([]);
  });
});
