// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { CALLOUT_KINDS, calloutKindOf } from '../../../lib/editor/callout-kinds.ts';
import { calloutFence } from '../../../lib/editor/convert/callout-fence.ts';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { toHtml } from '../../../lib/editor/convert/to-html.ts';
import { toMarkdown } from '../../../lib/editor/convert/to-markdown.ts';
import { toText } from '../../../lib/editor/convert/to-text.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { countWords } from '../../../lib/editor/words.ts';
import { blockEditor, jsonOf } from '../../support/block-editor.ts';

// As it is, but counted.
vi.mock(import('../../../lib/editor/convert/callout-fence.ts'), { spy: true });

const line = (text: string): NodeJson => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const callout = (kind: unknown, ...content: NodeJson[]): NodeJson => ({
  type: 'doc',
  content: [{ type: 'callout', attrs: { kind }, content }],
});
const kindsIn = (markdown: string) =>
  fromMarkdown(markdown).content?.map(({ type, attrs }) => attrs?.['kind'] ?? type);

describe('callouts', () => {
  it.each(CALLOUT_KINDS)(
    '[EDITOR-29] one of the kind %s reads back from Markdown and HTML',
    (kind) => {
      const body = callout(kind, line('one'), { type: 'codeBlock', attrs: { language: null } });
      expect(fromMarkdown(toMarkdown(body))).toEqual(body);
      expect(jsonOf(blockEditor(toHtml(body))).content).not.toEqual([]);
      const editor = blockEditor({ type: 'doc', content: [] });
      editor.commands.setContent(toHtml(body));
      expect(jsonOf(editor)).toEqual(body);
      editor.destroy();
    },
  );

  it.each([
    ['> [!NOTE]\n> a', 'info'],
    ['> [!important]\n>\n> a', 'info'],
    ['> [!TIP]\n> - a', 'tip'],
    ['> [!WARNING]', 'warning'],
    ['> [!CAUTION]\n> a', 'danger'],
    ['> [!success]\n> a', 'success'],
    [':::info\na\n:::', 'info'],
    ['::: danger\n\na\n\n- b\n:::', 'danger'],
    [':::tip\n:::warning\na\n:::\n:::', 'tip'],
    [':::warning\nnever closed', 'warning'],
  ])('[EDITOR-29] %j is read as one', (markdown, kind) => {
    expect(kindsIn(markdown)).toEqual([kind]);
  });

  it.each(['> [!NOTE] a', '> [!WHAT]\n> a', '> a\n> [!NOTE]'])(
    '[EDITOR-29] %j is a quote',
    (markdown) => {
      expect(kindsIn(markdown)).toEqual(['blockquote']);
    },
  );

  it('[EDITOR-29] what only looks like one is written so that it is read as text', () => {
    const body: NodeJson = {
      type: 'doc',
      content: [line(':::info'), { type: 'blockquote', content: [line('[!NOTE]')] }],
    };
    expect(fromMarkdown(toMarkdown(body))).toEqual(body);
    expect(kindsIn(':::nothing known\na\n:::')).toEqual(['paragraph']);
  });

  it('[EDITOR-29] thousands of openings that nothing closes are read through a bounded number of times', () => {
    const reads = vi.mocked(calloutFence);
    reads.mockClear();
    expect(() => fromMarkdown(':::info\n'.repeat(50_000))).toThrow('nests');
    // No deeper than blocks may nest at all.
    expect(reads.mock.calls.length).toBeLessThanOrEqual(90);
    reads.mockClear();
    fromMarkdown(':::what\n'.repeat(50_000));
    // Lines of one paragraph begin nothing.
    expect(reads.mock.calls.length).toBeLessThan(5);
  });

  it('[EDITOR-8] a kind that there is not is shown and written as info, and stays in the document', () => {
    const hostile = 'info"] body{display:none}';
    const body = callout(hostile, line('a'));
    expect(calloutKindOf({ toString: () => 'tip' })).toBe('info');
    expect(toHtml(body)).toContain('<div data-callout="info" role="note">');
    expect(toMarkdown(body)).toBe('> [!NOTE]\n> a');
    const editor = blockEditor(body);
    expect(editor.view.dom.querySelector('[data-callout="info"]')).not.toBeNull();
    expect(jsonOf(editor)).toEqual(body);
    editor.destroy();
  });

  it('[EDITOR-29] its words are text like any other', () => {
    const body = callout('tip', line('one two'), line('three'));
    expect(toText(body)).toBe('one two\n\nthree');
    expect(countWords(body)).toBe(3);
  });
});
