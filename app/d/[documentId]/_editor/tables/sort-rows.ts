/** The order of rows by what one column says: numbers as numbers, words as the reader's language has them. */
import type { Node } from '@tiptap/pm/model';
import { headerRowCount } from './headers.ts';
import { isRowEdge, type Slots } from './table-shape.ts';

export type SortOrder = 'ascending' | 'descending';

const NUMBER = /^[-+−]?[\p{Sc}\s]*\d[\d\s.,'’]*%?[\p{Sc}\s]*$/u;
const words = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Headers stay on top, empty cells at the end. null where a merged cell ties rows together. */
export function withRowsSorted(slots: Slots, column: number, order: SortOrder): Slots | null {
  const body = headerRowCount(slots);
  if (slots.length - body < 2) return null;
  const edges = Array.from({ length: slots.length - body }, (_, at) => body + at);
  if (!edges.every((edge) => isRowEdge(slots, edge))) return null;
  const rows = slots.slice(body).map((line) => ({ line, text: textIn(line[column]?.node) }));
  const sorted = rows.toSorted((a, b) => compare(a.text, b.text, order));
  return [...slots.slice(0, body), ...sorted.map(({ line }) => line)];
}

function textIn(cell: Node | undefined): string {
  return cell?.textBetween(0, cell.content.size, ' ').trim() ?? '';
}

function compare(a: string, b: string, order: SortOrder): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  const [left, right] = [numberIn(a), numberIn(b)];
  const rise = left !== null && right !== null ? left - right : words.compare(a, b);
  return order === 'ascending' ? rise : -rise;
}

/** `1,234.5`, `1.234,5`, `€ 12`, `-3 %`; null for anything else. */
function numberIn(text: string): number | null {
  if (!NUMBER.test(text)) return null;
  const digits = text.replaceAll('−', '-').replaceAll(/[^\d.,-]/gu, '');
  const mark = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  // One sign with three digits behind it parts thousands; so does one that comes twice.
  const isFraction =
    mark !== -1 && digits.indexOf(digits.charAt(mark)) === mark && digits.length - mark !== 4;
  const whole = (isFraction ? digits.slice(0, mark) : digits).replaceAll(/[.,]/gu, '');
  const value = Number(isFraction ? `${whole}.${digits.slice(mark + 1)}` : whole);
  return Number.isFinite(value) ? value : null;
}
