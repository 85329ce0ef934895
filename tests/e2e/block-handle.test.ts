import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { EDITABLE, openStage, type Stage, type Writer } from '../support/stage.ts';

let stage: Stage;
let ada: Writer;
let bob: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Blocks', markdown: 'words' });
  ada = await stage.enter('Ada');
  bob = await stage.enter('Bob');
  await ada.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterAll(() => stage.close());

beforeEach(async () => {
  await ada.page.locator(EDITABLE).focus();
  await ada.press('Control+a', 'Delete', 'Control+Alt+0');
  for (const [at, line] of ['one', 'two', 'three'].entries()) {
    if (at > 0) await ada.press('Enter');
    await ada.type(line);
  }
  await expect.poll(() => bob.lines()).toEqual(['one', 'two', 'three']);
});

const handle = ({ page }: Writer) => page.getByRole('button', { name: 'Block menu' }).last();
const block = ({ page }: Writer, text: string) =>
  page.locator('.ProseMirror :is(p, h1, h2)', { hasText: text });

async function hover(writer: Writer, text: string): Promise<void> {
  // A caret in the block may have just hidden it.
  await expect
    .poll(async () => {
      await writer.page.mouse.move(5, 400);
      await block(writer, text).hover();
      await writer.page.mouse.move(0, 0);
      const box = await block(writer, text).boundingBox();
      await writer.page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 14);
      return writer.page.locator('[data-block-handle]').count();
    })
    .toBe(1);
}

async function openMenu(writer: Writer, text: string): Promise<void> {
  await hover(writer, text);
  await handle(writer).click();
  await writer.page.getByRole('menu', { name: 'Block menu' }).waitFor();
}

async function choose({ page }: Writer, entry: string): Promise<void> {
  await page.getByRole('menuitem', { name: entry }).click();
  await page.getByRole('menu').first().waitFor({ state: 'detached' });
}

describe('the handle at a block', () => {
  it('[EDITOR-165] goes with the next key, which may move the words it stands at', async () => {
    await hover(ada, 'two');
    await ada.press('Control+Alt+h');
    await expect.poll(() => ada.page.locator('[data-block-handle]').count()).toBe(0);
    await ada.press('Control+Alt+h');
  });

  it('[EDITOR-76] opens a menu that turns it, by pointer and by key', async () => {
    await openMenu(ada, 'two');
    expect(await violations(ada.page)).toEqual([]);
    await ada.page.getByRole('menuitem', { name: 'Turn into' }).hover();
    await ada.page.getByRole('menuitem', { name: 'Heading 2' }).click();
    // With the flag of whose caret stands in it.
    await expect
      .poll(() => bob.page.locator('.ProseMirror h2').allTextContents())
      .toEqual([expect.stringMatching(/^two/)]);
    await ada.toEnd();
    await ada.press('Control+Alt+.');
    await ada.page.getByRole('menu', { name: 'Block menu' }).waitFor();
    await ada.press('ArrowDown', 'ArrowRight');
    await ada.page.getByRole('menuitem', { name: 'Quote' }).waitFor();
    await ada.press('q', 'Enter');
    await expect
      .poll(() => bob.page.locator('.ProseMirror blockquote').allTextContents())
      .toEqual([expect.stringMatching(/^three/)]);
  });

  it('[EDITOR-76] colours it, and shows where it is', async () => {
    await openMenu(ada, 'two');
    await choose(ada, 'Colours…');
    const panel = ada.page.getByRole('dialog', { name: 'Colours' });
    await panel.waitFor();
    await panel
      .getByRole('group', { name: 'Text colour' })
      .getByRole('button', { name: 'Blue' })
      .click();
    await expect
      .poll(() => bob.page.locator('.ProseMirror span[data-color="blue"]').allTextContents())
      .toEqual(['two']);
  });

  it('[EDITOR-76] has a plus on an empty line, which offers all blocks', async () => {
    await ada.toEnd();
    await ada.press('Enter');
    const box = await ada.page.locator('.ProseMirror > p').last().boundingBox();
    await expect
      .poll(async () => {
        await ada.page.mouse.move(0, 0);
        await ada.page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 12);
        return ada.page.getByRole('button', { name: 'Add a block' }).count();
      })
      .toBe(1);
    await ada.page.getByRole('button', { name: 'Add a block' }).click();
    await ada.page.getByRole('listbox').waitFor();
    await ada.press('Escape');
  });

  it('[EDITOR-78] doubles and deletes, by menu and by key', async () => {
    await openMenu(ada, 'one');
    await choose(ada, 'Duplicate block');
    await expect.poll(() => bob.lines()).toEqual(['one', 'one', 'two', 'three']);
    await ada.press('Control+Shift+Backspace');
    await expect.poll(() => bob.lines()).toEqual(['one', 'two', 'three']);
    await ada.press('Control+d');
    await expect.poll(async () => (await bob.lines()).length).toBe(4);
    await ada.press('Control+z');
    await expect.poll(() => bob.lines()).toEqual(['one', 'two', 'three']);
  });
});

