import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShareStage, type ShareStage } from '../support/share-stage.ts';
import { expectEqualText, type Writer } from '../support/stage.ts';

let stage: ShareStage;
let link: { readonly id: string; readonly url: string };
let mei: Writer;

beforeAll(async () => {
  stage = await openShareStage({ title: 'Minutes', markdown: 'Between us.\n\n- [ ] to do' });
  link = await stage.link({ label: 'Readers', role: 'viewer' });
  mei = await stage.arrive(link.url, 'Mei');
});
afterAll(() => stage.close());

const linkPath = () => `/api/v1/documents/${stage.documentId}/links/${link.id}`;

describe('a reader', () => {
  it('[SHAREPAGE-20] finds no tools and no place to write, is told why, and can select and follow', async () => {
    const { page } = mei;
    const chip = page.getByRole('button', { name: 'Saving: View only' });
    await chip.waitFor();
    const body = page.locator('.ProseMirror');
    expect(await body.getAttribute('contenteditable')).toBe('false');
    expect(await body.getAttribute('aria-readonly')).toBe('true');
    expect(await page.getByRole('toolbar').count()).toBe(0);
    expect(await page.locator('textarea').first().isEditable()).toBe(false);
    await chip.click();
    await page
      .getByText('You can read and copy this document, but not change it.')
      .last()
      .waitFor();
    await page.keyboard.press('Escape');

    await body.focus();
    await page.keyboard.type('/no');
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Find a command' });
    await palette.waitFor();
    expect(await palette.getByRole('option').allInnerTexts()).toEqual([
      expect.stringMatching(/^Find\b/u),
      expect.stringContaining('Next match'),
      expect.stringContaining('Previous match'),
      expect.stringContaining('Outline'),
      expect.stringContaining('Focus mode'),
      expect.stringContaining('Reading view'),
      expect.stringContaining('Full width'),
      'Print',
      'Print with the addresses of links',
      expect.stringContaining('Show whether all is saved'),
      expect.stringContaining('Word count'),
      expect.stringContaining('Keyboard shortcuts'),
      'Writing settings',
    ]);
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'detached' });
    await page.getByRole('checkbox').click();
    await page.getByText('Between us.').selectText();
    expect(await page.evaluate(() => String(document.getSelection()))).toBe('Between us.');
    await stage.owner.toEnd();
    await stage.owner.type(' More.');
    await expectEqualText([stage.owner, mei], ['Between us.', 'to do More.']);
    expect(await page.getByRole('checkbox').isChecked()).toBe(false);
    expect(mei.complaints).toEqual([]);
  });

  it('[SHAREPAGE-20] an empty document does not invite a reader to write', async () => {
    const made = (await stage.ask('POST', '/api/v1/documents', {})) as { readonly id: string };
    const path = `/api/v1/documents/${made.id}/links`;
    const { url } = (await stage.ask('POST', path, { role: 'viewer' })) as { readonly url: string };
    const eve = await stage.arrive(url, 'Eve');
    const paragraph = eve.page.locator('.ProseMirror p').first();
    await expect
      .poll(() => paragraph.getAttribute('data-placeholder'))
      .toBe('Nothing is written here yet.');
    await eve.page.context().close();
  });

  it('[SHAREPAGE-5] sees what they may do and whom the address lets in, and no link', async () => {
    await mei.page.locator('[data-share]').click();
    const dialog = mei.page.getByRole('dialog', { name: 'Share' });
    await dialog.getByText('You can view this document.').waitFor();
    await dialog.getByText('Its address opens only for people who have been let in.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Copy address' }).count()).toBe(0);
    expect(await dialog.innerText()).not.toContain('Readers');
    const path = `/api/v1/documents/${stage.documentId}/sharing`;
    const status = (await mei.page.request.get(path)).status();
    expect(status).toBe(403);
    await mei.press('Escape');
  });

  it('[SHAREPAGE-21] may write in place when their role grows, and reads on when it shrinks', async () => {
    await stage.ask('PATCH', linkPath(), { role: 'editor' });
    await mei.page.getByText('You can write here now.').waitFor();
    await mei.page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
    await mei.toEnd();
    await mei.type(' Mine.');
    await mei.saved();
    await expectEqualText([stage.owner, mei]);

    await stage.ask('PATCH', linkPath(), { role: 'viewer' });
    await mei.page.getByText('You can only read here from now on').waitFor();
    await mei.page.getByRole('button', { name: 'Saving: View only' }).waitFor();
    expect(await mei.page.locator('.ProseMirror').getAttribute('contenteditable')).toBe('false');
    await stage.owner.toEnd();
    await stage.owner.type(' Last.');
    await expectEqualText([stage.owner, mei]);
    expect(mei.complaints).toEqual([]);
  });

  it('[SHAREPAGE-21] text that came too late is offered beside the server’s copy', async () => {
    await stage.ask('PATCH', linkPath(), { role: 'editor' });
    await mei.page.waitForSelector('.ProseMirror[contenteditable="true"]');
    await mei.toEnd();
    await mei.page.context().setOffline(true);
    await mei.type(' Too late.');
    await mei.page.waitForSelector('[data-save^="offline"]', { state: 'attached' });
    await stage.ask('PATCH', linkPath(), { role: 'viewer' });
    await mei.page.context().setOffline(false);
    const kept = mei.page.getByRole('alert', { name: 'Some of your text was not accepted' });
    await kept.waitFor();
    expect(await kept.locator('textarea').inputValue()).toContain('Too late.');
    await mei.page.getByRole('button', { name: 'Saving: View only' }).waitFor();
    await expectEqualText([stage.owner, mei]);
    expect((await stage.owner.lines()).join()).not.toContain('Too late.');
    await kept.getByRole('button', { name: 'Dismiss' }).click();
  });
});
