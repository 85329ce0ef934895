/** Simplified Chinese. */
import type { Messages } from './en.ts';
import { crash } from './zh/crash.ts';
import { editor } from './zh/editor.ts';
import { faults } from './zh/faults.ts';
import { shell } from './zh/shell.ts';

export const zh = { shell, editor, faults, crash } satisfies Messages;
