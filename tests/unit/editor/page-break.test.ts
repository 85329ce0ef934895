// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { toHtml } from '../../../lib/editor/convert/to-html.ts';
import { toMarkdown } from '../../../lib/editor/convert/to-markdown.ts';
import { toText } from '../../../lib/editor/convert/to-text.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { blockEditor, goTo, jsonOf, outlineOf, run } from '../../support/block-editor.ts';
import { type } from '../../support/editor.ts';

const line = (text: string): NodeJson => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const BODY: NodeJson = { type: 'doc', content: [line('a'), { type: 'pageBreak' }, line('b')] };
const typesIn = ({ content = [] }: NodeJson) => content.map(({ type: name }) => name);

describe('a page break', () => {
  it('[EDITOR-33] reads back from Markdown and HTML, and is a line in text', () => {
    expect(fromMarkdown(toMarkdown(BODY))).toEqual(BODY);
    expect(toHtml(BODY)).toBe('<p>a</p>\n<hr data-page-break>\n<p>b</p>');
    const editor = blockEditor('');
    editor.commands.setContent(toHtml(BODY));
    expect(jsonOf(editor)).toEqual(BODY);
    expect(toText(BODY)).toBe('a\n\n---\n\nb');
    editor.destroy();
  });

  it.each([
    '<!-- page break -->',
    '<!--pagebreak-->',
    '<div style="page-break-before: always;"></div>',
    '<div style="break-after:page"></div>',
  ])('[EDITOR-33] %j is read as one', (markdown) => {
    expect(typesIn(fromMarkdown(`a\n\n${markdown}\n\nb`))).toEqual([
      'paragraph',
      'pageBreak',
      'paragraph',
    ]);
  });

  it.each(['<div style="page-break-after: always">x</div>', '<!-- page break --> x', '<hr>'])(
    '[EDITOR-33] %j is none',
    (markdown) => {
      expect(typesIn(fromMarkdown(markdown))).not.toContain('pageBreak');
    },
  );

  it('[EDITOR-33] is pasted from where it is a style', () => {
    const editor = blockEditor('');
    editor.commands.setContent(
      '<p>a</p><hr style="page-break-before:always;display:none"><p>b</p><hr>',
    );
    expect(typesIn(jsonOf(editor))).toEqual([
      'paragraph',
      'pageBreak',
      'paragraph',
      'horizontalRule',
    ]);
    editor.destroy();
  });

  it('[EDITOR-33] goes behind the block one is in, or in place of an empty one, and says what it is', () => {
    const editor = blockEditor('- a\n\nb');
    goTo(editor, 'a');
    run(editor, 'pageBreak');
    type(editor, 'c');
    expect(outlineOf(editor).slice(-2)).toEqual(['pageBreak', 'paragraph cb']);
    editor.commands.insertContentAt(editor.state.doc.content.size, { type: 'paragraph' });
    editor.commands.focus('end');
    run(editor, 'pageBreak');
    expect(outlineOf(editor).slice(-2)).toEqual(['pageBreak', 'paragraph']);
    expect(editor.view.dom.querySelector('hr')?.getAttribute('aria-label')).toBe('Page break');
    editor.destroy();
  });
});
