/**
 * What a person has written and the server has not stored, as plain text in reading order: the part
 * of the document whose ids lie in the unsent updates and that was not deleted again.
 */
import * as Y from 'yjs';

/** The shared types of a document, in reading order. */
const TITLE = 'title';
const BODY = 'default';

/** Clocks of one client id, `to` not included. */
interface Range {
  readonly from: number;
  readonly to: number;
}
type Ranges = Map<number, Range[]>;

export function unsentTextOf(doc: Y.Doc, unsent: Iterable<Uint8Array>): string {
  const ranges = rangesOf(unsent);
  if (ranges.size === 0) return '';
  const lines: string[] = [];
  const title = textIn(doc.getText(TITLE), ranges);
  if (title !== '') lines.push(title);
  collectLines(doc.getXmlFragment(BODY), ranges, lines);
  return lines.join('\n');
}

function rangesOf(updates: Iterable<Uint8Array>): Ranges {
  const ranges: Ranges = new Map();
  for (const update of updates) {
    for (const struct of Y.decodeUpdate(update).structs) {
      if (struct instanceof Y.Skip) continue;
      const list = ranges.get(struct.id.client) ?? [];
      list.push({ from: struct.id.clock, to: struct.id.clock + struct.length });
      ranges.set(struct.id.client, list);
    }
  }
  return new Map([...ranges].map(([client, list]) => [client, merged(list)]));
}

/** Somebody who typed a page offline has a thousand updates and one range. */
function merged(list: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of list.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last === undefined || range.from > last.to) result.push(range);
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return result;
}

/** One line for every run of text that holds something unsent. */
function collectLines(parent: Y.XmlFragment, ranges: Ranges, lines: string[]): void {
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

function textIn(text: Y.Text, ranges: Ranges): string {
  let found = '';
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) {
      found += within(item.id, item.content.str, ranges);
    }
  }
  return found;
}

/** Yjs merges neighbouring items, so one item may be partly sent. */
function within(id: Y.ID, text: string, ranges: Ranges): string {
  let found = '';
  let doneTo = id.clock;
  for (const range of ranges.get(id.client) ?? []) {
    const from = Math.max(range.from, doneTo);
    const to = Math.min(range.to, id.clock + text.length);
    if (from >= to) continue;
    found += text.slice(from - id.clock, to - id.clock);
    doneTo = to;
  }
  return found;
}
