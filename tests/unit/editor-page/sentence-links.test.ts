// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { linkBefore } from '../../../app/d/[documentId]/_editor/typing/link-before.ts';
import { sentenceLinks } from '../../../app/d/[documentId]/_editor/typing/sentence-links.ts';
import { anEditor, press, type } from '../../support/editor.ts';

/** What is linked after these letters, and where it leads. */
async function linked(typed: string, content = '<p></p>'): Promise<string[]> {
  const editor = anEditor(content, [sentenceLinks(() => Promise.resolve(linkBefore))]);
  editor.commands.setTextSelection(editor.state.doc.content.size);
  const end = typed.endsWith(' ') ? ' ' : '';
  type(editor, typed.slice(0, typed.length - end.length));
  // What makes the link comes with the first sign of an address.
  await Promise.resolve();
  if (end === '') press(editor, 'Enter');
  else type(editor, end);
  return [...editor.view.dom.querySelectorAll('a')].map(
    (link) => `${link.textContent} ${link.getAttribute('href')}`,
  );
}

describe('an address that ends a sentence', () => {
  it.each([
    ['See https://example.org/a. ', 'https://example.org/a https://example.org/a'],
    ['https://example.org/a, ', 'https://example.org/a https://example.org/a'],
    ['(“https://example.org/a”). ', 'https://example.org/a https://example.org/a'],
    ['是 https://example.org/a。 ', 'https://example.org/a https://example.org/a'],
    ['See www.example.org! ', 'www.example.org https://www.example.org'],
    ['See https://example.org/a?', 'https://example.org/a https://example.org/a'],
  ])('[EDITOR-167] %j is a link without the sign', async (typed, link) => {
    expect(await linked(typed)).toEqual([link]);
  });

  it.each(['https://. ', 'www.. ', 'xhttps://example.org. ', 'javascript://example.org. ', '... '])(
    '[EDITOR-167] %j is none',
    async (typed) => {
      expect(await linked(typed)).toEqual([]);
    },
  );

  it('[EDITOR-167] in code, and where it leads elsewhere already, it stays as it is', async () => {
    expect(await linked('. ', '<p><code>https://example.org</code></p>')).toEqual([]);
    expect(await linked('https://example.org. ', '<pre><code></code></pre>')).toEqual([]);
    expect(
      await linked('. ', '<p><a href="https://b.example">https://example.org</a></p>'),
    ).toEqual(['https://example.org https://b.example']);
  });
});
