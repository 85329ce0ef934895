/**
 * Callouts as alerts of GitHub: a quote whose first line names its kind. GitHub draws note, tip,
 * warning and caution; it has nothing for what went well, so success keeps its own name, as
 * Obsidian has it, and is a quote elsewhere. Read are the names of both, and containers of `:::`.
 */
import type { CalloutKind } from '../callout-kinds.ts';
import { calloutKindOf } from '../callout-kinds.ts';
import type { NodeJson } from '../node-json.ts';

const WRITTEN: Readonly<Record<CalloutKind, string>> = {
  info: 'NOTE',
  tip: 'TIP',
  success: 'SUCCESS',
  warning: 'WARNING',
  danger: 'CAUTION',
};
const READ: ReadonlyMap<string, CalloutKind> = new Map([
  ['note', 'info'],
  ['info', 'info'],
  ['important', 'info'],
  ['tip', 'tip'],
  ['hint', 'tip'],
  ['success', 'success'],
  ['check', 'success'],
  ['warning', 'warning'],
  ['attention', 'warning'],
  ['caution', 'danger'],
  ['danger', 'danger'],
  ['error', 'danger'],
]);
const FIRST_LINE = /^\[!([a-z]{1,20})\][ \t]*(?:\n|$)/i;

/** Where only names in brackets mean something: null for any other word. */
export function calloutKindNamed(name: string): CalloutKind | null {
  return READ.get(name.toLowerCase()) ?? null;
}

/** What a quote of this text says it is, and the text without that line; null: a quote. */
export function alertIn(
  text: string,
): { readonly kind: CalloutKind; readonly rest: string } | null {
  const [line, name] = FIRST_LINE.exec(text) ?? [];
  const kind = name === undefined ? null : calloutKindNamed(name);
  if (line === undefined || kind === null) return null;
  return { kind, rest: text.slice(line.length) };
}

/** The line above what a callout holds, to be written in front of its blocks in a quote. */
export function alertLine(callout: NodeJson): string {
  return `[!${WRITTEN[calloutKindOf(callout.attrs?.['kind'])]}]`;
}
