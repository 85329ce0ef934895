/** English: the language every other one is typed after. */
import { arrival } from './en/arrival.ts';
import { audit } from './en/audit.ts';
import { crash } from './en/crash.ts';
import { editor } from './en/editor.ts';
import { faults } from './en/faults.ts';
import { access } from './en/access.ts';
import { account } from './en/account.ts';
import { leaving } from './en/leaving.ts';
import { guest } from './en/guest.ts';
import { home } from './en/home.ts';
import { limits } from './en/limits.ts';
import { members } from './en/members.ts';
import { ownAccount } from './en/own-account.ts';
import { published } from './en/published.ts';
import { share } from './en/share.ts';
import { shell } from './en/shell.ts';
import { tokens } from './en/tokens.ts';
import { welcome } from './en/welcome.ts';
import { workspace } from './en/workspace.ts';

export const en = {
  shell,
  home,
  access,
  account,
  ownAccount,
  leaving,
  tokens,
  guest,
  members,
  workspace,
  limits,
  audit,
  editor,
  published,
  share,
  arrival,
  faults,
  crash,
  welcome,
};

/** What a language must say. To add one: a folder like `en/`, and a line in each table that names it. */
export type Messages = typeof en;
export type ShellMessages = Messages['shell'];
export type HomeMessages = Messages['home'];
export type EditorMessages = Messages['editor'];
export type ShareMessages = Messages['share'];
export type ArrivalMessages = Messages['arrival'];
export type FaultMessages = Messages['faults'];
export type AccessMessages = Messages['access'];
export type AccountMessages = Messages['account'];
export type OwnAccountMessages = Messages['ownAccount'];
export type LeavingMessages = Messages['leaving'];
export type TokenMessages = Messages['tokens'];
export type GuestMessages = Messages['guest'];
export type MembersMessages = Messages['members'];
export type WorkspaceMessages = Messages['workspace'];
export type LimitMessages = Messages['limits'];
export type AuditMessages = Messages['audit'];
export type CrashMessages = Messages['crash'];
