'use client';
/** What takes how much room: all of it in parts, and the largest documents. */
import type { StorageView } from '../../lib/core/workspace.ts';
import type { WorkspaceMessages } from '../../lib/i18n/en.ts';
import page from '../_home/DocumentsPage.module.css';
import { PageHead } from '../_home/PageHead.tsx';
import { useLive } from '../_request/use-live.ts';
import { Button } from '../_ui/Button.tsx';
import { EmptyState } from '../_ui/EmptyState.tsx';
import { fetchStorage } from './api.ts';
import { LargestDocuments } from './LargestDocuments.tsx';
import { Loading } from './Loading.tsx';
import { StorageParts } from './StorageParts.tsx';
import styles from './StoragePage.module.css';

/** The server measures no oftener. */
const REFRESH_MS = 60_000;

export function StoragePage({ words }: { readonly words: WorkspaceMessages }) {
  const live = useLive(fetchStorage, null, REFRESH_MS);
  const { storage } = words;
  return (
    <>
      <PageHead title={storage.title} back={words.back} />
      <p className={styles.note}>{storage.note}</p>
      {live.isStale ? <p className={page.stale}>{words.refreshFailed}</p> : null}
      <Measured
        words={words}
        view={live.view}
        nowMs={live.nowMs}
        hasFailed={live.failure !== null}
        onRetry={live.reload}
      />
    </>
  );
}

function Measured(props: {
  readonly words: WorkspaceMessages;
  /** null: not here yet. */
  readonly view: StorageView | null;
  readonly nowMs: number;
  readonly hasFailed: boolean;
  readonly onRetry: () => void;
}) {
  const { words, view, nowMs, hasFailed, onRetry } = props;
  const { storage } = words;
  if (view !== null) {
    return (
      <>
        <StorageParts words={storage} view={view} nowMs={nowMs} />
        <LargestDocuments words={words} documents={view.largest} />
      </>
    );
  }
  if (!hasFailed) return <Loading label={storage.loading} />;
  return (
    <EmptyState title={storage.failedTitle} body={storage.failedBody}>
      <Button onClick={onRetry}>{words.retry}</Button>
    </EmptyState>
  );
}
