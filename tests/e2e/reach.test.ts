import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EDITABLE, makeDocument, openStage, type Stage, type Writer } from '../support/stage.ts';

interface Manifest {
  readonly icons: readonly {
    readonly src: string;
    readonly sizes: string;
    readonly purpose?: string;
  }[];
}

let stage: Stage;
let ada: Writer;
let complaints: string[];

beforeAll(async () => {
  stage = await openStage({ title: 'Reach', markdown: '# One\n\nwords' });
  ada = await stage.enter('Ada');
  complaints = [];
});
afterAll(() => stage.close());

describe('reach', () => {
  it('[SHELL-20] an app can be installed: manifest and icons come from here, under the policy of the page', async () => {
    ada.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const address = await ada.page.locator('link[rel="manifest"]').getAttribute('href');
    const manifest = await ada.page.evaluate(async (href) => {
      const answer = await fetch(href ?? '');
      return {
        type: answer.headers.get('content-type'),
        content: (await answer.json()) as Manifest,
      };
    }, address);
    expect(manifest.type).toContain('application/manifest+json');
    expect(manifest.content).toMatchObject({
      name: 'Sheaf',
      lang: 'en',
      start_url: '/',
      scope: '/',
      display: 'standalone',
    });
    const sizes = await ada.page.evaluate(
      (shown: Manifest['icons']) =>
        Promise.all(
          shown.map(async ({ src }) => {
            const image = new Image();
            image.src = src;
            await image.decode();
            return `${image.naturalWidth}x${image.naturalHeight}`;
          }),
        ),
      manifest.content.icons,
    );
    const { icons } = manifest.content;
    expect(sizes).toEqual(icons.map((icon) => icon.sizes));
    expect(icons.map(({ purpose }) => purpose)).toContain('maskable');
    for (const { src } of icons) expect(src).toMatch(/^\//u);
    // No worker stands between the page and the server.
    const workers = await ada.page.evaluate(
      async () => (await navigator.serviceWorker.getRegistrations()).length,
    );
    expect(workers).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('[PAGE-84] fields are large enough that no phone enlarges the page', async () => {
    const phone = await stage.enter(null, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await phone.page.getByLabel('Your name', { exact: true }).waitFor();
    await phone.press('Control+h');
    await phone.page.getByPlaceholder('Replace').waitFor();
    const sizes = await phone.page
      .locator('input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable=true]')
      .evaluateAll((fields) =>
        fields.map((field) => Number.parseFloat(getComputedStyle(field).fontSize)),
      );
    expect(sizes.length).toBeGreaterThanOrEqual(5);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
    // The title keeps its own size.
    expect(Math.max(...sizes)).toBe(28);
    await phone.page.close();
  });

  it('[PAGE-83] what is typed into a new document before the editor is there is not lost', async () => {
    const id = await makeDocument(stage.server, {});
    const { page } = ada;
    let letGo = () => {};
    const isHeld = new Promise<void>((resolve) => (letGo = resolve));
    let isAsked = false;
    const url = `${stage.server.url}/d/${id}`;
    // The editor's own scripts wait; those of the first load do not.
    const first = await page.evaluate(async (address) => (await fetch(address)).text(), url);
    await page.route('**/_next/static/**/*.js', async (route) => {
      const { pathname } = new URL(route.request().url());
      if (!first.includes(pathname)) {
        isAsked = true;
        await isHeld;
      }
      await route.continue();
    });
    await page.goto(url);
    await page.locator('main[aria-busy]').waitFor();
    // By then the scripts of the page are there, and ask for the editor's.
    await expect.poll(() => isAsked).toBe(true);
    await ada.type('Minutez');
    await ada.press('Backspace');
    await ada.type('s of today');
    await ada.press('Enter');
    await ada.type('We met.');
    letGo();
    await page.waitForSelector(EDITABLE);
    await expect.poll(() => ada.title()).toBe('Minutes of today');
    await expect.poll(() => ada.lines()).toEqual(['We met.']);
    await ada.type(' Then');
    await expect.poll(() => ada.lines()).toEqual(['We met. Then']);
    await ada.saved();
    expect(ada.complaints).toEqual([]);
  });
});
