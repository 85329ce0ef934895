'use client';
/** The pictures of diagrams, drawn when one pauses in writing. */
import type { Editor } from '@tiptap/react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { EditorMessages } from '../../../../../../lib/i18n/en.ts';
import { fill } from '../../../../../../lib/i18n/phrase.ts';
import { useEditorMessages } from '../../../../../_ui/messages.tsx';
import type { ShownSource } from '../shown-source.ts';
import { writeInSource } from '../write-in-source.ts';
import { type DrawnDiagram, drawDiagram } from './draw-diagram.ts';
import { lookNow, watchLook } from './look.ts';

export interface DiagramsProps {
  readonly editor: Editor;
  readonly views: readonly ShownSource[];
}

const PAUSE_MS = 350;
const ALT_CHARS = 300;

export function Diagrams({ editor, views }: DiagramsProps) {
  return views.map((view) =>
    createPortal(<Diagram editor={editor} view={view} />, view.picture, String(view.id)),
  );
}

function Diagram({ editor, view }: { readonly editor: Editor; readonly view: ShownSource }) {
  const { sources } = useEditorMessages();
  const source = useSyncExternalStore(view.watch, view.node).textContent;
  const { drawn, picture } = useDrawn(source);
  const note = noteOf(drawn, sources);
  const isStale = drawn?.is === 'wrong' || drawn?.is === 'too-large';
  return (
    <div className="diagram" onClick={() => writeInSource(editor, view)}>
      {picture === null || drawn?.is === 'empty' ? null : (
        // oxlint-disable-next-line next/no-img-element -- a picture made here, which no server could make smaller
        <img
          src={picture.url}
          width={picture.width}
          height={picture.height}
          alt={`${sources.diagram}: ${source.replace(/\s+/g, ' ').slice(0, ALT_CHARS)}`}
          data-stale={isStale ? '' : undefined}
          draggable={false}
        />
      )}
      {note === null ? null : (
        <p className={isStale ? 'source-note source-wrong' : 'source-note'}>{note}</p>
      )}
    </div>
  );
}

interface Picture {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/** The last picture stays while a diagram is half written. */
function useDrawn(source: string): {
  readonly drawn: DrawnDiagram | null;
  readonly picture: Picture | null;
} {
  const look = useSyncExternalStore(watchLook, lookNow);
  const [drawn, setDrawn] = useState<DrawnDiagram | null>(null);
  const [picture, setPicture] = useState<Picture | null>(null);
  const isFirst = drawn === null;
  useEffect(() => {
    let isGone = false;
    const timer = setTimeout(
      () => {
        void drawDiagram(source, look).then((next) => {
          if (isGone) return;
          setDrawn(next);
          if (next.is !== 'drawn') return;
          const url = URL.createObjectURL(new Blob([next.svg], { type: 'image/svg+xml' }));
          setPicture({ url, width: next.width, height: next.height });
        });
      },
      isFirst ? 0 : PAUSE_MS,
    );
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the first drawing is not drawn again
  }, [source, look]);
  useEffect(
    () => () => (picture === null ? undefined : URL.revokeObjectURL(picture.url)),
    [picture],
  );
  return { drawn, picture };
}

function noteOf(drawn: DrawnDiagram | null, words: EditorMessages['sources']): string | null {
  switch (drawn?.is) {
    case undefined:
      return words.drawingDiagram;
    case 'drawn':
      return null;
    case 'empty':
      return words.emptyDiagram;
    case 'too-large':
      return words.longDiagram;
    case 'wrong':
      return drawn.line === null
        ? words.brokenDiagram
        : fill(words.wrongDiagram, { line: String(drawn.line) });
    default:
      return drawn satisfies never;
  }
}
