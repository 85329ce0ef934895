import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { openShareStage } from '../support/share-stage.ts';
import { EDITABLE, makeDocument, openStage, type Stage, type Writer } from '../support/stage.ts';

const TABLE = '| Name | Count |\n|---|---|\n| Pears | 12 |\n| Apples | 9 |\n| Plums | 30 |';
const ROWS = ['Name | Count', 'Pears | 12', 'Apples | 9', 'Plums | 30'];
const WIDE = `| ${'Column | '.repeat(8)}\n|${'---|'.repeat(8)}\n| first |${' words |'.repeat(6)} last |`;
let stage: Stage;
let ada: Writer;
let bob: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Fruit' });
  ada = await stage.enter('Ada');
  bob = await stage.enter('Bob');
});
afterAll(() => stage.close());

beforeEach(async () => {
  const documentId = await makeDocument(stage.server, {
    title: 'Fruit',
    markdown: `Before.\n\n${TABLE}\n\nAfter.`,
  });
  for (const { page } of [ada, bob]) {
    await page.goto(`${stage.server.url}/d/${documentId}`);
    await page.waitForSelector(EDITABLE);
  }
});

type Axis = 'Row' | 'Column';

const handle = ({ page }: Writer, axis: Axis) =>
  page.getByRole('button', { name: `${axis} menu`, exact: true });
const cell = ({ page }: Writer, text: string) =>
  page.locator('.ProseMirror :is(td, th)', { hasText: text }).first();

/** Its cells row by row, without the names on carets. */
function cells({ page }: Writer): Promise<string[]> {
  return page.evaluate(() => {
    const shown = document.querySelector('.ProseMirror table')?.cloneNode(true);
    if (!(shown instanceof HTMLElement)) return [];
    for (const caret of shown.querySelectorAll('.caret')) caret.remove();
    const rows = [...shown.querySelectorAll('tr')];
    return rows.map((row) => [...row.children].map((each) => each.textContent).join(' | '));
  });
}

interface Middle {
  readonly x: number;
  readonly y: number;
}

async function middleOf(place: ReturnType<typeof cell>): Promise<Middle> {
  const box = await place.boundingBox();
  if (box === null) throw new Error('it is not shown');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The handle is where it belongs before it is pressed. */
async function point(writer: Writer, text: string, axis: Axis): Promise<Middle> {
  const at = await middleOf(cell(writer, text));
  await expect
    .poll(async () => {
      await writer.page.mouse.move(at.x, at.y + 1);
      await writer.page.mouse.move(at.x, at.y);
      const box = await handle(writer, axis).boundingBox({ timeout: 1_000 });
      if (box === null) return false;
      const { x, y } = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      return axis === 'Row' ? Math.abs(y - at.y) < 3 : Math.abs(x - at.x) < 3;
    })
    .toBe(true);
  return middleOf(handle(writer, axis));
}

/** Takes it up, and goes over the place where it shall come; lets it go when told. */
async function draw(writer: Writer, text: string, axis: Axis, to: Middle) {
  const from = await point(writer, text, axis);
  const { mouse } = writer.page;
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await mouse.move(to.x, to.y, { steps: 3 });
  await expect.poll(() => writer.page.locator('[data-drawn]').count()).toBe(1);
  return () => mouse.up();
}

async function above(writer: Writer, text: string): Promise<Middle> {
  const at = await middleOf(cell(writer, text));
  return { x: at.x, y: at.y - 16 };
}

const chosenCells = ({ page }: Writer) => page.locator('.chosen-cell').allTextContents();

describe('the handle of a row or column', () => {
  it('[EDITOR-120] chooses it and opens its menu, whose commands are for all of it', async () => {
    const row = await point(ada, 'Apples', 'Row');
    await ada.page.mouse.click(row.x, row.y);
    const menu = ada.page.getByRole('menu', { name: 'Row', exact: true });
    await menu.waitFor();
    expect(await chosenCells(ada)).toEqual(['Apples', '9']);
    expect(await violations(ada.page)).toEqual([]);
    await menu.getByRole('menuitem', { name: 'Insert row below' }).click();
    await expect.poll(() => cells(bob)).toEqual(ROWS.toSpliced(3, 0, ' | '));
    const column = await point(ada, '12', 'Column');
    await ada.page.mouse.click(column.x, column.y);
    await ada.page.getByRole('menuitem', { name: 'Background' }).hover();
    await ada.page.getByRole('menuitem', { name: 'Green background' }).click();
    const greens = bob.page.locator('[data-background="green"]');
    await expect.poll(() => greens.count()).toBe(5);
    expect(await greens.first().textContent()).toBe('Count');
    expect([...ada.complaints, ...bob.complaints]).toEqual([]);
  });

  it('[EDITOR-120] is reached with Alt, Shift and F10, worked by keys and left with Escape', async () => {
    await cell(ada, 'Pears').click();
    await handle(ada, 'Row').waitFor();
    const focused = () =>
      ada.page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.getAttribute('aria-label') ?? activeElement?.className ?? '';
      });
    await ada.press('Alt+Shift+F10');
    expect(await focused()).toBe('Row menu');
    await ada.press('ArrowRight');
    expect(await focused()).toBe('Column menu');
    await ada.press('Enter');
    const menu = ada.page.getByRole('menu', { name: 'Column', exact: true });
    await menu.waitFor();
    expect(await chosenCells(ada)).toEqual(['Name', 'Pears', 'Apples', 'Plums']);
    // It is there a moment before keys are its own.
    await expect
      .poll(() => menu.evaluate((element) => element.contains(document.activeElement)))
      .toBe(true);
    await ada.press('s', 'Enter');
    await expect.poll(() => cells(bob)).toEqual([ROWS[0], ROWS[2], ROWS[1], ROWS[3]]);
    await expect.poll(focused).toBe('Document text');
    await cell(ada, 'Pears').click();
    await handle(ada, 'Row').waitFor();
    await ada.press('Alt+Shift+F10', 'Escape');
    await ada.press('End');
    await ada.type('!');
    await expect.poll(() => cells(bob)).toContain('Pears! | 12');
    expect(ada.complaints).toEqual([]);
  });
});

