/** What a text names: people and documents. It holds their ids; names and titles are asked for. */
import type { DocumentId, PersonId } from './ids.ts';
import type { MemberView } from './sharing.ts';

/** In one request. */
export const MENTION_IDS_MAX = 50;

/** Somebody who could be named. */
export type MentionView = Omit<MemberView, 'role'>;

export interface MentionedName {
  readonly personId: PersonId;
  readonly name: string;
}

export interface MentionedTitle {
  readonly id: DocumentId;
  readonly title: string;
}
