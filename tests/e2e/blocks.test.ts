import type { Editor } from '@tiptap/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { EDITABLE, makeDocument, openStage, type Stage, type Writer } from '../support/stage.ts';

const MARKDOWN = [
  'Before.',
  '> [!TIP]\n> Water the pears.',
  '<details>\n<summary>Harvest</summary>\n\nIn autumn, by hand.\n\n</details>',
  '1. Ladder\n2. Basket',
  'After.',
].join('\n\n');
let stage: Stage;
let ada: Writer;
let bob: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Orchard', markdown: MARKDOWN });
  ada = await stage.enter('Ada');
  bob = await stage.enter('Bob');
});
afterAll(() => stage.close());

/** The blocks as one sees them: what stands where, without the names on carets. */
function blocks({ page }: Writer): Promise<string[]> {
  return page.evaluate(() => {
    const body = document.querySelector('.ProseMirror')?.cloneNode(true);
    if (!(body instanceof HTMLElement)) return [];
    for (const extra of body.querySelectorAll(
      '.caret, .callout-kind, .toggle-fold, .toggle-begin',
    )) {
      extra.remove();
    }
    const named = (block: Element): string => {
      const { callout, toggle, columns } = (block as HTMLElement).dataset;
      const name =
        callout ??
        (toggle === undefined ? null : 'toggle') ??
        (columns === undefined ? null : 'columns');
      const inside = [...block.children].map((child) => child.textContent).join(' | ');
      return name === null ? block.textContent : `${name}: ${inside}`;
    };
    return [...body.children].map(named);
  });
}

async function clickText({ page }: Writer, text: string): Promise<void> {
  await page.locator('.ProseMirror :is(p, h1, h2, h3)', { hasText: text }).last().click();
  // The editor hears of it a moment after the click; a key must not come before that.
  const chosen = () =>
    page.evaluate(() => {
      const body: Element & { editor?: Editor } = document.querySelector('.ProseMirror') as Element;
      return body.editor?.state.selection.$head.parent.textContent;
    });
  await expect.poll(chosen).toContain(text);
}

/** By the palette. */
async function runNamed(writer: Writer, name: string): Promise<void> {
  await writer.press('Control+k');
  const field = writer.page.getByRole('dialog').getByRole('combobox');
  await field.waitFor();
  await expect.poll(() => field.evaluate((node) => node === document.activeElement)).toBe(true);
  await writer.type(name);
  await writer.page.getByRole('option').first().waitFor();
  await writer.press('Enter');
}

const isShown = ({ page }: Writer, text: string) =>
  page.locator('.ProseMirror p', { hasText: text }).first().isVisible();

describe('two people among blocks that hold blocks', () => {
  it('[EDITOR-29] [EDITOR-36] one chooses the kind of a callout on its sign while the other writes in it', async () => {
    await clickText(bob, 'Water');
    await bob.press('End');
    await Promise.all([
      ada.page.getByRole('combobox', { name: 'Kind of callout' }).selectOption('Warning'),
      bob.type(' Twice.'),
    ]);
    for (const writer of [ada, bob]) {
      await expect.poll(() => blocks(writer)).toContain('warning: Water the pears. Twice.');
    }
    await Promise.all([ada.saved(), bob.saved()]);
  });

  it('[EDITOR-37] undo one’s own change of it', async () => {
    await ada.page.locator(EDITABLE).focus();
    await ada.press('Control+z');
    for (const writer of [ada, bob]) {
      await expect.poll(() => blocks(writer)).toContain('tip: Water the pears. Twice.');
    }
  });

  it('[EDITOR-32] opens a toggle for oneself alone, and it stays open while the other writes', async () => {
    expect([await isShown(ada, 'In autumn'), await isShown(bob, 'In autumn')]).toEqual([
      false,
      false,
    ]);
    const fold = ada.page.getByRole('button', { name: 'Show or hide what is inside' });
    await fold.click();
    expect(await fold.getAttribute('aria-expanded')).toBe('true');
    expect([await isShown(ada, 'In autumn'), await isShown(bob, 'In autumn')]).toEqual([
      true,
      false,
    ]);
    await clickText(bob, 'Before');
    await bob.press('End', 'Enter');
    await bob.type('More');
    await expect.poll(() => blocks(ada)).toContain('More');
    expect(await isShown(ada, 'In autumn')).toBe(true);
    await clickText(ada, 'In autumn');
    await ada.press('Control+Enter');
    await expect.poll(() => isShown(ada, 'In autumn')).toBe(false);
    expect([...ada.complaints, ...bob.complaints]).toEqual([]);
  });

  it('[EDITOR-32] finds what is in a closed toggle, and paper shows it', async () => {
    await ada.press('Control+f');
    await expect
      .poll(() => ada.page.evaluate(() => document.activeElement?.getAttribute('placeholder')))
      .toBe('Find');
    await ada.type('by hand');
    await expect.poll(() => isShown(ada, 'In autumn')).toBe(true);
    await ada.press('Escape');
    expect(await isShown(bob, 'In autumn')).toBe(false);
    await bob.page.emulateMedia({ media: 'print' });
    expect(await isShown(bob, 'In autumn')).toBe(true);
    await bob.page.emulateMedia({ media: 'screen' });
  });
});

