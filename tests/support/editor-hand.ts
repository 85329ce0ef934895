/**
 * A whole editor on a replica, as the page makes it, and somebody who does anything at random that
 * its keys, menus and pastes allow. Needs jsdom, and timers that stand still.
 */
import type { Editor } from '@tiptap/core';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { vi } from 'vitest';
import type * as Y from 'yjs';
import { indent, outdent } from '../../app/d/[documentId]/_editor/commands/lists.ts';
import { moveBlock } from '../../app/d/[documentId]/_editor/moving.ts';
import { BlockTexts } from '../../app/d/[documentId]/_editor/block-texts.ts';
import { ShownChanges } from '../../app/d/[documentId]/_editor/shown-changes.ts';
import { TaskEntry } from '../../app/d/[documentId]/_editor/task-entry.ts';
import { writeTitle } from '../../lib/editor/title.ts';
import type { Hand } from './chaos-replica.ts';
import type { Choice } from './random-edits.ts';
import { pasteHtml, sharedEditor, type, undoEachChange } from './editor.ts';

/** What is typed, input rules and all. */
const TYPED = [
  'a',
  'to be ',
  '文字',
  '😀',
  '# ',
  '- ',
  '1. ',
  '[ ] ',
  '> ',
  '**b** ',
  '`c` ',
  '---',
];
const PASTED = [
  '<p>one</p><p>two <strong>three</strong></p>',
  '<ul><li><p>x</p><ol><li><p>y</p></li></ol></li><li><p>z</p></li></ul>',
  '<h2>head</h2><blockquote><p>said <em>so</em></p></blockquote>',
  '<pre><code class="language-ts">const a = 1;\nb();</code></pre>',
  '<p>a <a href="https://example.org">link</a><br>and a line</p><hr>',
];
const TITLES = ['', 'Plan', 'Plan B', '计划 😀'];
/** Beyond this much is taken out instead: long runs must not crawl. */
const SIZE_MAX = 900;

type Act = (editor: Editor, choice: Choice) => unknown;

/** Pressed as in a browser: what no binding takes, the browser does by itself. */
const key =
  (name: string): Act =>
  ({ view }) => {
    const parts = name.split('-');
    const event = new KeyboardEvent('keydown', {
      key: parts.at(-1) ?? '',
      shiftKey: parts.includes('Shift'),
    });
    const isTaken = view.someProp('handleKeyDown', (take) => take(view, event) || undefined);
    if (isTaken !== true) eraseLetter(view, name);
  };

function eraseLetter(view: EditorView, name: string): void {
  const { $head, empty } = view.state.selection;
  if (!empty || (name !== 'Backspace' && name !== 'Delete')) return;
  const node = name === 'Backspace' ? $head.nodeBefore : $head.nodeAfter;
  if (node === null || !node.isInline) return;
  // Whole characters: a browser does not part a surrogate pair.
  const letters = [...(node.text ?? 'x')];
  const size = (name === 'Backspace' ? letters.at(-1) : letters[0])?.length ?? 1;
  const from = name === 'Backspace' ? $head.pos - size : $head.pos;
  view.dispatch(view.state.tr.delete(from, from + size));
}

