import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, type Writer } from '../support/stage.ts';

let stage: Stage;
let ada: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Links', markdown: 'see here' });
  ada = await stage.enter('Ada');
});
afterAll(() => stage.close());

/** As the browser hands a paste to the page. */
function paste({ page }: Writer, text: string): Promise<void> {
  return page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document
      .querySelector('.ProseMirror')
      ?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
  }, text);
}

/** @returns how often it has been another since. */
async function changesOf(region: Locator): Promise<() => Promise<number>> {
  const count = await region.evaluateHandle((own) => {
    const seen = { changes: 0 };
    const watch = new MutationObserver((list) => (seen.changes += list.length));
    watch.observe(own, { childList: true, characterData: true, subtree: true });
    return seen;
  });
  return () => count.evaluate(({ changes }) => changes);
}

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

  it('[EDITOR-177] a film pasted into a line of its own offers to become an embed, and Escape keeps the link', async () => {
    const bob = await stage.enter('Bob');
    const card = ada.page.getByRole('group', { name: 'Link', exact: true });
    const turn = card.getByRole('button', { name: 'Turn into an embed' });
    const address = 'https://vimeo.com/76979871';
    await ada.toEnd();
    await ada.press('Enter');
    await paste(ada, address);
    await turn.waitFor();
    await bob.page.locator('.ProseMirror p', { hasText: 'see here' }).click();
    await bob.press('Home');
    await bob.type('We ');
    await expect.poll(() => ada.lines()).toEqual(['We see here', address]);
    await turn.waitFor();
    await ada.press('Escape');
    await card.waitFor({ state: 'detached' });
    await expect.poll(() => ada.page.locator('.ProseMirror a').count()).toBe(1);
    await ada.press('Control+z');
    await paste(ada, address);
    await turn.waitFor();
    await ada.press('Alt+F10');
    await expect
      .poll(() => card.evaluate((own) => own.contains(document.activeElement)))
      .toBe(true);
    await turn.press('Enter');
    await ada.page.getByRole('button', { name: 'Show Vimeo' }).waitFor();
    await ada.press('Control+z', 'Control+z');
    // Behind words, and where there is nothing to show, it is a link and no more.
    await ada.toEnd();
    await ada.type('A film: ');
    await paste(ada, address);
    await ada.page.locator('.ProseMirror a').waitFor();
    expect(await card.count()).toBe(0);
    await ada.press('Control+z', 'Control+z');
  });

  it('[EDITOR-181] the offer is read aloud once, and its choices are reached and left by key', async () => {
    const bob = await stage.enter('Bob');
    const told = ada.page.getByRole('status').filter({ hasText: 'can become an embed' });
    const card = ada.page.getByRole('group', { name: 'Link', exact: true });
    const focused = () => card.evaluate((own) => own.contains(document.activeElement));
    await ada.toEnd();
    await ada.press('Enter');
    expect(await told.count()).toBe(0);
    await paste(ada, 'https://vimeo.com/76979871');
    await expect
      .poll(() => told.locator('p').allTextContents())
      .toEqual([
        'This link to Vimeo can become an embed.',
        'Alt+F10 leads to the choices, Escape keeps the link.',
      ]);
    const changes = await changesOf(told);
    await bob.toEnd();
    await bob.press('Control+Home');
    await bob.type('Now ');
    await expect.poll(async () => (await ada.lines())[0]).toMatch(/^Now /u);
    expect(await changes()).toBe(0);
    await ada.press('Alt+F10');
    await expect.poll(focused).toBe(true);
    for (let step = 0; step < 4; step += 1) await ada.press('Tab');
    const turn = card.getByRole('button', { name: 'Turn into an embed' });
    await expect.poll(() => turn.evaluate((own) => own === document.activeElement)).toBe(true);
    await ada.press('Escape');
    await card.waitFor({ state: 'detached' });
    expect(await told.count()).toBe(0);
    await ada.type(' on');
    await expect.poll(() => ada.lines()).toContain('https://vimeo.com/76979871 on');
    // A card that the pointer asked for is no news.
    await ada.page.locator('.ProseMirror a').hover();
    await card.waitFor();
    expect(await told.count()).toBe(0);
    await ada.page.mouse.move(0, 0);
    await ada.press('Control+z', 'Control+z', 'Control+z');
  });

  it('[EDITOR-181] it is told in Chinese as well', async () => {
    const cyd = await stage.enter(null, { locale: 'zh-CN' });
    await cyd.toEnd();
    await cyd.press('Enter');
    await paste(cyd, 'https://vimeo.com/76979871');
    const told = cyd.page.getByRole('status').filter({ hasText: 'Vimeo' });
    await expect
      .poll(() => told.locator('p').allTextContents())
      .toEqual(['此 Vimeo 链接可以转换为嵌入内容。', '按 Alt+F10 前往选项，按 Escape 保留链接。']);
    await cyd.press('Escape', 'Control+z', 'Control+z');
  });

  it('[PAGE-11] an unsafe address pasted as a link stays plain text', async () => {
    await ada.toEnd();
    await ada.type(' [x](javascript:alert(1))');
    expect(await ada.page.locator('.ProseMirror a').count()).toBe(0);
    expect(ada.complaints).toEqual([]);
  });
});
