'use client';
/** All that is drawn beside sources, once there is one: bars, numbers, colours. */
import { type Editor, useEditorState } from '@tiptap/react';
import { Fragment, useEffect, useRef, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { Late } from '../Late.tsx';
import { CodeBar } from './code/CodeBar.tsx';
import { showWrapping } from './code/code-settings.ts';
import { CodeColours } from './code/colours.ts';
import { LineNumbers } from './code/LineNumbers.tsx';
import { sourcePlaceOf } from './source-place.ts';
import { sourceTools } from './source-tools.ts';
import type { ShownSource } from './shown-source.ts';
import { SourceView } from './source-view.ts';
import { useNear } from './use-near.ts';

const loadDiagrams = () => import('./diagram/Diagrams.tsx').then((file) => file.Diagrams);
const loadFormulas = () => import('./math/Formulas.tsx').then((file) => file.Formulas);

export function SourceParts({ editor }: { readonly editor: Editor }) {
  const place = sourcePlaceOf(editor);
  const views = useSyncExternalStore(place.watch, place.shown);
  const isEditable = useEditorState({ editor, selector: ({ editor: now }) => now.isEditable });
  const near = useNear(views);
  const colours = useRef<CodeColours | null>(null);
  useEffect(() => {
    place.equip(sourceTools);
    showWrapping();
    // What they draw is asked for only when something is dispatched.
    editor.view.dispatch(editor.state.tr);
    colours.current = new CodeColours();
    return () => {
      colours.current?.destroy();
      colours.current = null;
    };
  }, [editor, place]);
  useEffect(() => colours.current?.show(near.filter(isCode)), [near]);
  const formulas = near.filter((view) => isOf(view, 'mathBlock', 'mathInline'));
  const diagrams = near.filter((view) => isOf(view, 'diagram'));
  return (
    <>
      {near.filter(isCode).map((view) => (
        <Fragment key={view.id}>
          {createPortal(<CodeBar editor={editor} view={view} isEditable={isEditable} />, view.bar)}
          {createPortal(<LineNumbers view={view} />, view.gutter)}
        </Fragment>
      ))}
      {formulas.length === 0 ? null : (
        <Late load={loadFormulas} props={{ editor, views: formulas, isEditable }} />
      )}
      {diagrams.length === 0 ? null : (
        <Late load={loadDiagrams} props={{ editor, views: diagrams }} />
      )}
    </>
  );
}

function isOf(view: ShownSource, ...types: readonly string[]): boolean {
  return types.includes(view.node().type.name);
}

function isCode(view: ShownSource): view is SourceView {
  return view instanceof SourceView && isOf(view, 'codeBlock');
}
