'use client';
/** What was typed into the text before the editor was there: into the document, or to its writer. */
import type { Editor } from '@tiptap/react';
import { useLayoutEffect } from 'react';
import type { Collab } from '../../../../../lib/client/collab.ts';
import { useCollabStatus } from '../use-collab.ts';
import { type EarlyText, earlyTextsIn, wordsIn, writeEarlyTexts } from './early-text.ts';
import { dropSight, keptSight } from './kept-sight.ts';
import { closeSight } from './sight-fields.ts';
import { resumePlace } from './sight-place.ts';

/** The editor takes it over, before the next key, which would fall between the two. */
export function useEarlyText(editor: Editor, collab: Collab): void {
  useLayoutEffect(() => {
    const sight = keptSight();
    const texts = sight === null ? [] : earlyTextsIn(sight);
    dropSight();
    resumePlace(editor.view.dom);
    if (texts.length === 0) return;
    const isIn = collab.getStatus().mayType && put(editor, texts);
    if (!isIn) offer(collab, texts);
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (isFree && editor.isEditable && texts.some(({ isLast }) => isLast)) editor.view.focus();
  }, [editor, collab]);
}

/** Nothing more is typed into a text whose document will not be written in. @returns is it so? */
export function useRefusedText(collab: Collab): boolean {
  const isRefused = useCollabStatus(
    collab,
    ({ isReader, save }) => isReader || save.is === 'read-only',
  );
  useLayoutEffect(() => {
    const sight = isRefused ? keptSight() : null;
    if (sight === null) return;
    offer(collab, earlyTextsIn(sight));
    closeSight(sight);
  }, [collab, isRefused]);
  return isRefused;
}

/** @returns false: it was declined, and the caret alone is where they should have been. */
function put(editor: Editor, texts: readonly EarlyText[]): boolean {
  const { state, view } = editor;
  const transaction = writeEarlyTexts(state, texts);
  view.dispatch(transaction);
  if (!transaction.docChanged || editor.state.doc !== state.doc) return true;
  const places = texts.map((early) => {
    return { ...early, text: '', gone: '', after: early.gone + early.after };
  });
  view.dispatch(writeEarlyTexts(editor.state, places));
  return false;
}

function offer(collab: Collab, texts: readonly EarlyText[]): void {
  const words = wordsIn(texts);
  if (words !== '') collab.offer(words);
}
