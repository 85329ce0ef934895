/** How documents look as pages of their own, in downloads and where they are published. */
import { BLOCK_STYLE } from './block-style-html.ts';
import { CALLOUT_STYLE } from './callout-html.ts';
import { COLUMNS_STYLE } from './columns-html.ts';
import { MEDIA_STYLE } from './media-html.ts';
import { PAGE_BREAK_STYLE } from './page-break.ts';
import { COLOUR_STYLE } from './style-html.ts';
import { TABLE_STYLE } from './table-html.ts';
import { TOGGLE_STYLE } from './toggle-html.ts';

/** So many blocks in each other a phone has room for. */
const DEEP_MIN = 8;
const holders = (depth: number) =>
  ':is(blockquote,li,[data-callout],details) '.repeat(depth).trim();

/** What stands deeper is scrolled by itself, and not the page with it; on paper nothing can be. */
const DEPTH_STYLE = [
  '@media screen and (max-width:40rem){ul,ol{padding-inline-start:1.5rem}',
  `${holders(DEEP_MIN)}{overflow-x:auto}${holders(DEEP_MIN + 1)}{overflow-x:visible}}`,
].join('');

export const PAGE_STYLE = [
  ':root{color-scheme:light dark;background:Canvas;color:CanvasText}',
  'body{max-width:44rem;margin:3rem auto;padding:0 1.25rem;font:1.0625rem/1.65 system-ui,sans-serif;overflow-wrap:break-word}',
  'h1,h2,h3,h4,h5,h6{line-height:1.25;text-wrap:balance}',
  'pre{padding:1rem;overflow-x:auto;background:#8881;border-radius:.4rem}',
  'code,pre{font-family:ui-monospace,monospace;font-size:.9em}',
  'blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:.2rem solid #8886}',
  'ul.tasks{list-style:none;padding-inline-start:.25rem}ul.tasks>li>p:first-of-type{display:inline}',
  'div[data-math]{white-space:pre-wrap;text-align:center;font-family:ui-monospace,monospace}',
  '[data-status]{padding:0 .4em;border-radius:.4em;background:#8882}',
  '[data-toc] ul{list-style:none;padding:0}[data-toc] [data-level="2"]{margin-inline-start:1rem}',
  '[data-toc] :is([data-level="3"],[data-level="4"],[data-level="5"],[data-level="6"]){margin-inline-start:2rem}',
  'section[data-notes]{margin-top:2rem;border-top:1px solid #8886;font-size:.9em}',
  TABLE_STYLE,
  COLOUR_STYLE,
  BLOCK_STYLE,
  CALLOUT_STYLE,
  TOGGLE_STYLE,
  PAGE_BREAK_STYLE,
  COLUMNS_STYLE,
  MEDIA_STYLE,
  DEPTH_STYLE,
  '@media print{body{max-width:none;margin:0}pre{white-space:pre-wrap;overflow-wrap:anywhere}',
  'h1,h2,h3,h4,h5,h6{break-after:avoid}pre,blockquote,li{break-inside:avoid}}',
].join('');
