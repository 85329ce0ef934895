// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { afterEach, describe, expect, it } from 'vitest';
import {
  changeMedia,
  deleteMedia,
  lineOfLink,
  putMedia,
  turnLink,
} from '../../../../app/d/[documentId]/_editor/media/media-deeds.ts';
import {
  addressFrom,
  titleFrom,
} from '../../../../app/d/[documentId]/_editor/media/media-fields.ts';
import { MediaBlocks, mediaPlaceOf } from '../../../../app/d/[documentId]/_editor/media/media.ts';
import {
  hideHost,
  showHost,
  hostsIn,
  keptHosts,
} from '../../../../app/d/[documentId]/_editor/media/shown-hosts.ts';
import { moveBlock } from '../../../../app/d/[documentId]/_editor/moving.ts';
import { markdownOf, outlineOf } from '../../../support/block-editor.ts';
import { anEditor, contentOf } from '../../../support/editor.ts';

const shownHosts = () => hostsIn(keptHosts());

const PICTURE = 'https://pictures.example/a.png';
afterEach(() => {
  localStorage.clear();
});

function editorOf(markdown: string): Editor {
  return anEditor(contentOf(markdown), [MediaBlocks]);
}

function caretIn(editor: Editor, at: number): void {
  const { tr, doc } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at))));
}

function viewIn(editor: Editor) {
  const [view] = mediaPlaceOf(editor).shown();
  if (view === undefined) throw new Error('nothing of the kind is shown');
  return view;
}

/** The link with its stretch, as the page finds it. */
function linkIn(editor: Editor) {
  let found = { from: 0, to: 0, href: '' };
  editor.state.doc.descendants((node, from) => {
    const href: unknown = node.marks[0]?.attrs['href'];
    if (typeof href === 'string') found = { from, to: from + node.nodeSize, href };
  });
  return found;
}

describe('an address that is typed', () => {
  it('[EDITOR-92] is made whole, or it is said what is wrong with it', () => {
    expect(addressFrom('bookmark', ' example.org ')).toEqual({
      ok: true,
      address: 'https://example.org',
    });
    expect(addressFrom('image', 'http://x.y/a.png')).toEqual({
      ok: false,
      why: 'noPictureAddress',
    });
    expect(addressFrom('embed', 'https://x.y/')).toEqual({ ok: false, why: 'noFrame' });
    expect(addressFrom('bookmark', 'javascript:x')).toEqual({ ok: false, why: 'noCardAddress' });
    expect(addressFrom('bookmark', 'mailto:a@b.c')).toEqual({ ok: false, why: 'noCardAddress' });
    expect(addressFrom('image', '  ')).toEqual({ ok: false, why: 'empty' });
  });

  it('[EDITOR-92] of an embed may be the HTML that sites hand out', () => {
    const code =
      '<iframe width="600" src="https://www.google.com/maps/embed?pb=!1m2&amp;x=1"></iframe>';
    expect(addressFrom('embed', code)).toEqual({
      ok: true,
      address: 'https://www.google.com/maps/embed?pb=!1m2&x=1',
    });
    expect(addressFrom('embed', '<iframe src="https://evil.example/"></iframe>').ok).toBe(false);
  });

  it('[EDITOR-92] names a card until somebody does', () => {
    expect(titleFrom('example.org/a%20b/')).toBe('example.org/a b');
    expect(titleFrom('https://example.org/')).toBe('example.org');
    expect(titleFrom('https://example.org/%ff')).toBe('example.org/%ff');
    expect(titleFrom('nothing')).toBe('');
  });
});

describe('pictures, embeds and cards on the page', () => {
  it('[EDITOR-92] one takes the place of an empty line, and the caret goes on behind it', () => {
    const editor = editorOf('a');
    editor.commands.setContent('<p>a</p><p></p>');
    caretIn(editor, 4);
    expect(putMedia(editor, 'image', { src: PICTURE })).toBe(true);
    editor.commands.insertContent('b');
    expect(outlineOf(editor)).toEqual(['paragraph a', 'image', 'paragraph b']);
  });

  it('[EDITOR-91] whoever puts in a picture by hand wants to see its host, pasted ones do not count', () => {
    const editor = editorOf('a');
    editor.commands.insertContent('<img src="https://pasted.example/a.png">');
    expect(shownHosts()).toEqual([]);
    putMedia(editor, 'bookmark', { url: 'https://card.example/' });
    putMedia(editor, 'image', { src: PICTURE });
    expect(shownHosts()).toEqual(['pictures.example']);
    hideHost('pictures.example');
    expect(shownHosts()).toEqual([]);
  });

  it('[EDITOR-91] the oldest of very many hosts is asked for again', () => {
    for (let at = 0; at <= 200; at += 1) showHost(`h${at}.example`);
    expect(shownHosts()).toHaveLength(200);
    expect(shownHosts()).not.toContain('h0.example');
    expect(shownHosts().at(-1)).toBe('h200.example');
  });

  it('[EDITOR-90] only what differs is written, and what is gone is left alone', () => {
    const editor = editorOf(`a\n\n![b](${PICTURE} "c")`);
    const view = viewIn(editor);
    let changes = 0;
    editor.on('update', () => (changes += 1));
    changeMedia(editor, view, { src: PICTURE, alt: 'b', title: 'c' });
    expect(changes).toBe(0);
    changeMedia(editor, view, { src: PICTURE, alt: 'b', title: 'd' });
    expect(markdownOf(editor)).toBe(`a\n\n![b](${PICTURE} "d")`);
    deleteMedia(editor, view);
    expect(markdownOf(editor)).toBe('a');
    changeMedia(editor, view, { title: 'e' });
    expect(markdownOf(editor)).toBe('a');
  });

  it('[EDITOR-92] a link alone in its line becomes one of them, one among words does not', () => {
    const editor = editorOf('before\n\n[Words](https://vimeo.com/76979871)');
    const link = linkIn(editor);
    expect(lineOfLink(editor, link)).not.toBeNull();
    turnLink(editor, link, 'bookmark', { url: link.href, title: 'Words' });
    expect(outlineOf(editor)).toEqual(['paragraph before', 'bookmark', 'paragraph']);
    for (const markdown of [
      'See [a](https://x.y/)',
      '- [a](https://x.y/)',
      '# [a](https://x.y/)',
    ]) {
      const other = editorOf(markdown);
      expect(lineOfLink(other, linkIn(other))).toBeNull();
    }
  });

  it('[EDITOR-90] one that is chosen moves past its neighbour and stays chosen', () => {
    const editor = editorOf(`a\n\n![b](${PICTURE})\n\nc`);
    const choose = (at: number) =>
      editor.view.dispatch(
        editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, at)),
      );
    choose(3);
    const down = moveBlock(editor.state, 'down');
    if (down !== null) editor.view.dispatch(down);
    expect(outlineOf(editor)).toEqual(['paragraph a', 'paragraph c', 'image']);
    expect(editor.state.selection.from).toBe(6);
    expect(moveBlock(editor.state, 'down')).toBeNull();
    for (const _ of [1, 2]) {
      const up = moveBlock(editor.state, 'up');
      if (up !== null) editor.view.dispatch(up);
    }
    expect(outlineOf(editor)).toEqual(['image', 'paragraph a', 'paragraph c']);
    expect(editor.state.selection).toBeInstanceOf(NodeSelection);
  });
});