/** What people do most stands here most often. */
const ACTS: readonly Act[] = [
  write,
  write,
  write,
  write,
  write,
  key('Enter'),
  key('Enter'),
  key('Enter'),
  key('Backspace'),
  key('Backspace'),
  key('Delete'),
  key('Tab'),
  key('Shift-Tab'),
  key('Shift-Enter'),
  (editor) => editor.commands.deleteSelection(),
  (editor) => editor.commands.toggleBold(),
  (editor) => editor.commands.toggleItalic(),
  (editor) => editor.commands.toggleStrike(),
  (editor) => editor.commands.toggleCode(),
  (editor) => editor.commands.setLink({ href: 'https://example.org/x' }),
  (editor) => editor.commands.unsetLink(),
  (editor) => editor.commands.unsetAllMarks(),
  (editor, { b }) => editor.commands.toggleHeading({ level: ((b % 3) + 1) as 1 | 2 | 3 }),
  (editor) => editor.commands.toggleBulletList(),
  (editor) => editor.commands.toggleOrderedList(),
  (editor) => editor.commands.toggleTaskList(),
  (editor, { b }) => editor.commands.updateAttributes('taskItem', { checked: b % 2 === 0 }),
  (editor) => editor.commands.toggleBlockquote(),
  (editor) => editor.commands.toggleCodeBlock(),
  (editor) => editor.commands.setHorizontalRule(),
  (editor) => indent(editor),
  (editor) => outdent(editor),
  move,
  paste,
  pasteSlice,
  (editor) => editor.commands.undo(),
  (editor) => editor.commands.undo(),
  (editor) => editor.commands.redo(),
];

export class EditorHand implements Hand {
  readonly editor: Editor;
  stumbleCount = 0;
  readonly #title: Y.Text;

  constructor(doc: Y.Doc) {
    this.#title = doc.getText('title');
    this.editor = sharedEditor(doc, [ShownChanges, BlockTexts, TaskEntry]);
    undoEachChange(this.editor);
  }

  edit(choice: Choice): void {
    if (choice.op % 25 === 0) {
      writeTitle(this.#title, TITLES[choice.a % TITLES.length] ?? '');
      return;
    }
    this.#select(choice);
    if (this.editor.state.doc.content.size > SIZE_MAX) this.editor.commands.deleteSelection();
    else this.#act(choice);
    vi.advanceTimersByTime(1);
  }

  /** A command may stumble over a caret that others' changes have left between two blocks. */
  #act(choice: Choice): void {
    try {
      ACTS[choice.op % ACTS.length]?.(this.editor, choice);
    } catch (err) {
      const isStumble = err instanceof Error && /^(RangeError|TransformError)$/.test(err.name);
      if (!isStumble) throw err;
      this.stumbleCount += 1;
    }
  }

  leave(): void {
    this.editor.destroy();
    vi.advanceTimersByTime(1);
  }

  #select({ who, op, a, b }: Choice): void {
    // Mostly a caret, and mostly where it is.
    if ((op + a) % 3 === 0) return;
    const { state, view } = this.editor;
    const at = (n: number) => placeIn(state.doc, n * 7 + who);
    const [from, to] = [at(a), at((a + b) % 9 === 0 ? b : a)];
    view.dispatch(state.tr.setSelection(TextSelection.between(from, to)));
  }
}

function write(editor: Editor, { a, b }: Choice): void {
  type(editor, TYPED[(a + b) % TYPED.length] ?? '');
}

function move(editor: Editor, { b }: Choice): void {
  const moved = moveBlock(editor.state, b % 2 === 0 ? 'up' : 'down');
  if (moved !== null) editor.view.dispatch(moved);
}

function paste(editor: Editor, { b }: Choice): void {
  pasteHtml(editor, PASTED[b % PASTED.length] ?? '');
}

/** Something copied elsewhere in the document, open ends and all. */
function pasteSlice(editor: Editor, { a, b }: Choice): void {
  const { doc, tr } = editor.state;
  const from = placeIn(doc, b).pos;
  const to = Math.max(from, placeIn(doc, Math.min(doc.content.size, from + (a % 40))).pos);
  editor.view.dispatch(tr.replaceSelection(doc.slice(from, to)));
}

/** Somewhere, but in the middle of a character: no caret stands there, and Yjs cuts it. */
function placeIn(doc: Node, number: number): ResolvedPos {
  const $pos = doc.resolve(number % (doc.content.size + 1));
  const next = $pos.nodeAfter?.text?.charCodeAt(0) ?? 0;
  return next >= 0xdc00 && next <= 0xdfff ? doc.resolve($pos.pos - 1) : $pos;
}
