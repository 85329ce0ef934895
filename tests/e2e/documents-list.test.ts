/** The list of documents: its views, its order, many rows at once, and the trash. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type HomeVisit, visitHome } from '../support/home-visit.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/** A busy machine takes its time. */
const SOON = { timeout: 15_000 };

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  const env = { SHEAF_LIST_DOCUMENTS_MAX: '5' };
  [server, browser] = await Promise.all([startServer({ env }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

type Options = Parameters<typeof visitHome>[2];

async function asVisitor(story: (visit: HomeVisit) => Promise<void>, options: Options = {}) {
  const visit = await visitHome(browser, server.url, options);
  try {
    await story(visit);
  } finally {
    await visit.close();
  }
}

const tab = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true });
const marked = (page: Page) => page.locator('nav [aria-current]').textContent();
const boxOf = ({ row }: HomeVisit, title: string) => row(title).getByRole('checkbox');
const pathOf = async ({ row }: HomeVisit, title: string) =>
  (await row(title).getByRole('link').getAttribute('href')) ?? '';
const focusedTitle = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

/** What is in the trash, by title. */
const trashed = (page: Page) =>
  page
    .getByRole('list', { name: 'Documents in the trash' })
    .getByRole('paragraph')
    .allTextContents();

describe('views of the list', () => {
  it('[HOME-11] each has an address that reload, back and forward keep', () =>
    asVisitor(async ({ page, seed, titles }) => {
      await seed('Letters', 'Minutes');
      expect(await marked(page)).toBe('All');
      await tab(page, 'Mine').click();
      await page.waitForURL('**/?view=mine');
      await expect.poll(() => marked(page)).toBe('Mine');
      await expect.poll(() => page.title(), SOON).toContain('Mine');
      await tab(page, 'Shared with me').click();
      await page.getByRole('heading', { name: 'Nothing is shared with you yet' }).waitFor();
      await page.goBack();
      await expect.poll(() => marked(page), SOON).toBe('Mine');
      await expect.poll(titles, SOON).toEqual(['Minutes', 'Letters']);
      await page.goForward();
      await expect.poll(() => marked(page), SOON).toBe('Shared with me');
      await page.reload();
      await page.getByRole('heading', { name: 'Nothing is shared with you yet' }).waitFor();
      await page.goto('/trash');
      await page.waitForURL('**/?view=trash');
      expect(await marked(page)).toBe('Trash');
    }));

  it('[HOME-12] an empty view says what will be in it', () =>
    asVisitor(async ({ page }) => {
      const headings = {
        mine: 'Nothing of your own yet',
        shared: 'Nothing is shared with you yet',
        recent: 'Nothing opened yet',
        trash: 'The trash is empty',
      };
      for (const [view, heading] of Object.entries(headings)) {
        await page.goto(`/?view=${view}`);
        const said = () => page.getByRole('heading', { level: 2 }).textContent();
        await expect.poll(said, SOON).toBe(heading);
      }
      await page.getByText('waits here for 30 days').waitFor();
    }));

  it('[HOME-6] a row says whose it is, who gets in and what one may do', () =>
    asVisitor(async (ada) => {
      await ada.seed('Minutes');
      const path = await pathOf(ada, 'Minutes');
      await asVisitor(async ({ page, row }) => {
        await page.goto(path);
        await page.waitForSelector('.ProseMirror[contenteditable]');
        await page.goto('/?view=shared');
        await row('Minutes').waitFor();
        const words = (await row('Minutes').textContent()) ?? '';
        expect(words).toContain('Can edit');
        expect(words).toContain('Guest');
        expect(words).toContain('Anyone with the address');
        await page.goto('/?view=mine');
        await page.getByRole('heading', { name: 'Nothing of your own yet' }).waitFor();
        await page.goto('/?view=recent');
        await row('Minutes').waitFor();
      });
      expect(await ada.row('Minutes').textContent()).toContain('You');
    }));

  it('[HOME-13] the order is chosen once and kept, from the first bytes on', () =>
    asVisitor(async ({ page, seed, titles }) => {
      await seed('Berta', 'Anna', 'Cleo');
      expect(await titles()).toEqual(['Cleo', 'Anna', 'Berta']);
      await page.getByRole('button', { name: 'Order: Last edited' }).click();
      await page.getByRole('menuitemradio', { name: 'Title' }).click();
      await expect.poll(titles, SOON).toEqual(['Anna', 'Berta', 'Cleo']);
      await page.getByRole('button', { name: 'Order: Title' }).click();
      await page.getByRole('menuitemradio', { name: 'Z to A' }).click();
      await expect.poll(titles, SOON).toEqual(['Cleo', 'Berta', 'Anna']);
      const html = await (await page.context().request.get('/')).text();
      const places = ['Cleo', 'Berta', 'Anna'].map((title) => html.indexOf(`>${title}<`));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(Math.min(...places)).toBeGreaterThan(0);
    }));

  it('[HOME-3] a filter leaves what fits, and says when nothing does', () =>
    asVisitor(async ({ page, seed, titles }) => {
      await seed('Letters', 'Minutes');
      await page.getByRole('button', { name: 'Filter' }).click();
      await page.getByRole('menuitemradio', { name: 'You', exact: true }).click();
      await expect.poll(titles, SOON).toEqual(['Minutes', 'Letters']);
      await page.getByRole('button', { name: 'Filter: You' }).click();
      await page.getByRole('menuitemradio', { name: 'Only you' }).click();
      await page.getByRole('heading', { name: 'No document fits' }).waitFor();
      await page.getByRole('button', { name: 'Show all' }).click();
      await expect.poll(titles, SOON).toEqual(['Minutes', 'Letters']);
    }));

  it('[HOME-17] the next page comes when the end is near, and by a press, with the focus', () =>
    asVisitor(async ({ page, seed, titles }) => {
      const names = Array.from({ length: 12 }, (_, at) => `No. ${at}`);
      // Nothing is near the end: only a press may bring more.
      await page.addInitScript(() => {
        Object.assign(globalThis, {
          IntersectionObserver: class {
            observe() {}
            disconnect() {}
          },
        });
      });
      await seed(...names);
      expect(await titles()).toHaveLength(5);
      await page.getByRole('button', { name: 'Show more' }).press('Enter');
      await expect.poll(async () => (await titles()).length, SOON).toBe(10);
      await expect.poll(() => focusedTitle(page), SOON).toBe('No. 6');
      const other = await page.context().newPage();
      await other.goto('/');
      await expect
        .poll(() => other.locator('[data-row]').allTextContents(), SOON)
        .toEqual(names.toReversed());
      expect(await other.getByRole('button', { name: 'Show more' }).count()).toBe(0);
    }));
});

describe('rows of the list', () => {
  it('[HOME-14] are chosen by keys, and Escape ends it', () =>
    asVisitor(async (visit) => {
      const { page, seed, row } = visit;
      await seed('A', 'B', 'C', 'D');
      const chosen = async () => {
        const ticked = await Promise.all(
          ['D', 'C', 'B', 'A'].map(async (title) => [title, await boxOf(visit, title).isChecked()]),
        );
        return ticked.flatMap(([title, is]) => (is === true ? [title] : [])).join('');
      };
      await row('C').getByRole('link').focus();
      await page.keyboard.press('Space');
      await expect.poll(chosen).toBe('C');
      await page.getByText('1 selected').first().waitFor({ state: 'attached' });
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await expect.poll(chosen).toBe('CBA');
      await page.keyboard.press('Shift+ArrowUp');
      await expect.poll(chosen).toBe('CB');
      await page.keyboard.press('Control+a');
      await expect.poll(chosen).toBe('DCBA');
      await page.keyboard.press('Escape');
      await expect.poll(chosen).toBe('');
      expect(await focusedTitle(page)).toBe('B');
      await page.getByRole('searchbox').waitFor();
    }));

  it('[HOME-14] are chosen by their boxes and from their menu', () =>
    asVisitor(async (visit) => {
      const { page, seed, row, choose } = visit;
      await seed('A', 'B', 'C');
      await row('C').hover();
      await boxOf(visit, 'C').check();
      await boxOf(visit, 'A').click({ modifiers: ['Shift'] });
      await page.getByText('3 selected').last().waitFor();
      await page.getByRole('button', { name: 'End selection' }).click();
      await choose('B', 'Select');
      await expect.poll(() => boxOf(visit, 'B').isChecked()).toBe(true);
    }));

  it('[HOME-15] go to the trash together, and come back with one Undo', () =>
    asVisitor(async (visit) => {
      const { page, seed, row, titles } = visit;
      await seed('A', 'B', 'C');
      await row('C').getByRole('link').focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Shift+ArrowDown');
      await page.getByRole('button', { name: 'Move to trash' }).click();
      await page.getByText('2 documents are in the trash.').waitFor();
      await expect.poll(titles, SOON).toEqual(['A']);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('2 documents are back in your list.').waitFor();
      await expect.poll(titles, SOON).toEqual(['C', 'B', 'A']);
    }));

  it('[HOME-15] what is not one’s own stays, and is named', () =>
    asVisitor(async (ada) => {
      await ada.seed('Of Ada');
      const path = await pathOf(ada, 'Of Ada');
      await asVisitor(async ({ page, seed, row, titles }) => {
        await page.goto(path);
        await page.waitForSelector('.ProseMirror[contenteditable]');
        await page.goto('/');
        await seed('Of Bob');
        await row('Of Bob').getByRole('link').focus();
        await page.keyboard.press('Control+a');
        await page.getByRole('button', { name: 'Move to trash' }).click();
        await page
          .getByText('1 of 2 moved to the trash. Only its owner can do that to “Of Ada”.')
          .waitFor();
        await expect.poll(titles, SOON).toEqual(['Of Ada']);
        await page.getByRole('button', { name: 'Undo' }).waitFor();
      });
    }));
});

describe('the trash', () => {
  /** With these in it, the last one on top. */
  async function fill({ page, seed }: HomeVisit, ...names: readonly string[]): Promise<void> {
    await seed(...names);
    await page.evaluate(async () => {
      const list = await fetch('/api/v1/documents?sort=title&direction=up');
      const { documents } = (await list.json()) as {
        readonly documents: { readonly id: string }[];
      };
      for (const { id } of documents) await fetch(`/api/v1/documents/${id}`, { method: 'DELETE' });
    });
    await page.goto('/?view=trash');
    await page.getByRole('list', { name: 'Documents in the trash' }).waitFor();
  }

  it('[HOME-16] says in how many days a document goes, and asks before it goes at once', () =>
    asVisitor(async (visit) => {
      const { page } = visit;
      await fill(visit, 'A', 'B');
      expect(await page.getByText('Gone for good in 30 days').count()).toBe(2);
      await page.getByRole('button', { name: 'Delete B now' }).click();
      const question = page.getByRole('alertdialog', { name: 'Delete “B” for good?' });
      await question.getByRole('button', { name: 'Keep' }).click();
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
        .toBe('Delete B now');
      await page.keyboard.press('Enter');
      await question.getByRole('button', { name: 'Delete now' }).click();
      await page.getByText('“B” is gone for good').waitFor();
      await page.reload();
      await expect.poll(() => trashed(page), SOON).toEqual(['A', 'No text yet']);
    }));

  it('[HOME-16] is emptied at once, when asked', () =>
    asVisitor(async (visit) => {
      const { page } = visit;
      await fill(visit, 'A', 'B', 'C');
      await page.getByRole('button', { name: 'Empty trash' }).click();
      const question = page.getByRole('alertdialog', { name: 'Empty the trash?' });
      await question.getByRole('button', { name: 'Empty trash' }).click();
      await page.getByText('3 documents are gone for good.').waitFor();
      await page.getByRole('heading', { name: 'The trash is empty' }).waitFor();
      await page.reload();
      expect(await page.getByRole('listitem').count()).toBe(0);
    }));

  it('[HOME-15] gives several back, or deletes several for good', () =>
    asVisitor(async (visit) => {
      const { page, titles } = visit;
      await fill(visit, 'A', 'B', 'C');
      await page.getByRole('checkbox', { name: 'Select C' }).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Shift+ArrowDown');
      await page.getByText('2 selected').last().waitFor();
      await page.getByRole('region', { name: 'Selected documents' }).getByText('Restore').click();
      await page.getByText('2 documents are back in your list.').waitFor();
      await expect.poll(() => trashed(page), SOON).toEqual(['A', 'No text yet']);
      await page.getByRole('checkbox', { name: 'Select A' }).check();
      await page.getByRole('region', { name: 'Selected documents' }).getByText('Delete').click();
      const question = page.getByRole('alertdialog', { name: 'Delete 1 document for good?' });
      await question.getByRole('button', { name: 'Delete now' }).click();
      await page.getByText('1 document is gone for good.').waitFor();
      await tab(page, 'All').click();
      await expect.poll(async () => (await titles()).toSorted(), SOON).toEqual(['B', 'C']);
    }));
});
