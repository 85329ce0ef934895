/** An editor with containers on a document of its own. Needs jsdom. */
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { blockTools } from '../../app/d/[documentId]/_editor/blocks/block-tools.ts';
import { Blocks } from '../../app/d/[documentId]/_editor/blocks/blocks.ts';
import {
  mayRun,
  type PageDeeds,
  runCommand,
} from '../../app/d/[documentId]/_editor/commands/command.ts';
import {
  type CommandId,
  COMMANDS,
} from '../../app/d/[documentId]/_editor/commands/command-table.ts';
import { toMarkdown } from '../../lib/editor/convert/to-markdown.ts';
import { en } from '../../lib/i18n/en.ts';
import type { NodeJson } from '../../lib/editor/node-json.ts';
import { withoutUnsaid } from './without-unsaid.ts';
import { anEditor, contentOf } from './editor.ts';

export function blockEditor(content: string | NodeJson): Editor {
  return anEditor(contentOf(content), [
    Blocks.configure({ words: en.editor.blocks, tools: blockTools }),
  ]);
}

export function run(editor: Editor, id: CommandId): boolean {
  return runCommand(COMMANDS[id], editor, {} as PageDeeds);
}

export function mayRunNow(editor: Editor, id: CommandId): boolean {
  return mayRun(COMMANDS[id], editor);
}

/** The caret before `words`, or `from` letters into them. */
export function goTo(editor: Editor, words: string, from = 0): void {
  let found = -1;
  editor.state.doc.descendants((node: Node, at) => {
    if (node.text === words) found = at;
  });
  const { tr, doc } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, found + from)));
}

export function markdownOf(editor: Editor): string {
  return toMarkdown(editor.getJSON() as NodeJson);
}

export function jsonOf(editor: Editor): NodeJson {
  return withoutUnsaid(editor.getJSON() as NodeJson);
}

/** Each block in a line: its type, and the words of one that holds text; what is inside further in. */
export function outlineOf(editor: Editor): string[] {
  const lines: string[] = [];
  editor.state.doc.descendants((node, _pos, _parent) => {
    if (node.isInline) return false;
    const $pos = editor.state.doc.resolve(_pos);
    const words = node.isTextblock ? ` ${node.textContent}` : '';
    lines.push(`${'  '.repeat($pos.depth)}${node.type.name}${words}`.trimEnd());
    return true;
  });
  return lines;
}
