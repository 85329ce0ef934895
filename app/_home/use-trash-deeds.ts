'use client';
/** Removing for good, one by one or all of it; asked before, and told afterwards. */
import type { ListedDocument } from '../../lib/core/document-list.ts';
import { fill, plural } from '../../lib/i18n/phrase.ts';
import { useFailureToast } from '../_request/use-failure-toast.ts';
import { useMessages } from '../_ui/messages.tsx';
import { useToast } from '../_ui/toasts.tsx';
import { emptyTrash, purgeDocument } from './list-api.ts';
import { useHomeMessages } from './home-messages.tsx';
import type { LiveDocuments } from './use-live-documents.ts';

export interface TrashDeeds {
  readonly purge: (document: ListedDocument) => Promise<void>;
  readonly empty: () => Promise<void>;
}

export function useTrashDeeds(live: LiveDocuments): TrashDeeds {
  const { shell, language } = useMessages();
  const { trash, many } = useHomeMessages();
  const showToast = useToast();
  const showFailure = useFailureToast();
  return {
    purge: async (gone) => {
      try {
        await live.change(
          (shown) => shown.filter(({ id }) => id !== gone.id),
          () => purgeDocument(gone.id),
        );
        const message = fill(trash.purged, { title: gone.title || shell.home.untitled });
        showToast({ message, key: gone.id });
      } catch (error) {
        showFailure(error);
      }
    },
    empty: async () => {
      try {
        // What belongs to nobody waits for its day.
        const count = await live.change(
          (shown) => shown.filter(({ isMine }) => !isMine),
          emptyTrash,
        );
        showToast({ message: plural(language.tag, many.purged, count), key: 'many' });
      } catch (error) {
        showFailure(error);
      }
    },
  };
}
