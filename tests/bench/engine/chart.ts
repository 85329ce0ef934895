/** A bar chart as SVG, by hand: one row of bars a scenario, readable on light and on dark pages. */

export interface ChartGroup {
  readonly title: string;
  /** Shown after the title: `more is better`. */
  readonly note: string;
  readonly bars: readonly { readonly name: string; readonly value: number }[];
}

const WIDTH = 720;
const LABEL = 110;
const VALUE = 90;
const BAR = 18;
const GAP = 6;
const TITLE = 30;
const MARGIN = 16;

/** One colour a server, told apart on white and on black alike. */
const COLOURS: Readonly<Record<string, string>> = {
  sheaf: '#2f9e6e',
  hocuspocus: '#c77d2e',
  'y-websocket': '#8a74c9',
  relay: '#7f8a94',
};

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #24292f; }
  .title { font-weight: 600; }
  .note, .value { fill: #57606a; }
  .page { fill: #ffffff; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .note, .value { fill: #9ea7b0; }
    .page { fill: #0d1117; }
  }`;

export function barChart(groups: readonly ChartGroup[]): string {
  const parts: string[] = [];
  let y = MARGIN;
  for (const group of groups) {
    const longest = Math.max(...group.bars.map(({ value }) => value));
    parts.push(
      `<text x="${MARGIN}" y="${y + 14}"><tspan class="title">${escape(group.title)}</tspan> ` +
        `<tspan class="note">${escape(group.note)}</tspan></text>`,
    );
    y += TITLE;
    for (const { name, value } of group.bars) {
      const room = WIDTH - 2 * MARGIN - LABEL - VALUE;
      const length = Math.max(1, Math.round((value / longest) * room));
      const x = MARGIN + LABEL;
      parts.push(
        `<text x="${x - 8}" y="${y + 13}" text-anchor="end">${escape(name)}</text>`,
        `<rect x="${x}" y="${y}" width="${length}" height="${BAR}" rx="3" ` +
          `fill="${COLOURS[name] ?? '#7f8a94'}"/>`,
        `<text class="value" x="${x + length + 6}" y="${y + 13}">${escape(shown(value))}</text>`,
      );
      y += BAR + GAP;
    }
    y += GAP * 2;
  }
  const height = y + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" ` +
      `width="${WIDTH}" height="${height}" role="img" aria-label="Benchmark results">`,
    `<style>${STYLE}\n</style>`,
    `<rect class="page" width="${WIDTH}" height="${height}" rx="8"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

/** Three digits are as many as a benchmark knows. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 999_500) return `${(value / 1e6).toPrecision(3)} M`;
  if (size >= 1_000) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
