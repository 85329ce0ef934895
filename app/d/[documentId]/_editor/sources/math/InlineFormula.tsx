'use client';
/** A formula among words, and the field its source is written in. */
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useEditorMessages } from '../../../../../_ui/messages.tsx';
import { FloatAt } from '../../FloatAt.tsx';
import type { InlineSource } from '../inline-source.ts';
import { drawFormula } from './draw-formula.ts';
import { FormulaField } from './FormulaField.tsx';
import { formulaNote } from './formula-note.ts';

export interface InlineFormulaProps {
  readonly editor: Editor;
  readonly view: InlineSource;
  readonly isEditable: boolean;
}

export function InlineFormula({ editor, view, isEditable }: InlineFormulaProps) {
  const { sources } = useEditorMessages();
  const source = useSyncExternalStore(view.watch, view.node).textContent;
  const isOpen = useSyncExternalStore(view.watch, view.isOpen) && isEditable;
  const drawn = useMemo(() => drawFormula(source, false), [source]);
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (drawn.is === 'drawn') place.current?.replaceChildren(drawn.element);
    // What cannot be drawn is there as it was written.
    else place.current?.replaceChildren(source);
  }, [drawn, source]);
  const note = formulaNote(drawn, sources);
  const at = view.position();
  return (
    <>
      <span
        ref={place}
        className={`formula-inline${drawn.is === 'drawn' ? '' : ' formula-wrong'}`}
        data-hint={drawn.is === 'empty' ? sources.emptyFormula : undefined}
        title={note ?? undefined}
        onClick={() => {
          if (!isEditable || at === undefined) return;
          choose(editor, at);
          view.open(true);
        }}
      />
      {isOpen && at !== undefined ? (
        <FloatAt editor={editor} position={at} onLeave={() => leave(editor, view, null)}>
          <FormulaField
            editor={editor}
            view={view}
            note={note}
            onLeave={(side) => leave(editor, view, side)}
          />
        </FloatAt>
      ) : null}
    </>
  );
}

function choose(editor: Editor, at: number): void {
  const { state, view } = editor;
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, at)));
}

/** An empty formula goes with its field. `side` null: whoever leaves has gone elsewhere already. */
function leave(editor: Editor, view: InlineSource, side: -1 | 1 | null): void {
  view.open(false);
  const at = view.position();
  if (at === undefined) return;
  const { tr } = editor.state;
  const { nodeSize, content } = view.node();
  if (content.size === 0) tr.delete(at, at + nodeSize);
  if (side !== null) {
    const place = side < 0 || content.size === 0 ? at : at + nodeSize;
    tr.setSelection(TextSelection.create(tr.doc, place));
  }
  editor.view.dispatch(tr);
  if (side !== null) editor.view.focus();
}
