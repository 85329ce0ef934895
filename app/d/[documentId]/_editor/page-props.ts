/** What the server part of the page hands to the part in the browser: plain data only. */
import type { Profile } from '../../../../lib/core/actor.ts';
import type { DocumentId, Epoch, PersonId } from '../../../../lib/core/ids.ts';
import type { Limits } from '../../../../lib/core/limits.ts';
import type { Role } from '../../../../lib/core/policy.ts';
import type { GreetingView } from '../../../../lib/core/sharing.ts';
import type { FirstSight } from '../../../_server/services.ts';
import type { DocumentAccess } from '../../../_share/share-state.ts';

export interface EditorProps {
  readonly documentId: DocumentId;
  readonly epoch: Epoch | null;
  readonly personId: PersonId | null;
  /** Guests that this person was before it signed in. */
  readonly formerIds: readonly PersonId[];
  /** `hasName`: chosen by the person, not made up for them. */
  readonly profile: Profile & { readonly hasName: boolean };
  readonly limits: Limits;
  /** What this person may do, until the server says otherwise. */
  readonly role: Role;
  readonly access: DocumentAccess;
  /** null: nothing was said to this person, or it has been read. */
  readonly greeting: GreetingView | null;
  /** May make documents here, so a copy too. */
  readonly mayCopy: boolean;
  /** Can anybody have an account on this instance? */
  readonly hasAccounts: boolean;
  /** As stored; the shared title takes over once it is loaded. */
  readonly title: string;
  /** The text that the page brings; null: none. */
  readonly sight: FirstSight | null;
}
