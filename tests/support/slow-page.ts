/** A document's page whose scripts, or whose connection, come when a test says so. */
import type { Page } from 'playwright-core';

/** The text of the page before the editor is there. */
export const FIRST = '[data-first-sight]';
/** Where the next key before the editor goes. */
export const FIELD = '[data-early="now"]';

/** As long as a slow machine may take to start the thread that draws a first text. */
export const SLOW_ENV = { SHEAF_FIRST_SIGHT_MS: '20000' };

/** Before the page is asked for. @returns what lets them go. */
export async function slowed(page: Page, what: 'scripts' | 'sockets'): Promise<() => void> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  if (what === 'scripts') {
    await page.route('**/*.js', async (route) => {
      await released;
      await route.continue();
    });
  } else {
    await page.routeWebSocket(/\/collab\//u, (socket) => {
      void released.then(() => socket.connectToServer());
    });
  }
  return release;
}

/** Presses right behind `words` of the text before the editor. */
export async function pressBehind(page: Page, words: string): Promise<void> {
  const place = await page.evaluate(async (looked) => {
    await document.fonts.ready;
    const walker = document.createTreeWalker(
      document.querySelector('[data-first-sight]') as Element,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(looked);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + looked.length);
      const { right, top, height } = range.getBoundingClientRect();
      return { x: right, y: top + height / 2 };
    }
    return null;
  }, words);
  if (place === null) throw new Error(`no such words: ${words}`);
  await page.mouse.click(place.x, place.y);
  await page.locator(FIELD).waitFor({ state: 'attached' });
}
