import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { EDITABLE, makeDocument, openStage, type Stage, type Writer } from '../support/stage.ts';

const TABLE = '| Name | Count |\n|---|---|\n| Pears | 12 |\n| Apples | 9 |';
let stage: Stage;
let ada: Writer;
let bob: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Fruit', markdown: `Before.\n\n${TABLE}\n\nAfter.` });
  ada = await stage.enter('Ada');
  bob = await stage.enter('Bob');
});
afterAll(() => stage.close());

/** Its cells row by row, without the names on carets. */
function cells({ page }: Writer, table = 0): Promise<string[]> {
  return page.evaluate((at) => {
    const shown = document.querySelectorAll('.ProseMirror table')[at]?.cloneNode(true);
    if (!(shown instanceof HTMLElement)) return [];
    for (const caret of shown.querySelectorAll('.caret')) caret.remove();
    const rows = [...shown.querySelectorAll('tr')];
    return rows.map((row) => [...row.children].map((cell) => cell.textContent).join(' | '));
  }, table);
}

async function clickCell({ page }: Writer, text: string): Promise<void> {
  await page.locator('.ProseMirror :is(td, th)', { hasText: text }).first().click();
}

async function choose({ page }: Writer, menu: string, entry: string): Promise<void> {
  const bar = page.getByRole('toolbar', { name: 'Table', exact: true });
  await bar.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: entry }).click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toContain('ProseMirror');
}

function focused(page: Writer['page']): Promise<string> {
  return page.evaluate(() => document.activeElement?.className ?? '');
}

describe('two people at one table', () => {
  it('[EDITOR-14] [EDITOR-21] add a row and a column at once, write on, and see the same table', async () => {
    await clickCell(ada, '9');
    await clickCell(bob, 'Count');
    for (const { page } of [ada, bob]) {
      await page.getByRole('toolbar', { name: 'Table', exact: true }).waitFor();
    }
    await Promise.all([ada.press('Tab'), choose(bob, 'Column', 'Insert column right')]);
    await Promise.all([ada.type('Plums'), bob.type('Price')]);
    await expect
      .poll(async () => [await cells(ada), await cells(bob)])
      .toSatisfy(([a, b]: string[][]) => {
        const text = a?.join(' ') ?? '';
        return text === b?.join(' ') && text.includes('Plums') && text.includes('Price');
      });
    const widths = (await cells(ada)).map((row) => row.split('|').length);
    expect(widths).toEqual([3, 3, 3, 3]);
    await Promise.all([ada.saved(), bob.saved()]);
  });

  it('[EDITOR-15] undo one’s own change of it', async () => {
    await clickCell(ada, 'Pears');
    await choose(ada, 'Row', 'Insert row above');
    await expect.poll(async () => (await cells(bob)).length).toBe(5);
    await clickCell(bob, 'Pears');
    await bob.press('End');
    await bob.type(', ripe');
    await expect.poll(() => cells(ada)).toContainEqual(expect.stringContaining('Pears, ripe'));
    await ada.press('Control+z');
    await expect.poll(async () => (await cells(bob)).length).toBe(4);
    expect(await cells(bob)).toEqual(await cells(ada));
    expect((await cells(bob)).join(' ')).toContain('Pears, ripe');
    expect([...ada.complaints, ...bob.complaints]).toEqual([]);
  });
});

