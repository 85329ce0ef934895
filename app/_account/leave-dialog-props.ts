/** What the dialog that deletes an account, and the form in it, are told. */
import type { AccountView, Estate } from '../../lib/core/account.ts';
import type { AccountMessages, LeavingMessages } from '../../lib/i18n/en.ts';

export interface LeaveDialogProps {
  readonly words: LeavingMessages;
  /** Another's account; null: the own one. */
  readonly member: Pick<AccountView, 'id' | 'name'> | null;
  /** For the own account; null: none is asked for. */
  readonly asksPassword: {
    readonly fields: AccountMessages['fields'];
    readonly email: string;
  } | null;
  readonly trashDays: number;
  readonly opener: HTMLElement | null;
  readonly onClose: () => void;
  /** Rejects as the request does. */
  readonly onLeave: (documents: Estate, password: string) => Promise<void>;
}
