/** Simplified Chinese. */
import type { Messages } from './en.ts';
import { arrival } from './zh/arrival.ts';
import { audit } from './zh/audit.ts';
import { crash } from './zh/crash.ts';
import { editor } from './zh/editor.ts';
import { faults } from './zh/faults.ts';
import { access } from './zh/access.ts';
import { home } from './zh/home.ts';
import { account } from './zh/account.ts';
import { leaving } from './zh/leaving.ts';
import { guest } from './zh/guest.ts';
import { limits } from './zh/limits.ts';
import { members } from './zh/members.ts';
import { ownAccount } from './zh/own-account.ts';
import { published } from './zh/published.ts';
import { share } from './zh/share.ts';
import { shell } from './zh/shell.ts';
import { tokens } from './zh/tokens.ts';
import { welcome } from './zh/welcome.ts';
import { workspace } from './zh/workspace.ts';

export const zh = {
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
} satisfies Messages;
