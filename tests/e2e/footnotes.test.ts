/** Two people write footnotes in one text, and one reads them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { EDITABLE, makeDocument, openStage, type Stage, type Writer } from '../support/stage.ts';

let stage: Stage;
let ada: Writer;
let bob: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Notes', markdown: 'One[^a] and more\n\n[^a]: An old note' });
  ada = await stage.enter('Ada');
  bob = await stage.enter('Bob');
});
afterAll(() => stage.close());

const list = ({ page }: Writer) => page.getByRole('region', { name: 'Footnotes' });
const notes = (writer: Writer) => list(writer).getByRole('listitem').allTextContents();
const panel = ({ page }: Writer) => page.getByRole('dialog', { name: 'Footnote', exact: true });
const field = (writer: Writer) => panel(writer).getByRole('textbox');

describe('footnotes', () => {
  it('[EDITOR-58] [EDITOR-59] one comes by the slash menu, and its text is written in a panel', async () => {
    await list(ada).waitFor();
    expect(await notes(ada)).toEqual(['1An old note']);
    await ada.toEnd();
    await ada.type(' /footn');
    await ada.page.getByRole('option', { name: 'Footnote' }).waitFor();
    await ada.press('Enter');
    await field(ada).waitFor();
    await ada.type('A new one');
    expect(await violations(ada.page)).toEqual([]);
    await ada.press('Enter');
    await panel(ada).waitFor({ state: 'detached' });
    await ada.type(' end');
    await expect.poll(() => notes(bob)).toEqual(['1An old note', '2A new one']);
    expect((await ada.lines())[0]).toContain(' end');
  });

  it('[EDITOR-59] two people write one at once, and each takes back only their own', async () => {
    for (const writer of [ada, bob]) {
      await writer.page.locator('.ProseMirror sup').first().click();
      await field(writer).waitFor();
    }
    await ada.press('Home');
    await ada.type('Really ');
    await expect.poll(() => field(bob).inputValue()).toBe('Really An old note');
    await bob.type(' indeed');
    await expect.poll(() => field(ada).inputValue()).toBe('Really An old note indeed');
    await ada.type('truly ');
    await expect.poll(() => field(bob).inputValue()).toBe('Really truly An old note indeed');
    await ada.press('Control+z');
    // Another step where the others' words came late.
    if ((await field(ada).inputValue()).includes('Really')) await ada.press('Control+z');
    await expect.poll(() => field(bob).inputValue()).toBe('An old note indeed');
    await bob.press('Escape');
    await ada.press('Escape');
  });

  it('[EDITOR-59] Enter on the number opens it, the list leads to the place and back', async () => {
    await list(ada).getByRole('button', { name: 'To footnote 2 in the text' }).click();
    await ada.page.locator('.ProseMirror sup.ProseMirror-selectednode').waitFor();
    await ada.page.waitForFunction(() => document.activeElement?.className.includes('ProseMirror'));
    await ada.press('Enter');
    await panel(ada).getByRole('button', { name: 'Show all footnotes' }).click();
    await expect
      .poll(() => ada.page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('To footnote 2 in the text');
  });

  it('[EDITOR-59] the list leads also to a place out of sight', async () => {
    const filler = Array.from({ length: 60 }, (_, n) => `Line ${n}.`).join('\n\n');
    const markdown = `Far up[^a].\n\n${filler}\n\n[^a]: A note`;
    const id = await makeDocument(stage.server, { title: 'Far', markdown });
    const eve = await stage.enter('Eve');
    await eve.page.goto(`${stage.server.url}/d/${id}`);
    await eve.page.locator(EDITABLE).waitFor();
    await list(eve).getByRole('button', { name: 'To footnote 1 in the text' }).click();
    const place = () => eve.page.locator('.ProseMirror sup').boundingBox();
    await expect.poll(async () => (await place())?.y ?? -1).toBeGreaterThan(0);
  });

  it('[EDITOR-58] what is deleted in the text is gone below it, and undone comes back', async () => {
    await list(bob).getByRole('button', { name: 'To footnote 1 in the text' }).click();
    await bob.page.locator('.ProseMirror sup.ProseMirror-selectednode').waitFor();
    await bob.page.waitForFunction(() => document.activeElement?.className.includes('ProseMirror'));
    await bob.press('Delete');
    await expect.poll(() => notes(ada)).toEqual(['1A new one']);
    await bob.press('Control+z');
    await expect.poll(() => notes(ada)).toEqual(['1An old note indeed', '2A new one']);
    const url = `${stage.server.url}/api/v1/documents/${stage.documentId}/content?format=markdown`;
    await bob.saved();
    const markdown = await (await fetch(url)).text();
    expect(markdown).toContain('[^1]: An old note indeed\n[^2]: A new one');
    expect([...ada.complaints, ...bob.complaints]).toEqual([]);
  });
});
