'use client';
/** The editor page in the browser: opens the document and lays its parts out. */
import { useCallback, useEffect, useState } from 'react';
import './text.css';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import type { Collab } from '../../../../lib/client/collab.ts';
import { may } from '../../../../lib/core/policy.ts';
import { browserClock } from './browser-clock.ts';
import { CaretActivity } from './caret-activity.ts';
import { Header } from './Header.tsx';
import { Late } from './Late.tsx';
import { LiveHeaderTitle } from './LiveTitle.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { NamePrompt } from './NamePrompt.tsx';
import type { EditorProps } from './page-props.ts';
import { LoadingSheet, Placeholder } from './Placeholder.tsx';
import { Presence } from './Presence.tsx';
import { SaveChip } from './SaveChip.tsx';
import { ShareButton } from './ShareButton.tsx';
import styles from './Sheet.module.css';
import { useAccess } from './use-access.ts';
import { useCollab, useCollabStatus } from './use-collab.ts';
import { useFileDrops } from './use-file-drops.ts';
import { usePanels } from './use-panels.ts';
import { useProfile } from './use-profile.ts';
import { useRoleChange } from './use-role-change.ts';
import { Writing } from './Writing.tsx';

const loadSheet = () => import('./ShortcutSheet.tsx').then((file) => file.ShortcutSheet);

export function Editor(props: EditorProps) {
  const { collab, startOver } = useCollab(props);
  const words = useEditorMessages();
  const activity = useCaretActivity(collab);
  if (collab === null || activity === null) {
    return (
      <Placeholder
        title={props.title}
        untitled={words.title.placeholder}
        home={words.header.home}
        loading={words.body.loading}
        isReader={!may(props.role, 'edit')}
      />
    );
  }
  return <OpenDocument {...props} collab={collab} activity={activity} startOver={startOver} />;
}

interface OpenDocumentProps extends EditorProps {
  readonly collab: Collab;
  readonly activity: CaretActivity;
  readonly startOver: () => Promise<void>;
}

function OpenDocument(props: OpenDocumentProps) {
  const { collab, activity, startOver, documentId, limits } = props;
  const words = useEditorMessages();
  const isLoaded = useCollabStatus(collab, (status) => status.isLoaded);
  const role = useCollabStatus(collab, (status) => status.role);
  const own = useProfile(props.profile, collab);
  const panels = usePanels();

  const titleNow = useCallback(() => collab.title.toString(), [collab]);
  const onStartOver = useCallback(() => void startOver(), [startOver]);
  const { access, onState } = useAccess(props.access, documentId, may(role, 'share'));
  const isDemoted = useRoleChange(collab, startOver);
  useFileDrops();
  useWakeUp(collab);

  return (
    <div className={styles.page}>
      <Header
        home={words.header.home}
        title={<LiveHeaderTitle collab={collab} initial={props.title} />}
        chip={
          <SaveChip
            collab={collab}
            isOpen={panels.isSaveOpen}
            onOpen={panels.setIsSaveOpen}
            onStartOver={onStartOver}
          />
        }
      >
        <Presence
          collab={collab}
          activity={activity}
          personId={props.personId}
          profile={own.profile}
        />
        <ShareButton
          documentId={documentId}
          personId={props.personId}
          role={role}
          hasAccounts={props.hasAccounts}
          limits={limits}
          {...access}
          onState={onState}
        />
        <MoreMenu
          documentId={documentId}
          mayCopy={props.mayCopy && may(role, 'duplicate')}
          mayTrash={may(role, 'trash')}
          reach={access.reach}
          trashDays={limits.trashDays}
          titleNow={titleNow}
          onWordCount={panels.deeds.showWordCount}
          onShortcuts={panels.deeds.showShortcuts}
          onProfile={own.ask}
        />
      </Header>
      {isLoaded ? (
        <Writing
          key={collab.doc.clientID}
          collab={collab}
          activity={activity}
          initialTitle={props.title}
          titleCharsMax={limits.titleCharsMax}
          reach={access.reach}
          isDemoted={isDemoted}
          isCounting={panels.isCounting}
          onCounted={panels.endCount}
          panels={panels.deeds}
        />
      ) : (
        <LoadingSheet
          title={props.title}
          untitled={words.title.placeholder}
          loading={words.body.loading}
          isReader={!may(role, 'edit')}
        />
      )}
      <div id="editor-floats" />
      {own.prompt === null ? null : (
        <NamePrompt
          key={own.prompt}
          initial={own.suggestion}
          nameCharsMax={limits.nameCharsMax}
          onSave={own.save}
          onSkip={own.skip}
          isAskedFor={own.prompt === 'asked'}
        />
      )}
      <Late
        load={loadSheet}
        isWanted={panels.sheet?.isOpen === true}
        {...(panels.sheet === null ? {} : { onMissing: panels.sheet.onClose })}
        props={panels.sheet}
      />
    </div>
  );
}

function useCaretActivity(collab: Collab | null): CaretActivity | null {
  const [activity, setActivity] = useState<CaretActivity | null>(null);
  useEffect(() => {
    if (collab === null) return;
    const opened = new CaretActivity(collab.awareness, browserClock);
    setActivity(opened);
    return () => {
      setActivity(null);
      opened.destroy();
    };
  }, [collab]);
  return activity;
}

/**
 * Back from sleep, from another tab or from a page visited meanwhile, or the network went or came:
 * look at once whether the link lives. A socket does not notice by itself that its network is gone.
 */
function useWakeUp(collab: Collab): void {
  useEffect(() => {
    const wake = () => {
      if (document.visibilityState === 'visible') collab.reconnectNow();
    };
    const wakeAgain = (event: PageTransitionEvent) => {
      if (event.persisted) collab.reconnectNow();
    };
    window.addEventListener('pageshow', wakeAgain);
    window.addEventListener('online', wake);
    window.addEventListener('offline', wake);
    document.addEventListener('visibilitychange', wake);
    return () => {
      window.removeEventListener('pageshow', wakeAgain);
      window.removeEventListener('online', wake);
      window.removeEventListener('offline', wake);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [collab]);
}
