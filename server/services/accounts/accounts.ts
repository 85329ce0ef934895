/** All use cases of accounts, as pages and routes ask for them. */
import type {
  AccountView,
  DeviceView,
  Estate,
  GuestView,
  InvitationView,
  LeavingView,
  OneTimeLink,
  SetupState,
} from '../../../lib/core/account.ts';
import type { Actor, SelfChange } from '../../../lib/core/actor.ts';
import type { ApiTokenView, TokenWish } from '../../../lib/core/api-token.ts';
import type { AuditView } from '../../../lib/core/audit.ts';
import { isAppError } from '../../../lib/core/faults.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import type { NewSignIn } from '../../account-store.ts';
import type { Picture } from '../../person-ports.ts';
import { browserOf, type Caller } from './account-needs.ts';
import type { NewApiToken } from './api-tokens.ts';
import { type AuditFilter, type AuditNeeds, exportAudit, readAudit } from './audit.ts';
import type { NewAccount } from './fields.ts';
import { guestIn, type GuestNeeds, linkGuest } from './guests.ts';
import * as invitations from './invitations.ts';
import type { LeavingNeeds } from './leaving.ts';
import * as leaving from './leaving.ts';
import type { MemberChange } from './members.ts';
import * as members from './members.ts';
import * as resets from './resets.ts';
import type { LinkedGuests } from './linked-guests.ts';
import type { SelfNeeds } from './self.ts';
import * as self from './self.ts';
import { type NewWorkspace, Setup, type SetupNeeds, WORKSPACE_ID } from './setup.ts';
import * as signIns from './sign-in.ts';
import type { TokenNeeds } from './tokens.ts';
import * as tokens from './tokens.ts';

export type AccountServiceNeeds = SetupNeeds &
  LeavingNeeds &
  SelfNeeds &
  AuditNeeds &
  GuestNeeds &
  TokenNeeds & { readonly linkedGuests: LinkedGuests };

export interface AccountServices {
  setupState(caller: Caller, key?: string): Promise<SetupState>;
  setUp(caller: Caller, given: NewWorkspace): Promise<NewSignIn & { readonly path: string }>;
  /** null: not set up yet. */
  workspaceName(): Promise<string | null>;
  signIn(
    caller: Caller,
    given: { readonly email: string; readonly password: string },
  ): Promise<NewSignIn>;
  signOut(caller: Caller): Promise<void>;
  devices(caller: Caller): Promise<DeviceView[]>;
  endDevice(caller: Caller, id: string): Promise<void>;
  endOtherDevices(caller: Caller): Promise<void>;
  changePassword(
    caller: Caller,
    given: { readonly current: string; readonly next: string },
  ): Promise<void>;
  changeSelf(caller: Caller, change: SelfChange): Promise<void>;
  setPicture(caller: Caller, bytes: Uint8Array): Promise<void>;
  removePicture(caller: Caller): Promise<void>;
  picture(id: string): Promise<Picture>;
  /** `id`: of another account, for operators. */
  leaving(caller: Caller, id?: string): Promise<LeavingView>;
  leave(
    caller: Caller,
    given: { readonly password: string; readonly documents: Estate },
  ): Promise<void>;
  removeMember(caller: Caller, id: string, documents: Estate): Promise<void>;
  invite(
    caller: Caller,
    given: { readonly label: string; readonly isOperator: boolean },
  ): Promise<{ readonly invitation: InvitationView; readonly token: string }>;
  invitations(caller: Caller): Promise<InvitationView[]>;
  revokeInvitation(caller: Caller, id: string): Promise<void>;
  invitation(caller: Caller, token: string): Promise<OneTimeLink>;
  join(caller: Caller, token: string, given: NewAccount): Promise<NewSignIn>;
  members(caller: Caller): Promise<AccountView[]>;
  changeMember(caller: Caller, id: string, change: MemberChange): Promise<AccountView>;
  offerReset(caller: Caller, id: string): Promise<string>;
  resetLink(caller: Caller, token: string): Promise<OneTimeLink>;
  reset(caller: Caller, token: string, password: string): Promise<NewSignIn>;
  tokens(caller: Caller): Promise<ApiTokenView[]>;
  makeToken(caller: Caller, wish: TokenWish): Promise<NewApiToken>;
  revokeToken(caller: Caller, id: string): Promise<void>;
  /** The guest of this browser; null: none with anything to take along. */
  guest(caller: Caller): Promise<GuestView | null>;
  linkGuest(caller: Caller): Promise<void>;
  /** Guests that this member was, in whatever browser. */
  formerGuests(actor: Actor): readonly PersonId[];
  audit(caller: Caller, filter: AuditFilter): Promise<AuditView[]>;
  /** The same to its end, page by page. */
  auditExport(caller: Caller, filter: AuditFilter): AsyncIterable<AuditView[], void>;
}

