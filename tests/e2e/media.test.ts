import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../lib/editor/media/providers.ts';
import { violations } from '../support/axe.ts';
import { makeDocument, openStage, type Stage, type Writer, writerOn } from '../support/stage.ts';

const PICTURE = 'https://pictures.example/harbour.svg';
const VIDEO = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
const FRAME = 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ';
const MARKDOWN = `Before.\n\n![A harbour](${PICTURE} "Early")\n\n<figure data-embed><a href="${VIDEO}">${VIDEO}</a></figure>\n\n<figure data-bookmark><a href="https://guides.example/">Harbours</a><figcaption>Where to land.</figcaption></figure>\n\nAfter.`;
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40" fill="teal"/></svg>';

let stage: Stage;
let ada: Guest;
let bob: Guest;

/** Somebody whose page reaches no other site: what it asks of one is noted and answered here. */
interface Guest extends Writer {
  readonly asked: string[];
  /** Nothing comes of what is asked. */
  isOffline: boolean;
}

beforeAll(async () => {
  stage = await openStage({ title: 'Media', markdown: MARKDOWN });
  ada = await enter('Ada');
  bob = await enter('Bob');
});
afterAll(() => stage.close());

async function enter(name: string | null, options?: BrowserContextOptions): Promise<Guest> {
  const writer = await stage.enter(name, options);
  const guest: Guest = { ...writer, asked: [], isOffline: false };
  await writer.page.context().route(
    (url) => url.protocol === 'https:',
    async (route) => {
      guest.asked.push(route.request().url());
      if (guest.isOffline) await route.abort();
      else if (route.request().resourceType() === 'image') {
        await route.fulfill({ contentType: 'image/svg+xml', body: SVG });
      } else await route.fulfill({ contentType: 'text/html', body: '<p>player</p>' });
    },
  );
  await writer.page.reload();
  await writer.page.locator('.media-bookmark a').first().waitFor();
  return guest;
}

function picture({ page }: Writer) {
  return page.locator('.media-image img');
}

/** The width of the first picture, by what everybody has. */
function width({ page }: Writer): Promise<string> {
  return page
    .locator('.media-image figure')
    .first()
    .evaluate((figure) => figure.style.inlineSize);
}

/** Pressed in the moment in which somebody else moves it, it may be chosen without the keys: again then. */
async function choose({ page }: Writer): Promise<void> {
  const hasKeys = async () => {
    await page.locator('.media-image figcaption').click();
    return page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'));
  };
  await expect.poll(hasKeys).toBe(true);
  await page.locator('.media-image.ProseMirror-selectednode').waitFor();
}

