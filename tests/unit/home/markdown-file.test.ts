/** Files people import: read, or refused with the reason. */
import { describe, expect, it } from 'vitest';
import { readMarkdownFile, splitTitle } from '../../../app/_home/markdown-file.ts';

const BYTES_MAX = 100;

function aFile(name: string, content: string | Uint8Array<ArrayBuffer>): File {
  return new File([content], name);
}

describe('imported file', () => {
  it('[SHELL-13] its first heading is the title, the rest the text', async () => {
    const file = aFile('notes.md', '# Spring plan\n\nFirst, *dig*.\n');
    expect(await readMarkdownFile(file, BYTES_MAX)).toEqual({
      ok: true,
      value: { title: 'Spring plan', markdown: 'First, *dig*.\n' },
    });
  });

  it.each([
    ['no heading at the start', 'Text\n# Later\n'],
    ['marks in the heading', '# The *good* part\ntext'],
    ['a smaller heading', '## Part\ntext'],
  ])('[SHELL-13] with %s, its name is the title and no text is lost', (_why, text) => {
    expect(splitTitle(text, 'notes')).toEqual({ title: 'notes', markdown: text });
  });

  it('[SHELL-13] a byte order mark and closing signs of a heading are no text', () => {
    expect(splitTitle('\u{FEFF}# Plan ##\r\n\r\nText', 'notes')).toEqual({
      title: 'Plan',
      markdown: 'Text',
    });
  });

  it.each([
    ['notMarkdown', aFile('photo.png', 'text')],
    ['tooLarge', aFile('big.md', 'x'.repeat(BYTES_MAX + 1))],
    ['empty', aFile('empty.md', ' \n\n')],
    ['notText', aFile('latin1.md', Uint8Array.of(0x63, 0x61, 0x66, 0xe9))],
    ['notText', aFile('binary.md', Uint8Array.of(0x61, 0, 0x62))],
  ])('[SHELL-13] a file is refused as %s', async (why, file) => {
    expect(await readMarkdownFile(file, BYTES_MAX)).toEqual({ ok: false, why });
  });

  it('[SHELL-13] a file that vanished is refused as unreadable', async () => {
    const gone = { name: 'a.md', size: 1, arrayBuffer: () => Promise.reject(new Error('gone')) };
    expect(await readMarkdownFile(gone, BYTES_MAX)).toEqual({ ok: false, why: 'unreadable' });
  });
});
