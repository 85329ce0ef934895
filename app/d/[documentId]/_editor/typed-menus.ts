'use client';
/** All menus that open while one types, in one file to fetch: most of what they are made of is the same. */
export { menuPlugin } from './inline/menus.ts';
export { slashPlugin } from './slash-plugin.tsx';
