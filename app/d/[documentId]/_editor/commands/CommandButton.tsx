'use client';
/** A command as a button of a toolbar. */
import { IconButton } from '../../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { COMMAND_ICONS } from './command-icons.ts';
import { type CommandId, COMMANDS } from './command-table.ts';
import type { CommandState } from './use-command-states.ts';

export interface CommandButtonProps {
  readonly id: CommandId;
  readonly state: CommandState;
  readonly onRun: (id: CommandId) => void;
  /** px */
  readonly iconSize: number;
}

export function CommandButton({ id, state, onRun, iconSize }: CommandButtonProps) {
  const { actions } = useEditorMessages();
  const Icon = COMMAND_ICONS[id];
  const { isActive, keys } = COMMANDS[id];
  const [shortcut] = keys;
  return (
    <IconButton
      label={actions[id]}
      disabled={state === 'disabled'}
      {...(shortcut === undefined ? {} : { shortcut })}
      {...(isActive === undefined ? {} : { 'aria-pressed': state === 'active' })}
      onClick={() => onRun(id)}
    >
      <Icon size={iconSize} aria-hidden />
    </IconButton>
  );
}
