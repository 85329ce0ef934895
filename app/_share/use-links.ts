'use client';
/** The links of a document: made, changed, revoked. */
import type { DocumentId } from '../../lib/core/ids.ts';
import type { LinkView } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import {
  changeLink,
  type LinkChanges,
  type LinkDraft,
  makeLink,
  revokeLink,
  revokeLinks,
} from './api.ts';
import { linkName } from './link-facts.ts';
import { useShareMessages } from './share-messages.tsx';
import { unchanged, withLink, withoutLink, withoutLinks } from './sharing-edits.ts';
import type { Attempt } from './use-attempt.ts';

export interface Links {
  /** null: refused, and said so. */
  readonly make: (draft: LinkDraft) => Promise<LinkView | null>;
  readonly change: (link: LinkView, changes: LinkChanges) => Promise<boolean>;
  readonly revoke: (link: LinkView) => void;
  readonly revokeAll: () => void;
}

export function useLinks(id: DocumentId, attempt: Attempt): Links {
  const words = useShareMessages();
  return {
    make: async (draft) => {
      const made: LinkView[] = [];
      const request = async () => {
        const link = await makeLink(id, draft);
        made.push(link);
        return withLink(link);
      };
      await attempt(unchanged, request, null);
      return made[0] ?? null;
    },
    change: (link, changes) => {
      const message = fill(words.form.saved, { label: linkName(link, words) });
      const request = async () => withLink(await changeLink(id, link.id, changes));
      return attempt(unchanged, request, { message });
    },
    revoke: (link) => {
      const edit = withoutLink(link.id);
      const message = fill(words.links.revoked, { label: linkName(link, words) });
      void attempt(edit, () => revokeLink(id, link.id).then(() => edit), { message });
    },
    revokeAll: () =>
      void attempt(withoutLinks, () => revokeLinks(id).then(() => withoutLinks), {
        message: words.links.allRevoked,
      }),
  };
}
