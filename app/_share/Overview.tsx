'use client';
/** People, general access, links and the published page, one below the other. */
import { Link2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { DocumentId, PersonId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { LinkView, SharingView } from '../../lib/core/sharing.ts';
import { Button } from '../_ui/Button.tsx';
import { DialogActions } from '../_ui/Dialog.tsx';
import { AccessBlock } from './AccessBlock.tsx';
import { bestLink } from './link-facts.ts';
import { LinksBlock } from './LinksBlock.tsx';
import styles from './Overview.module.css';
import { PeopleBlock } from './PeopleBlock.tsx';
import { PublishBlock } from './PublishBlock.tsx';
import { RequestsBlock } from './RequestsBlock.tsx';
import { useShareMessages } from './share-messages.tsx';
import type { Attempt } from './use-attempt.ts';
import { useCopy } from './use-copy.ts';
import type { Links } from './use-links.ts';
import { useRequests } from './use-requests.ts';

export interface OverviewProps {
  readonly documentId: DocumentId;
  readonly personId: PersonId | null;
  readonly hasAccounts: boolean;
  readonly limits: Pick<Limits, 'labelCharsMax' | 'requestCharsMax'>;
  readonly view: SharingView;
  readonly nowMs: number;
  readonly attempt: Attempt;
  readonly links: Links;
  /** `data-focus` of what gets the focus first; null: the dialog chooses. */
  readonly returnTo: string | null;
  readonly onForm: (link: LinkView | null) => void;
  readonly onClose: () => void;
}

export function Overview(props: OverviewProps) {
  const { documentId, personId, view, nowMs, attempt, returnTo } = props;
  const words = useShareMessages();
  const { copyLink, copyAddress } = useCopy();
  const requests = useRequests(documentId, attempt);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (returnTo === null) return;
    root.current?.querySelector<HTMLElement>(`[data-focus="${returnTo}"]`)?.focus();
  }, [returnTo]);

  const best = bestLink(view, nowMs);
  const copyBest = () => (best === null ? copyAddress(view.reach, view.reachRole) : copyLink(best));
  return (
    <div ref={root}>
      <div className={styles.blocks}>
        <RequestsBlock requests={view.requests} nowMs={nowMs} deeds={requests} />
        <PeopleBlock
          id={documentId}
          personId={personId}
          view={view}
          attempt={attempt}
          links={props.links}
          limits={props.limits}
          isFirst={returnTo === null}
        />
        <AccessBlock
          id={documentId}
          hasAccounts={props.hasAccounts}
          view={view}
          attempt={attempt}
        />
        <LinksBlock view={view} nowMs={nowMs} links={props.links} onForm={props.onForm} />
        <PublishBlock id={documentId} publication={view.publication} attempt={attempt} />
      </div>
      <DialogActions>
        <Button className={styles.copy} onClick={() => void copyBest()}>
          <Link2 size={16} aria-hidden />
          {best === null ? words.copyAddress : words.copyLink}
        </Button>
        <Button look="primary" onClick={props.onClose}>
          {words.done}
        </Button>
      </DialogActions>
    </div>
  );
}
