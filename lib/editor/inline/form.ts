/**
 * What an inline node of its own reads as outside of the editor. Each has an entry in `forms.ts`;
 * conversions, excerpts and counts know none of them by name. Attributes may come from anybody:
 * an entry shows the default for what it would not write, and throws for nothing.
 */
import type { NodeJson } from '../node-json.ts';

export interface InlineForm {
  /** Among the words of its line; empty for what stands apart from them. */
  readonly text: (node: NodeJson) => string;
  /** Where few words are shown; absent: `text`. */
  readonly short?: (node: NodeJson) => string;
  /** What it says apart from its line, which is counted and found as a line of its own. */
  readonly aside?: (node: NodeJson) => string;
  /** Escaped, and inert. */
  readonly html: (node: NodeJson) => string;
  /** One line, escaped; the first and the last character are blank or punctuation if need be. */
  readonly markdown: (node: NodeJson) => string;
  /** How Markdown is read back: as a tag of HTML, as a link, or by signs of its own. */
  readonly tag?: TagReading;
  readonly link?: LinkReading;
  readonly signs?: SignReading;
}

/** `<name …>text</name>`, without tags inside; null: not such a node, and read as before. */
export interface TagReading {
  readonly name: string;
  readonly read: (attributes: ReadonlyMap<string, string>, text: string) => NodeJson | null;
}

/** `[text](href)`; null: a link like any other. */
export type LinkReading = (href: string, text: string) => NodeJson | null;

/** Signs that Markdown itself has no meaning for, as `$…$`. */
export interface SignReading {
  /** Index in `source` at which it may begin; below 0: nowhere. */
  readonly find: (source: string) => number;
  /** At the start of `source`; null: no such node. Must be quick for any text. */
  readonly read: (source: string) => { readonly length: number; readonly node: NodeJson } | null;
}
