'use client';
/** A command as a button of a toolbar. */
import { IconButton } from '../../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { COMMANDS } from './command-table.ts';
import { TOOL_ICONS, type ToolId } from './tool-icons.ts';
import type { CommandState } from './use-command-states.ts';

export interface CommandButtonProps {
  readonly id: ToolId;
  readonly state: CommandState;
  readonly onRun: (id: ToolId) => void;
  /** px */
  readonly iconSize: number;
}

export function CommandButton({ id, state, onRun, iconSize }: CommandButtonProps) {
  const { actions } = useEditorMessages();
  const Icon = TOOL_ICONS[id];
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