describe('moving a block', () => {
  it('[EDITOR-77] by drawing it: what another wrote in it meanwhile comes along', async () => {
    await hover(ada, 'three');
    const from = await handle(ada).boundingBox();
    const to = await block(ada, 'one').boundingBox();
    if (from === null || to === null) throw new Error('nothing to draw');
    const { mouse } = ada.page;
    await mouse.move(from.x + 12, from.y + 12);
    await mouse.down();
    await mouse.move(from.x + 16, from.y, { steps: 3 });
    await bob.page.locator(EDITABLE).focus();
    await bob.toEnd();
    await bob.type(' more');
    await expect.poll(() => ada.lines()).toContain('three more');
    await mouse.move(to.x + 60, to.y + 4, { steps: 5 });
    await mouse.up();
    await expect.poll(() => bob.lines()).toEqual(['three more', 'one', 'two']);
    await expect.poll(() => ada.lines()).toEqual(['three more', 'one', 'two']);
    await ada.press('Control+z');
    await expect.poll(() => bob.lines()).toEqual(['one', 'two', 'three more']);
  });

  it('[EDITOR-77] by menu, while another writes in it', async () => {
    await block(bob, 'two').click();
    await bob.press('End');
    await openMenu(ada, 'two');
    await Promise.all([choose(ada, 'Move block up'), bob.type(' and more')]);
    await expect.poll(() => ada.lines()).toEqual(['two and more', 'one', 'three']);
    await expect.poll(() => bob.lines()).toEqual(['two and more', 'one', 'three']);
    await ada.press('Control+z');
    await expect.poll(() => bob.lines()).toEqual(['one', 'two and more', 'three']);
  });
});

describe('a link to a block', () => {
  it('[EDITOR-79] is copied, opens at the block after edits, and says when it is gone', async () => {
    await openMenu(ada, 'two');
    await choose(ada, 'Copy link to block');
    await ada.page.getByText('Link to the block copied').waitFor();
    const link = await ada.page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/\/d\/[\w-]+#b=[0-9a-z]+-[0-9a-z]+$/u);
    await block(ada, 'one').click();
    await ada.press('Home');
    for (let line = 0; line < 30; line += 1) await ada.press('Enter');
    await ada.saved();
    await bob.page.goto('about:blank');
    await bob.page.goto(link);
    await bob.page.locator('[data-linked-block]').waitFor();
    const isInSight = () =>
      block(bob, 'two').evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top > 0 && bottom < innerHeight;
      });
    await expect.poll(isInSight).toBe(true);
    await bob.page.locator('[data-linked-block]').waitFor({ state: 'detached' });
    await block(ada, 'two').click();
    // The browser tells of a click's selection a moment after the click.
    const chosen = () => ada.page.evaluate(() => document.getSelection()?.anchorNode?.textContent);
    await expect.poll(chosen).toContain('two');
    // Behind in one's own copy of the text: what it shows at first is gone already.
    await bob.page.goto('about:blank');
    await ada.press('Control+Shift+Backspace');
    await expect.poll(() => ada.lines()).not.toContain('two');
    await ada.saved();
    await bob.page.goto(link);
    await bob.page.getByText('This is where it stood.').waitFor();
    expect([...ada.complaints, ...bob.complaints]).toEqual([]);
  });
});

describe('on a phone', () => {
  it('[EDITOR-76] there is no handle, and the toolbar opens the same menu', async () => {
    const phone = await stage.enter('Cleo', {
      viewport: { width: 390, height: 780 },
      hasTouch: true,
      isMobile: true,
    });
    await block(phone, 'two').tap();
    expect(await phone.page.locator('[data-block-handle]').count()).toBe(0);
    const button = phone.page
      .getByRole('toolbar', { name: 'Formatting', exact: true })
      .getByRole('button', { name: 'Block menu' });
    await button.scrollIntoViewIfNeeded();
    await button.tap();
    await phone.page.getByRole('menu', { name: 'Block menu' }).waitFor();
    expect(await violations(phone.page)).toEqual([]);
    await phone.page.getByRole('menuitem', { name: 'Move block up' }).tap();
    await expect.poll(() => bob.lines()).toEqual(['two', 'one', 'three']);
    expect(phone.complaints).toEqual([]);
  });
});
