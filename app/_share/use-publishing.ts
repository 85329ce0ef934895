'use client';
/** The page of a document: made, changed, taken back. */
import type { DocumentId } from '../../lib/core/ids.ts';
import type { PublicationChoices, Slug } from '../../lib/core/publication.ts';
import { publish, unpublish } from './api.ts';
import { useShareMessages } from './share-messages.tsx';
import { unchanged, withChoices, withPublication } from './sharing-edits.ts';
import type { Attempt } from './use-attempt.ts';
import { useCopyPage } from './use-copy-page.ts';

export interface Publishing {
  readonly publish: () => void;
  readonly choose: (choices: Partial<PublicationChoices>) => void;
  readonly setSlug: (slug: Slug) => Promise<boolean>;
  readonly unpublish: () => void;
}

export function usePublishing(id: DocumentId, attempt: Attempt): Publishing {
  const { publish: words } = useShareMessages();
  const { copyNew } = useCopyPage();
  return {
    publish: () =>
      void attempt(
        unchanged,
        async () => {
          const made = await publish(id, {});
          void copyNew(made.url);
          return withPublication(made);
        },
        null,
      ),
    choose: (choices) =>
      void attempt(withChoices(choices), async () => withPublication(await publish(id, choices)), {
        message: words.changed,
      }),
    setSlug: (slug) =>
      attempt(unchanged, async () => withPublication(await publish(id, { slug })), {
        message: words.moved,
      }),
    unpublish: () => {
      const edit = withPublication(null);
      void attempt(edit, () => unpublish(id).then(() => edit), { message: words.unpublished });
    },
  };
}
