'use client';
/** Says beside the title whether everything is saved; opens to say it in whole sentences. */
import {
  Check,
  CloudOff,
  Eye,
  LoaderCircle,
  Lock,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { Button } from '../../../_ui/Button.tsx';
import { classes } from '../../../_ui/classes.ts';
import { useEditorMessages, useMessages } from '../../../_ui/messages.tsx';
import { useToast } from '../../../_ui/toasts.tsx';
import type { Collab } from '../../../../lib/client/collab.ts';
import { needsLeaveGuard, type SaveState } from '../../../../lib/client/save-state.ts';
import { fill } from '../../../../lib/i18n/phrase.ts';
import { copyText } from './clipboard.ts';
import { downloadText } from './download.ts';
import { Panel } from './Panel.tsx';
import styles from './SaveChip.module.css';
import { type SaveAction, saveWords } from './save-words.ts';
import { useCalmSave } from './use-calm-save.ts';
import { useCollabStatus } from './use-collab.ts';

const ICONS: Readonly<Record<SaveState['is'], LucideIcon>> = {
  saved: Check,
  saving: LoaderCircle,
  'still-saving': TriangleAlert,
  'offline-kept': CloudOff,
  'offline-not-stored': TriangleAlert,
  reconnecting: LoaderCircle,
  'read-only': Lock,
};

export interface SaveChipProps {
  readonly collab: Collab;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onStartOver: () => void;
}

export const SaveChip = memo(function SaveChip(props: SaveChipProps) {
  const { collab, isOpen, onOpen, onStartOver } = props;
  const words = useEditorMessages();
  const { faults, language } = useMessages();
  const toast = useToast();
  const chip = useRef<HTMLButtonElement>(null);
  const save = useCalmSave(collab);
  const isLoaded = useCollabStatus(collab, (status) => status.isLoaded);
  const said = saveWords(save, { words, faults, tag: language.tag });
  useLeaveGuard(collab, save);

  const act = async (action: SaveAction) => {
    switch (action) {
      case 'copy-text': {
        const isCopied = await copyText(textOf(collab));
        toast({
          message: isCopied ? words.save.textCopied : words.save.textNotCopied,
          key: 'copy',
        });
        return;
      }
      case 'keep-text':
        downloadText('unsent.txt', collab.unsentText());
        return;
      case 'reload':
        location.reload();
        return;
      case 'retry':
        collab.reconnectNow();
        return;
      case 'start-over':
        onOpen(false);
        onStartOver();
    }
  };

  const Icon = save.is === 'read-only' && save.reason === 'view_only' ? Eye : ICONS[save.is];
  return (
    <div className={styles.anchor} data-save={isLoaded ? save.is : 'loading'}>
      <button
        ref={chip}
        type="button"
        className={classes(styles.chip, styles[said.tone])}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={fill(words.save.label, { state: said.word })}
        onClick={() => onOpen(!isOpen)}
      >
        <Icon
          size={14}
          aria-hidden
          className={classes(
            (save.is === 'saving' || save.is === 'reconnecting') && styles.turning,
          )}
        />
        <span className={styles.word}>{said.word}</span>
      </button>
      <span className="visually-hidden" role="status">
        {said.isAnnounced ? `${said.word}. ${said.note}` : ''}
      </span>
      {isOpen ? (
        <Panel
          label={fill(words.save.label, { state: said.word })}
          anchor={chip}
          onClose={() => onOpen(false)}
          className={styles.panel}
        >
          <p className={styles.heading}>{said.word}</p>
          <p className={styles.note}>{said.note}</p>
          {said.actions.length === 0 ? null : (
            <div className={styles.actions}>
              {said.actions.map((action) => (
                <Button key={action} onClick={() => void act(action)}>
                  {words.save[WORD_OF[action]]}
                </Button>
              ))}
            </div>
          )}
        </Panel>
      ) : null}
    </div>
  );
});

const WORD_OF = {
  'copy-text': 'copyText',
  'keep-text': 'keepText',
  reload: 'reload',
  retry: 'retry',
  'start-over': 'startOver',
} as const satisfies Record<SaveAction, string>;

/** What this person would lose; the whole text when it cannot be told apart. */
function textOf(collab: Collab): string {
  const unsent = collab.unsentText();
  if (unsent !== '') return unsent;
  const body = document.querySelector<HTMLElement>('[data-body]')?.innerText ?? '';
  return `${collab.title.toString()}\n\n${body}`;
}

/** Asks before the page goes away with work that is nowhere else. */
function useLeaveGuard(collab: Collab, save: SaveState): void {
  const isTextCarried = useCollabStatus(collab, (status) => status.isTextCarried);
  const isGuarded = isTextCarried || needsLeaveGuard(save) !== 'none';
  useEffect(() => {
    if (!isGuarded) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isGuarded]);
}
