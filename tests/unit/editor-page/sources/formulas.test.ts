// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { NodeSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { drawFormula } from '../../../../app/d/[documentId]/_editor/sources/math/draw-formula.ts';
import { putMath } from '../../../../app/d/[documentId]/_editor/sources/math-rule.ts';
import { sourceTools } from '../../../../app/d/[documentId]/_editor/sources/source-tools.ts';
import { sourcePlaceOf } from '../../../../app/d/[documentId]/_editor/sources/source-place.ts';
import { Sources } from '../../../../app/d/[documentId]/_editor/sources/sources.ts';
import { writeSource } from '../../../../app/d/[documentId]/_editor/sources/write-source.ts';
import { BODY_FIELD } from '../../../../lib/editor/fields.ts';
import { FORMULA_CHARS_MAX } from '../../../../lib/editor/source-limits.ts';
import { sourceEditor } from '../../../support/source-editor.ts';
import { anEditor, press, type } from '../../../support/editor.ts';

function replica(doc: Y.Doc): Editor {
  const fragment = doc.getXmlFragment(BODY_FIELD);
  return anEditor('', [
    Sources.configure({ tools: sourceTools }),
    Collaboration.configure({ fragment }),
  ]);
}

/** The source of the one formula, written from a field. */
function write(editor: Editor, text: string): void {
  const [view] = sourcePlaceOf(editor).shown();
  if (view === undefined) throw new Error('no formula is shown');
  writeSource(editor, view, text);
}

function shownNodes(editor: Editor): string[] {
  const names: string[] = [];
  editor.state.doc.descendants((node) => {
    names.push(node.isText ? (node.text ?? '') : node.type.name);
  });
  return names;
}

describe('the picture of a formula', () => {
  it('[EDITOR-45] is drawn with what it says, read aloud as well', () => {
    const drawn = drawFormula('\\frac{a}{b}', true);
    const element = drawn.is === 'drawn' ? drawn.element : document.body;
    expect(element.querySelector('math mfrac')).not.toBeNull();
    expect(element.querySelector('annotation')?.textContent).toBe('\\frac{a}{b}');
  });

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\url{https://evil.example}',
    '\\includegraphics{https://evil.example/a.png}',
    '\\htmlClass{page}{x}',
    '\\htmlStyle{position:fixed}{x}',
    '\\htmlId{content}{x}',
    '<img src=x onerror=alert(1)>',
  ])('[EDITOR-46] %s links nowhere, loads nothing and names nothing of the page', (source) => {
    const drawn = drawFormula(source, true);
    if (drawn.is !== 'drawn') return expect(drawn.is).toBe('wrong');
    const { element } = drawn;
    expect(element.querySelectorAll('a, img, script, [id], .page')).toHaveLength(0);
    expect(element.querySelector('[style*="position"]')).toBeNull();
  });

  it.each([
    ['\\def\\a{\\a\\a}\\a', 'wrong'],
    ['{'.repeat(9_000), 'wrong'],
    ['\\frac{a}{', 'wrong'],
    ['\\foo', 'wrong'],
    ['x'.repeat(FORMULA_CHARS_MAX + 1), 'too-long'],
    ['  ', 'empty'],
  ])('[EDITOR-46] %j ends, and is %s', (source, is) => {
    expect(drawFormula(source, false).is).toBe(is);
  });

  it('[EDITOR-46] a size beyond the page is cut, and a macro stays in its formula', () => {
    const drawn = drawFormula('\\rule{9000em}{9000em}', true);
    expect(drawn.is === 'drawn' ? drawn.element.innerHTML : '').not.toContain('9000em;');
    drawFormula('\\gdef\\own{x}', true);
    expect(drawFormula('\\own', true)).toEqual({ is: 'wrong', near: '\\own' });
  });

  it('[EDITOR-46] says where it is not understood', () => {
    expect(drawFormula('a + \\foo b', false)).toEqual({ is: 'wrong', near: '\\foo b' });
    expect(drawFormula('\\frac{a}{', false)).toEqual({ is: 'wrong', near: '' });
  });
});

