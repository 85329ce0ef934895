import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { PublicationView } from '../../lib/core/publication.ts';
import { BODY_FIELD } from '../../lib/editor/fields.ts';
import type { NodeJson } from '../../lib/editor/node-json.ts';
import {
  expectNoHarm,
  type HarmWatch,
  isWiderThanItself,
  lookThrough,
  watchHarm,
} from '../support/harm.ts';
import { hostileBlocks, hostileDiagrams, treesOf } from '../support/hostile-content.ts';
import { HOSTILE_HTML, pasteHtml } from '../support/hostile-html.ts';
import { openShareStage, type ShareStage } from '../support/share-stage.ts';
import { EDITABLE, type Writer } from '../support/stage.ts';
import { stockClient, until } from '../support/stock-client.ts';

const TEXT = '.ProseMirror';
let stage: ShareStage;
let ada: Writer;
let bob: Writer;
let watch: HarmWatch;
let readers: string;

beforeAll(async () => {
  // A first sight of all of it takes a slow machine longer than a person would wait.
  const env = { SHEAF_FIRST_SIGHT_MS: '20000' };
  stage = await openShareStage({ title: 'Hostile', markdown: 'The end.' }, env);
  ada = stage.owner;
  watch = await watchHarm(ada.page, stage.server.url);
  await ada.page.reload();
  await ada.page.waitForSelector(EDITABLE);
  const { url } = await stage.link({ role: 'editor' });
  bob = await stage.arrive(url, 'Bob');
  readers = (await stage.link({ role: 'viewer' })).url;
});
afterAll(() => stage.close());

const paragraph = (text: string): NodeJson => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
});

/** As Bob’s program, before the last block. */
async function write(blocks: readonly NodeJson[], last: string): Promise<void> {
  const cookies = await bob.page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const program = stockClient(stage.server, stage.documentId, cookie);
  await until('the program has the text', () => program.provider.synced);
  const body = program.doc.getXmlFragment(BODY_FIELD);
  const trees = treesOf([...blocks, paragraph(last)]) as Y.XmlElement[];
  // An update holds so many parts and no more.
  while (trees.length > 0) body.insert(body.length - 1, trees.splice(0, 100));
  for (const { page } of [ada, bob]) await page.getByText(last).waitFor({ state: 'attached' });
  program.leave();
}

/** A word of Ada’s is kept, and read by Bob and by whoever comes in to read. */
async function expectAlive(word: string): Promise<void> {
  await ada.toEnd();
  await ada.type(` ${word}`);
  await ada.saved();
  await expect.poll(() => textOf(bob)).toContain(word);
  await expectSame(bob, ada);
  const vera = await stage.arrive(readers, 'Vera');
  await expectSame(vera, ada);
  expect([ada.complaints, bob.complaints, vera.complaints].map(withoutDiagrams)).toEqual([
    [],
    [],
    [],
  ]);
  await vera.page.context().close();
}

/** In the end: what one page sets right, the others hear of later. */
async function expectSame(one: Writer, other: Writer): Promise<void> {
  await expect
    .poll(async () => {
      const [text, otherText] = await Promise.all([textOf(one), textOf(other)]);
      return text === otherText ? '' : `${text}\n${otherText}`;
    })
    .toBe('');
}

/** What is in the document, without what is drawn of it where somebody looks. */
function textOf({ page }: Writer): Promise<string> {
  return page.evaluate(() => {
    const body = document.querySelector('.ProseMirror')?.cloneNode(true) as HTMLElement;
    const drawn = '.caret, .media, .formula-inline, .source-picture, .source-bar, [data-document]';
    for (const element of body.querySelectorAll(drawn)) element.remove();
    return body.textContent;
  });
}

/** What a browser tells of diagrams that are laid out. */
function withoutDiagrams(complaints: readonly string[]): readonly string[] {
  return complaints.filter(
    (complaint) => !/inline event handler|default-src 'none'/u.test(complaint),
  );
}

