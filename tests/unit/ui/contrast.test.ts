/** Every pair of colours that is used together can be read, in both themes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COLOURS } from '../../../lib/editor/colours.ts';
import { TOKEN_KINDS } from '../../../app/d/[documentId]/_editor/sources/code/token-kinds.ts';
import { initialsOf, PRESENCE_PALETTE, presenceColor } from '../../../lib/core/palette.ts';
import { PAPER } from '../../../lib/core/theme.ts';

type Theme = 'light' | 'dark';

function tokensOf(theme: Theme): ReadonlyMap<string, string> {
  const css = readFileSync('app/_ui/tokens.css', 'utf8');
  const pairs = css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g);
  const both = [...pairs].map(([, name = '', light = '', dark = '']) => ({ name, light, dark }));
  return new Map(both.map((token) => [token.name, token[theme]]));
}

/** Relative luminance of `#rrggbb`, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const SHADES = ['grey', 'red', 'orange', 'yellow', 'green', 'blue', 'purple'];
const GROUNDS = ['paper', 'surface', 'hover', 'pressed'];
/** [text, ground] as they meet in the style sheets. */
const TEXT_PAIRS: readonly (readonly [string, string])[] = [
  ...GROUNDS.flatMap((ground) => [['ink', ground] as const, ['ink-2', ground] as const]),
  ...['paper', 'surface', 'hover'].map((ground) => ['ink-3', ground] as const),
  ...['paper', 'surface', 'hover', 'accent-soft'].map((ground) => ['accent', ground] as const),
  ...['paper', 'surface', 'hover', 'danger-soft'].map((ground) => ['danger', ground] as const),
  ...['paper', 'surface', 'hover', 'warning-soft'].map((ground) => ['warning', ground] as const),
  ...SHADES.flatMap((shade) =>
    ['ink', 'ink-2', 'accent'].map((text) => [text, `shade-${shade}`] as const),
  ),
  ...COLOURS.flatMap((colour) =>
    [...GROUNDS.slice(0, 3), 'accent-soft', ...SHADES.map((shade) => `shade-${shade}`)].map(
      (ground) => [`tint-${colour}`, ground] as const,
    ),
  ),
  ...COLOURS.flatMap((colour) =>
    ['ink', 'ink-2', 'accent', ...COLOURS.map((tint) => `tint-${tint}`)].map(
      (text) => [text, `mark-${colour}`] as const,
    ),
  ),
  ...['info', 'tip', 'success', 'warning', 'danger'].flatMap((kind) =>
    ['ink', 'ink-2', 'accent', `callout-${kind}`].map(
      (text) => [text, `callout-${kind}-ground`] as const,
    ),
  ),
  ...TOKEN_KINDS.map((kind) => [`code-${kind}`, 'hover'] as const),
  ['accent-hover', 'surface'],
  ['accent-hover', 'hover'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['on-tip', 'tip'],
  ['ink', 'highlight'],
  ['ink', 'accent-soft'],
  ['ink', 'warning-soft'],
  ['ink', 'danger-soft'],
];
/** What only shows where a control is, or where the focus is: 3:1 (WCAG 1.4.11, 2.4.13). */
const EDGE_PAIRS: readonly (readonly [string, string])[] = [
  ['line-strong', 'paper'],
  ['line-strong', 'surface'],
  ...GROUNDS.map((ground) => ['focus', ground] as const),
];

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  const tokens = tokensOf(theme);
  const ratio = (a: string, b: string) => contrast(tokens.get(a) ?? '', tokens.get(b) ?? '');

  it.each(TEXT_PAIRS)('[SHELL-7] %s on %s reaches 4.5:1', (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(EDGE_PAIRS)('[SHELL-7] %s on %s reaches 3:1', (edge, ground) => {
    expect(ratio(edge, ground)).toBeGreaterThanOrEqual(3);
  });

  it('[SHELL-7] the bars of the browser have the colour of the paper', () => {
    expect(PAPER[theme]).toBe(tokens.get('paper'));
  });
});

describe('presence palette', () => {
  it.each(PRESENCE_PALETTE)('[SHELL-8] white on $name reaches 5:1', ({ hex }) => {
    expect(contrast('#ffffff', hex)).toBeGreaterThanOrEqual(5);
  });

  it('[SHELL-8] twelve colours, all different', () => {
    expect(new Set(PRESENCE_PALETTE.map(({ hex }) => hex)).size).toBe(12);
  });

  it('[SHELL-8] any number is a colour', () => {
    expect(
      [0, 11, 12, -1, 5.9, Number.NaN, Infinity].map((hue) => presenceColor(hue).name),
    ).toEqual(['red', 'rose', 'red', 'rose', 'teal', 'red', 'red']);
  });

  it('[SHELL-8] a face shows the first letters of a name in any script', () => {
    expect(
      ['Ada Lovelace', 'ada', '李雷', '  Jean  Paul  Sartre ', '👩‍🚀 Kim', ''].map(initialsOf),
    ).toEqual(['AL', 'A', '李', 'JS', '👩K', '']);
  });
});