describe('a formula among words', () => {
  it('[EDITOR-47] is made by typing two dollars around it, and by the command', () => {
    const editor = sourceEditor('');
    type(editor, 'a $$x^2$$ b');
    expect(shownNodes(editor)).toEqual(['paragraph', 'a ', 'mathInline', 'x^2', ' b']);
    editor.commands.setTextSelection({ from: 1, to: 2 });
    const { tr } = editor.state;
    putMath(tr);
    editor.view.dispatch(tr);
    expect(shownNodes(editor).slice(0, 3)).toEqual(['paragraph', 'mathInline', 'a']);
  });

  it('[EDITOR-47] put in empty is chosen and waits to be written', () => {
    const editor = sourceEditor('ab');
    editor.commands.setTextSelection(2);
    const { tr } = editor.state;
    putMath(tr);
    editor.view.dispatch(tr);
    expect(editor.state.selection).toBeInstanceOf(NodeSelection);
    write(editor, 'x');
    expect(shownNodes(editor)).toEqual(['paragraph', 'a', 'mathInline', 'x', 'b']);
  });

  it.each([
    ['$a$', 'mathInline'],
    ['$$\na\n$$', 'mathBlock'],
    ['```mermaid\na\n```', 'diagram'],
  ])(
    '[EDITOR-45] [EDITOR-47] [EDITOR-49] %j comes together of what two write at once',
    (_, name) => {
      const [ada, bob] = [new Y.Doc(), new Y.Doc()];
      const seed = replica(ada);
      const node = { type: name, content: [{ type: 'text', text: 'mid' }] };
      const isInline = name === 'mathInline';
      seed.commands.setContent({
        type: 'doc',
        content: [isInline ? { type: 'paragraph', content: [node] } : node],
      });
      Y.applyUpdate(bob, Y.encodeStateAsUpdate(ada));
      // What it was made with is no step of anybody's undo.
      const first = replica(ada);
      const second = replica(bob);
      write(first, 'left mid');
      write(second, 'mid right');
      const [fromAda, fromBob] = [Y.encodeStateAsUpdate(ada), Y.encodeStateAsUpdate(bob)];
      Y.applyUpdate(ada, fromBob);
      Y.applyUpdate(bob, fromAda);
      for (const editor of [first, second]) {
        expect(editor.state.doc.textContent).toBe('left mid right');
        expect(sourcePlaceOf(editor).shown()).toHaveLength(1);
      }
      first.commands.undo();
      Y.applyUpdate(bob, Y.encodeStateAsUpdate(ada));
      expect(second.state.doc.textContent).toContain('right');
      expect(second.state.doc.textContent).not.toContain('left');
    },
  );

  it('[EDITOR-8] [EDITOR-9] opening one with attributes nobody writes changes nothing in it', () => {
    const doc = new Y.Doc();
    const formula = new Y.XmlElement('mathBlock');
    formula.setAttribute('onclick', 'alert(1)');
    formula.insert(0, [new Y.XmlText('x')]);
    doc.getXmlFragment('default').insert(0, [formula]);
    const before = Y.encodeStateVector(doc);
    const editor = replica(doc);
    expect(editor.view.dom.innerHTML).not.toContain('onclick');
    expect(Y.encodeStateVector(doc)).toEqual(before);
    expect(formula.getAttribute('onclick')).toBe('alert(1)');
  });
});

describe('a formula on lines of its own', () => {
  it('[EDITOR-45] is made by three dollars, a diagram by its fence', () => {
    const formula = sourceEditor('');
    type(formula, '$$$x');
    expect(shownNodes(formula)).toEqual(['mathBlock', 'x']);
    const diagram = sourceEditor('');
    type(diagram, '```mermaid x');
    expect(shownNodes(diagram)).toEqual(['diagram', 'x']);
  });

  it('[EDITOR-45] is chosen before it is erased, and Enter leads into it', () => {
    const editor = sourceEditor('$$\nx\n$$\n\nafter');
    editor.commands.setTextSelection(4);
    expect(press(editor, 'Backspace')).toBe(true);
    expect(editor.state.selection).toBeInstanceOf(NodeSelection);
    expect(press(editor, 'Enter')).toBe(true);
    expect(editor.state.selection.$head.parent.type.name).toBe('mathBlock');
    expect(shownNodes(editor)).toEqual(['mathBlock', 'x', 'paragraph', 'after']);
  });

  it('[EDITOR-45] an empty one becomes a line, and nothing before it is drawn in', () => {
    const editor = sourceEditor('before\n\n$$\n$$');
    editor.commands.setTextSelection(9);
    expect(press(editor, 'Backspace')).toBe(true);
    expect(shownNodes(editor)).toEqual(['paragraph', 'before', 'paragraph']);
  });
});
