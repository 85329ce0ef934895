'use client';
/** The share dialog as an owner sees it: everything, and in front of it the form of one link. */
import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isMemberId } from '../../lib/core/ids.ts';
import type { LinkView } from '../../lib/core/sharing.ts';
import { Dialog } from '../_ui/Dialog.tsx';
import { IconButton } from '../_ui/IconButton.tsx';
import { LinkForm } from './LinkForm.tsx';
import { Overview } from './Overview.tsx';
import { SharingFailed, SharingSkeleton } from './Unloaded.tsx';
import type { ShareDialogProps } from './share-dialog-props.ts';
import { shareStateOf } from './share-state.ts';
import { useShareMessages } from './share-messages.tsx';
import { useAttempt } from './use-attempt.ts';
import { useLinks } from './use-links.ts';
import { useSharing } from './use-sharing.ts';

/** `link` null: a new one. */
type Shown = { readonly is: 'overview' } | { readonly is: 'form'; readonly link: LinkView | null };

export function Sharing(props: ShareDialogProps) {
  const { documentId, personId, onClose, opener, onState } = props;
  const words = useShareMessages();
  const live = useSharing(documentId);
  const attempt = useAttempt(live.change);
  const links = useLinks(documentId, attempt);
  const [shown, setShown] = useState<Shown>({ is: 'overview' });
  /** Where the focus goes when the overview comes back. */
  const [returnTo, setReturnTo] = useState<string | null>(null);
  const { view, nowMs } = live;
  useEffect(() => {
    if (view !== null) onState(shareStateOf(view, nowMs), view.reach, view.requests.length);
  }, [view, nowMs, onState]);

  const openForm = (link: LinkView | null) => {
    setReturnTo(link === null ? 'new-link' : `more-${link.id}`);
    setShown({ is: 'form', link });
  };
  const closeForm = () => setShown({ is: 'overview' });
  const isForm = shown.is === 'form';
  return (
    <Dialog
      isOpen
      size="wide"
      onClose={onClose}
      onEscape={isForm ? closeForm : undefined}
      opener={opener}
      title={isForm ? words.form[shown.link === null ? 'newTitle' : 'editTitle'] : words.title}
      back={
        isForm ? (
          <IconButton label={words.back} onClick={closeForm}>
            <ArrowLeft size={16} aria-hidden />
          </IconButton>
        ) : null
      }
    >
      {view === null ? (
        live.failure === null ? (
          <SharingSkeleton />
        ) : (
          <SharingFailed failure={live.failure} onRetry={live.reload} />
        )
      ) : isForm ? (
        <LinkForm
          {...props.limits}
          link={shown.link}
          nowMs={nowMs}
          links={links}
          onClose={closeForm}
          onMade={(link) => setReturnTo(`copy-${link.id}`)}
        />
      ) : (
        <Overview
          {...props}
          // Who was made the owner a moment ago has an account, whatever the page was made with.
          hasAccounts={props.hasAccounts || (personId !== null && isMemberId(personId))}
          view={view}
          nowMs={nowMs}
          attempt={attempt}
          links={links}
          returnTo={returnTo}
          onForm={openForm}
        />
      )}
    </Dialog>
  );
}
