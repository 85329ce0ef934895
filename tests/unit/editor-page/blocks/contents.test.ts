// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { blockEditor, goTo, outlineOf, run } from '../../../support/block-editor.ts';
import { type } from '../../../support/editor.ts';

describe('a table of contents', () => {
  it('[EDITOR-166] what one types next stands behind it, and takes nothing of its place', () => {
    const editor = blockEditor('a\n\nb');
    goTo(editor, 'a', 1);
    expect(run(editor, 'tableOfContents')).toBe(true);
    type(editor, 'x');
    expect(outlineOf(editor)).toEqual(['paragraph a', 'tableOfContents', 'paragraph xb']);
  });

  it('[EDITOR-166] it takes the place of an empty line, and the last one has a line behind it', () => {
    const editor = blockEditor('');
    expect(run(editor, 'tableOfContents')).toBe(true);
    type(editor, 'x');
    expect(outlineOf(editor)).toEqual(['tableOfContents', 'paragraph x']);
  });
});
