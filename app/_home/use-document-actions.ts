'use client';
/** Each action on a document: shown at once, told in a toast, taken back when the server refuses. */
import type { DocumentView } from '../../lib/core/document.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { copyText } from '../_ui/copy-text.ts';
import { useMessages } from '../_ui/messages.tsx';
import { type Toast, useToast } from '../_ui/toasts.tsx';
import { duplicateDocument, renameDocument, restoreDocument, trashDocument } from './api.ts';
import { useFailureToast } from '../_request/use-failure-toast.ts';
import type { ListEdit, LiveDocuments } from './use-live-documents.ts';

/** The longest the server lets a title in lists wait (`projectionMsMax`), and a second for the way. */
const TITLE_SETTLE_MS = 6_000;

export interface DocumentActions {
  readonly copyLink: (document: DocumentView) => Promise<void>;
  readonly rename: (document: DocumentView, title: string) => Promise<void>;
  readonly duplicate: (document: DocumentView) => Promise<void>;
  /** With a way back in the toast. */
  readonly trash: (document: DocumentView) => Promise<void>;
  /** From the trash page: the document leaves that list. */
  readonly restoreFromTrash: (document: DocumentView) => Promise<void>;
}

export function useDocumentActions(live: LiveDocuments): DocumentActions {
  const { shell } = useMessages();
  const showToast = useToast();
  const showFailure = useFailureToast();
  const { row, home, rename } = shell;
  const titleOf = (document: DocumentView) => document.title || home.untitled;
  const tell = (message: string, document: DocumentView, action?: Toast['action']) => {
    const title = titleOf(document);
    const toast = { message: fill(message, { title }), key: document.id };
    showToast(action === undefined ? toast : { ...toast, action });
  };
  const attempt = async (
    edit: ListEdit,
    request: () => Promise<unknown>,
    told: () => void,
    settleMs = 0,
  ) => {
    try {
      await live.change(edit, request, settleMs);
      told();
    } catch (error) {
      showFailure(error);
    }
  };
  const restore = (document: DocumentView, edit: ListEdit) =>
    attempt(
      edit,
      () => restoreDocument(document.id),
      () => tell(row.restored, document),
    );

  return {
    copyLink: async (document) => {
      const link = new URL(`/d/${document.id}`, location.href).href;
      const isCopied = await copyText(link);
      const message = isCopied ? row.linkCopied : fill(row.copyFailed, { link });
      showToast({ message, key: 'copy' });
    },
    rename: (document, title) =>
      attempt(
        retitled(document, title),
        () => renameDocument(document.id, title),
        () => undefined,
        TITLE_SETTLE_MS,
      ),
    duplicate: (document) => {
      const title = fill(rename.copyTitle, { title: titleOf(document) });
      return attempt(
        unchanged,
        () => duplicateDocument(document.id, title),
        () => tell(row.duplicated, document),
      );
    },
    trash: (document) =>
      attempt(
        without(document),
        () => trashDocument(document.id),
        () =>
          tell(row.trashed, document, {
            label: row.undo,
            run: () => void restore(document, unchanged),
          }),
      ),
    restoreFromTrash: (document) => restore(document, without(document)),
  };
}

const unchanged: ListEdit = (shown) => shown;

function without(gone: DocumentView): ListEdit {
  return (shown) => shown.filter(({ id }) => id !== gone.id);
}

function retitled(document: DocumentView, title: string): ListEdit {
  return (shown) => shown.map((each) => (each.id === document.id ? { ...each, title } : each));
}
