import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { updateYFragment } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../../../lib/core/limits.ts';
import { contentOf, firstUpdate } from '../../../lib/editor/content.ts';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { documentExtensions } from '../../../lib/editor/extensions.ts';
import { newKnown } from '../../../lib/protocol/known.ts';
import { advance, screen, type Writer } from '../../../lib/protocol/screen.ts';

const EDITOR: Writer = { mayWrite: true, ownershipOf: () => 'free' };

const VERSIONS = [
  '# Title\n\nPlain, **bold**, *italic*, ~~gone~~, `code` and [a link](https://example.org "title").',
  '## Title\n\n- one\n- two\n  - [ ] open\n  - [x] done\n\n3. three\n4. four',
  '> quoted\n>\n> > twice\n\n```js\nconst a = "文字 😀";\n```\n\n---\n\nline\\\nbreak',
  '### Smaller\n\n1. now\n2. a\n3. list\n\n- **bo*th***\n\n```\nno language\n```',
  '',
  '# Title\n\nPlain again.',
];

describe('a document of the editor', () => {
  it('[SCREEN-15] is accepted as it is written, and at every rewriting', () => {
    const schema = getSchema(documentExtensions());
    const known = newKnown();
    const log: Uint8Array[] = [];
    const receive = (update: Uint8Array): void => {
      const screened = screen(known, update, EDITOR, DEFAULT_LIMITS);
      expect(screened).toMatchObject({ is: 'accepted' });
      if (screened.is !== 'accepted') return;
      advance(known, screened);
      log.push(screened.update);
    };
    const [first = '', ...others] = VERSIONS;
    const seed = firstUpdate(1, { title: 'Everything', body: fromMarkdown(first) });
    receive(seed);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, seed);
    doc.on('update', receive);
    const binding = { mapping: new Map(), isOMark: new Map() };
    for (const markdown of others) {
      const node = Node.fromJSON(schema, fromMarkdown(markdown));
      doc.transact(() => updateYFragment(doc, doc.getXmlFragment('default'), node, binding));
    }
    expect(log.length).toBeGreaterThanOrEqual(VERSIONS.length);
    expect(contentOf(log)).toEqual(contentOf([Y.encodeStateAsUpdate(doc)]));
    expect(screen(known, Y.encodeStateAsUpdate(doc), EDITOR, DEFAULT_LIMITS)).toEqual({
      is: 'empty',
    });
  });
});
