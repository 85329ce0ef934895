import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpus } from '../support/foreign-html.ts';
import { openShareStage } from '../support/share-stage.ts';
import { EDITABLE, makeDocument, openStage, type Stage, type Writer } from '../support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ title: 'Clipboard' });
});
afterAll(() => stage.close());

interface Flavours {
  readonly html: string;
  readonly text: string;
}

/** Somebody at a document of their own. */
async function at(markdown: string): Promise<Writer> {
  const documentId = await makeDocument(stage.server, { title: 'Clipboard', markdown });
  const writer = await stage.enter('Ada', { permissions: ['clipboard-read', 'clipboard-write'] });
  await writer.page.goto(`${stage.server.url}/d/${documentId}`);
  await writer.page.waitForSelector(EDITABLE);
  return writer;
}

/** As the browser hands a paste to the page. */
function paste({ page }: Writer, html: string): Promise<void> {
  return page.evaluate((markup) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', markup);
    document
      .querySelector('.ProseMirror')
      ?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
  }, html);
}

/** What is on the clipboard of the system, as other programs would read it. */
function onClipboard(page: Page): Promise<Flavours> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) =>
      item?.types.includes(type) === true ? (await item.getType(type)).text() : '';
    return { html: await read('text/html'), text: await read('text/plain') };
  });
}

/** The shape of the text: each block by its tag and words, without the names on carets. */
function outline({ page }: Writer): Promise<string[]> {
  return page.evaluate(() => {
    const body = document.querySelector('.ProseMirror')?.cloneNode(true) as HTMLElement;
    for (const caret of body.querySelectorAll('.caret')) caret.remove();
    return [...body.querySelectorAll('h1, h2, p, pre code')]
      .map((block) => {
        const around: string[] = [];
        for (let up = block.parentElement; up !== null && up !== body; up = up.parentElement) {
          if (/^(?:ul|ol|td|th|blockquote)$/.test(up.localName)) around.unshift(up.localName);
        }
        return `${[...around, block.localName].join('>')}: ${block.textContent}`;
      })
      .filter((line) => line !== 'p: ');
  });
}

describe('the clipboard', () => {
  it('[EDITOR-100] [EDITOR-107] a list of Word is one at once, and one Ctrl+Z takes all of it away', async () => {
    const ada = await at('before');
    const asked: string[] = [];
    ada.page.on('request', (request) => {
      if (!request.url().startsWith(stage.server.url)) asked.push(request.url());
    });
    await ada.toEnd();
    await ada.press('Enter');
    await ada.type('typed');
    await ada.press('Enter');
    await paste(ada, corpus('word'));
    await expect.poll(() => outline(ada)).toContain('ul>ul>ul>p: Runner beans');
    const lines = await outline(ada);
    expect(lines.slice(0, 4)).toEqual([
      'p: before',
      'p: typed',
      'h1: Garden plan',
      'h1: What to sow',
    ]);
    expect(lines).toContain('ol>ol>p: by hand');
    expect(lines).toContain('blockquote>p: Who sows, reaps.');
    await ada.type('!');
    await ada.press('Control+z');
    await expect.poll(() => outline(ada)).toEqual(lines);
    await ada.press('Control+z');
    await expect.poll(() => outline(ada)).toEqual(['p: before', 'p: typed']);
    expect(asked).toEqual([]);
    expect(ada.complaints).toEqual([]);
  });

  it('[EDITOR-100] [EDITOR-101] Google Docs brings its lists and boxes, and none of its look', async () => {
    const ada = await at('before');
    await ada.toEnd();
    await ada.press('Enter');
    await paste(ada, corpus('google-docs'));
    await expect.poll(() => outline(ada)).toContain('ul>ul>p: Alfama');
    expect(await outline(ada)).toContain('ol>ol>p: sub');
    const body = ada.page.locator('.ProseMirror');
    expect(await body.locator('input[type=checkbox]').count()).toBe(2);
    expect(await body.locator('input[type=checkbox]:checked').count()).toBe(1);
    expect(await body.locator('[style*=color], [style*=font], img').count()).toBe(0);
    expect(await body.locator('p u').allInnerTexts()).toEqual(['underlined']);
    expect(ada.complaints).toEqual([]);
  });

  it('[EDITOR-105] [EDITOR-106] what is copied is Markdown and plain HTML, and comes back whole', async () => {
    const markdown = [
      '# Plan',
      'Some **bold** words.[^1]',
      '- one\n  - inner',
      'To do:',
      '- [x] done\n- [ ] open',
      '```js\nlet a = 1;\n```',
      '> [!TIP]\n> said',
      '| a | b |\n| --- | --- |\n| 1 | 2 |',
      'end',
      '[^1]: A note.',
    ].join('\n\n');
    const ada = await at(markdown);
    await ada.toEnd();
    const before = await outline(ada);
    await ada.press('Control+a');
    await expect
      .poll(async () => {
        await ada.press('Control+c');
        return (await onClipboard(ada.page)).text.trim();
      })
      .toBe(markdown);
    const { html } = await onClipboard(ada.page);
    expect(html).toMatch(/<h1[^>]*>Plan<\/h1><p>Some <strong>bold<\/strong> words\.<sup/u);
    expect(html).toContain('<ul><li>one<ul><li>inner</li></ul></li></ul>');
    expect(html).not.toMatch(/dir="auto"|class="(?!language-)|target=|<label/u);
    const eve = await at('');
    await eve.toEnd();
    // The system's clipboard goes from one page to the other, as people take it.
    await eve.press('Control+v');
    await expect.poll(() => outline(eve)).toEqual(before);
    await eve.press('Control+a');
    await expect
      .poll(async () => {
        await eve.press('Control+c');
        return (await onClipboard(eve.page)).text.trim();
      })
      .toBe(markdown);
    expect([...ada.complaints, ...eve.complaints]).toEqual([]);
  });

  it('[EDITOR-105] a word is copied as itself', async () => {
    const ada = await at('one **two** a*b');
    await expect
      .poll(async () => {
        await ada.selectLastWord();
        await ada.press('Control+c');
        return (await onClipboard(ada.page)).text;
      })
      .toMatch(/^(?:a\*)?b$/u);
  });

  it('[EDITOR-105] whoever may only read copies the same', async () => {
    const markdown = 'Some **bold** words.\n\n- [x] done';
    const shared = await openShareStage({ title: 'Minutes', markdown });
    try {
      const { url } = await shared.link({ label: 'Readers', role: 'viewer' });
      const { page } = await shared.arrive(url, 'Mei');
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.locator('.ProseMirror[contenteditable="false"]').waitFor();
      await expect
        .poll(async () => {
          await page.evaluate(() => {
            const body = document.querySelector<HTMLElement>('.ProseMirror');
            body?.focus();
            if (body !== null) getSelection()?.selectAllChildren(body);
          });
          await page.keyboard.press('Control+c');
          return (await onClipboard(page)).text;
        })
        .toBe(markdown);
    } finally {
      await shared.close();
    }
  });
});
