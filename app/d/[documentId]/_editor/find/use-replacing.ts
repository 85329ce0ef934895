'use client';
/** Replacing what was found: the match one is at, or all of them, each in one step of undo. */
import type { Editor } from '@tiptap/react';
import { endUndoStep } from '../undo-history.ts';
import { type Match, placeBehind } from './matches.ts';
import { replaceMatches, replacementFor } from './replacing.ts';
import type { FoundMatches } from './use-matches.ts';

export interface Replacing {
  readonly one: (replacement: string) => Promise<void>;
  /** @returns how many; 0 too where the change was declined (there is no room for it). */
  readonly all: (replacement: string) => Promise<number>;
}

export function useReplacing(editor: Editor, found: FoundMatches, isPattern: boolean): Replacing {
  const replace = (matches: readonly Match[], replacement: string): boolean => {
    const before = editor.state.doc;
    // What was typed in the same half second is no part of it.
    endUndoStep(editor);
    editor.view.dispatch(replaceMatches(editor.state.tr, matches, replacement, isPattern));
    endUndoStep(editor);
    return editor.state.doc !== before;
  };
  return {
    async one(replacement) {
      if (!(await found.known())) return;
      const match = found.current();
      if (match === null || !replace([match], replacement)) return;
      found.goFrom(placeBehind(match, replacementFor(match, replacement, isPattern).length));
    },
    async all(replacement) {
      if (!(await found.known())) return 0;
      const matches = found.all();
      return matches.length > 0 && replace(matches, replacement) ? matches.length : 0;
    },
  };
}
