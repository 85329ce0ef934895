/** The part of docs/BENCHMARKS.md that tells of the editor: the runs of the engine leave it alone, and it them. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const BENCHMARKS_PAGE = fileURLToPath(new URL('../../docs/BENCHMARKS.md', import.meta.url));

const BEGIN = '<!-- editor -->';
const END = '<!-- /editor -->';
/** Where it stands on a page that has none yet. */
const BEFORE = '## How it is measured\n';

export function benchmarksPage(): string {
  return existsSync(BENCHMARKS_PAGE) ? readFileSync(BENCHMARKS_PAGE, 'utf8') : '';
}

/** @returns Markdown without the marks; '' when the page has none. */
export function editorSection(page: string): string {
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END, from);
  return from === -1 || to === -1 ? '' : page.slice(from + BEGIN.length, to).trim();
}

/** @param section Markdown; '' takes it out. */
export function withEditorSection(page: string, section: string): string {
  const marked = section === '' ? '' : `${BEGIN}\n\n${section.trim()}\n\n${END}\n\n`;
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END, from);
  if (from !== -1 && to !== -1) {
    return page.slice(0, from) + marked + page.slice(to + END.length).replace(/^\n{1,2}/u, '');
  }
  if (marked === '') return page;
  const place = page.indexOf(BEFORE);
  return place === -1
    ? `${page.trimEnd()}\n\n${marked.trimEnd()}\n`
    : page.slice(0, place) + marked + page.slice(place);
}
