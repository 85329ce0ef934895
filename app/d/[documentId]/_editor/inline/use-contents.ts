'use client';
/** Fills tables of contents with the headings of the moment. The document knows only their places. */
import type { Editor } from '@tiptap/react';
import { TextSelection } from '@tiptap/pm/state';
import { useEffect } from 'react';
import { headingLevelOf } from '../../../../../lib/editor/attributes.ts';
import type { EditorMessages } from '../../../../../lib/i18n/en.ts';

interface Heading {
  readonly level: number;
  readonly text: string;
}

export function useContents(editor: Editor, words: EditorMessages): void {
  useEffect(() => {
    const { dom } = editor.view;
    const places = () => dom.querySelectorAll<HTMLElement>('nav[data-toc]');
    const show = () => {
      if (editor.isDestroyed) return;
      const all = places();
      if (all.length === 0) return;
      const headings = headingsIn(editor);
      const key = JSON.stringify(headings);
      for (const place of all) {
        if (place.dataset['shown'] === key) continue;
        place.dataset['shown'] = key;
        fill(place, headings, words, (at) => go(editor, at));
      }
    };
    show();
    editor.on('transaction', show);
    return () => {
      editor.off('transaction', show);
    };
  }, [editor, words]);
}

function headingsIn(editor: Editor): Heading[] {
  const headings: Heading[] = [];
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'heading') {
      const text = node.textBetween(0, node.content.size, ' ', ' ').trim();
      headings.push({ level: headingLevelOf(node.attrs['level']), text });
    }
    return !node.isTextblock;
  });
  return headings;
}

function fill(
  place: HTMLElement,
  headings: readonly Heading[],
  { inline: { contents } }: EditorMessages,
  onPress: (at: number) => void,
): void {
  place.setAttribute('aria-label', contents.label);
  const list = document.createElement('ul');
  for (const [at, { level, text }] of headings.entries()) {
    if (text === '') continue;
    const item = document.createElement('li');
    item.dataset['level'] = String(level);
    const button = document.createElement('button');
    button.type = 'button';
    button.dir = 'auto';
    button.textContent = text;
    button.addEventListener('click', () => onPress(at));
    item.append(button);
    list.append(item);
  }
  if (list.childElementCount > 0) place.replaceChildren(list);
  else place.textContent = contents.none;
}

/** To the heading of that number, wherever it is by now. */
function go(editor: Editor, wanted: number): void {
  const { state, view } = editor;
  let seen = -1;
  let found = -1;
  state.doc.descendants((node, position) => {
    if (node.type.name === 'heading') seen += 1;
    if (found < 0 && seen === wanted) found = position;
    return found < 0 && !node.isTextblock;
  });
  if (found < 0) return;
  const selection = TextSelection.create(state.doc, found + 1);
  view.dispatch(state.tr.setSelection(selection));
  const heading = view.nodeDOM(found);
  if (heading instanceof HTMLElement) heading.scrollIntoView({ block: 'start' });
  view.focus();
}
