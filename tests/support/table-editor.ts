/** An editor with tables on a document of its own, shared with another one if wanted. Needs jsdom. */
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import {
  mayRun,
  type PageDeeds,
  runCommand,
} from '../../app/d/[documentId]/_editor/commands/command.ts';
import { TABLE_COMMANDS } from '../../app/d/[documentId]/_editor/commands/table-commands.ts';
import { tableTools } from '../../app/d/[documentId]/_editor/tables/table-tools.ts';
import type { TableTool } from '../../app/d/[documentId]/_editor/tables/tools.ts';
import { Tables } from '../../app/d/[documentId]/_editor/tables/tables.ts';
import { toMarkdown } from '../../lib/editor/convert/to-markdown.ts';
import type { NodeJson } from '../../lib/editor/node-json.ts';
import { anEditor, contentOf } from './editor.ts';

export function tableEditor(content: string | NodeJson): Editor {
  return anEditor(contentOf(content), [Tables.configure({ tools: tableTools })]);
}

export function run(editor: Editor, id: 'table' | TableTool): boolean {
  return runCommand(TABLE_COMMANDS[id], editor, {} as PageDeeds);
}

export function mayRunNow(editor: Editor, id: 'table' | TableTool): boolean {
  return mayRun(TABLE_COMMANDS[id], editor);
}

/** From the first letter of `from`, or up to the last one of `to`. */
export function choose(editor: Editor, from: string, to?: string): void {
  const { doc, tr } = editor.state;
  const start = placeOf(doc, from);
  const end = to === undefined ? start : placeOf(doc, to) + to.length;
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, start, end)));
}

function placeOf(doc: Node, words: string): number {
  let found = -1;
  doc.descendants((node, at) => {
    if (node.text === words) found = at;
  });
  return found;
}

export function markdownOf(editor: Editor): string {
  return toMarkdown(editor.getJSON() as NodeJson);
}

/** Its cells row by row: the words, and in brackets the spans if it has any. */
export function cellsOf(editor: Editor): string[] {
  const rows: string[] = [];
  editor.state.doc.descendants((node) => {
    if (node.type.name !== 'tableRow') return true;
    const cells = node.children.map(({ attrs, textContent, type }) => {
      const mark = type.name === 'tableHeader' ? '#' : '';
      const { colspan, rowspan } = attrs as { colspan: number; rowspan: number };
      return `${mark}${textContent}${colspan * rowspan > 1 ? `(${colspan}x${rowspan})` : ''}`;
    });
    rows.push(cells.join(' '));
    return false;
  });
  return rows;
}

export function paste(editor: Editor, types: Readonly<Record<string, string>>): void {
  // jsdom has no clipboard of its own.
  const event = Object.assign(new Event('paste'), {
    clipboardData: {
      types: Object.keys(types),
      getData: (type: string) => types[type] ?? '',
      files: [],
    },
  }) as unknown as ClipboardEvent;
  const html = types['text/html'];
  if (html === undefined) editor.view.pasteText(types['text/plain'] ?? '', event);
  else editor.view.pasteHTML(html, event);
}
