/** How a paragraph or heading lies on the page: side, indentation, direction. Sound or the default. */

export const ALIGNS = ['left', 'center', 'right', 'justify'] as const;
export type Align = (typeof ALIGNS)[number];
export const DIRECTIONS = ['ltr', 'rtl'] as const;
export type Direction = (typeof DIRECTIONS)[number];
/** Deeper there would be no room for words on a phone. */
export const INDENT_MAX = 8;

export interface BlockStyle {
  /** null: where its direction begins. */
  readonly align: Align | null;
  /** 0 to INDENT_MAX. */
  readonly indent: number;
  /** null: as its words have it. */
  readonly dir: Direction | null;
}

export function blockStyleOf(attributes: Readonly<Record<string, unknown>> = {}): BlockStyle {
  return {
    align: alignOf(attributes['align']),
    indent: indentOf(attributes['indent']),
    dir: directionOf(attributes['dir']),
  };
}

export function alignOf(value: unknown): Align | null {
  return ALIGNS.find((align) => align === value) ?? null;
}

export function directionOf(value: unknown): Direction | null {
  return DIRECTIONS.find((direction) => direction === value) ?? null;
}

export function indentOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) return 0;
  return Math.min(value, INDENT_MAX);
}
