/** What moves in the text of a page, and which text stands in it, from its first frame on. */
import type { Page } from 'playwright-core';

export interface Watched {
  /** Of what stands in `main`, one line for each shift of it. */
  readonly moves: readonly string[];
  /** How many texts stood there in a frame: of the server, of the editor. One for each change. */
  readonly texts: readonly string[];
}

interface Watching extends Window {
  watched: { moves: string[]; texts: string[] };
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** Before the page is opened. */
export async function watchText(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: { moves: string[]; texts: string[] } = { moves: [], texts: [] };
    (window as unknown as Watching).watched = watched;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        const main = document.querySelector('main');
        const moved = entry.sources.flatMap(({ node }) =>
          node !== null && main?.contains(node) === true ? [node.nodeName] : [],
        );
        if (moved.length > 0) watched.moves.push(`${entry.value}: ${moved.join(' ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
    const look = () => {
      const all = [...document.querySelectorAll('.ProseMirror')];
      const sent = all.filter((text) => text.hasAttribute('data-first-sight')).length;
      const state = `${sent} ${all.length - sent}`;
      if (watched.texts.at(-1) !== state) watched.texts.push(state);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

export function watched(page: Page): Promise<Watched> {
  return page.evaluate(() => (window as unknown as Watching).watched);
}
