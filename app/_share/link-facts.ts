/** What can be told of a share link without asking anybody. */
import type { LinkView, SharingView } from '../../lib/core/sharing.ts';
import type { ShareMessages } from '../../lib/i18n/en.ts';

/** As operators see it, who are not told where it leads. */
export type AddresslessLink = Omit<LinkView, 'url'> & Partial<Pick<LinkView, 'url'>>;

/** A link without a label is called after what it lets people do. */
export function linkName(
  { label, role }: Pick<LinkView, 'label' | 'role'>,
  { links }: ShareMessages,
): string {
  return label === '' ? links.unnamed[role] : label;
}

export function isExpired({ expiresAt }: Pick<LinkView, 'expiresAt'>, nowMs: number): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= nowMs;
}

/** Lets in nobody new; who has come in by it stays in. */
export function isFull({ peopleCount, peopleMax }: AddresslessLink): boolean {
  return peopleMax !== null && peopleCount >= peopleMax;
}

/** Lets somebody new in. */
export function isOpen(link: AddresslessLink, nowMs: number): boolean {
  return !isExpired(link, nowMs) && !isFull(link);
}

/** What is worth sending to somebody: the address if it opens for anyone, else the newest link. */
export function bestLink({ reach, links }: SharingView, nowMs: number): LinkView | null {
  if (reach === 'link') return null;
  return links.find((link) => isOpen(link, nowMs) && !isUnreadable(link)) ?? null;
}

/** In the browser only: the server names its links by path where it makes the page itself. */
export function absolute(url: string): string {
  return new URL(url, location.href).href;
}

/** The instance has another key than when it was made: it works, and cannot be shown again. */
export function isUnreadable({ url }: AddresslessLink): boolean {
  return url === '';
}
