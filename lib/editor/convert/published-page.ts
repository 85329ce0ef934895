/** The page of a published document: whole, and nothing in it runs. */
import type { PublicationChoices } from '../../core/publication.ts';
import { PAGE_STYLE } from './page-style.ts';
import type { PublishedHeading, PublishedText } from './published.ts';
import { escapeHtml } from './escape-html.ts';

export interface PublishedPageOptions extends Pick<PublicationChoices, 'isListed'> {
  readonly words: {
    readonly contents: string;
    readonly untitled: string;
    readonly footer: string;
  };
  /** Of the words; the language of the text is not known. BCP 47. */
  readonly lang: string;
  /** Of the page, absolute. */
  readonly url: string;
  /** First words of the text. */
  readonly excerpt: string;
  readonly showsContents: boolean;
  /** The day of the last change; null: not shown. `at` in ISO 8601. */
  readonly edited: { readonly at: string; readonly words: string } | null;
}

/** A table of so few headings would say nothing that is not seen at once. */
const CONTENTS_MIN = 2;
/** Deeper headings are details. */
const CONTENTS_LEVEL_MAX = 3;

/** Sheaf's own colours (app/_ui/tokens.css), in letters every reader has: nothing is loaded. */
const LOOK = [
  ':root{--paper:light-dark(#fbfaf7,#191816);--ink:light-dark(#1f1d1a,#ece9e3);--ink-2:light-dark(#5e5a53,#b0aaa0);',
  '--line:light-dark(#e6e2da,#34312c);--accent:light-dark(#2e6b4f,#7fc8a0);background:var(--paper);color:var(--ink)}',
  'h1,h2,h3,h4,h5,h6{letter-spacing:-.006em}a{color:var(--accent);text-underline-offset:.15em}',
  'header h1{margin:0;font-size:2.25rem;letter-spacing:-.015em}',
  'header p{margin:.5rem 0 0}header p,footer{color:var(--ink-2);font-size:.875rem}',
  'article h1{margin:2.25rem 0 .75rem;font-size:1.625rem}article h2{margin:1.75rem 0 .75rem;font-size:1.3125rem}',
  'article h3{margin:1.5rem 0 .5rem;font-size:1.125rem}article :is(h4,h5,h6){margin:1.5rem 0 .5rem;font-size:1rem}',
  'article>:first-child{margin-block-start:0}:target{scroll-margin-block-start:1.5rem}',
  'nav{font-size:.9375rem;line-height:1.5}nav h2{margin:0 0 .5rem;font:600 .875rem/1.25rem system-ui,sans-serif;color:var(--ink-2)}',
  'nav ol{list-style:none;margin:0;padding:0}nav a{display:block;padding:.25rem 0;color:inherit;text-decoration:none}',
  'nav a:hover,nav a:focus-visible{text-decoration:underline}',
  'nav [data-depth="1"]{padding-inline-start:1rem}nav [data-depth="2"]{padding-inline-start:2rem}',
];

/** One column; the contents stand beside it where there is room. */
const LAYOUT = [
  'body{max-width:44rem;margin:0 auto;padding:clamp(2rem,8vh,5rem) 1.25rem 2rem}',
  'nav{margin-block-start:2rem;padding-block:1rem;border-block:1px solid var(--line)}',
  'article{margin-block-start:2.25rem}footer{margin-block-start:4rem}',
  '@media (min-width:76rem){body.wide{max-width:63rem;display:grid;grid-template-columns:minmax(0,44rem) 15rem;column-gap:4rem}',
  'body.wide main{display:contents}body.wide :is(header,article,footer){grid-column:1}',
  'body.wide nav{grid-column:2;grid-row:1/span 3;position:sticky;inset-block-start:2rem;align-self:start;max-height:calc(100vh - 4rem);overflow-y:auto;margin:0;padding:.5rem 0;border:0}}',
  '@media print{nav,footer{display:none}body{max-width:none;padding:0}}',
];

export const PUBLISHED_STYLE = [PAGE_STYLE, ...LOOK, ...LAYOUT].join('');

export function publishedPage(text: PublishedText, options: PublishedPageOptions): string {
  const { words, lang, url, excerpt, isListed } = options;
  const title = escapeHtml(text.title === '' ? words.untitled : text.title);
  const nav = options.showsContents ? contentsNav(text.contents, words.contents) : '';
  const shared = isListed
    ? `<link rel="canonical" href="${escapeHtml(url)}">\n` +
      `<meta name="description" content="${escapeHtml(excerpt)}">\n` +
      `<meta property="og:title" content="${title}">\n` +
      '<meta property="og:type" content="article">\n' +
      `<meta property="og:description" content="${escapeHtml(excerpt)}">\n`
    : '<meta name="robots" content="noindex, nofollow">\n';
  return (
    `${head({ lang, title })}${shared}</head>\n` +
    `<body${nav === '' ? '' : ' class="wide"'}>\n<main>\n` +
    `<header>\n<h1 dir="auto" lang="">${title}</h1>\n${editedLine(options.edited)}</header>\n` +
    `${nav}<article dir="auto" lang="">\n${text.html}\n</article>\n</main>\n` +
    `<footer>${escapeHtml(words.footer)}</footer>\n</body>\n</html>\n`
  );
}

/** In place of a page that is not there. */
export function missingPage(
  words: { readonly title: string; readonly body: string },
  lang: string,
): string {
  const title = escapeHtml(words.title);
  return (
    `${head({ lang, title })}<meta name="robots" content="noindex, nofollow">\n</head>\n<body>\n` +
    `<main><header><h1>${title}</h1>\n<p>${escapeHtml(words.body)}</p></header></main>\n` +
    '</body>\n</html>\n'
  );
}

/** Links open beside the page: where it is shown in a frame they could not open in it. */
function head({ lang, title }: { readonly lang: string; readonly title: string }): string {
  return (
    `<!doctype html>\n<html lang="${escapeHtml(lang)}">\n<head>\n<meta charset="utf-8">\n` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    `<base target="_blank">\n<title>${title}</title>\n<style>${PUBLISHED_STYLE}</style>\n`
  );
}

function editedLine(edited: PublishedPageOptions['edited']): string {
  if (edited === null) return '';
  return `<p><time datetime="${escapeHtml(edited.at)}">${escapeHtml(edited.words)}</time></p>\n`;
}

function contentsNav(headings: readonly PublishedHeading[], label: string): string {
  const shown = headings.filter(({ level }) => level <= CONTENTS_LEVEL_MAX);
  if (shown.length < CONTENTS_MIN) return '';
  const top = Math.min(...shown.map(({ level }) => level));
  const rows = shown.map(
    ({ level, text, id }) =>
      `<li data-depth="${level - top}"><a href="#${id}" target="_self" dir="auto">${escapeHtml(text)}</a></li>`,
  );
  return (
    `<nav aria-labelledby="contents">\n<h2 id="contents">${escapeHtml(label)}</h2>\n` +
    `<ol>\n${rows.join('\n')}\n</ol>\n</nav>\n`
  );
}
