/** What the share dialog is opened with. */
import type { DocumentId, PersonId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Role } from '../../lib/core/policy.ts';
import type { Reach } from '../../lib/core/sharing.ts';
import type { ShareState } from './share-state.ts';

export interface ShareDialogProps {
  readonly documentId: DocumentId;
  readonly personId: PersonId | null;
  readonly role: Role;
  readonly reach: Reach;
  /** Nobody owns what was made without credentials: then nobody can change who gets in either. */
  readonly isOwned: boolean;
  readonly limits: Pick<Limits, 'labelCharsMax' | 'linkPeopleMax' | 'requestCharsMax'>;
  /** Can anybody have an account on this instance? */
  readonly hasAccounts: boolean;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly opener: HTMLElement | null;
  /** Told whatever the dialog learns of it. */
  readonly onState: (state: ShareState, reach: Reach, requestCount: number) => void;
}
