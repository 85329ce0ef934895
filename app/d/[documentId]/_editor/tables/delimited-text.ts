/** Cells in text: what spreadsheets put on the clipboard beside their HTML, and files of values. */

/**
 * Rows of equally many cells, two at least, or null: then it is text like any other.
 *
 * @param isInTable  where a single row of cells is meant as such.
 */
export function cellTextsIn(text: string, isInTable: boolean): string[][] | null {
  const lines = text.replaceAll(/\r\n?/gu, '\n').replace(/\n$/u, '');
  const rowsMin = isInTable ? 1 : 2;
  if (lines.includes('\t')) {
    const rows = read(lines, '\t');
    // Lines that all begin with a tab are indented.
    const isIndented = rows?.every(([first]) => first === '') ?? true;
    return rows !== null && !isIndented && isTable(rows, rowsMin) ? rows : null;
  }
  const rows = read(lines, ',');
  return rows !== null && isTable(rows, 2) ? rows : null;
}

function isTable(rows: readonly (readonly string[])[], rowsMin: number): boolean {
  const width = rows[0]?.length ?? 0;
  return rows.length >= rowsMin && width > 1 && rows.every((row) => row.length === width);
}

/** RFC 4180, with any separator. null: quotes that do not end, or a sentence. */
function read(text: string, separator: string): string[][] | null {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const field = text.charAt(at) === '"' ? quotedAt(text, at) : plainAt(text, at, separator);
    if (field === null) return null;
    rows.at(-1)?.push(field.text);
    at = field.end;
    if (at >= text.length) return rows;
    if (text.charAt(at) === '\n') rows.push([]);
    else if (text.charAt(at) !== separator) return null;
    // A file of values has no blank behind its commas.
    else if (text.startsWith(', ', at)) return null;
    at += 1;
  }
}

interface Field {
  readonly text: string;
  readonly end: number;
}

function plainAt(text: string, from: number, separator: string): Field {
  let end = from;
  while (end < text.length && text.charAt(end) !== separator && text.charAt(end) !== '\n') end += 1;
  return { text: text.slice(from, end), end };
}

function quotedAt(text: string, from: number): Field | null {
  let at = from + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at === -1) return null;
    if (text.charAt(at + 1) !== '"') break;
    at += 2;
  }
  return { text: text.slice(from + 1, at).replaceAll('""', '"'), end: at + 1 };
}
