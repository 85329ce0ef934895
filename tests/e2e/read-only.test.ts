import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ title: 'Going away', markdown: 'Words that stay readable.' });
});
afterAll(() => stage.close());

describe('a document taken away while it is read', () => {
  it('[PAGE-29] becomes read-only in place and says why', async () => {
    const ada = await stage.enter('Ada');
    const answer = await fetch(`${stage.server.url}/api/v1/documents/${stage.documentId}`, {
      method: 'DELETE',
    });
    expect(answer.ok).toBe(true);
    await ada.page.waitForSelector('.ProseMirror[contenteditable="false"]');
    await ada.page.waitForSelector('[data-save="read-only"]', { state: 'attached' });
    expect(await ada.page.locator('main').innerText()).toContain(
      'This document is in the trash or gone.',
    );
    expect(await ada.lines()).toEqual(['Words that stay readable.']);
    expect(await ada.page.locator('textarea').first().isEditable()).toBe(false);
    const bold = ada.page.getByRole('button', { name: 'Bold' }).first();
    await expect.poll(() => bold.isDisabled()).toBe(true);
  });
});
