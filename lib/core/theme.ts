/** Light, dark, or what the device asks for. */

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = 'sheaf_theme';

/** Colour of the browser's own bars: the paper tokens. */
export const PAPER = { light: '#fbfaf7', dark: '#191816' } as const;

export function parseTheme(text: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === text) ?? 'system';
}
