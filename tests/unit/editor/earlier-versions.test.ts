// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { SCHEMA_VERSION } from '../../../lib/core/document.ts';
import { contentOf } from '../../../lib/editor/content.ts';
import { toMarkdown } from '../../../lib/editor/convert/to-markdown.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { sharedEditor } from '../../support/editor.ts';

/** One document by each version before the present one: all it had to say, as it wrote it. */
const EARLIER = Array.from({ length: SCHEMA_VERSION - 1 }, (_, at) => at + 1);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a document of an earlier version of the schema', () => {
  it.each(EARLIER)(
    '[EDITOR-18] version %i opens as it was, and nothing of it changes',
    (version) => {
      const update = writtenBy(version);
      const stored = contentOf([update]);
      const shared = new Y.Doc();
      Y.applyUpdate(shared, update);
      const written: Uint8Array[] = [];
      shared.on('update', (own: Uint8Array) => written.push(own));
      const editor = sharedEditor(shared);
      vi.runAllTimers();
      expect(stored.title).toMatch(new RegExp(`^Version ${version} `, 'u'));
      expect(editor.state.doc.textContent).toContain('文字 😀');
      expect(editor.state.doc.content.size).toBeGreaterThan(150);
      expect(toMarkdown(editor.getJSON() as NodeJson)).toBe(toMarkdown(stored.body));
      expect(written).toEqual([]);
      editor.view.dispatch(editor.state.tr.insertText('!', 1));
      // A letter, and nothing else.
      expect(written).toHaveLength(1);
      expect(written[0]?.length).toBeLessThan(40);
      expect(contentOf([Y.encodeStateAsUpdate(shared)]).body.content?.length).toBe(
        stored.body.content?.length,
      );
    },
  );
});

function writtenBy(version: number): Uint8Array {
  const hex = readFileSync(`tests/corpus/schema-${version}.hex`, 'utf8').replaceAll('\n', '');
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}
