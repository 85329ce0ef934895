import type { Page } from 'playwright-core';

/**
 * Waits until the page itself is at `path`: a glob that ends in it is true of
 * `/sign-in?to=<path>` too, and so of the page that is about to be left.
 */
export async function atPath(page: Page, path: string): Promise<void> {
  await page.waitForURL((url) => url.pathname === path);
}
