import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import {
  EDITABLE,
  expectEqualText,
  makeDocument,
  openStage,
  type Stage,
  type Writer,
} from '../support/stage.ts';

let stage: Stage;
let ada: Writer;
let bo: Writer;

beforeAll(async () => {
  const markdown = 'A cat and a dog.\n\nAnother cat.\n\n- the last CAT';
  stage = await openStage({ title: 'Find', markdown });
  ada = await stage.enter('Ada');
  bo = await stage.enter(null, { locale: 'zh-CN', viewport: { width: 390, height: 844 } });
});
afterAll(() => stage.close());

const panelOf = ({ page }: Writer, name: string) => page.getByRole('search', { name });

/** Written in the find field, or in the other, as soon as it has the focus. */
async function open(writer: Writer, keys: string, field: string) {
  await writer.press(keys);
  await expect
    .poll(() => writer.page.evaluate(() => document.activeElement?.getAttribute('placeholder')))
    .toBe(field);
}

/** How many are coloured; the one the writer is at has a colour of its own. */
const coloured = ({ page }: Writer) =>
  page.evaluate(() =>
    ['find', 'find-current'].map((name) => [...(CSS.highlights.get(name) ?? [])].map(String)),
  );

/** Is the match the writer is at where one reads it: in the window and its block, with nothing over it? */
const isInSight = ({ page }: Writer) =>
  page.evaluate(() => {
    const [range] = [...(CSS.highlights.get('find-current') ?? [])] as Range[];
    if (range === undefined) return false;
    const { left, right, top, bottom } = range.getBoundingClientRect();
    const corners = [
      [left + 1, top + 1],
      [right - 1, bottom - 1],
    ] as const;
    const block = range.commonAncestorContainer.parentElement;
    return corners.every(([x, y]) => block?.contains(document.elementFromPoint(x, y)));
  });

