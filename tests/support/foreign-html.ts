/** HTML of other programs, pasted into an empty document. Needs jsdom. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleaned } from '../../lib/editor/foreign/cleaned.ts';
import { toMarkdown } from '../../lib/editor/convert/to-markdown.ts';
import type { NodeJson } from '../../lib/editor/node-json.ts';
import { anEditor, pasteHtml } from './editor.ts';

export const CORPUS = [
  'word',
  'google-docs',
  'writer',
  'github',
  'wikipedia',
  'stackoverflow',
] as const;

/** As it was on the clipboard. */
export function corpus(name: (typeof CORPUS)[number]): string {
  return readFileSync(join(import.meta.dirname, '../corpus/clipboard', `${name}.html`), 'utf8');
}

export function clean(html: string): string {
  return cleaned(html, (text) => new DOMParser().parseFromString(text, 'text/html'));
}

/** What the document holds then. */
export function readIn(html: string): NodeJson {
  const editor = anEditor();
  pasteHtml(editor, clean(html));
  editor.state.doc.check();
  const body = editor.getJSON() as NodeJson;
  return body;
}

export function markdownFrom(html: string): string {
  return toMarkdown(readIn(html));
}

export function nodesIn(node: NodeJson, type: string): NodeJson[] {
  const inside = (node.content ?? []).flatMap((child) => nodesIn(child, type));
  return node.type === type ? [node, ...inside] : inside;
}
