/** Simplified Chinese. */
import type { Messages } from './en.ts';
import { crash } from './zh/crash.ts';
import { editor } from './zh/editor.ts';
import { faults } from './zh/faults.ts';
import { account } from './zh/account.ts';
import { shell } from './zh/shell.ts';
import { welcome } from './zh/welcome.ts';

export const zh = { shell, account, editor, faults, crash, welcome } satisfies Messages;
