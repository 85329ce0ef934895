/**
 * What a person has written and the server has not stored, as plain text in reading order: the part
 * of the document whose ids lie in the unsent updates and that was not deleted again.
 */
import * as Y from 'yjs';
import { IdRanges } from '../editor/id-ranges.ts';

/** The shared types of a document, in reading order. */
const TITLE = 'title';
const BODY = 'default';

export function unsentTextOf(doc: Y.Doc, unsent: Iterable<Uint8Array>): string {
  const ranges = IdRanges.madeBy(unsent);
  if (ranges.isEmpty) return '';
  const lines: string[] = [];
  const title = textIn(doc.getText(TITLE), ranges);
  if (title !== '') lines.push(title);
  collectLines(doc.getXmlFragment(BODY), ranges, lines);
  return lines.join('\n');
}

/** One line for every run of text that holds something unsent. */
function collectLines(parent: Y.XmlFragment, ranges: IdRanges, lines: string[]): void {
  // Neighbouring text nodes of a block are one line; a leaf between them (a hard break) ends it.
  let line = '';
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      line += textIn(child, ranges);
    } else if (child instanceof Y.XmlFragment) {
      if (line !== '') lines.push(line);
      line = '';
      collectLines(child, ranges, lines);
    }
  }
  if (line !== '') lines.push(line);
}

function textIn(text: Y.Text, ranges: IdRanges): string {
  let found = '';
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) {
      found += within(item.id, item.content.str, ranges);
    }
  }
  return found;
}

/** Yjs merges neighbouring items, so one item may be partly sent. */
function within(id: Y.ID, text: string, ranges: IdRanges): string {
  let found = '';
  let doneTo = id.clock;
  for (const range of ranges.of(id.client)) {
    const from = Math.max(range.from, doneTo);
    const to = Math.min(range.to, id.clock + text.length);
    if (from >= to) continue;
    found += text.slice(from - id.clock, to - id.clock);
    doneTo = to;
  }
  return found;
}
