/** Orders in which operators look at links. */
import type { WorkspaceLinkView } from '../../lib/core/workspace.ts';
import { assertNever } from '../../lib/std/assert.ts';

export const LINK_ORDERS = ['newest', 'opened', 'often', 'ending'] as const;
export type LinkOrder = (typeof LINK_ORDERS)[number];

export function parseLinkOrder(text: string): LinkOrder {
  return LINK_ORDERS.find((order) => order === text) ?? 'newest';
}

/** Links that are alike in it stay newest first. */
export function inOrder(
  links: readonly WorkspaceLinkView[],
  order: LinkOrder,
): readonly WorkspaceLinkView[] {
  switch (order) {
    case 'newest':
      return links;
    case 'opened':
      return links.toSorted((a, b) => latestFirst(a.lastOpenedAt, b.lastOpenedAt));
    case 'often':
      return links.toSorted((a, b) => b.openedCount - a.openedCount);
    case 'ending':
      return links.toSorted((a, b) => earliestFirst(a.expiresAt, b.expiresAt));
    default:
      return assertNever(order);
  }
}

/** What never happened comes last, as in the other one. */
function latestFirst(a: string | null, b: string | null): number {
  return (b === null ? 0 : Date.parse(b)) - (a === null ? 0 : Date.parse(a));
}

function earliestFirst(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null ? -1 : Date.parse(a) - Date.parse(b);
}
