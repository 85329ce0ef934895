/** What the memory adapters share in place of a database: gone with the process. */
import type { Profile } from '../../../lib/core/actor.ts';
import type { DocumentRecord } from '../../../lib/core/document.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { FileRecord } from '../../../lib/core/file.ts';
import {
  type ClientId,
  type DocumentId,
  isMemberId,
  type PersonId,
  type PictureId,
  type ShareLinkId,
} from '../../../lib/core/ids.ts';
import type { GrantedRole } from '../../../lib/core/sharing.ts';
import type { HistoryRow } from '../../../lib/history/rows.ts';
import type { AccountTable, AuditEntry, StoredValue } from '../../account-store.ts';
import type { NewAccessRequest } from '../../asking-ports.ts';
import type { Picture } from '../../person-ports.ts';
import type { Compaction, HistorySegment } from '../../ports.ts';
import type { PublicationRecord } from '../../publication-ports.ts';
import type { ShareLinkRecord } from '../../sharing-ports.ts';

export type StoredLink = Omit<ShareLinkRecord, 'peopleCount'>;

export class MemoryTables {
  readonly documents = new Map<DocumentId, DocumentRecord>();
  /** Updates in order of seq: the first one, at index 0, is seq 1. */
  readonly logs = new Map<DocumentId, Uint8Array[]>();
  /** Who wrote each of them, and when. */
  readonly writers = new Map<DocumentId, Pick<HistoryRow, 'author' | 'atMs'>[]>();
  readonly snapshots = new Map<DocumentId, Compaction['snapshot']>();
  readonly segments = new Map<DocumentId, readonly HistorySegment[]>();
  readonly owners = new Map<DocumentId, Map<ClientId, PersonId | null>>();
  /** Who opened what, and when. */
  readonly opened = new Map<PersonId, Map<DocumentId, number>>();
  readonly people = new Map<PersonId, Profile>();
  readonly pictures = new Map<PersonId, Picture & { readonly id: PictureId }>();
  /** Rows by table. */
  readonly audit: AuditEntry[] = [];
  readonly accounts = new Map<AccountTable, Readonly<Record<string, StoredValue>>[]>();
  readonly linkedGuests = new Map<PersonId, PersonId>();
  readonly members = new Map<DocumentId, Map<PersonId, GrantedRole>>();
  /** To people who were added. */
  readonly messages = new Map<DocumentId, Map<PersonId, string>>();
  readonly links = new Map<ShareLinkId, StoredLink>();
  /** Who came in by a link, and when. */
  readonly grants = new Map<ShareLinkId, Map<PersonId, number>>();
  /** As they came. */
  readonly files: FileRecord[] = [];
  readonly publications = new Map<DocumentId, PublicationRecord>();
  readonly requests = new Map<DocumentId, Map<PersonId, NewAccessRequest>>();

  /** Who asks, now. @throws AppError not_signed_in: the account is disabled or gone. */
  askerNow<Id extends PersonId | null>(id: Id): Id | PersonId {
    const now = this.personNow(id);
    const state = this.#stateOf(now);
    if (state !== 'working') throw new AppError('not_signed_in', `the account is ${state} now`);
    return now;
  }

  /** Whom something is given to, now. @throws AppError not_found: the account is gone. */
  recipientNow(id: PersonId): PersonId {
    const now = this.personNow(id);
    if (this.#stateOf(now) === 'gone') throw new AppError('not_found', 'gone by now');
    return now;
  }

  #stateOf(id: PersonId | null): 'working' | 'disabled' | 'gone' {
    if (id === null || !isMemberId(id)) return 'working';
    const row = this.accounts.get('member')?.find((member) => member['id'] === id);
    if (row === undefined) return 'gone';
    return row['disabledAtMs'] === null ? 'working' : 'disabled';
  }

  /** A guest that became a member is that member. */
  personNow<Id extends PersonId | null>(id: Id): Id | PersonId {
    return (id === null ? undefined : this.linkedGuests.get(id)) ?? id;
  }
}
