'use client';
/** What an operator does to links, and how it is told. */
import type { PersonId } from '../../lib/core/ids.ts';
import type { WorkspaceLinkView } from '../../lib/core/workspace.ts';
import type { ShareMessages, WorkspaceMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import type { Live } from '../_request/use-live.ts';
import { linkName } from '../_share/link-facts.ts';
import { useAttempt } from '../_share/use-attempt.ts';
import { revokeLink, revokeLinksOf } from './api.ts';

type Links = readonly WorkspaceLinkView[];

export interface LinkEnds {
  readonly revoke: (link: WorkspaceLinkView) => void;
  readonly revokeAllOf: (owner: PersonId, name: string) => void;
}

export function useLinkEnds(
  words: WorkspaceMessages,
  shareWords: ShareMessages,
  live: Live<Links>,
): LinkEnds {
  const attempt = useAttempt(live.change);
  const without = (
    isGone: (link: WorkspaceLinkView) => boolean,
    request: () => Promise<unknown>,
    message: string,
  ) => {
    const edit = (links: Links) => links.filter((link) => !isGone(link));
    // The row that has the focus goes.
    document.getElementById('content')?.focus();
    void attempt(edit, () => request().then(() => edit), { message });
  };
  return {
    revoke: (link) =>
      without(
        ({ id }) => id === link.id,
        () => revokeLink(link.id),
        fill(shareWords.links.revoked, { label: linkName(link, shareWords) }),
      ),
    revokeAllOf: (owner, name) =>
      without(
        ({ ownerId }) => ownerId === owner,
        () => revokeLinksOf(owner),
        fill(words.links.allRevoked, { name }),
      ),
  };
}
