'use client';
/** What the page shows beside the text when it is asked to: save state, word count, shortcuts. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { PageDeeds } from './commands/command.ts';
import { usePageKeys } from './use-page-keys.ts';

export type PanelDeeds = Pick<PageDeeds, 'showSaveState' | 'showWordCount' | 'showShortcuts'>;

export interface Panels {
  /** The same object at every rendering. */
  readonly deeds: PanelDeeds;
  readonly isSaveOpen: boolean;
  readonly setIsSaveOpen: (isOpen: boolean) => void;
  readonly isCounting: boolean;
  readonly endCount: () => void;
  /** null: was never asked for. */
  readonly sheet: {
    readonly isOpen: boolean;
    readonly onClose: () => void;
    /** What had the focus when it was asked for. */
    readonly opener: HTMLElement | null;
  } | null;
}

export function usePanels(): Panels {
  const [isSaveOpen, setIsSaveOpen] = useState(false);
  const [isCounting, setIsCounting] = useState(false);
  const [sheet, setSheet] = useState<'never' | 'open' | 'closed'>('never');
  const opener = useRef<HTMLElement | null>(null);
  const deeds = useMemo<PanelDeeds>(
    () => ({
      showSaveState: () => setIsSaveOpen(true),
      showWordCount: () => setIsCounting((shown) => !shown),
      showShortcuts: () => {
        opener.current = lastingFocus();
        setSheet('open');
      },
    }),
    [],
  );
  usePageKeys({
    saveState: deeds.showSaveState,
    wordCount: deeds.showWordCount,
    shortcutSheet: deeds.showShortcuts,
  });
  const closeSheet = useCallback(() => setSheet('closed'), []);
  return {
    deeds,
    isSaveOpen,
    setIsSaveOpen,
    isCounting,
    endCount: useCallback(() => setIsCounting(false), []),
    sheet:
      sheet === 'never'
        ? null
        : { isOpen: sheet === 'open', onClose: closeSheet, opener: opener.current },
  };
}

/** An entry of a menu, or of a dialog, is gone by the time focus should go back to it. */
function lastingFocus(): HTMLElement | null {
  const focused = document.activeElement;
  const isLasting =
    focused instanceof HTMLElement && focused.closest('[role="menu"], [role="dialog"]') === null;
  return isLasting ? focused : null;
}