describe('drawing a handle', () => {
  it('[EDITOR-121] moves the row, and one undo takes it back but nothing of another’s', async () => {
    const letGo = await draw(ada, 'Plums', 'Row', await above(ada, 'Pears'));
    expect(await chosenCells(ada)).toEqual(['Plums', '30']);
    await letGo();
    await expect.poll(() => cells(bob)).toEqual([ROWS[0], ROWS[3], ROWS[1], ROWS[2]]);
    expect(await cells(ada)).toEqual(await cells(bob));
    await cell(bob, 'Pears').click();
    await bob.press('End');
    await bob.type(', ripe');
    await expect.poll(() => cells(ada)).toContain('Pears, ripe | 12');
    await ada.press('Control+z');
    await expect
      .poll(() => cells(bob))
      .toEqual([ROWS[0], 'Pears, ripe | 12', 'Apples | 9', 'Plums | 30']);
    expect([...ada.complaints, ...bob.complaints]).toEqual([]);
  });

  it('[EDITOR-121] moves the column', async () => {
    const { x, y } = await middleOf(cell(ada, 'Name'));
    const letGo = await draw(ada, 'Count', 'Column', { x: x - 60, y });
    await letGo();
    const turned = ['Count | Name', '12 | Pears', '9 | Apples', '30 | Plums'];
    await expect.poll(() => cells(bob)).toEqual(turned);
    await ada.press('Control+z');
    await expect.poll(() => cells(bob)).toEqual(ROWS);
  });

  it('[EDITOR-121] is given up with Escape, and opens no menu', async () => {
    const letGo = await draw(ada, 'Plums', 'Row', await above(ada, 'Pears'));
    await ada.press('Escape');
    await expect.poll(() => ada.page.locator('[data-drawn]').count()).toBe(0);
    await letGo();
    await cell(ada, 'Count').click();
    expect(await ada.page.getByRole('menu').count()).toBe(0);
    expect(await cells(ada)).toEqual(ROWS);
  });

  it('[EDITOR-122] moves that very row as it is then, and nothing once it is gone', async () => {
    await cell(bob, 'Apples').click();
    await bob.press('End');
    const letGo = await draw(ada, 'Apples', 'Row', await above(ada, 'Pears'));
    await bob.type(', red');
    await expect.poll(() => cells(ada)).toContain('Apples, red | 9');
    await letGo();
    const moved = [ROWS[0], 'Apples, red | 9', ROWS[1], ROWS[3]];
    await expect.poll(() => cells(bob)).toEqual(moved);

    const again = await draw(ada, 'Plums', 'Row', await above(ada, 'Apples'));
    const row = await point(bob, 'Plums', 'Row');
    await bob.page.mouse.click(row.x, row.y);
    await bob.page.getByRole('menuitem', { name: 'Delete row' }).click();
    await expect.poll(() => cells(ada)).toEqual(moved.slice(0, 3));
    await again();
    await cell(ada, 'Count').click();
    expect(await cells(ada)).toEqual(moved.slice(0, 3));
    await Promise.all([ada.saved(), bob.saved()]);
    expect(await cells(bob)).toEqual(moved.slice(0, 3));
    expect([...ada.complaints, ...bob.complaints]).toEqual([]);
  });
});