export function makeAccounts(needs: AccountServiceNeeds): AccountServices {
  const setup = new Setup(needs);
  const workspaceName = () => nameOf(needs);
  const linkOf = async (find: Promise<unknown>): Promise<OneTimeLink> => {
    try {
      await find;
    } catch (error) {
      if (isAppError(error) && error.code === 'link_not_found') return { is: 'gone' };
      throw error;
    }
    return { is: 'ready', workspace: (await workspaceName()) ?? '' };
  };
  return {
    setupState: (caller, key) => setup.state(caller, key),
    setUp: (caller, given) => setup.begin(caller, given),
    workspaceName,
    signIn: (caller, given) => signIns.signIn(needs, caller, given),
    signOut: (caller) => signIns.signOut(needs, caller),
    async devices(caller) {
      const { memberId, signInId } = browserOf(caller);
      return needs.signIns.devices(memberId, signInId);
    },
    endDevice: (caller, id) => signIns.endDevice(needs, caller, id),
    async endOtherDevices(caller) {
      const { memberId, signInId } = browserOf(caller);
      await needs.signIns.endAll(memberId, signInId);
      needs.audit.note(caller, { event: 'sign-out', detail: 'all other devices' });
    },
    changePassword: (caller, given) => signIns.changePassword(needs, caller, given),
    changeSelf: (caller, change) => self.changeSelf(needs, caller, change),
    setPicture: (caller, bytes) => self.setPicture(needs, caller, bytes),
    removePicture: (caller) => self.removePicture(needs, caller),
    picture: (id) => self.findPicture(needs, id),
    leaving: (caller, id) => leaving.leavingView(needs, caller, id),
    leave: (caller, given) => leaving.leave(needs, caller, given),
    removeMember: (caller, id, documents) => leaving.removeMember(needs, caller, id, documents),
    invite: (caller, given) => invitations.invite(needs, caller, given),
    invitations: (caller) => invitations.invitations(needs, caller),
    revokeInvitation: (caller, id) => invitations.revokeInvitation(needs, caller, id),
    invitation: (caller, token) => linkOf(invitations.findInvitation(needs, caller, token)),
    join: (caller, token, given) => invitations.join(needs, caller, token, given),
    members: (caller) => members.listMembers(needs, caller),
    changeMember: async (caller, id, change) => members.changeMember(needs, caller, id, change),
    offerReset: (caller, id) => resets.offerReset(needs, caller, id),
    resetLink: (caller, token) => linkOf(resets.findReset(needs, caller, token)),
    reset: (caller, token, password) => resets.reset(needs, caller, token, password),
    tokens: (caller) => tokens.listTokens(needs, caller),
    makeToken: (caller, wish) => tokens.makeToken(needs, caller, wish),
    revokeToken: (caller, id) => tokens.revokeToken(needs, caller, id),
    guest: (caller) => guestIn(needs, caller),
    linkGuest: (caller) => linkGuest(needs, caller),
    formerGuests: (actor) =>
      actor.is === 'member' ? needs.linkedGuests.guestsOf(actor.personId) : [],
    audit: (caller, filter) => readAudit(needs, caller, filter),
    auditExport: (caller, filter) => exportAudit(needs, caller, filter),
  };
}

async function nameOf({ store }: AccountServiceNeeds): Promise<string | null> {
  const row = await store.find('workspace', [{ field: 'id', is: 'equal', value: WORKSPACE_ID }]);
  return row?.name ?? null;
}
