/** The seams to what people look like, and to what becomes of it all when one of them leaves. */
import type { DocumentId, PersonId, PictureId } from '../lib/core/ids.ts';
import type { PictureType } from '../lib/core/picture.ts';

export interface Picture {
  readonly type: PictureType;
  readonly bytes: Uint8Array;
}

/** One of each member that wants one. Same errors as the log's. */
export interface Pictures {
  /** In the place of the one before, which is gone. */
  put(personId: PersonId, id: PictureId, picture: Picture): Promise<void>;
  remove(personId: PersonId): Promise<void>;
  find(id: PictureId): Promise<Picture | null>;
  /** Of some people; no entry: none. */
  idsOf(personIds: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PictureId>>;
}

/** What becomes of the documents of somebody who leaves. */
export type Bequest =
  | { readonly is: 'trash'; readonly atMs: number }
  | { readonly is: 'handed'; readonly heirId: PersonId };

export type Departed =
  | {
      readonly is: 'gone';
      /** What was in the trash before stays there, and is not among them. */
      readonly owned: readonly DocumentId[];
      /** What had let in this person, or was asked to. */
      readonly visited: readonly DocumentId[];
    }
  /** There is no such account, or not any more: nothing was changed. */
  | { readonly is: 'unknown' }
  /** Whoever should take the documents over has no account, or may not sign in: as above. */
  | { readonly is: 'no-heir' };

/** Members that leave. Same errors as the log's. */
export interface Departures {
  /** Without the trash. */
  count(
    memberId: PersonId,
    nowMs: number,
  ): Promise<{ readonly ownedCount: number; readonly sharedCount: number }>;
  /**
   * All or nothing: the documents get their new owner, with their links and people, or lie in the
   * trash; the account, what proves it, its picture, and all that documents have given it are
   * gone. Its name stays for what it wrote.
   */
  leave(memberId: PersonId, bequest: Bequest): Promise<Departed>;
}