describe('the signs at the edges of a table', () => {
  it('[EDITOR-123] add a row and a column at its end', async () => {
    await point(ada, 'Pears', 'Row');
    await ada.page.getByRole('button', { name: 'Add a row' }).click();
    await ada.type('Figs');
    await expect.poll(() => cells(bob)).toEqual([...ROWS, 'Figs | ']);
    await ada.page.getByRole('button', { name: 'Add a column' }).click();
    await ada.type('Price');
    await expect.poll(async () => (await cells(bob))[0]).toBe('Name | Count | Price');
    await ada.press('Control+z', 'Control+z');
    await expect.poll(() => cells(bob)).toEqual([...ROWS, 'Figs | ']);
  });
});

describe('handles', () => {
  it('[EDITOR-124] take no room, and are not there on paper or in the reading view', async () => {
    const after = ada.page.locator('.ProseMirror > p').last();
    const before = await after.boundingBox();
    await point(ada, 'Pears', 'Row');
    expect(await after.boundingBox()).toEqual(before);
    await ada.page.emulateMedia({ media: 'print' });
    expect(await handle(ada, 'Row').isVisible()).toBe(false);
    await ada.page.emulateMedia({ media: null });
    await ada.page.locator('.ProseMirror').focus();
    await ada.press('Control+Alt+p');
    await expect.poll(() => ada.page.locator(EDITABLE).count()).toBe(0);
    await cell(ada, 'Apples').hover();
    await expect.poll(() => ada.page.locator('[data-table-handles]').count()).toBe(0);
    await ada.press('Control+Alt+p');
    await ada.page.waitForSelector(EDITABLE);
  });

  it('[EDITOR-124] are where rows begin, also from right to left', async () => {
    await ada.page.locator('.ProseMirror').evaluate((body) => body.setAttribute('dir', 'rtl'));
    const name = await middleOf(cell(ada, 'Name'));
    const count = await middleOf(cell(ada, 'Count'));
    expect(name.x).toBeGreaterThan(count.x);
    expect((await point(ada, 'Pears', 'Row')).x).toBeGreaterThan(name.x);
    const letGo = await draw(ada, 'Name', 'Column', { x: count.x - 60, y: count.y });
    await letGo();
    await expect.poll(async () => (await cells(bob))[0]).toBe('Count | Name');
  });

  it('[EDITOR-124] are not there for a reader', async () => {
    const shared = await openShareStage({ title: 'Fruit', markdown: TABLE });
    try {
      const { url } = await shared.link({ label: 'Readers', role: 'viewer' });
      const mei = await shared.arrive(url, 'Mei');
      await point(shared.owner, 'Pears', 'Row');
      await cell(mei, 'Pears').click();
      await cell(mei, 'Apples').hover();
      await mei.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      expect(await mei.page.locator('[data-table-handles]').count()).toBe(0);
      expect(mei.complaints).toEqual([]);
    } finally {
      await shared.close();
    }
  });

  it('[EDITOR-124] on a phone are as large as a finger, follow the table and end where it is cut off', async () => {
    const documentId = await makeDocument(stage.server, { title: 'Wide', markdown: WIDE });
    const eve = await stage.enter('Eve', {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
    await eve.page.goto(`${stage.server.url}/d/${documentId}`);
    await eve.page.waitForSelector(EDITABLE);
    await cell(eve, 'first').tap();
    await handle(eve, 'Column').waitFor();
    const [row, column] = await Promise.all([
      handle(eve, 'Row').boundingBox(),
      handle(eve, 'Column').boundingBox(),
    ]);
    // Beside a table there is no more room than this.
    expect(Math.min(row?.width ?? 0, (row?.height ?? 0) - 8)).toBeGreaterThanOrEqual(36);
    expect(Math.min(column?.width ?? 0, column?.height ?? 0)).toBeGreaterThanOrEqual(44);
    const add = eve.page.getByRole('button', { name: 'Add a column' });
    expect(await add.count()).toBe(0);
    const scroll = (to: number) =>
      eve.page.locator('.table-scroll').evaluate((table, left) => {
        table.scrollLeft = left;
      }, to);
    const start = await middleOf(handle(eve, 'Column'));
    await scroll(20);
    await expect.poll(async () => (await middleOf(handle(eve, 'Column'))).x).toBeLessThan(start.x);
    await scroll(2_000);
    await expect.poll(() => handle(eve, 'Column').count()).toBe(0);
    await add.waitFor();
    await handle(eve, 'Row').tap();
    await eve.page.getByRole('menu', { name: 'Row', exact: true }).waitFor();
    expect(await eve.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(eve.complaints).toEqual([]);
    await eve.page.context().close();
  });
});
