'use client';
/** What opens over the text or beside it when it is asked for; each is fetched with its first use. */
import type { Editor } from '@tiptap/react';
import type { PageDeeds } from './commands/command.ts';
import { Late } from './Late.tsx';
import type { FindRequest } from './use-panels.ts';
import type { Views } from './views/use-views.ts';

const loadFind = () => import('./find/FindPanel.tsx').then((file) => file.FindPanel);
const loadOutline = () => import('./outline/OutlinePanel.tsx').then((file) => file.OutlinePanel);
const loadPalette = () => import('./Palette.tsx').then((file) => file.Palette);
const loadWordCount = () => import('./WordCount.tsx').then((file) => file.WordCount);

export type PaletteState = 'never' | 'open' | 'closed';

export interface TextPanelsProps {
  readonly editor: Editor;
  readonly isEditable: boolean;
  readonly page: PageDeeds;
  readonly palette: PaletteState;
  readonly onPaletteClose: () => void;
  /** null: nothing is looked for. */
  readonly finding: FindRequest | null;
  readonly onFound: () => void;
  readonly isCounting: boolean;
  readonly onCounted: () => void;
  readonly views: Views;
}

export function TextPanels(props: TextPanelsProps) {
  const { editor, isEditable, page, palette, onPaletteClose } = props;
  const { finding, onFound, isCounting, onCounted, views } = props;
  const isPaletteOpen = palette === 'open';
  const backAfter = (close: () => void) => () => {
    close();
    editor.view.focus();
  };
  return (
    <>
      <Late
        load={loadPalette}
        isWanted={isPaletteOpen}
        onMissing={backAfter(onPaletteClose)}
        props={
          palette === 'never'
            ? null
            : { editor, page, isOpen: isPaletteOpen, onClose: onPaletteClose }
        }
      />
      <Late
        load={loadFind}
        isWanted={finding !== null}
        onMissing={backAfter(onFound)}
        props={finding === null ? null : { editor, isEditable, request: finding, onClose: onFound }}
      />
      <Late
        load={loadOutline}
        isWanted={views.outline !== 'closed'}
        onMissing={views.endOutline}
        props={
          views.outline === 'closed'
            ? null
            : { editor, isAsked: views.outline === 'asked', onClose: views.endOutline }
        }
      />
      <Late
        load={loadWordCount}
        isWanted={isCounting}
        onMissing={onCounted}
        props={isCounting ? { editor, onClose: onCounted } : null}
      />
    </>
  );
}
