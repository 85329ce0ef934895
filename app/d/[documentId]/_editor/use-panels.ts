'use client';
/** What the page shows beside the text when it is asked to: save state, word count, shortcuts, settings. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { FindAim, PageDeeds, ViewDeed } from './commands/command.ts';
import { usePageKeys } from './use-page-keys.ts';

export type PanelDeeds = Pick<
  PageDeeds,
  'showSaveState' | 'showWordCount' | 'showShortcuts' | 'showSettings' | 'find' | 'view'
>;

/** What is asked of the panel that finds; a new one for every request. */
export interface FindRequest {
  readonly to: FindAim;
}

export interface Panels {
  /** The same object at every rendering. */
  readonly deeds: PanelDeeds;
  readonly isSaveOpen: boolean;
  readonly setIsSaveOpen: (isOpen: boolean) => void;
  readonly isCounting: boolean;
  readonly endCount: () => void;
  /** null: nothing is looked for. */
  readonly finding: FindRequest | null;
  readonly endFind: () => void;
  /** null: was never asked for. */
  readonly sheet: AskedFor | null;
  readonly settings: AskedFor | null;
}

interface AskedFor {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What had the focus when it was asked for. */
  readonly opener: HTMLElement | null;
}

type Asked = 'never' | 'open' | 'closed';

/** @param view  the same function at every rendering. */
export function usePanels(view: (deed: ViewDeed) => void): Panels {
  const [isSaveOpen, setIsSaveOpen] = useState(false);
  const [isCounting, setIsCounting] = useState(false);
  const [finding, setFinding] = useState<FindRequest | null>(null);
  const [sheet, setSheet] = useState<Asked>('never');
  const [settings, setSettings] = useState<Asked>('never');
  const opener = useRef<HTMLElement | null>(null);
  const deeds = useMemo<PanelDeeds>(
    () => ({
      showSaveState: () => setIsSaveOpen(true),
      showWordCount: () => setIsCounting((shown) => !shown),
      find: (to) => setFinding({ to }),
      view,
      showShortcuts: () => {
        opener.current = lastingFocus();
        setSheet('open');
      },
      showSettings: () => {
        opener.current = lastingFocus();
        setSettings('open');
      },
    }),
    [view],
  );
  usePageKeys({
    outline: () => view('outline'),
    focusMode: () => view('focus'),
    readingView: () => view('read'),
    saveState: deeds.showSaveState,
    wordCount: deeds.showWordCount,
    shortcutSheet: deeds.showShortcuts,
    find: () => deeds.find('find'),
    findReplace: () => deeds.find('replace'),
    findNext: () => deeds.find('next'),
    findPrevious: () => deeds.find('previous'),
  });
  const closeSheet = useCallback(() => setSheet('closed'), []);
  const closeSettings = useCallback(() => setSettings('closed'), []);
  return {
    deeds,
    isSaveOpen,
    setIsSaveOpen,
    isCounting,
    endCount: useCallback(() => setIsCounting(false), []),
    finding,
    endFind: useCallback(() => setFinding(null), []),
    sheet: askedFor(sheet, closeSheet, opener.current),
    settings: askedFor(settings, closeSettings, opener.current),
  };
}

function askedFor(asked: Asked, onClose: () => void, opener: HTMLElement | null): AskedFor | null {
  return asked === 'never' ? null : { isOpen: asked === 'open', onClose, opener };
}

/** An entry of a menu, or of a dialog, is gone by the time focus should go back to it. */
function lastingFocus(): HTMLElement | null {
  const focused = document.activeElement;
  const isLasting =
    focused instanceof HTMLElement && focused.closest('[role="menu"], [role="dialog"]') === null;
  return isLasting ? focused : null;
}
