// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { toHtml } from '../../../lib/editor/convert/to-html.ts';
import { toMarkdown } from '../../../lib/editor/convert/to-markdown.ts';
import { blockEditor, jsonOf } from '../../support/block-editor.ts';

function readBack(html: string): string {
  const editor = blockEditor({ type: 'doc', content: [] });
  editor.commands.setContent(html);
  const markdown = toMarkdown(jsonOf(editor)).trim();
  editor.destroy();
  return markdown;
}

describe('to-do lists in HTML', () => {
  it.each(['- [ ] open\n- [x] done', '- [x] a\n  - [ ] b\n  - plain\n- [ ] c', '- plain\n- lists'])(
    '[CONTENT-8] read back as they were exported: %j',
    (markdown) => {
      const body = fromMarkdown(markdown);
      expect(readBack(toHtml(body))).toBe(toMarkdown(body).trim());
    },
  );

  it.each([
    [
      'of GitHub',
      '<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" disabled="" checked=""> a</li><li><input type="checkbox" disabled=""> b</li></ul>',
      '- [x] a\n- [ ] b',
    ],
    [
      'with labels',
      '<ul><li><label><input type="checkbox"> a</label></li><li><p><input type="checkbox" checked> b</p></li></ul>',
      '- [ ] a\n- [x] b',
    ],
    [
      'of the editor',
      '<ul data-type="taskList"><li data-type="taskItem" data-checked="true"><label><input type="checkbox" checked><span></span></label><div><p>a</p></div></li></ul>',
      '- [x] a',
    ],
  ])('[CONTENT-8] those %s are to-dos', (_name, html, markdown) => {
    expect(readBack(html)).toBe(markdown);
  });

  it('[CONTENT-8] a box behind words makes no to-do', () => {
    expect(readBack('<ul><li>a <input type="checkbox"></li></ul>')).toBe('- a');
  });
});
