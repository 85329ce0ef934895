// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { AllSelection, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { blocksInFocus } from '../../../../app/d/[documentId]/_editor/views/blocks-in-focus.ts';
import { anEditor } from '../../../support/editor.ts';

/** The caret before the first of these words, or a selection up to the second. */
function selectWords(editor: Editor, from: string, to: string = from): void {
  const places = new Map<string, number>();
  editor.state.doc.descendants((node, position) => {
    if (node.isText) places.set(node.text ?? '', position);
  });
  const selection = TextSelection.create(
    editor.state.doc,
    places.get(from) ?? 0,
    places.get(to) ?? 0,
  );
  editor.view.dispatch(editor.state.tr.setSelection(selection));
}

const shown = (editor: Editor) => {
  const blocks = blocksInFocus(editor);
  return blocks === null ? null : [blocks.first.textContent, blocks.last.textContent];
};

describe('what is in focus', () => {
  it('[PAGE-74] is the block with the caret, of a list the innermost item', () => {
    const editor = anEditor(
      '<p>one</p><ul><li><p>two</p></li><li><p>three</p><ul><li><p>four</p></li></ul></li></ul>' +
        '<blockquote><p>five</p><p>six</p></blockquote>',
    );
    for (const [word, block] of [
      ['one', 'one'],
      ['two', 'two'],
      ['four', 'four'],
      ['six', 'fivesix'],
    ] as const) {
      selectWords(editor, word);
      expect(shown(editor)).toEqual([block, block]);
    }
  });

  it('[PAGE-74] is all that is selected', () => {
    const editor = anEditor('<p>one</p><p>two</p><p>three</p><hr><p>four</p>');
    selectWords(editor, 'one', 'three');
    expect(shown(editor)).toEqual(['one', 'three']);
    const { doc, tr } = editor.state;
    editor.view.dispatch(tr.setSelection(new AllSelection(doc)));
    expect(shown(editor)).toEqual(['one', 'four']);
    const line = doc.content.size - 'four'.length - 3;
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(doc, line)));
    expect(blocksInFocus(editor)?.first.nodeName).toBe('HR');
    expect(blocksInFocus(editor)?.last.nodeName).toBe('HR');
  });
});
