/** A hand on the keyboard that never touches the mouse. */
import type { Locator, Page } from 'playwright-core';

/** More stops than any page has. */
const STOPS_MAX = 120;

/** Goes there stop by stop, and presses. @throws Error when Tab never comes by it */
export async function pressByTab(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await goTo(page, target, 'Tab');
  await page.keyboard.press(key);
}

/** The same in a menu that is open. */
export async function pressByArrow(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await goTo(page, target, 'ArrowDown');
  await page.keyboard.press(key);
}

async function goTo(page: Page, target: Locator, step: string): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < STOPS_MAX; stops++) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press(step);
  }
  throw new Error(`${step} never comes by ${String(target)}`);
}
