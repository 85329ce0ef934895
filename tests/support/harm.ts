/** What a page must never do, whatever is in its document. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { EARLY_SCRIPT } from '../../lib/editor/early-script.ts';

export interface HarmWatch {
  /** What it asked of other sites. */
  readonly foreign: readonly string[];
  readonly dialogs: readonly string[];
}

interface Watched extends Window {
  refused?: string[];
}

/** Before the page is opened, or opened again. */
export async function watchHarm(page: Page, origin: string): Promise<HarmWatch> {
  const foreign: string[] = [];
  const dialogs: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) foreign.push(url.href);
  });
  const forget = (url: string) => {
    const at = foreign.indexOf(new URL(url).href);
    if (at >= 0) foreign.splice(at, 1);
  };
  // The policy of a page kept it back.
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') forget(request.url());
  });
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    const refused: string[] = [];
    (window as Watched).refused = refused;
    addEventListener('securitypolicyviolation', (event) =>
      refused.push(`${event.effectiveDirective} ${event.blockedURI}`),
    );
  });
  return { foreign, dialogs };
}

/**
 * Nothing ran, nothing was asked of another site, nothing in the text could, and nothing of it lies
 * over the page.
 *
 * @param root  where the text is.
 */
export async function expectNoHarm(
  page: Page,
  watch: HarmWatch,
  root: string,
  hasDiagrams = false,
): Promise<void> {
  const look = ({ selector, own }: { readonly selector: string; readonly own: string }) => {
    const text = [...document.querySelectorAll(selector)];
    const all = text
      .flatMap((element) => [...element.querySelectorAll('*')])
      // The page's own, which stays where scripts do not run.
      .filter((element) => element.textContent !== own);
    const odd = (element: Element) =>
      element.matches('script, iframe, object, embed, base, meta, link, form, style') ||
      element.getAttributeNames().some((name) => name.startsWith('on') || name === 'srcdoc');
    const isUnsafe = (address: string) => {
      // What is taken away has no address.
      const base = 'https://page.example/';
      const url = URL.canParse(address, base) ? new URL(address, base) : null;
      const isKnown = ['http:', 'https:', 'mailto:', 'tel:', 'blob:'].includes(url?.protocol ?? '');
      return !isKnown || /^[/\\]{2}/u.test(address);
    };
    const leads = (element: Element) =>
      ['href', 'src', 'srcset', 'action', 'xlink:href', 'poster', 'background'].some((name) =>
        isUnsafe(element.getAttribute(name) ?? '/'),
      );
    const styled = (element: Element) => {
      const { position, backgroundImage } = getComputedStyle(element);
      return position === 'fixed' || /evil/u.test(backgroundImage);
    };
    const controls = [...document.querySelectorAll('button, a, input, select')].filter(
      (control) => !text.some((element) => element.contains(control)),
    );
    const covered = controls.filter((control) => {
      const { left, top, width, height } = control.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return hit !== null && text.some((element) => element.contains(hit));
    });
    const shown = (elements: readonly Element[]) =>
      elements.slice(0, 5).map((element) => element.outerHTML.slice(0, 200));
    return {
      hasRun: 'hacked' in window,
      refused: (window as unknown as { refused?: string[] }).refused ?? [],
      odd: shown(all.filter(odd)),
      leading: shown(all.filter(leads)),
      styled: shown(all.filter(styled)),
      covered: shown(covered),
      isThere: text.length > 0,
    };
  };
  const found = await page.evaluate(look, { selector: root, own: EARLY_SCRIPT });
  // Mermaid reads labels in a document of its own, in which nothing would run, and gives its drawing
  // handlers, which the picture of it has no use for. A browser tells of both.
  const ofDiagrams = ['script-src-attr inline'];
  const refused = found.refused.filter((each) => !(hasDiagrams && ofDiagrams.includes(each)));
  expect({ ...found, refused }).toEqual({
    hasRun: false,
    refused: [],
    odd: [],
    leading: [],
    styled: [],
    covered: [],
    isThere: true,
  });
  expect([watch.foreign, watch.dialogs]).toEqual([[], []]);
}

export function isWiderThanItself(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
}

/** So that all of it has been in sight, and drawn. */
export async function lookThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const { scrollingElement } = document;
    const { documentElement } = document;
    for (let at = 0; at < (scrollingElement?.scrollHeight ?? 0); at += innerHeight / 2) {
      documentElement.scrollTop = at;
      await frame();
      await frame();
    }
  });
}
