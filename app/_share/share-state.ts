/** What the Share button says: whether anybody but the owner gets in, and how. */
import type { Reach, SharingView } from '../../lib/core/sharing.ts';
import { isOpen } from './link-facts.ts';

export type ShareState =
  | { readonly is: 'private' }
  /** So many people beside the owner. */
  | { readonly is: 'people'; readonly count: number }
  /** A link, the address itself or a published page is there for whoever has it. */
  | { readonly is: 'link' };

/** Who gets into a document, as far as its page shows it without asking. */
export interface DocumentAccess {
  readonly state: ShareState;
  readonly reach: Reach;
  /** People who ask to be let in; 0 for who may not answer them. */
  readonly requestCount: number;
  /** Somebody owns it. */
  readonly isOwned: boolean;
}

export function shareStateOf(view: SharingView, nowMs: number): ShareState {
  const { reach, links, members, visitors, publication } = view;
  const isForAnybody = reach !== 'added' || publication !== null;
  if (isForAnybody || links.some((link) => isOpen(link, nowMs))) return { is: 'link' };
  const others = new Set(
    [...members.filter(({ role }) => role !== 'owner'), ...visitors].map((one) => one.personId),
  );
  return others.size === 0 ? { is: 'private' } : { is: 'people', count: others.size };
}

/** For who may not know more. */
export function outsideStateOf(reach: Reach): ShareState {
  return reach === 'added' ? { is: 'people', count: 0 } : { is: 'link' };
}
