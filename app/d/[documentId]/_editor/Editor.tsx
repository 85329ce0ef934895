'use client';
/** The editor page in the browser: opens the document and lays its parts out. */
import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import './carets.css';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import type { Collab } from '../../../../lib/client/collab.ts';
import { may } from '../../../../lib/core/policy.ts';
import { browserClock } from './browser-clock.ts';
import { CaretActivity } from './caret-activity.ts';
import { AwaitedSheet } from './first-sight/AwaitedSheet.tsx';
import { Following } from './follow/Following.tsx';
import { Header } from './Header.tsx';
import { Late } from './Late.tsx';
import { LiveHeaderTitle } from './LiveTitle.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { NamePrompt } from './NamePrompt.tsx';
import type { EditorProps } from './page-props.ts';
import { Placeholder } from './Placeholder.tsx';
import type { Person } from './people.ts';
import { Presence } from './Presence.tsx';
import { SaveChip } from './SaveChip.tsx';
import { ShareButton } from './ShareButton.tsx';
import styles from './Sheet.module.css';
import { useAccess } from './use-access.ts';
import { useCollab, useCollabStatus } from './use-collab.ts';
import { useFileDrops } from './use-file-drops.ts';
import { type Panels, usePanels } from './use-panels.ts';
import { useProfile } from './use-profile.ts';
import { useRoleChange } from './use-role-change.ts';
import { useViews, viewAttributes } from './views/use-views.ts';
import { Writing } from './Writing.tsx';

const loadSettings = () =>
  import('./settings/SettingsDialog.tsx').then((file) => file.SettingsDialog);
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
        sight={props.sight}
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
  const mayType = useCollabStatus(collab, (status) => status.mayType);
  const own = useProfile(props.profile, collab);
  const [followed, setFollowed] = useState<Person | null>(null);
  const endFollow = useCallback(() => setFollowed(null), []);
  const views = useViews(documentId, collab, props.sight?.look);
  const panels = usePanels(views.run);

  const titleNow = useCallback(() => collab.title.toString(), [collab]);
  const onStartOver = useCallback(() => void startOver(), [startOver]);
  const { access, onState } = useAccess(props.access, documentId, may(role, 'share'));
  const isDemoted = useRoleChange(collab, startOver);
  useFileDrops();
  useWakeUp(collab);
  useKeptWhenHidden(collab);

  return (
    <div className={styles.page} {...viewAttributes(views)}>
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
          onFollow={setFollowed}
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
          views={views}
          mayType={mayType}
          onFind={() => panels.deeds.find('find')}
          onWordCount={panels.deeds.showWordCount}
          onShortcuts={panels.deeds.showShortcuts}
          onSettings={panels.deeds.showSettings}
          onProfile={own.ask}
        />
      </Header>
      {isLoaded ? (
        <Writing
          key={collab.doc.clientID}
          collab={collab}
          documentId={documentId}
          personId={props.personId}
          activity={activity}
          initialTitle={props.title}
          titleCharsMax={limits.titleCharsMax}
          reach={access.reach}
          hasAccounts={props.hasAccounts}
          isDemoted={isDemoted}
          greeting={props.greeting}
          isCounting={panels.isCounting}
          onCounted={panels.endCount}
          finding={panels.finding}
          onFound={panels.endFind}
          views={views}
          panels={panels.deeds}
        />
      ) : (
        <AwaitedSheet
          collab={collab}
          isDemoted={isDemoted}
          title={props.title}
          untitled={words.title.placeholder}
          loading={words.body.loading}
          isReader={!may(role, 'edit')}
          sight={props.sight}
        />
      )}
      <div id="editor-floats" />
      <Following
        collab={collab}
        activity={activity}
        personId={props.personId}
        profile={own.profile}
        followed={followed}
        onEnd={endFollow}
      />
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
      <PageDialogs panels={panels} />
    </div>
  );
}

function PageDialogs({ panels: { sheet, settings } }: { readonly panels: Panels }) {
  return (
    <>
      <Late
        load={loadSheet}
        isWanted={sheet?.isOpen === true}
        {...(sheet === null ? {} : { onMissing: sheet.onClose })}
        props={sheet}
      />
      <Late
        load={loadSettings}
        isWanted={settings?.isOpen === true}
        {...(settings === null ? {} : { onMissing: settings.onClose })}
        props={settings}
      />
    </>
  );
}

function useCaretActivity(collab: Collab | null): CaretActivity | null {
  const [activity, setActivity] = useState<CaretActivity | null>(null);
  useLayoutEffect(() => {
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

/** A browser tells a page that it is hidden before it closes it, or lets it rest for good. */
function useKeptWhenHidden(collab: Collab): void {
  useEffect(() => {
    const keep = () => {
      if (document.visibilityState === 'hidden') collab.keepNow();
    };
    document.addEventListener('visibilitychange', keep);
    return () => document.removeEventListener('visibilitychange', keep);
  }, [collab]);
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