describe('the tools at a table', () => {
  it('[EDITOR-26] are reached with Alt and F10, worked by arrows and left with Escape', async () => {
    await clickCell(ada, 'Apples');
    await ada.press('Alt+F10', 'ArrowRight', 'Enter');
    await ada.page.getByRole('menu', { name: 'Column' }).waitFor();
    await ada.page.getByRole('menuitem', { name: 'Sort by this column, A to Z' }).waitFor();
    expect(await violations(ada.page)).toEqual([]);
    await ada.press('Escape');
    await expect.poll(() => focused(ada.page)).toContain('ProseMirror');
    await ada.press('Alt+F10', 'Escape');
    await ada.type('x');
    await expect.poll(async () => (await cells(ada)).join(' ')).toContain('x');
    await ada.press('Backspace');
  });

  it('[EDITOR-26] are gone outside of tables', async () => {
    const bar = ada.page.getByRole('toolbar', { name: 'Table', exact: true });
    await clickCell(ada, 'Apples');
    await bar.waitFor();
    await ada.toEnd();
    await bar.waitFor({ state: 'detached' });
    expect(await bar.count()).toBe(0);
  });

  it('[EDITOR-19] [EDITOR-24] work on cells that a pointer chooses', async () => {
    const at = async (text: string) => {
      const box = await ada.page
        .locator('.ProseMirror :is(td, th)', { hasText: text })
        .first()
        .boundingBox();
      return { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 18 };
    };
    const [from, to] = [await at('Name'), await at('Pears')];
    await ada.page.mouse.move(from.x, from.y);
    await ada.page.mouse.down();
    await ada.page.mouse.move(from.x + 4, from.y + 10);
    await ada.page.mouse.move(to.x, to.y, { steps: 4 });
    await ada.page.mouse.up();
    await expect.poll(() => ada.page.locator('.chosen-cell').count()).toBe(2);
    await choose(ada, 'Cells', 'Green background');
    await expect.poll(() => bob.page.locator('[data-background="green"]').count()).toBe(2);
    await ada.press('Delete');
    await expect.poll(async () => (await cells(bob))[0]?.startsWith(' |')).toBe(true);
    await ada.press('Control+z', 'Control+z');
    await expect.poll(async () => (await cells(bob))[0]).toContain('Name');
    await expect.poll(() => bob.page.locator('[data-background="green"]').count()).toBe(0);
  });

  it('[EDITOR-26] stand above the other tools on a phone, and a wide table scrolls by itself', async () => {
    const wide = `| ${'column of the table | '.repeat(8)}\n|${'---|'.repeat(8)}\n| ${'words | '.repeat(8)}`;
    const documentId = await makeDocument(stage.server, { title: 'Wide', markdown: wide });
    const eve = await stage.enter('Eve', {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
    await eve.page.goto(`${stage.server.url}/d/${documentId}`);
    await eve.page.waitForSelector(EDITABLE);
    await eve.page.locator('.ProseMirror td').first().tap();
    const bar = eve.page.getByRole('toolbar', { name: 'Table', exact: true });
    await bar.waitFor();
    const [own, other] = [
      await bar.boundingBox(),
      await eve.page.getByRole('toolbar', { name: 'Formatting', exact: true }).boundingBox(),
    ];
    expect((own?.y ?? 0) + (own?.height ?? 0)).toBeLessThanOrEqual((other?.y ?? 0) + 1);
    const widths = await eve.page.evaluate(() => {
      const table = document.querySelector('.table-scroll');
      return {
        page: document.documentElement.scrollWidth,
        table: table?.scrollWidth ?? 0,
        shown: table?.clientWidth ?? 0,
      };
    });
    expect(widths.page).toBeLessThanOrEqual(390);
    expect(widths.table).toBeGreaterThan(widths.shown);
    await eve.page.context().close();
  });
});

describe('a column', () => {
  it('[EDITOR-27] is as wide as somebody draws it, for everybody', async () => {
    const head = (page: Writer['page']) =>
      page.locator('.ProseMirror th', { hasText: 'Name' }).first();
    const box = await head(ada.page).boundingBox();
    const [edge, middle] = [(box?.x ?? 0) + (box?.width ?? 0), (box?.y ?? 0) + 12];
    const wanted = Math.round((box?.width ?? 0) + 80);
    await ada.page.mouse.move(edge - 2, middle);
    await ada.page.mouse.down();
    await ada.page.mouse.move(edge + 40, middle, { steps: 3 });
    await ada.page.mouse.move(edge + 80, middle, { steps: 3 });
    await ada.page.mouse.up();
    const width = async (page: Writer['page']) => (await head(page).boundingBox())?.width ?? 0;
    await expect.poll(() => width(bob.page)).toBeGreaterThan(wanted - 6);
    await ada.saved();
    await clickCell(ada, 'Name');
    await choose(ada, 'Column', 'Narrow column');
    await expect.poll(() => width(bob.page)).toBeLessThan(wanted - 20);
    expect(ada.complaints).toEqual([]);
  });
});

describe('a paste', () => {
  it('[EDITOR-22] of cells makes a table where there was none, and goes over the cells of one', async () => {
    const documentId = await makeDocument(stage.server, { title: 'Values', markdown: 'x' });
    const eve = await stage.enter('Eve');
    await eve.page.goto(`${stage.server.url}/d/${documentId}`);
    await eve.page.waitForSelector(EDITABLE);
    const paste = (types: Readonly<Record<string, string>>) =>
      eve.page.evaluate((given) => {
        const clipboardData = new DataTransfer();
        for (const [type, value] of Object.entries(given)) clipboardData.setData(type, value);
        document
          .querySelector('.ProseMirror')
          ?.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
          );
      }, types);
    await eve.toEnd();
    await eve.press('Enter');
    await paste({ 'text/plain': 'a\tb\r\n1\t2\r\n' });
    await expect.poll(() => cells(eve)).toEqual(['a | b', '1 | 2']);
    await eve.page.getByRole('toolbar', { name: 'Table', exact: true }).waitFor();
    await clickCell(eve, '2');
    // A browser tells of a new selection with its next frame.
    await eve.press('End');
    await paste({
      'text/html':
        '<table><tr><td onclick="window.hacked=1" style="position:fixed">x</td><td>y<img src=x onerror="window.hacked=1"></td></tr></table>',
      'text/plain': 'x\ty',
    });
    await expect.poll(() => cells(eve)).toEqual(['a | b | ', '1 | x | y']);
    expect(await eve.page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(
      await eve.page
        .locator('.ProseMirror [onclick], .ProseMirror img:not(.ProseMirror-separator)')
        .count(),
    ).toBe(0);
    // A browser tells of handlers it has declined, also in a text that is only read.
    const others = eve.complaints.filter((complaint) => !complaint.includes('Content Security'));
    expect(others).toEqual([]);
    await eve.page.context().close();
  });
});

describe('a wide table', () => {
  it('[PAGE-99] is whole on paper, also where somebody has given its columns their widths', async () => {
    const documentId = await makeDocument(stage.server, { title: 'Wide', markdown: 'x' });
    const { page } = bob;
    await page.goto(`${stage.server.url}/d/${documentId}`);
    await page.waitForSelector(EDITABLE);
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      const row = '<td data-colwidth="400"><p>words in it</p></td>'.repeat(6);
      clipboardData.setData('text/html', `<table><tr>${row}</tr></table>`);
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector('.ProseMirror')?.dispatchEvent(paste);
    });
    await page.locator('.ProseMirror td').last().waitFor();
    await page.setViewportSize({ width: 718, height: 1_000 });
    await page.emulateMedia({ media: 'print' });
    const right = () =>
      page.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll('.ProseMirror td')].map(
            (cell) => cell.getBoundingClientRect().right,
          ),
        ),
      );
    expect(await right()).toBeLessThanOrEqual(718);
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${stage.server.url}/d/${stage.documentId}`);
    await page.waitForSelector(EDITABLE);
  });
});

describe('a new table', () => {
  it.each(['/table', '|-- '])('[EDITOR-19] is made by %s, and Tab fills it', async (typed) => {
    await ada.toEnd();
    await ada.press('Enter');
    await ada.type(typed);
    if (typed.startsWith('/')) {
      await ada.page.getByRole('option', { name: 'Rows and columns of cells' }).waitFor();
      await ada.press('Enter');
    }
    const count = await ada.page.locator('.ProseMirror table').count();
    await ada.type('one');
    await ada.press('Tab');
    await ada.type('two');
    await expect.poll(async () => (await cells(ada, count - 1))[0]).toBe('one | two | ');
    await expect.poll(() => cells(bob, count - 1)).toEqual(await cells(ada, count - 1));
    expect(ada.complaints).toEqual([]);
  });
});
