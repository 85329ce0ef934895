'use client';
/** The pictures of formulas, drawn as one writes. */
import 'katex/dist/katex.min.css';
import type { Editor } from '@tiptap/react';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useEditorMessages } from '../../../../../_ui/messages.tsx';
import { InlineSource } from '../inline-source.ts';
import type { ShownSource } from '../shown-source.ts';
import { writeInSource } from '../write-in-source.ts';
import { drawFormula } from './draw-formula.ts';
import { formulaNote } from './formula-note.ts';
import { InlineFormula } from './InlineFormula.tsx';

export interface FormulasProps {
  readonly editor: Editor;
  readonly views: readonly ShownSource[];
  readonly isEditable: boolean;
}

export function Formulas({ editor, views, isEditable }: FormulasProps) {
  return views.map((view) =>
    createPortal(
      view instanceof InlineSource ? (
        <InlineFormula editor={editor} view={view} isEditable={isEditable} />
      ) : (
        <Formula editor={editor} view={view} />
      ),
      view.picture,
      String(view.id),
    ),
  );
}

function Formula({ editor, view }: { readonly editor: Editor; readonly view: ShownSource }) {
  const { sources } = useEditorMessages();
  const source = useSyncExternalStore(view.watch, view.node).textContent;
  const drawn = useMemo(() => drawFormula(source, true), [source]);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What was drawn last stays while a formula is half written.
    if (drawn.is === 'drawn') place.current?.replaceChildren(drawn.element);
    else if (drawn.is === 'empty') place.current?.replaceChildren();
  }, [drawn]);
  const note = formulaNote(drawn, sources);
  return (
    <div className="formula" onClick={() => writeInSource(editor, view)}>
      <div
        ref={place}
        className="formula-drawn"
        data-stale={drawn.is === 'drawn' ? undefined : ''}
      />
      {note === null ? null : (
        <p className={drawn.is === 'empty' ? 'source-note' : 'source-note source-wrong'}>{note}</p>
      )}
    </div>
  );
}
