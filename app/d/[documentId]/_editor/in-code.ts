/** Where what is typed is to stay as it is: a block of code, a formula, a diagram, or code among words. */
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';

export function isCodeBlock({ type }: Node): boolean {
  return type.spec.code === true;
}

export function isInCodeBlock({ selection }: EditorState): boolean {
  return isCodeBlock(selection.$from.parent);
}

/** For commands: where there are marks, signs and blocks beside the text. */
export function isOutsideCodeBlock({ state }: { readonly state: EditorState }): boolean {
  return !isInCodeBlock(state);
}

export function isInCode(state: EditorState): boolean {
  const marks = state.storedMarks ?? state.selection.$from.marks();
  return isInCodeBlock(state) || marks.some(({ type }) => type.spec.code === true);
}