describe('find and replace', () => {
  it('[PAGE-66] finds while one types, colours, steps and gives the place back', async () => {
    await ada.toEnd();
    await open(ada, 'Control+f', 'Find');
    await ada.type('cat');
    const panel = panelOf(ada, 'Find and replace');
    // From where the caret stood there is none: the first is next.
    await panel.getByText('1 of 3').waitFor();
    expect(await coloured(ada)).toEqual([['cat', 'CAT'], ['cat']]);
    await ada.press('Enter');
    await panel.getByText('2 of 3').waitFor();
    await ada.press('Shift+Enter');
    await ada.press('Shift+Enter');
    await panel.getByText('3 of 3').waitFor();
    expect(await violations(ada.page)).toEqual([]);
    await panel.getByRole('button', { name: 'Match case' }).click();
    await panel.getByText('1 of 2').waitFor();
    await panel.getByRole('button', { name: 'Match case' }).click();
    await panel.getByText('1 of 3').waitFor();
    await panel.getByRole('textbox', { name: 'Find' }).press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await coloured(ada)).toEqual([[], []]);
    // The caret is at what was found.
    await ada.type('tiger');
    await expectEqualText([ada, bo], ['A tiger and a dog.', 'Another cat.', 'the last CAT']);
  });

  it('[PAGE-67] replaces all in one step of undo while somebody else writes', async () => {
    await open(bo, 'Control+f', '查找');
    await bo.type('CAT');
    await panelOf(bo, '查找和替换').getByText('第 1 处，共 2 处').waitFor();
    await ada.toEnd();
    await ada.type('!');
    await open(bo, 'Control+h', '替换为');
    await bo.type('horse');
    await panelOf(bo, '查找和替换').getByRole('button', { name: '全部' }).click();
    await bo.page.getByText('已替换 2 处').waitFor();
    const lines = ['A tiger and a dog.', 'Another horse.', 'the last horse!'];
    await expectEqualText([ada, bo], lines);
    await bo.press('Escape');
    await bo.press('Control+z');
    await expectEqualText([ada, bo], ['A tiger and a dog.', 'Another cat.', 'the last CAT!']);
  });

  it.each([
    ['at a desk', () => ada, 'Find'],
    ['on a phone', () => bo, '查找'],
  ] as const)('[PAGE-100] %s brings what it is at into sight', async (_, who, field) => {
    const filler = Array.from({ length: 60 }, (_each, n) => `Line ${n}.`).join('\n\n');
    const code = `\`\`\`\n${'code '.repeat(90)}needle\n\`\`\``;
    const markdown = [filler, code, filler, 'The needle.'].join('\n\n');
    const id = await makeDocument(stage.server, { title: 'Haystack', markdown });
    const writer = who();
    await writer.page.goto(`${stage.server.url}/d/${id}`);
    await writer.page.locator(EDITABLE).waitFor();
    await open(writer, 'Control+f', field);
    await writer.type('needle');
    await expect.poll(() => isInSight(writer)).toBe(true);
    await writer.press('Enter');
    await expect.poll(async () => (await coloured(writer))[1]).toEqual(['needle']);
    await expect.poll(() => isInSight(writer)).toBe(true);
    await writer.press('Enter');
    await expect.poll(() => isInSight(writer)).toBe(true);
  });

  it('[EDITOR-170] finds and replaces in footnotes, below pictures and in cards', async () => {
    const filler = Array.from({ length: 60 }, (_each, n) => `Line ${n}.`).join('\n\n');
    const markdown = `A word[^a].\n\n${filler}\n\n![](https://pictures.example/a.png "An otter, an otter")\n\n<figure data-bookmark><a href="https://guides.example/">Otters</a></figure>\n\n[^a]: Of an otter`;
    const id = await makeDocument(stage.server, { title: 'Held words', markdown });
    await ada.page.goto(`${stage.server.url}/d/${id}`);
    await ada.page.locator(EDITABLE).waitFor();
    await open(ada, 'Control+f', 'Find');
    await ada.type('otter');
    const panel = panelOf(ada, 'Find and replace');
    for (const [at, words, holder] of [
      [1, 'otter', 'sup'],
      [2, 'otter', '.media-image'],
      [3, 'otter', '.media-image'],
      [4, 'Otter', '.media-bookmark'],
    ] as const) {
      if (at > 1) await ada.press('Enter');
      await panel.getByText(`${at} of 4`).waitFor();
      await expect.poll(async () => (await coloured(ada))[1]).toEqual([words]);
      await expect.poll(() => isInSight(ada)).toBe(true);
      expect(await ada.page.locator(`${holder}.ProseMirror-selectednode`).count()).toBe(1);
    }
    expect((await coloured(ada))[0]).toEqual(['otter', 'otter', 'otter']);
    await open(ada, 'Control+h', 'Replace with');
    await ada.type('seal');
    await panel.getByRole('button', { name: 'All', exact: true }).click();
    await ada.page.getByText('4 matches replaced').waitFor();
    const said = () =>
      ada.page.locator('#content :is(figcaption, li bdi, [data-words])').allTextContents();
    await expect.poll(said).toEqual(['An seal, an seal', 'seals', 'Of an seal']);
    await ada.press('Escape');
    await ada.press('Control+z');
    await expect.poll(said).toEqual(['An otter, an otter', 'Otters', 'Of an otter']);
  });

  it('[EDITOR-170] colours the words of a footnote whose list comes late', async () => {
    const id = await makeDocument(stage.server, {
      title: 'Late',
      markdown: 'A[^a]\n\n[^a]: otter',
    });
    let release = () => {};
    const isReleased = new Promise<void>((resolve) => (release = resolve));
    const scripts = '**/_next/static/**/*.js';
    // Of the list's own script, as the build writes it.
    const sign = '.notes,"aria-label"';
    await ada.page.route(scripts, async (route) => {
      const answer = await route.fetch();
      if ((await answer.text()).includes(sign)) await isReleased;
      await route.fulfill({ response: answer });
    });
    await ada.page.goto(`${stage.server.url}/d/${id}`);
    await ada.page.locator(EDITABLE).waitFor();
    await open(ada, 'Control+f', 'Find');
    await ada.type('otter');
    await panelOf(ada, 'Find and replace').getByText('1 of 1').waitFor();
    expect((await coloured(ada))[1]).toEqual(['']);
    release();
    await expect.poll(async () => (await coloured(ada))[1]).toEqual(['otter']);
    await ada.page.unroute(scripts);
  });

  it('[PAGE-66] who may only read finds too, and has nothing to replace with', async () => {
    const url = `${stage.server.url}/api/v1/documents/${stage.documentId}`;
    await ada.page.goto(`${stage.server.url}/d/${stage.documentId}`);
    await ada.page.locator(EDITABLE).waitFor();
    expect((await fetch(url, { method: 'DELETE' })).ok).toBe(true);
    await ada.page.waitForSelector('.ProseMirror[contenteditable="false"]');
    await open(ada, 'Control+f', 'Find');
    await ada.press('Control+a');
    await ada.type('dog');
    const panel = panelOf(ada, 'Find and replace');
    await panel.getByText('1 of 1').waitFor();
    expect(await panel.getByRole('textbox').count()).toBe(1);
  });
});
