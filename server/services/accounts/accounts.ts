/** All use cases of accounts, as pages and routes ask for them. */
import type {
  AccountView,
  DeviceView,
  InvitationView,
  OneTimeLink,
  SetupState,
} from '../../../lib/core/account.ts';
import type { AuditView } from '../../../lib/core/audit.ts';
import { isAppError } from '../../../lib/core/faults.ts';
import type { NewSignIn } from '../../account-store.ts';
import { browserOf, type Visit } from './account-needs.ts';
import { type AuditFilter, type AuditNeeds, readAudit } from './audit.ts';
import type { NewAccount } from './fields.ts';
import * as invitations from './invitations.ts';
import type { MemberChange, MemberNeeds } from './members.ts';
import * as members from './members.ts';
import * as resets from './resets.ts';
import { type NewWorkspace, Setup, type SetupNeeds, WORKSPACE_ID } from './setup.ts';
import * as signIns from './sign-in.ts';

export type AccountServiceNeeds = SetupNeeds & MemberNeeds & AuditNeeds;

export interface AccountServices {
  setupState(visit: Visit, key?: string): Promise<SetupState>;
  setUp(visit: Visit, given: NewWorkspace): Promise<NewSignIn & { readonly path: string }>;
  /** null: not set up yet. */
  workspaceName(): Promise<string | null>;
  signIn(
    visit: Visit,
    given: { readonly email: string; readonly password: string },
  ): Promise<NewSignIn>;
  signOut(visit: Visit): Promise<void>;
  devices(visit: Visit): Promise<DeviceView[]>;
  endDevice(visit: Visit, id: string): Promise<void>;
  endOtherDevices(visit: Visit): Promise<void>;
  changePassword(
    visit: Visit,
    given: { readonly current: string; readonly next: string },
  ): Promise<void>;
  invite(
    visit: Visit,
    given: { readonly label: string; readonly isOperator: boolean },
  ): Promise<{ readonly invitation: InvitationView; readonly token: string }>;
  invitations(visit: Visit): Promise<InvitationView[]>;
  revokeInvitation(visit: Visit, id: string): Promise<void>;
  invitation(visit: Visit, token: string): Promise<OneTimeLink>;
  join(visit: Visit, token: string, given: NewAccount): Promise<NewSignIn>;
  members(visit: Visit): Promise<AccountView[]>;
  changeMember(visit: Visit, id: string, change: MemberChange): Promise<AccountView>;
  offerReset(visit: Visit, id: string): Promise<string>;
  resetLink(visit: Visit, token: string): Promise<OneTimeLink>;
  reset(visit: Visit, token: string, password: string): Promise<NewSignIn>;
  audit(visit: Visit, filter: AuditFilter): Promise<AuditView[]>;
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
    setupState: (visit, key) => setup.state(visit, key),
    setUp: (visit, given) => setup.begin(visit, given),
    workspaceName,
    signIn: (visit, given) => signIns.signIn(needs, visit, given),
    signOut: (visit) => signIns.signOut(needs, visit),
    async devices(visit) {
      const { memberId, signInId } = browserOf(visit);
      return needs.signIns.devices(memberId, signInId);
    },
    endDevice: (visit, id) => signIns.endDevice(needs, visit, id),
    async endOtherDevices(visit) {
      const { memberId, signInId } = browserOf(visit);
      await needs.signIns.endAll(memberId, signInId);
      needs.audit.note(visit, { event: 'sign-out', detail: 'all other devices' });
    },
    changePassword: (visit, given) => signIns.changePassword(needs, visit, given),
    invite: (visit, given) => invitations.invite(needs, visit, given),
    invitations: (visit) => invitations.invitations(needs, visit),
    revokeInvitation: (visit, id) => invitations.revokeInvitation(needs, visit, id),
    invitation: (visit, token) => linkOf(invitations.findInvitation(needs, visit, token)),
    join: (visit, token, given) => invitations.join(needs, visit, token, given),
    members: (visit) => members.listMembers(needs, visit),
    changeMember: async (visit, id, change) => members.changeMember(needs, visit, id, change),
    offerReset: (visit, id) => resets.offerReset(needs, visit, id),
    resetLink: (visit, token) => linkOf(resets.findReset(needs, visit, token)),
    reset: (visit, token, password) => resets.reset(needs, visit, token, password),
    audit: (visit, filter) => readAudit(needs, visit, filter),
  };
}

async function nameOf({ store }: AccountServiceNeeds): Promise<string | null> {
  const row = await store.find('workspace', [{ field: 'id', is: 'equal', value: WORKSPACE_ID }]);
  return row?.name ?? null;
}
