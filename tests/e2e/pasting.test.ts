import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pasteHtml } from '../support/hostile-html.ts';
import { openStage, type Stage, type Writer } from '../support/stage.ts';

let stage: Stage;
let ada: Writer;

beforeAll(async () => {
  stage = await openStage(
    { title: 'Paste', markdown: 'start' },
    { SHEAF_DOCUMENT_BYTES_MAX: '200000' },
  );
  ada = await stage.enter('Ada');
});
afterAll(() => stage.close());

async function paste(html: string): Promise<void> {
  await ada.toEnd();
  await ada.press('Enter');
  await pasteHtml(ada.page, html);
}

/** Sets a mark on the page if any of it ever runs. */
const RUN = `window.hacked=1`;
const ATTACKS = [
  `<p>a<script>${RUN}</script></p>`,
  `<p>b<img src=x onerror="${RUN}"></p>`,
  `<p>c<svg onload="${RUN}"><script>${RUN}</script></svg></p>`,
  `<p>d<iframe srcdoc="<script>parent.hacked=1</script>"></iframe></p>`,
  `<p onclick="${RUN}" style="position:fixed;inset:0" class="caret" id="body">e</p>`,
  `<p>f<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;"></p>`,
  `<style>body{display:none}</style><base href="//evil.example"><meta http-equiv="refresh" content="0;url=//evil.example"><p>g</p>`,
  `<form action="//evil.example"><input autofocus onfocus="${RUN}"><p>h</p></form>`,
];
const LINKS = [
  'javascript:hacked=1',
  'jaVa\tscript:hacked=1',
  'data:text/html,x',
  'vbscript:x',
  '\u0001javascript:x',
  '//evil.example',
];

describe('pasting', () => {
  it('[PAGE-24] keeps the words and drops scripts, event attributes, styles, frames and forms', async () => {
    for (const attack of ATTACKS) await paste(attack);
    const text = (await ada.lines()).join('');
    for (const letter of 'abcdefgh') expect(text).toContain(letter);
    const left = ada.page.locator(
      '.ProseMirror :is(script, style, iframe, img, svg, math, form, base, meta, [onclick], [id], input:not([type=checkbox]))',
    );
    expect(await left.count()).toBe(0);
    expect(await ada.page.locator('.ProseMirror [style*="position"]').count()).toBe(0);
    expect(await ada.page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(new URL(ada.page.url()).pathname).toBe(`/d/${stage.documentId}`);
  });

  it('[PAGE-24] a link that could run code or leave the site unseen loses its address', async () => {
    for (const href of LINKS) {
      await paste(`<a href="${href.replace('\t', '&#9;').replace('\u0001', '&#1;')}">link</a>`);
    }
    expect(await ada.page.locator('.ProseMirror a').count()).toBe(0);
    await paste('<a href="https://example.org/">sound</a>');
    await expect.poll(() => ada.page.locator('.ProseMirror a').count()).toBe(1);
    await ada.saved();
    expect(ada.complaints.filter((complaint) => !complaint.includes('Content Security'))).toEqual(
      [],
    );
  });

  it('[PAGE-10] what is too large is declined with a sentence before it enters the document', async () => {
    const before = await ada.lines();
    await paste(`<p>${'x'.repeat(120_000)}</p>`);
    await ada.page.getByText('too large to put in at once').waitFor();
    // The empty line came from the Enter before the paste.
    expect(await ada.lines()).toEqual([...before, '']);
    await ada.saved();
  });
});
