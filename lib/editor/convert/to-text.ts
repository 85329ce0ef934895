/** Writes a body as plain text: paragraphs apart by an empty line, items and rows one a line. */
import { listStartOf } from '../attributes.ts';
import { noteTextOf, withNumbers } from '../inline/footnotes.ts';
import type { DocumentJson, NodeJson } from '../node-json.ts';
import { isList } from '../node-json.ts';
import { mediaWords } from '../media/media.ts';
import { isInline, textOf } from '../text-of.ts';
import { readTable } from './table.ts';

const INDENT = '  ';
// Either would begin another cell.
const CELL_ENDS = /[\t\n]+/g;

/** Title, then the body. Ends with a line break unless everything is empty. */
export function toPlainText(document: DocumentJson): string {
  const parts = [document.title, toText(document.body)].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
}

export function toText(body: NodeJson): string {
  const { body: numbered, notes } = withNumbers(body);
  const texts = notes.map((note, at) => `[${at + 1}] ${noteTextOf(note)}`.trimEnd());
  const blocks = blocksText(numbered.content ?? []);
  return [...blocks, ...(texts.length === 0 ? [] : [texts.join('\n')])].join('\n\n');
}

function blocksText(nodes: readonly NodeJson[]): string[] {
  return nodes.flatMap((node) => {
    const text = blockText(node);
    return text.trim() === '' ? [] : [text];
  });
}

function blockText(node: NodeJson): string {
  const content = node.content ?? [];
  if (isList(node)) {
    const start = node.type === 'orderedList' ? listStartOf(node.attrs?.['start']) : null;
    return content.map((item, at) => itemText(item, start === null ? null : start + at)).join('\n');
  }
  if (node.type === 'horizontalRule' || node.type === 'pageBreak') return '---';
  if (node.type === 'table') return tableText(node);
  const media = mediaWords(node);
  if (media !== null) {
    const { words, more, address } = media;
    return [words, more, address ?? ''].filter((part) => part !== '').join('\n');
  }
  if (content.some((child) => !isInline(child))) return blocksText(content).join('\n\n');
  return textOf(node);
}

function itemText(item: NodeJson, number: number | null): string {
  const checked = item.attrs?.['checked'] === true ? 'x' : ' ';
  const task = item.type === 'taskItem' ? `[${checked}] ` : '';
  const marker = number === null ? `- ${task}` : `${number}. ${task}`;
  return marker + (item.content ?? []).map(blockText).join('\n').replaceAll('\n', `\n${INDENT}`);
}

/** Cells apart by a tab, as spreadsheets read it. */
function tableText(table: NodeJson): string {
  const rows = readTable(table).map((slots) =>
    slots.map((slot) =>
      slot.is === 'cell'
        ? (slot.cell.node.content ?? []).map(blockText).join('\n').trim().replace(CELL_ENDS, ' ')
        : '',
    ),
  );
  return rows.map((cells) => cells.join('\t')).join('\n');
}
