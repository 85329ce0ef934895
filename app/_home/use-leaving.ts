'use client';
/** Takes a document out of the list: what was only opened with a way back, what was given for good. */
import type { DocumentView } from '../../lib/core/document.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { useFailureToast } from '../_request/use-failure-toast.ts';
import { useMessages } from '../_ui/messages.tsx';
import { type Toast, useToast } from '../_ui/toasts.tsx';
import { forgetVisit, leaveDocument, noteVisit } from './list-api.ts';
import type { ListEdit, LiveDocuments } from './use-live-documents.ts';

export interface Leaving {
  readonly forget: (document: DocumentView) => Promise<void>;
  /** To be asked about before. */
  readonly leave: (document: DocumentView) => Promise<void>;
}

export function useLeaving(live: LiveDocuments): Leaving {
  const { home, row } = useMessages().shell;
  const showToast = useToast();
  const showFailure = useFailureToast();
  const attempt = async (
    edit: ListEdit,
    request: () => Promise<unknown>,
    told: (title: string) => Toast,
    { id, title }: DocumentView,
  ) => {
    try {
      await live.change(edit, request);
      showToast({ ...told(title || home.untitled), key: id });
    } catch (error) {
      showFailure(error);
    }
  };
  const note = (document: DocumentView) =>
    attempt(
      (shown) => shown,
      () => noteVisit(document.id),
      (title) => ({ message: fill(row.noted, { title }) }),
      document,
    );
  return {
    forget: (document) =>
      attempt(
        without(document),
        () => forgetVisit(document.id),
        (title) => ({
          message: fill(row.forgotten, { title }),
          action: { label: row.undo, run: () => void note(document) },
        }),
        document,
      ),
    leave: (document) =>
      attempt(
        without(document),
        () => leaveDocument(document.id),
        (title) => ({ message: fill(row.left, { title }) }),
        document,
      ),
  };
}

function without(gone: DocumentView): ListEdit {
  return (shown) => shown.filter(({ id }) => id !== gone.id);
}
