/** The audit log as a table for programs that calculate, sent while it is read. */
import type { AuditView } from '../../lib/core/audit.ts';

const COLUMNS = ['at', 'event', 'actor', 'actorId', 'other', 'subjectId', 'address', 'detail'];
/** Without it such programs take UTF-8 for something else. */
const BYTE_ORDER_MARK = '\u{FEFF}';
/** Cells that begin like this would be calculated: CWE-1236. */
const FORMULA = /^[=+\-@\t\r]/;

type Page = readonly AuditView[];

/** @throws what reading the first page throws: what is refused is refused before anything is sent. */
export async function csvOf(pages: AsyncIterable<Page, void>): Promise<ReadableStream<Uint8Array>> {
  const iterator = pages[Symbol.asyncIterator]();
  const begin = await iterator.next();
  const encoder = new TextEncoder();
  const lines = (rows: readonly (readonly string[])[]) =>
    encoder.encode(rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join(''));
  return new ReadableStream<Uint8Array>({
    start(stream) {
      stream.enqueue(encoder.encode(BYTE_ORDER_MARK));
      stream.enqueue(lines([COLUMNS, ...pageIn(begin).map(rowOf)]));
    },
    async pull(stream) {
      const next = await iterator.next();
      if (next.done === true) stream.close();
      else stream.enqueue(lines(next.value.map(rowOf)));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

function pageIn(result: IteratorResult<Page, void>): Page {
  return result.done === true ? [] : result.value;
}

function rowOf(entry: AuditView): string[] {
  const { at, event, actorName, actorId, otherName, subjectId, address, detail } = entry;
  return [at, event, actorName, actorId, otherName, subjectId, address, detail].map(
    (value) => value ?? '',
  );
}

/** RFC 4180 section 2. */
function cellOf(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