describe('pictures, embeds and cards', () => {
  it('[EDITOR-91] ask nothing of another site before the reader says so, and then only that', async () => {
    await expect.poll(() => ada.page.locator('.media button').count()).toBe(2);
    expect(ada.asked).toEqual([]);
    expect(await ada.page.locator('.media :is(img, iframe)').count()).toBe(0);
    expect(await violations(ada.page, { without: 'iframe' })).toEqual([]);
    await ada.page.getByRole('button', { name: 'Show pictures from pictures.example' }).click();
    await picture(ada).waitFor();
    await expect.poll(() => ada.asked).toEqual([PICTURE]);
    expect(await picture(ada).getAttribute('referrerpolicy')).toBe('no-referrer');
    expect(await picture(ada).getAttribute('alt')).toBe('A harbour');
  });

  it('[EDITOR-91] one host is asked for once: a browser remembers it, a setting takes it back', async () => {
    await ada.page.reload();
    await picture(ada).waitFor();
    await ada.page.locator('.ProseMirror p').first().click();
    await ada.press('Control+k');
    const palette = ada.page.getByRole('dialog', { name: 'Find a command' });
    await palette.getByRole('combobox').fill('writing settings');
    await ada.page.getByRole('option', { name: 'Writing settings' }).click();
    const takeBack = ada.page.getByRole('button', {
      name: 'No longer show pictures from pictures.example',
    });
    await takeBack.waitFor();
    expect(await violations(ada.page, { without: 'iframe' })).toEqual([]);
    await takeBack.click();
    await picture(ada).waitFor({ state: 'detached' });
    await ada.press('Escape');
    await ada.page.getByRole('dialog').waitFor({ state: 'detached' });
    await ada.page.getByRole('button', { name: 'Show pictures from' }).click();
    await picture(ada).waitFor();
  });

  it('[EDITOR-91] a picture that cannot be loaded says so, and is tried again', async () => {
    bob.isOffline = true;
    await bob.page.getByRole('button', { name: 'Show pictures from' }).click();
    await bob.page.getByText('This picture could not be loaded.').waitFor();
    bob.isOffline = false;
    await bob.page.getByRole('button', { name: 'Try again' }).click();
    await expect
      .poll(() => picture(bob).evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBe(80);
  });

  it('[EDITOR-87] a frame is shown by a click, by the address of the table and in its sandbox', async () => {
    expect(ada.asked).not.toContain(FRAME);
    await ada.page.getByRole('button', { name: 'Show YouTube' }).click();
    const frame = ada.page.locator('.media-embed iframe');
    await frame.waitFor();
    await expect.poll(() => ada.asked).toContain(FRAME);
    const attributes = await frame.evaluate((element) =>
      Object.fromEntries(
        ['src', 'sandbox', 'referrerpolicy', 'allow'].map((name) => [
          name,
          element.getAttribute(name),
        ]),
      ),
    );
    expect(attributes).toEqual({
      src: FRAME,
      sandbox: PROVIDERS.youtube.sandbox,
      referrerpolicy: 'strict-origin',
      allow: 'fullscreen',
    });
    expect(await ada.page.frameLocator('.media-embed iframe').locator('p').textContent()).toBe(
      'player',
    );
  });

  it('[EDITOR-93] one is chosen, made narrow, written about and left by keys alone', async () => {
    await ada.page.locator('.ProseMirror p', { hasText: 'Before' }).click();
    await ada.press('End', 'ArrowDown');
    const bar = ada.page.getByRole('toolbar', { name: 'Picture' });
    await bar.waitFor();
    await ada.press('Alt+F10', 'ArrowRight', 'Enter');
    await expect.poll(() => width(ada)).toBe('75%');
    await expect.poll(() => width(bob)).toBe('75%');
    expect(await violations(ada.page, { without: 'iframe' })).toEqual([]);
    await ada.press('Escape', 'Enter');
    const caption = ada.page.getByLabel('Caption');
    await caption.waitFor();
    expect(await violations(ada.page, { without: 'iframe' })).toEqual([]);
    await caption.fill('At noon');
    await ada.press('Enter');
    await bob.page.getByText('At noon').waitFor();
    await ada.press('Control+z');
    await bob.page.getByText('Early').waitFor();
    expect(await width(bob)).toBe('75%');
  });

  it('[EDITOR-90] one writes below a picture while another makes it narrower and moves it', async () => {
    await bob.page.locator('.media-image figcaption').click();
    await bob.page.getByRole('button', { name: 'Narrower' }).click();
    await expect.poll(() => width(ada)).toBe('50%');
    await bob.press('Alt+ArrowDown');
    await expect
      .poll(() => ada.page.locator('.media').first().getAttribute('class'))
      .toContain('media-embed');
    await choose(ada);
    await ada.press('Enter');
    await ada.page.getByLabel('Caption').fill('Late');
    await ada.press('Enter');
    await bob.page.getByText('Late').waitFor();
    expect(await width(bob)).toBe('50%');
    await choose(ada);
    await ada.press('Delete');
    await bob.page.locator('.media-image').waitFor({ state: 'detached' });
    await ada.press('Control+z');
    await bob.page.getByText('Late').waitFor();
  });

  it('[EDITOR-92] one is put in by slash, and the panel says what is wrong with an address', async () => {
    await ada.toEnd();
    await ada.press('Enter');
    await ada.type('/bookmark');
    await ada.page.getByRole('option', { name: 'Bookmark A link as a card' }).click();
    const address = ada.page.getByRole('textbox', { name: 'Address' });
    await address.fill('javascript:alert(1)');
    await ada.press('Enter');
    await ada.page.getByText('A bookmark needs an address').waitFor();
    await address.fill('guides.example/north');
    expect(
      await ada.page.getByRole('dialog').getByRole('textbox', { name: 'Title' }).inputValue(),
    ).toBe('guides.example/north');
    await ada.press('Enter');
    await ada.type('Behind it.');
    await bob.page.locator('.media-bookmark', { hasText: 'guides.example/north' }).waitFor();
    await expect.poll(async () => (await bob.lines()).at(-1)).toBe('Behind it.');
  });

  it('[EDITOR-92] a pasted address stays a link, whose card makes an embed of it', async () => {
    await ada.toEnd();
    await ada.press('Enter');
    await ada.type('https://vimeo.com/76979871 ');
    await ada.press('Backspace');
    await ada.page.locator('.ProseMirror p a').last().click();
    await ada.page.getByRole('button', { name: 'Turn into an embed' }).click();
    await bob.page.getByRole('button', { name: 'Show Vimeo' }).waitFor();
    expect(await bob.page.locator('.ProseMirror p a').count()).toBe(0);
    await ada.press('Control+z');
    await bob.page.locator('.ProseMirror p a').waitFor();
  });

  it('[EDITOR-94] a document that is opened from the list may load its pictures', async () => {
    const page = await ada.page.context().newPage();
    const reader = writerOn(page);
    await page.goto(stage.server.url);
    await page.getByRole('button', { name: 'New document' }).first().click();
    await page.locator('.ProseMirror[contenteditable="true"]').waitFor();
    await reader.toEnd();
    await reader.type('/image');
    await page.getByRole('option', { name: 'Image by address' }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill('https://other.example/a.svg');
    await reader.press('Enter');
    await expect
      .poll(() =>
        page
          .locator('.media-image img')
          .evaluate((image) => (image as HTMLImageElement).naturalWidth),
      )
      .toBe(80);
    expect(reader.complaints).toEqual([]);
    await page.close();
  });

  it('[EDITOR-91] they read in Chinese and in the dark, and nothing serious is found there', async () => {
    const zoe = await enter(null, { locale: 'zh-CN', colorScheme: 'dark' });
    await zoe.page.getByRole('button', { name: '显示来自 pictures.example 的图片' }).waitFor();
    expect(zoe.asked).toEqual([]);
    expect(await violations(zoe.page, { without: 'iframe' })).toEqual([]);
    await zoe.page.context().close();
  });

  it('[EDITOR-85] what is written straight into the document asks nothing and leads nowhere', async () => {
    const documentId = await makeDocument(stage.server, {
      title: 'Odd',
      markdown: '<figure data-embed><a href="https://evil.example/frame">x</a></figure>\n\nEnd.',
    });
    const before = ada.asked.length;
    await ada.page.goto(`${stage.server.url}/d/${documentId}`);
    await ada.page.getByText('This address cannot be embedded.').waitFor();
    expect(await ada.page.locator('iframe').count()).toBe(0);
    expect(ada.asked).toHaveLength(before);
    expect(ada.complaints).toEqual([]);
    expect(bob.complaints).toEqual([]);
  });
});
