/** What axe finds wrong with a page as it is now, one line for each rule; none is right. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export interface AxeOptions {
  /** Also whether targets are large enough: a text's own signs are as its letters. */
  readonly isOfSizes?: boolean;
  /** A selector of what is not looked at. */
  readonly without?: string;
}

export async function violations(page: Page, options: AxeOptions = {}): Promise<string[]> {
  const { isOfSizes = true, without } = options;
  const axe = new AxeBuilder({ page })
    // Base UI's menus and dialogs hold the focus with these; nobody ever rests on one.
    .exclude('[data-base-ui-focus-guard]');
  if (without !== undefined) axe.exclude(without);
  const { violations: found } = await axe
    .options({
      rules: {
        // What floats belongs to no landmark.
        region: { enabled: false },
        // Of WCAG 2.2; axe leaves it out unless asked.
        'target-size': { enabled: isOfSizes },
      },
    })
    .analyze();
  const lines: string[] = [];
  for (const { id, nodes } of found) {
    const wrong: string[] = [];
    for (const { html, target } of nodes) {
      const isCaret = id === SCROLLED && (await isWrittenIn(page, String(target[0])));
      if (!isCaret) wrong.push(html);
    }
    if (wrong.length > 0) lines.push(`${id}: ${wrong.join(' ')}`);
  }
  return lines;
}

/** axe does not know that a caret scrolls what it is in, which EDITOR-157 shows. */
const SCROLLED = 'scrollable-region-focusable';

function isWrittenIn(page: Page, selector: string): Promise<boolean> {
  return page.locator(selector).evaluate((box) => (box as HTMLElement).isContentEditable);
}
