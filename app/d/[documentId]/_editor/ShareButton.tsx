'use client';
/** Says who gets into the document, and opens the dialog where that is changed. */
import { Globe, Lock, type LucideIcon, UsersRound } from 'lucide-react';
import { memo, useCallback, useRef, useState } from 'react';
import { loadShareDialog } from '../../../_share/load-share-dialog.tsx';
import type { ShareDialogProps } from '../../../_share/share-dialog-props.ts';
import type { ShareState } from '../../../_share/share-state.ts';
import { Button } from '../../../_ui/Button.tsx';
import { useEditorMessages, useMessages } from '../../../_ui/messages.tsx';
import type { EditorMessages } from '../../../../lib/i18n/en.ts';
import { plural } from '../../../../lib/i18n/phrase.ts';
import styles from './Header.module.css';
import { Late } from './Late.tsx';

const ICONS: Readonly<Record<ShareState['is'], LucideIcon>> = {
  private: Lock,
  people: UsersRound,
  link: Globe,
};

export interface ShareButtonProps extends Omit<ShareDialogProps, 'isOpen' | 'onClose' | 'opener'> {
  readonly state: ShareState;
  /** People who ask to be let in. */
  readonly requestCount: number;
}

export const ShareButton = memo(function ShareButton(props: ShareButtonProps) {
  const { state, requestCount, ...dialogProps } = props;
  const { header } = useEditorMessages();
  const { language, locale } = useMessages();
  const button = useRef<HTMLButtonElement>(null);
  const [dialog, setDialog] = useState<'never' | 'open' | 'closed'>('never');
  const load = useCallback(() => loadShareDialog(locale), [locale]);
  const close = useCallback(() => setDialog('closed'), []);
  // Asked for as soon as somebody aims at it; whether it can be had is told when it is wanted.
  const prepare = () => void load().catch(() => undefined);
  const isOpen = dialog === 'open';
  const Icon = ICONS[state.is];
  const count = state.is === 'people' ? state.count : 0;
  const access = saidOf(state, header, language.tag);
  const asking = plural(language.tag, header.shareAsking, requestCount);
  const said = requestCount === 0 ? access : `${access} · ${asking}`;
  return (
    <>
      <Button
        ref={button}
        look={state.is === 'private' ? 'primary' : 'plain'}
        className={styles.share}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={said}
        data-share={state.is}
        data-tip={said}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => setDialog('open')}
      >
        <Icon size={16} aria-hidden />
        <span className={styles.shareWord}>
          {state.is === 'private' ? header.share : header.shared}
        </span>
        {count === 0 ? null : <span className={styles.shareCount}>{count}</span>}
        {requestCount === 0 ? null : <span className={styles.shareAsking} data-asking />}
      </Button>
      <span className="visually-hidden" role="status">
        {requestCount === 0 ? null : asking}
      </span>
      <Late
        load={load}
        isWanted={isOpen}
        onMissing={close}
        props={
          dialog === 'never'
            ? null
            : { ...dialogProps, isOpen, onClose: close, opener: button.current }
        }
      />
    </>
  );
});

/** Begins with the word on the button, so that who speaks to it says what they see. */
function saidOf(state: ShareState, header: EditorMessages['header'], tag: string): string {
  switch (state.is) {
    case 'private':
      return header.sharePrivate;
    case 'link':
      return header.shareLink;
    default:
      return state.count === 0
        ? header.sharePeopleAtAll
        : plural(tag, header.sharePeople, state.count);
  }
}
