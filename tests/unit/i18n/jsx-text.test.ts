/** No words in the markup: every one comes from the dictionaries. */
import { globSync, readFileSync } from 'node:fs';
import { parseSync } from '@swc/core';
import { describe, expect, it } from 'vitest';

/** Attributes whose text a person sees or hears. */
const SPOKEN = new Set(['alt', 'aria-label', 'label', 'placeholder', 'title', 'data-tip']);
const LETTERS = /\p{L}{2,}/u;

/** Texts between tags and in spoken attributes of one source file. */
function wordsInMarkup(source: string): string[] {
  const words: string[] = [];
  visit(parseSync(source, { syntax: 'typescript', tsx: true }), (node) => {
    const text = textOf(node);
    if (text !== null && LETTERS.test(text)) words.push(text.trim());
  });
  return words;
}

type Node = Readonly<Record<string, unknown>>;

function textOf(node: Node): string | null {
  if (node.type === 'JSXText') return String(node.value);
  if (node.type === 'JSXExpressionContainer') return literalIn(node.expression);
  if (node.type !== 'JSXAttribute') return null;
  const name = (node.name as Node).value;
  return SPOKEN.has(String(name)) ? literalIn(node.value) : null;
}

function literalIn(value: unknown): string | null {
  const node = value as Node | null;
  return node?.type === 'StringLiteral' ? String(node.value) : null;
}

function visit(value: unknown, see: (node: Node) => void, isAttribute = false): void {
  if (Array.isArray(value)) for (const each of value) visit(each, see, isAttribute);
  else if (typeof value === 'object' && value !== null) {
    const node = value as Node;
    // A container inside an attribute belongs to the attribute: class names are no words.
    if (!(isAttribute && node.type === 'JSXExpressionContainer')) see(node);
    const isHere = node.type === 'JSXAttribute';
    for (const child of Object.values(node)) visit(child, see, isHere);
  }
}

describe('markup', () => {
  it.each(globSync('app/**/*.tsx'))('[SHELL-6] %s holds no literal words', (file) => {
    expect(wordsInMarkup(readFileSync(file, 'utf8'))).toEqual([]);
  });

  it('[SHELL-6] the search finds words between tags and in spoken attributes only', () => {
    const source = `const a = <p className="some words" aria-label="Close me">Hello {'there'} {x}</p>;`;
    expect(wordsInMarkup(source).toSorted()).toEqual(['Close me', 'Hello', 'there']);
  });
});
