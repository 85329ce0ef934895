/**
 * The body between shared types and plain JSON, on Yjs alone: no schema, so nothing unknown is lost,
 * and no editor, so it is cheap. Writes what the editor's own binding would write.
 */
import * as Y from 'yjs';
import { AppError } from '../core/faults.ts';
import { DEFAULT_LIMITS } from '../core/limits.ts';
import { TEXT_HOLDERS } from './block-texts.ts';
import type { MarkJson, NodeJson } from './node-json.ts';

type Tree = Y.XmlElement | Y.XmlText;
type Attributes = Record<string, unknown>;

interface TextRun {
  readonly insert?: unknown;
  readonly attributes?: Attributes;
}

// The binding marks types that overlap themselves as `name--hash`.
const HASHED_MARK = /^(.+)--[a-zA-Z0-9+/=]{8}$/;

/** The body as JSON. @throws AppError `too_deep`. */
export function readTree(body: Y.XmlFragment): NodeJson {
  return { type: 'doc', content: childrenOf(body, 1) };
}

/** Appends the content of `doc` to an empty body. @throws AppError `too_deep`. */
export function writeTree(body: Y.XmlFragment, doc: NodeJson): void {
  body.insert(0, treesOf(doc.content ?? [], 1));
}

/** Everything in `from` as fresh types for another document, marks and unknown nodes included. */
export function copyTree(from: Y.XmlFragment, depth = 1): Tree[] {
  requireDepth(depth);
  return from.toArray().flatMap((child: unknown) => copyNode(child, depth));
}

/** One of them; nothing when it is neither an element nor text. */
export function copyNode(node: unknown, depth: number): Tree[] {
  requireDepth(depth);
  if (node instanceof Y.XmlText) {
    const text = new Y.XmlText();
    text.applyDelta(runsOf(node).filter((run) => typeof run.insert === 'string'));
    return [text];
  }
  if (!(node instanceof Y.XmlElement)) return [];
  const element = new Y.XmlElement(node.nodeName);
  setAttributes(element, node.getAttributes());
  element.insert(0, withText(element.nodeName, copyTree(node, depth + 1)));
  return [element];
}

/** Shared types nest this deep in an element or text at the top: 1. */
function requireDepth(depth: number): void {
  if (depth > DEFAULT_LIMITS.depthMax) throw new AppError('too_deep', `body nests ${depth} deep`);
}

function childrenOf(parent: Y.XmlFragment, depth: number): NodeJson[] {
  requireDepth(depth);
  return parent.toArray().flatMap((child: unknown): NodeJson[] => {
    if (child instanceof Y.XmlText) return textNodes(child);
    // Anything else can only be written past the editor, and no reader shows it.
    if (!(child instanceof Y.XmlElement)) return [];
    const attrs = plainAttributes(child.getAttributes());
    const content = childrenOf(child, depth + 1);
    return [
      {
        type: child.nodeName,
        ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
        ...(content.length > 0 ? { content } : {}),
      },
    ];
  });
}

function runsOf(text: Y.XmlText): TextRun[] {
  return text.toDelta() as TextRun[];
}

function textNodes(text: Y.XmlText): NodeJson[] {
  return runsOf(text).flatMap(({ insert, attributes }): NodeJson[] => {
    if (typeof insert !== 'string' || insert === '') return [];
    const marks = Object.entries(attributes ?? {}).flatMap(([name, value]) => markOf(name, value));
    return [{ type: 'text', text: insert, ...(marks.length > 0 ? { marks } : {}) }];
  });
}

function markOf(name: string, value: unknown): MarkJson[] {
  if (value === null) return [];
  const type = HASHED_MARK.exec(name)?.[1] ?? name;
  const attrs = isRecord(value) ? value : {};
  return [Object.keys(attrs).length > 0 ? { type, attrs } : { type }];
}

function plainAttributes(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => {
      const plain = plainValue(value);
      return plain === undefined ? [] : [[name, plain]];
    }),
  );
}

/** A value JSON can hold; undefined for big integers, bytes and shared types. */
function plainValue(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (Array.isArray(value)) return value.map((each: unknown) => plainValue(each) ?? null);
  return isRecord(value) ? plainAttributes(value) : undefined;
}

function isRecord(value: unknown): value is Attributes {
  return typeof value === 'object' && value?.constructor === Object;
}

function treesOf(nodes: readonly NodeJson[], depth: number): Tree[] {
  requireDepth(depth);
  const trees: Tree[] = [];
  let runs: { insert: string; attributes: Attributes }[] = [];
  const endText = (): void => {
    if (runs.length === 0) return;
    const text = new Y.XmlText();
    text.applyDelta(runs);
    trees.push(text);
    runs = [];
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      if (node.text) runs.push({ insert: node.text, attributes: textAttributes(node) });
      continue;
    }
    endText();
    const element = new Y.XmlElement(node.type);
    setAttributes(element, node.attrs ?? {});
    element.insert(0, withText(node.type, treesOf(node.content ?? [], depth + 1)));
    trees.push(element);
  }
  endText();
  return trees;
}

/** As in `keepBlockTexts`, for what the editor does not write. */
function withText(name: string, content: Tree[]): Tree[] {
  return content.length === 0 && TEXT_HOLDERS.has(name) ? [new Y.XmlText()] : content;
}

function textAttributes(node: NodeJson): Attributes {
  return Object.fromEntries((node.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}]));
}

function setAttributes(element: Y.XmlElement, attributes: Attributes): void {
  // The typing of y-xml knows strings only; any value JSON can hold is stored as it is.
  const open = element as Y.XmlElement<Record<string, never>>;
  for (const [name, value] of Object.entries(plainAttributes(attributes))) {
    if (value !== null) open.setAttribute(name, value as never);
  }
}
