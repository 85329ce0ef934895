import { getSchema } from '@tiptap/core';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '../../../lib/core/document.ts';
import { documentExtensions } from '../../../lib/editor/extensions.ts';
import { schemaLines } from '../../support/schema-lines.ts';

const fileOf = (version: number) => `tests/corpus/schema-${version}.txt`;

const BEFORE = SCHEMA_VERSION - 1;
const WHAT_TO_DO = existsSync(fileOf(SCHEMA_VERSION))
  ? `The schema is not that of version ${SCHEMA_VERSION} any more. A page that is open with it would delete what it does not know: raise SCHEMA_VERSION in lib/core/document.ts, and keep a document that version ${SCHEMA_VERSION} wrote as tests/corpus/schema-${SCHEMA_VERSION}.hex.`
  : `Version ${SCHEMA_VERSION} is new: run this test once with KEEP_SCHEMA=1, which writes ${fileOf(SCHEMA_VERSION)}, and keep a document that version ${BEFORE} wrote as tests/corpus/schema-${BEFORE}.hex.`;

function keptLines(version: number): string[] {
  if (!existsSync(fileOf(version))) return [];
  return readFileSync(fileOf(version), 'utf8').trim().split('\n');
}

describe('the version of the schema', () => {
  it('[EDITOR-130] is another one as soon as a node, a mark, an attribute or what a node may hold is', () => {
    const lines = schemaLines(getSchema(documentExtensions()));
    // Never over what a version was.
    if (process.env['KEEP_SCHEMA'] === '1' && !existsSync(fileOf(SCHEMA_VERSION))) {
      writeFileSync(fileOf(SCHEMA_VERSION), `${lines.join('\n')}\n`);
    }
    expect(lines, WHAT_TO_DO).toEqual(keptLines(SCHEMA_VERSION));
  });

  it.each([
    ['a node', /^node toggle: .*$/u],
    ['what a node may hold', /holds "column\+"/u],
    ['an attribute', /^node heading level = 1$/u],
    ['a default', /^node callout kind = "info"$/u],
    ['a mark', /^mark script: .*$/u],
    ['what a mark shuts out', /^mark code: excludes "_"$/u],
  ])('[EDITOR-130] %s has a line of its own', (_, pattern) => {
    expect(keptLines(SCHEMA_VERSION).filter((line) => pattern.test(line))).toHaveLength(1);
  });
});