describe('a caret in a closed toggle', () => {
  it('[EDITOR-32] is shown to whoever follows it there', async () => {
    // The menu over a selection would lie on the sign.
    await ada.toEnd();
    const [own, other] = [ada, bob].map(({ page }) =>
      page.getByRole('button', { name: 'Show or hide what is inside' }).first(),
    );
    await own?.click();
    await other?.click();
    await clickText(bob, 'In autumn');
    expect(await isShown(ada, 'In autumn')).toBe(false);
    await ada.page.getByRole('button', { name: '2 people' }).click();
    await ada.page.getByRole('dialog').getByRole('button', { name: /^Bob/ }).first().click();
    await expect.poll(() => isShown(ada, 'In autumn')).toBe(true);
  });
});

describe('by keyboard alone', () => {
  it('[EDITOR-31] a toggle heading is made, written in and left', async () => {
    await ada.toEnd();
    await ada.press('Enter');
    await runNamed(ada, 'Toggle heading 2');
    await ada.type('Storage');
    await ada.press('Enter');
    await ada.type('Cool and dark');
    await ada.press('Enter', 'Enter');
    await ada.type('behind');
    await expect.poll(() => blocks(bob)).toContain('toggle: Storage | Cool and dark');
    await expect.poll(async () => (await blocks(bob)).at(-1)).toBe('behind');
  });

  it('[EDITOR-29] a callout is made, its sign reached with Alt and F10, worked by arrows and left with Escape', async () => {
    await ada.press('Enter');
    await ada.type('::: ');
    await ada.type('Mind the wasps');
    await ada.press('Alt+F10');
    await expect
      .poll(() => ada.page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Kind of callout');
    await ada.type('D');
    await expect.poll(() => blocks(bob)).toContain('danger: Mind the wasps');
    await ada.press('Escape');
    await ada.press('End');
    await ada.type('.');
    await expect.poll(() => blocks(bob)).toContain('danger: Mind the wasps.');
    await ada.press('Enter', 'Enter');
  });

  it('[EDITOR-35] columns are made, one added, emptied and removed', async () => {
    await runNamed(ada, '2 columns');
    await ada.type('left');
    await expect.poll(() => blocks(bob)).toContain('columns: left | ');
    await ada.press('ArrowDown');
    await ada.type('right');
    await expect.poll(() => blocks(bob)).toContain('columns: left | right');
    for (let letter = 0; letter < 'right'.length; letter += 1) await ada.press('Backspace');
    await ada.press('Backspace');
    await expect.poll(() => blocks(bob)).toContain('left');
    expect(await bob.page.locator('.ProseMirror [data-columns]').count()).toBe(0);
  });

  it('[EDITOR-34] a list has the signs and starts at the number that are asked for, by keys alone', async () => {
    await clickText(ada, 'Ladder');
    await runNamed(ada, 'roman');
    await expect
      .poll(() =>
        bob.page
          .locator('.ProseMirror ol')
          .first()
          .evaluate((list) => getComputedStyle(list).listStyleType),
      )
      .toBe('lower-roman');
    await clickText(ada, 'Basket');
    await runNamed(ada, 'Start at');
    const field = ada.page.getByLabel('Start at', { exact: true }).getByRole('textbox');
    await field.waitFor();
    await field.fill('x');
    await ada.press('Enter');
    await ada.page.getByText('Enter a whole number from 0.').first().waitFor();
    expect(await violations(ada.page)).toEqual([]);
    await field.press('Escape');
    await field.waitFor({ state: 'detached' });
    // Where the palette was opened from is not where the digits go.
    for (const start of ['7', '12']) {
      await runNamed(ada, 'Start at');
      await field.waitFor();
      await ada.type(start);
      await ada.press('Enter');
      await expect
        .poll(() => bob.page.locator(`.ProseMirror ol[start="${start}"]`).innerText())
        .toContain('Basket');
    }
    expect((await blocks(bob)).join()).not.toMatch(/\d/);
    expect([...ada.complaints, ...bob.complaints]).toEqual([]);
  });
});

describe('the look of them', () => {
  const EVERYTHING = [
    ...['NOTE', 'TIP', 'SUCCESS', 'WARNING', 'CAUTION'].map(
      (kind) => `> [!${kind}]\n> Words in it.`,
    ),
    '<details>\n<summary></summary>\n\n</details>',
    '<details>\n<summary><h2>Heading</h2></summary>\n\n- item\n\n</details>',
    '<!-- page break -->',
    'Behind.',
  ].join('\n\n');

  it.each(['light', 'dark'] as const)(
    '[EDITOR-29] [EDITOR-31] [EDITOR-33] axe finds nothing in the %s theme',
    async (colorScheme) => {
      const documentId = await makeDocument(stage.server, { title: 'All', markdown: EVERYTHING });
      const eve = await stage.enter('Eve', { colorScheme });
      await eve.page.goto(`${stage.server.url}/d/${documentId}`);
      await eve.page.waitForSelector(EDITABLE);
      await eve.page.locator('.toggle-fold').first().click();
      await eve.page.locator('.toggle-fold').last().click();
      await eve.page.getByRole('button', { name: 'Empty. Write inside.' }).waitFor();
      expect(await violations(eve.page)).toEqual([]);
      expect(await eve.page.getByRole('separator', { name: 'Page break' }).count()).toBe(1);
      await eve.page.context().close();
    },
  );

  it('[EDITOR-35] columns stand below one another on a phone, and nothing scrolls sideways', async () => {
    const eve = await stage.enter('Eve', {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
    await eve.toEnd();
    await eve.press('Enter');
    await runNamed(eve, '5 columns');
    await eve.page.locator('[data-column]').nth(4).waitFor();
    const boxes = await eve.page
      .locator('[data-column]')
      .evaluateAll((columns) => columns.map((column) => column.getBoundingClientRect().left));
    expect(new Set(boxes).size).toBe(1);
    expect(await eve.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    await eve.page.context().close();
  });
});
