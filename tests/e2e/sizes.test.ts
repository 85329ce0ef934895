/** The editor page enlarged, on a tablet, mirrored, and without motion: with each of its panels. */
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, type Writer } from '../support/stage.ts';

const WIDE_CODE =
  'code that is longer than a line of it may be, on nearly any of the screens there are';
const TABLE = '| a | b | c | d | e |\n|---|---|---|---|---|\n| c | d | e | f | g |';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({
    title: 'A title that is not too short to be broken',
    markdown: `# Part\n\nwords and [a link](https://example.org)\n\n- [ ] to do\n\n\`\`\`\n${WIDE_CODE}\n\`\`\`\n\n${TABLE}\n\nend`,
  });
});
afterAll(() => stage.close());

const SIZES: readonly (readonly [string, BrowserContextOptions])[] = [
  // A window of 1440 by 900, and one of 1280 wide at 400 % (WCAG 2.2, 1.4.10).
  ['at 200 %', { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 }],
  ['at 400 %', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
  ['on a tablet', { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true }],
];

interface Panel {
  readonly open: (writer: Writer) => Promise<void>;
  readonly at: (page: Page) => Locator;
}

function byKey(key: string, at: Panel['at']): Panel {
  return { open: (writer) => writer.press(key), at };
}

function byClick(button: (page: Page) => Locator, at: Panel['at']): Panel {
  return { open: ({ page }) => button(page).click(), at };
}

const DIALOG = (page: Page) => page.getByRole('dialog');

const PANELS: Readonly<Record<string, Panel>> = {
  palette: byKey('Control+k', DIALOG),
  search: byKey('Control+h', (page) => page.getByRole('search')),
  outline: byKey('Control+Alt+h', (page) => page.getByRole('navigation', { name: 'Outline' })),
  count: byKey('Control+Shift+c', (page) => page.getByRole('complementary')),
  'save state': byKey('Control+s', DIALOG),
  shortcuts: byKey('Control+/', DIALOG),
  menu: byClick(
    (page) => page.getByRole('button', { name: 'More actions' }),
    (page) => page.getByRole('menu'),
  ),
  sharing: byClick((page) => page.locator('[data-share]'), DIALOG),
};

/** What can be pressed and lies beyond the sides of the window, where nothing scrolls to it. */
async function beyond(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const mayBeScrolledTo = (element: Element) => {
      for (let box = element.parentElement; box !== null; box = box.parentElement) {
        const { overflowX } = getComputedStyle(box);
        if (/auto|scroll/u.test(overflowX) && box.scrollWidth > box.clientWidth) return true;
      }
      return false;
    };
    const found = [...document.querySelectorAll('button, a, input, select, textarea, [role]')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        const isOut = left < -1 || right > innerWidth + 1;
        return width > 1 && isOut && !mayBeScrolledTo(element);
      })
      .map((element) => element.getAttribute('aria-label') ?? element.outerHTML.slice(0, 100));
    const { scrollWidth } = document.documentElement;
    return scrollWidth > innerWidth ? [`a page ${scrollWidth} wide`, ...found] : found;
  });
}

async function throughPanels(writer: Writer, look: (panel: string) => Promise<void>) {
  await look('text');
  for (const [name, { open, at }] of Object.entries(PANELS)) {
    await writer.toEnd();
    await open(writer);
    await at(writer.page).first().waitFor();
    await look(name);
    await writer.press('Escape');
    // What stays open until it is closed by its key.
    if (name === 'outline' || name === 'count') {
      if (await at(writer.page).isVisible()) await open(writer);
    }
    await at(writer.page).waitFor({ state: 'detached' });
  }
}

describe('the editor page', () => {
  it.each(SIZES)('[PAGE-91] has everything within the window %s', async (_, options) => {
    const ada = await stage.enter('Ada', options);
    await throughPanels(ada, (panel) =>
      expect.poll(() => beyond(ada.page), { message: panel }).toEqual([]),
    );
    await ada.page.context().close();
  });

  it.each([390, 1440])(
    '[PAGE-91] has everything within the window when it is mirrored, %i px wide',
    async (width) => {
      const ada = await stage.enter('Ada', { viewport: { width, height: 844 } });
      await ada.page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
      const more = await ada.page.getByRole('button', { name: 'More actions' }).boundingBox();
      expect(more?.x).toBeLessThan(width / 2);
      await throughPanels(ada, (panel) =>
        expect.poll(() => beyond(ada.page), { message: panel }).toEqual([]),
      );
      await ada.page.context().close();
    },
  );

  it('[PAGE-92] moves nothing for whoever has asked for less motion', async () => {
    const moving = ({ page }: Writer) =>
      page.evaluate(() => {
        const ms = (timing: ComputedEffectTiming | undefined) => Number(timing?.duration ?? 0);
        return document
          .getAnimations()
          .filter(({ effect }) => ms(effect?.getComputedTiming()) > 1)
          .map(({ effect }) => (effect as KeyframeEffect).target?.className ?? '');
      });
    const seen = async (reducedMotion: 'reduce' | 'no-preference') => {
      const ada = await stage.enter('Ada', { reducedMotion });
      const found: string[] = [];
      await throughPanels(ada, async () => void found.push(...(await moving(ada))));
      await ada.page.context().close();
      return found;
    };
    expect(await seen('reduce')).toEqual([]);
    // So that the silence above says something.
    expect((await seen('no-preference')).length).toBeGreaterThan(0);
  });
});
