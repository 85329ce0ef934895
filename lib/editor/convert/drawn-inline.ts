/** The words of a line as the editor draws them: its tags around them, in the order it nests them. */
import { linkOf, scriptOf } from '../attributes.ts';
import { colourOf, highlightOf } from '../colours.ts';
import { dayOf } from '../inline/day.ts';
import { documentPath, linkedDocumentOf } from '../inline/document-link.ts';
import { noteTextOf } from '../inline/footnotes.ts';
import { mentionOf } from '../inline/mention.ts';
import { statusOf } from '../inline/status.ts';
import { LINK_REL } from '../links.ts';
import type { MarkJson, NodeJson } from '../node-json.ts';
import { textOf } from '../text-of.ts';
import { escapeHtml } from './escape-html.ts';

type Attributes = NodeJson['attrs'];
/** Tag and attributes, escaped. */
type Tag = readonly [name: string, attributes: string];

/** Outermost first: the order of the schema. */
const MARKS: ReadonlyMap<string, (attributes: Attributes) => Tag> = new Map([
  ['link', linkTag],
  ['bold', () => ['strong', '']],
  ['code', () => ['code', '']],
  ['italic', () => ['em', '']],
  ['strike', () => ['s', '']],
  ['underline', () => ['u', '']],
  ['textColor', colourTag],
  ['highlight', (attributes) => ['mark', ` data-color="${highlightOf(attributes?.['color'])}"`]],
  ['script', (attributes) => [scriptOf(attributes?.['at']) ?? 'span', '']],
] satisfies [string, (attributes: Attributes) => Tag][]);
const NAMES = [...MARKS.keys()];

export const DRAWN_MARKS: readonly string[] = NAMES;

/** What stands in a line and is no text, in words: none of it names what a reader may not know. */
const ATOMS: ReadonlyMap<string, (node: NodeJson) => string> = new Map([
  ['hardBreak', () => '<br>'],
  ['mention', mentionHtml],
  ['documentLink', documentHtml],
  ['date', dateHtml],
  ['status', statusHtml],
  ['footnote', footnoteHtml],
  ['mathInline', (node) => `<span class="source-inline">${escapeHtml(plainTextIn(node))}</span>`],
]);

export const DRAWN_ATOMS: readonly string[] = [...ATOMS.keys()];

/** An empty line, or one that ends in a break, has a place for the caret, which gives it its height. */
export const TRAILING_BREAK = '<br class="ProseMirror-trailingBreak">';

/** What is in a block of text. */
export function drawnLine(nodes: readonly NodeJson[]): string {
  const leaves = leavesIn(nodes, []);
  const last = leaves.at(-1);
  const isOpen = last === undefined || last.node.type !== 'text' || last.node.text?.endsWith('\n');
  return drawnLeaves(leaves) + (isOpen === true ? TRAILING_BREAK : '');
}

interface Leaf {
  readonly node: NodeJson;
  readonly marks: readonly Mark[];
}

interface Mark {
  readonly tag: Tag;
  /** Equal ones are one element. */
  readonly key: string;
}

/** Unknown nodes are read as what they hold. */
function leavesIn(nodes: readonly NodeJson[], leaves: Leaf[]): Leaf[] {
  for (const node of nodes) {
    if (node.type === 'text' ? node.text : ATOMS.has(node.type)) {
      leaves.push({ node, marks: marksOf(node.marks) });
    } else leavesIn(node.content ?? [], leaves);
  }
  return leaves;
}

function marksOf(marks: readonly MarkJson[] = []): Mark[] {
  return NAMES.flatMap((name) => {
    const mark = marks.find(({ type }) => type === name);
    const tag = mark === undefined ? undefined : MARKS.get(name)?.(mark.attrs);
    return tag === undefined ? [] : [{ tag, key: name + tag.join(' ') }];
  });
}

function drawnLeaves(leaves: readonly Leaf[]): string {
  let html = '';
  let open: readonly Mark[] = [];
  const to = (marks: readonly Mark[]): void => {
    let kept = 0;
    while (kept < open.length && open[kept]?.key === marks[kept]?.key) kept += 1;
    for (const { tag } of open.slice(kept).toReversed()) html += `</${tag[0]}>`;
    for (const { tag } of marks.slice(kept)) html += `<${tag[0]}${tag[1]}>`;
    open = marks;
  };
  for (const { node, marks } of leaves) {
    to(marks);
    html += ATOMS.get(node.type)?.(node) ?? escapeHtml(node.text ?? '');
  }
  to([]);
  return html;
}

function linkTag(attributes: Attributes): Tag {
  const link = linkOf(attributes);
  if (link === null) return ['span', ''];
  const title = link.title === null ? '' : ` title="${escapeHtml(link.title)}"`;
  return ['a', ` href="${escapeHtml(link.href)}"${title} target="_blank" rel="${LINK_REL}"`];
}

function colourTag(attributes: Attributes): Tag {
  const colour = colourOf(attributes?.['color']);
  return ['span', colour === null ? '' : ` data-color="${colour}"`];
}

function mentionHtml({ attrs }: NodeJson): string {
  const { person, name } = mentionOf(attrs);
  return `<span data-mention="${person ?? ''}">${escapeHtml(`@${name}`)}</span>`;
}

/** Its title is for the page to ask for: not every reader may know it. */
function documentHtml({ attrs }: NodeJson): string {
  const id = linkedDocumentOf(attrs?.['document']);
  if (id === null) return '<span data-document="">…</span>';
  return `<a data-document="${id}" href="${documentPath(id)}">…</a>`;
}

function dateHtml({ attrs }: NodeJson): string {
  const day = dayOf(attrs?.['day']);
  return day === null ? '<time>…</time>' : `<time datetime="${day}">${day}</time>`;
}

function statusHtml({ attrs }: NodeJson): string {
  const { label, color } = statusOf(attrs);
  return `<span data-status="${color}">${label === '' ? '…' : escapeHtml(label)}</span>`;
}

/** The editor shows its number; its text is there for whoever has no scripts. */
function footnoteHtml(node: NodeJson): string {
  const text = noteTextOf(node);
  const note = text === '' ? '' : `<span data-note-text=""> (${escapeHtml(text)})</span>`;
  return `<sup data-footnote="">${note}</sup>`;
}

/** The source of a formula or of code. */
export function plainTextIn({ content = [] }: NodeJson): string {
  return content.map(textOf).join('');
}