describe('what a program writes', () => {
  it('[EDITOR-136] runs nothing, asks nothing of another site and covers nothing, in the editor of all', async () => {
    await write(hostileBlocks(), 'All written.');
    await lookThrough(ada.page);
    await expectNoHarm(ada.page, watch, TEXT);
    expect(await isWiderThanItself(ada.page)).toBe(false);
    await expectAlive('heron');
  });

  it('[EDITOR-136] [EDITOR-49] nor does a diagram, whatever it says', async () => {
    const count = hostileDiagrams().length;
    await write(hostileDiagrams(), 'All drawn.');
    await lookThrough(ada.page);
    await ada.toEnd();
    await expect
      .poll(() => ada.page.locator('.source-diagram .diagram > *').count(), { timeout: 30_000 })
      .toBeGreaterThanOrEqual(count);
    await expectNoHarm(ada.page, watch, TEXT, true);
    await expectAlive('egret');
  });

  it('[EDITOR-136] [CLIENT-29] nor does what has no name in the schema, which is gone for everybody, and readers read on', async () => {
    const vera = await stage.arrive(readers, 'Vera');
    const odd = ['script', 'iframe', 'constructor', 'doc'].map((type) => ({
      type,
      attrs: { src: 'https://evil.example/', srcdoc: '<script>parent.hacked=1</script>' },
      content: [paragraph('never shown')],
    }));
    const marks = [{ type: 'style', attrs: { style: 'position:fixed;inset:0' } }];
    const marked = { type: 'paragraph', content: [{ type: 'text', text: 'never marked', marks }] };
    await write([...odd, marked], 'All named.');
    await expectNoHarm(ada.page, watch, TEXT, true);
    await expectAlive('stork');
    await expectSame(vera, ada);
    await vera.page.reload();
    await expectSame(vera, ada);
    expect(vera.complaints).toEqual([]);
    await vera.page.context().close();
  });
});

describe('what somebody pastes', () => {
  it('[EDITOR-136] is as harmless, also where it pretends to be of the editor’s own', async () => {
    for (const html of HOSTILE_HTML) {
      await ada.toEnd();
      await ada.press('Enter');
      await pasteHtml(ada.page, html);
    }
    expect(await textOf(ada)).toContain('All pasted.');
    await lookThrough(ada.page);
    await expectNoHarm(ada.page, watch, TEXT, true);
    expect(await isWiderThanItself(ada.page)).toBe(false);
    await ada.toEnd();
    await ada.press('Enter', 'Enter');
    await expectAlive('ibis');
  });
});

describe('the same without the editor', () => {
  it('[EDITOR-136] is as harmless in the first sight of it, without scripts', async () => {
    const { page } = ada;
    const state = await page.context().storageState();
    const still = await stage.stranger({ javaScriptEnabled: false, storageState: state });
    const seen = await watchHarm(still, stage.server.url);
    await still.goto(`/d/${stage.documentId}`);
    await still.locator('[data-first-sight]').waitFor();
    await expectNoHarm(still, seen, '[data-first-sight]');
    await still.context().close();
  });

  it('[EDITOR-136] is as harmless in the page that is published of it', async () => {
    const path = `/api/v1/documents/${stage.documentId}/publication`;
    const { url } = (await stage.ask('PUT', path, {})) as PublicationView;
    const reader = await stage.stranger();
    const seen = await watchHarm(reader, stage.server.url);
    await reader.goto(url);
    await expectNoHarm(reader, seen, 'article');
    await reader.context().close();
  });

  it('[EDITOR-136] is as harmless in the HTML one takes away', async () => {
    const path = `/api/v1/documents/${stage.documentId}/content?format=html`;
    const html = await ada.page.evaluate(async (address) => (await fetch(address)).text(), path);
    expect(html).toContain('All written.');
    const taken = await stage.stranger();
    const seen = await watchHarm(taken, stage.server.url);
    await taken.goto('about:blank');
    await taken.setContent(html);
    await expectNoHarm(taken, seen, 'body');
    await taken.context().close();
  });
});
