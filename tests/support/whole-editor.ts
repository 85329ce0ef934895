/** An editor on a shared document with all that the page gives it to show and mend blocks. Needs jsdom. */
import type { Editor } from '@tiptap/core';
import type * as Y from 'yjs';
import { blockTools } from '../../app/d/[documentId]/_editor/blocks/block-tools.ts';
import { Blocks } from '../../app/d/[documentId]/_editor/blocks/blocks.ts';
import { UnmarkedAtoms } from '../../app/d/[documentId]/_editor/inline/unmarked-atoms.ts';
import { MediaBlocks } from '../../app/d/[documentId]/_editor/media/media.ts';
import { BlockTexts } from '../../app/d/[documentId]/_editor/block-texts.ts';
import { Carried } from '../../app/d/[documentId]/_editor/carried.ts';
import { ShownChanges } from '../../app/d/[documentId]/_editor/shown-changes.ts';
import { Sources } from '../../app/d/[documentId]/_editor/sources/sources.ts';
import { Tables } from '../../app/d/[documentId]/_editor/tables/tables.ts';
import type { CarriedWords } from '../../lib/editor/carry/carried-words.ts';
import { en } from '../../lib/i18n/en.ts';
import { sharedEditor } from './editor.ts';

/** Timers stand still. @param words - Carries along what is written here, if anything does. */
export function wholeEditor(doc: Y.Doc, words: CarriedWords | null = null): Editor {
  return sharedEditor(doc, [
    ShownChanges,
    BlockTexts,
    Carried.configure({ words }),
    UnmarkedAtoms,
    Sources,
    MediaBlocks,
    Tables,
    Blocks.configure({ words: en.editor.blocks, tools: blockTools }),
  ]);
}
