/**
 * The two faces every page starts with, preloaded in their Latin part; other alphabets and the code
 * face come from the style sheets in app/layout.tsx when a page has such letters.
 */
import localFont from 'next/font/local';

const interfaceFace = localFont({
  src: '../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--face-ui-latin',
  weight: '100 900',
  display: 'swap',
  // A fallback named before the other alphabets would draw their letters in Arial.
  adjustFontFallback: false,
});

const textFace = localFont({
  src: '../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  variable: '--face-text-latin',
  weight: '200 900',
  display: 'swap',
  adjustFontFallback: false,
});

export const fontClasses = `${interfaceFace.variable} ${textFace.variable}`;
