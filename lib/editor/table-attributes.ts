/** Reads what cells say of themselves: a sound value or the default, whoever wrote it. */
type Attributes = Readonly<Record<string, unknown>>;

export const CELL_ALIGNS = ['left', 'center', 'right'] as const;
export type CellAlign = (typeof CELL_ALIGNS)[number];

/** Names and no colours: each look of the page has its own, and text stays readable on all. */
export const CELL_BACKGROUNDS = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
] as const;
export type CellBackground = (typeof CELL_BACKGROUNDS)[number];

/** HTML knows no more columns in one cell; one with a million would cost every reader. */
export const COLSPAN_MAX = 100;
export const ROWSPAN_MAX = 1_000;
/** px */
const COLUMN_WIDTH_MIN = 40;
const COLUMN_WIDTH_MAX = 2_000;

export interface Spans {
  readonly colspan: number;
  readonly rowspan: number;
}

export function spansOf(attributes: Attributes = {}): Spans {
  return {
    colspan: spanOf(attributes['colspan'], COLSPAN_MAX),
    rowspan: spanOf(attributes['rowspan'], ROWSPAN_MAX),
  };
}

export function spanOf(value: unknown, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) return 1;
  return Math.min(value, most);
}

/** In px, one for each column the cell covers; null where its width is left to the page. */
export function columnWidthsOf(value: unknown, colspan: number): (number | null)[] {
  const widths: readonly unknown[] = Array.isArray(value) ? value : [];
  return Array.from({ length: colspan }, (_, at) => columnWidthOf(widths[at]));
}

/** Of a cell's columns as an attribute, 0 where one is left to the page; null: all are. */
export function drawnWidths(value: unknown, colspan: number): string | null {
  const widths = columnWidthsOf(value, colspan);
  if (widths.every((width) => width === null)) return null;
  return widths.map((width) => width ?? 0).join(',');
}

export function columnWidthOf(value: unknown): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return null;
  return Math.round(Math.min(COLUMN_WIDTH_MAX, Math.max(COLUMN_WIDTH_MIN, value)));
}

export function cellAlignOf(value: unknown): CellAlign | null {
  return CELL_ALIGNS.find((align) => align === value) ?? null;
}

export function cellBackgroundOf(value: unknown): CellBackground | null {
  return CELL_BACKGROUNDS.find((background) => background === value) ?? null;
}

/** Of the cell's element on the page, by name. */
export function drawnCellAttributes(attrs: Attributes = {}): Record<string, string | number> {
  const { colspan, rowspan } = spansOf(attrs);
  const widths = drawnWidths(attrs['colwidth'], colspan);
  const [width] = columnWidthsOf(attrs['colwidth'], 1);
  const align = cellAlignOf(attrs['align']);
  const background = cellBackgroundOf(attrs['background']);
  return {
    ...(colspan === 1 ? {} : { colspan }),
    ...(rowspan === 1 ? {} : { rowspan }),
    ...(widths === null ? {} : { 'data-colwidth': widths }),
    ...(align === null ? {} : { 'data-align': align }),
    ...(background === null ? {} : { 'data-background': background }),
    ...(colspan === 1 && width != null
      ? { style: `inline-size: ${width}px; min-inline-size: ${width}px` }
      : {}),
  };
}
