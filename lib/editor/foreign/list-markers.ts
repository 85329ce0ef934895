/** The sign Word writes before an item, read as what kind of list it is and which item. */
import type { ListStyle } from '../attributes.ts';

export interface ListMarker {
  /** null: a list without numbers. */
  readonly signs: ListStyle | null;
  readonly number: number;
}

const NONE: ListMarker = { signs: null, number: 1 };
/** The last part of `1.2.a)`; a bullet that is a letter (`o`) has no such end. */
const NUMBERED = /(?:^|[(（.])([0-9]{1,9}|[a-z]{1,8}|[A-Z]{1,8})[.)）、．]?$/u;
const ENDS = /[.)）、．]$/u;
const ROMAN = /^(?=[ivxlcdm])m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/u;
const ROMAN_VALUES: Readonly<Record<string, number>> = {
  i: 1,
  v: 5,
  x: 10,
  l: 50,
  c: 100,
  d: 500,
  m: 1_000,
};
const LETTERS = 26;
const CODE_BEFORE_A = 96;

/** @param before  in which signs the list counts that this item would go on with. */
export function markerOf(text: string, before: ListStyle | null): ListMarker {
  const sign = text.replace(/[\s\u00a0]+/gu, '');
  const count = NUMBERED.exec(sign)?.[1];
  if (count === undefined || (!ENDS.test(sign) && !/^\d/u.test(count))) return NONE;
  if (/^\d/u.test(count)) return { signs: '1', number: Number(count) };
  const small = count.toLowerCase();
  const isSmall = small === count;
  if (isRoman(small, before)) return { signs: isSmall ? 'i' : 'I', number: romanValue(small) };
  return { signs: isSmall ? 'a' : 'A', number: letterValue(small) };
}

/** `i` begins Roman numbers, `c` or `v` are letters, unless the list before says otherwise. */
function isRoman(sign: string, before: ListStyle | null): boolean {
  if (!ROMAN.test(sign)) return false;
  if (before === 'i' || before === 'I') return true;
  if (before === 'a' || before === 'A') return false;
  return sign === 'i' || sign.length > 1;
}

function romanValue(sign: string): number {
  const values = [...sign].map((letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}

/** a to z, then aa, bb, as Word counts. */
function letterValue(sign: string): number {
  return (sign.length - 1) * LETTERS + sign.charCodeAt(0) - CODE_BEFORE_A;
}
