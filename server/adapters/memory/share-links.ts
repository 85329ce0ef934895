/** Links and who came in by them, without a disk, for tests. */
import { AppError } from '../../../lib/core/faults.ts';
import type { DocumentId, PersonId, ShareLinkId } from '../../../lib/core/ids.ts';
import type {
  FoundShareLink,
  NewShareLink,
  OwnShareLink,
  Redeemed,
  ShareLinkChange,
  ShareLinkRecord,
  ShareLinks,
  VisitorRecord,
} from '../../sharing-ports.ts';
import { isExpired } from './sharing.ts';
import type { MemoryTables, StoredLink } from './tables.ts';

export class MemoryShareLinks implements ShareLinks {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async create(link: NewShareLink): Promise<void> {
    if (!this.#tables.documents.has(link.documentId)) {
      throw new AppError('document_not_found', link.documentId);
    }
    const createdBy = this.#tables.askerNow(link.createdBy);
    const counts = { openedCount: 0, lastOpenedAtMs: null };
    this.#tables.links.set(link.id, { ...link, createdBy, ...counts });
  }

  async find(tokenHash: string, personId: PersonId | null): Promise<FoundShareLink | null> {
    const link = this.#byHash(tokenHash);
    if (link === undefined) return null;
    const people = this.#tables.grants.get(link.id);
    const hasComeIn = personId !== null && people?.has(personId) === true;
    return { ...this.#recordOf(link), hasComeIn };
  }

  async ofDocument(documentId: DocumentId): Promise<readonly ShareLinkRecord[]> {
    return this.#all((link) => link.documentId === documentId);
  }

  async ofMaker(personId: PersonId, limit: number): Promise<readonly OwnShareLink[]> {
    const { documents } = this.#tables;
    return this.#all(({ createdBy }) => createdBy === personId)
      .flatMap((link) => {
        const record = documents.get(link.documentId);
        const isOwn = record?.ownerId === personId && record.trashedAtMs === null;
        return isOwn ? [{ link, title: record.projection.title }] : [];
      })
      .slice(0, limit);
  }

  async change(documentId: DocumentId, id: ShareLinkId, change: ShareLinkChange): Promise<boolean> {
    const link = this.#tables.links.get(id);
    if (link?.documentId !== documentId) return false;
    this.#tables.links.set(id, { ...link, ...change });
    return true;
  }

  async revoke(documentId: DocumentId, id: ShareLinkId | null): Promise<number> {
    const revoked = [...this.#tables.links.values()].filter(
      (link) => link.documentId === documentId && (id === null || link.id === id),
    );
    for (const link of revoked) {
      this.#tables.links.delete(link.id);
      this.#tables.grants.delete(link.id);
    }
    return revoked.length;
  }

  async redeem(tokenHash: string, visitorId: PersonId, nowMs: number): Promise<Redeemed> {
    const personId = this.#tables.askerNow(visitorId);
    const link = this.#byHash(tokenHash);
    if (link === undefined || isExpired(link.expiresAtMs, nowMs)) return 'gone';
    const people = this.#tables.grants.get(link.id) ?? new Map<PersonId, number>();
    const isFull = link.peopleMax !== null && people.size >= link.peopleMax;
    if (isFull && !people.has(personId)) return 'full';
    if (!people.has(personId)) people.set(personId, nowMs);
    this.#tables.grants.set(link.id, people);
    const openedCount = link.openedCount + 1;
    this.#tables.links.set(link.id, { ...link, openedCount, lastOpenedAtMs: nowMs });
    return 'come-in';
  }

  async visitors(documentId: DocumentId, nowMs: number): Promise<readonly VisitorRecord[]> {
    return [...this.#tables.links.values()]
      .filter((link) => link.documentId === documentId && !isExpired(link.expiresAtMs, nowMs))
      .flatMap(({ id }) =>
        [...(this.#tables.grants.get(id) ?? [])].map(([personId, atMs]) => {
          const profile = this.#tables.people.get(personId) ?? null;
          return { personId, profile, linkId: id, atMs };
        }),
      )
      .toSorted((a, b) => b.atMs - a.atMs)
      .map(({ personId, profile, linkId }) => ({ personId, profile, linkId }));
  }

  async nextExpiryMs(afterMs: number): Promise<number | null> {
    const later = this.#expiries().filter((atMs) => atMs > afterMs);
    return later.length === 0 ? null : Math.min(...later);
  }

  async expiredBetween(afterMs: number, untilMs: number): Promise<readonly DocumentId[]> {
    const expired = [...this.#tables.links.values()].filter(
      ({ expiresAtMs }) => expiresAtMs !== null && expiresAtMs > afterMs && expiresAtMs <= untilMs,
    );
    return [...new Set(expired.map(({ documentId }) => documentId))];
  }

  #expiries(): number[] {
    return [...this.#tables.links.values()].flatMap(({ expiresAtMs }) => expiresAtMs ?? []);
  }

  #byHash(tokenHash: string): StoredLink | undefined {
    return [...this.#tables.links.values()].find((link) => link.tokenHash === tokenHash);
  }

  #all(isWanted: (link: StoredLink) => boolean): ShareLinkRecord[] {
    return [...this.#tables.links.values()]
      .toReversed() // newest first among those made in the same millisecond
      .filter(isWanted)
      .toSorted((a, b) => b.createdAtMs - a.createdAtMs)
      .map((link) => this.#recordOf(link));
  }

  #recordOf(link: StoredLink): ShareLinkRecord {
    return { ...link, peopleCount: this.#tables.grants.get(link.id)?.size ?? 0 };
  }
}
