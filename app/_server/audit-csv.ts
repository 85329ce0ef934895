/** The audit log as a table for programs that calculate, sent while it is read. */
import type { AuditView } from '../../lib/core/audit.ts';

const COLUMNS = ['at', 'event', 'actor', 'actorId', 'other', 'subjectId', 'address', 'detail'];
/** Without it such programs take UTF-8 for something else. */
const BYTE_ORDER_MARK = '\u{FEFF}';
/** Cells that begin like this would be calculated: CWE-1236. */
const FORMULA = /^[=+\-@\t\r]/;

/** @param pages  the first was read already, so that whatever is refused is refused before. */
export function csvOf(pages: AsyncIterator<readonly AuditView[]>, first: readonly AuditView[]) {
  const encoder = new TextEncoder();
  const lines = (rows: readonly (readonly string[])[]) =>
    encoder.encode(rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join(''));
  return new ReadableStream<Uint8Array>({
    start(stream) {
      stream.enqueue(encoder.encode(BYTE_ORDER_MARK));
      stream.enqueue(lines([COLUMNS, ...first.map(rowOf)]));
    },
    async pull(stream) {
      const { done, value } = await pages.next();
      if (done === true) stream.close();
      else stream.enqueue(lines(value.map(rowOf)));
    },
    async cancel() {
      await pages.return?.();
    },
  });
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
