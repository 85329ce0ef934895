'use client';
/** How this person looks at the document, and how everybody does. */
import { useCallback, useMemo, useRef, useState } from 'react';
import { recall, remember } from '../../../../_ui/kept-profile.ts';
import type { Collab } from '../../../../../lib/client/collab.ts';
import type { DocumentId } from '../../../../../lib/core/ids.ts';
import { type Look, lookOf, PLAIN_LOOK } from '../../../../../lib/editor/look.ts';
import type { ViewDeed } from '../commands/command.ts';
import { lookAttributes } from './look-attributes.ts';
import { printPage } from './print-page.ts';
import { useChangeLook, useLook } from './use-look.ts';

/** `focus`: nothing but the block one writes. `read`: the text alone, for whoever may write too. */
export type ViewMode = 'write' | 'focus' | 'read';
/** `kept`: was open when this browser was last here. */
export type OutlineState = 'closed' | 'asked' | 'kept';

export interface Views {
  readonly mode: ViewMode;
  readonly endMode: () => void;
  /** As wide as the window. Of this document, in this browser. */
  readonly isWide: boolean;
  readonly look: Look;
  readonly outline: OutlineState;
  readonly endOutline: () => void;
  /** The same function at every rendering. */
  readonly run: (deed: ViewDeed) => void;
}

const OUTLINE_KEY = 'sheaf.outline';
const WIDE_KEY = 'sheaf.wide.';
/** Where the outline lies beside the text. */
const BESIDE = '(min-width: 1200px)';

/**
 * The same object until something of it has changed.
 *
 * @param firstLook  until the document is here.
 */
export function useViews(
  documentId: DocumentId,
  collab: Collab,
  firstLook: Look = PLAIN_LOOK,
): Views {
  const wideKey = WIDE_KEY + documentId;
  const [mode, changeMode] = useChanged<ViewMode>(() => 'write');
  const [isWide, changeWide] = useChanged(() => recall(wideKey) === '1');
  const [outline, changeOutline] = useChanged(keptOutline);
  const look = useLook(collab, firstLook);
  const changeLook = useChangeLook(collab);

  const endMode = useCallback(() => changeMode(() => 'write'), [changeMode]);
  const endOutline = useCallback(() => {
    remember(OUTLINE_KEY, '');
    changeOutline(() => 'closed');
  }, [changeOutline]);
  const run = useCallback(
    (deed: ViewDeed) => {
      switch (deed) {
        case 'focus':
        case 'read':
          changeMode((before) => (before === deed ? 'write' : deed));
          return;
        case 'wide':
          remember(wideKey, changeWide((before) => !before) ? '1' : '');
          return;
        case 'outline': {
          const next = changeOutline((before) => (before === 'closed' ? 'asked' : 'closed'));
          remember(OUTLINE_KEY, next === 'closed' ? '' : 'open');
          return;
        }
        case 'print':
        case 'printLinks':
          printPage(deed === 'printLinks');
          return;
        case 'small':
          changeLook({ isSmall: !lookOf(collab.title).isSmall });
          return;
        default:
          changeLook({ face: deed });
      }
    },
    [wideKey, changeMode, changeWide, changeOutline, changeLook, collab],
  );
  return useMemo(
    () => ({ mode, endMode, isWide, look, outline, endOutline, run }),
    [mode, endMode, isWide, look, outline, endOutline, run],
  );
}

/** What the style sheets ask of the page. */
export function viewAttributes({ mode, isWide, look, outline }: Views) {
  return {
    'data-view': mode,
    'data-wide': isWide ? '' : undefined,
    ...lookAttributes(look),
    'data-outline': outline === 'closed' || mode === 'focus' ? undefined : '',
  };
}

/** A state whose change tells at once what it has become. The same function at every rendering. */
function useChanged<State>(
  first: () => State,
): readonly [State, (change: (before: State) => State) => State] {
  const [state, setState] = useState(first);
  const latest = useRef(state);
  const change = useCallback((next: (before: State) => State) => {
    latest.current = next(latest.current);
    setState(latest.current);
    return latest.current;
  }, []);
  return [state, change];
}

function keptOutline(): OutlineState {
  return recall(OUTLINE_KEY) === 'open' && matchMedia(BESIDE).matches ? 'kept' : 'closed';
}
