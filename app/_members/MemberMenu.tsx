'use client';
/** The deeds of one member's row, in a menu. */
import {
  Ellipsis,
  KeyRound,
  ShieldCheck,
  ShieldOff,
  Trash2,
  UserRoundCheck,
  UserRoundX,
} from 'lucide-react';
import { type RefObject, useState } from 'react';
import type { AccountView } from '../../lib/core/account.ts';
import type { MembersMessages } from '../../lib/i18n/en.ts';
import { IconButton } from '../_ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../_ui/Menu.tsx';

export type MemberDeed =
  | 'make-operator'
  | 'unmake-operator'
  | 'disable'
  | 'enable'
  | 'reset'
  | 'remove';

export interface MemberMenuProps {
  readonly member: AccountView;
  /** Of whoever looks at it: deleted on its own page. */
  readonly isOwn: boolean;
  readonly label: string;
  readonly words: MembersMessages;
  /** The button of the menu, for who gives the focus back. */
  readonly more: RefObject<HTMLButtonElement | null>;
  readonly onDeed: (deed: MemberDeed) => void;
}

export function MemberMenu({ member, isOwn, label, words, more, onDeed }: MemberMenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton
        ref={more}
        label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Ellipsis size={16} aria-hidden />
      </IconButton>
      <Menu
        anchor={more.current}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        label={label}
        entries={[...entriesOf(member, words, onDeed), ...(isOwn ? [] : [removal(words, onDeed)])]}
      />
    </>
  );
}

function entriesOf(
  { isOperator, isDisabled }: AccountView,
  words: MembersMessages,
  onDeed: (deed: MemberDeed) => void,
): readonly MenuEntry[] {
  const operator: MenuEntry = isOperator
    ? {
        is: 'action',
        label: words.unmakeOperator,
        icon: <ShieldOff size={16} aria-hidden />,
        onSelect: () => onDeed('unmake-operator'),
      }
    : {
        is: 'action',
        label: words.makeOperator,
        icon: <ShieldCheck size={16} aria-hidden />,
        onSelect: () => onDeed('make-operator'),
      };
  if (isDisabled) {
    const enable: MenuEntry = {
      is: 'action',
      label: words.enable,
      icon: <UserRoundCheck size={16} aria-hidden />,
      onSelect: () => onDeed('enable'),
    };
    // A link for a new password would not work.
    return [operator, { is: 'line' }, enable];
  }
  return [
    operator,
    {
      is: 'action',
      label: words.reset,
      icon: <KeyRound size={16} aria-hidden />,
      onSelect: () => onDeed('reset'),
    },
    { is: 'line' },
    {
      is: 'action',
      label: words.disable,
      icon: <UserRoundX size={16} aria-hidden />,
      tone: 'danger',
      onSelect: () => onDeed('disable'),
    },
  ];
}

function removal(words: MembersMessages, onDeed: (deed: MemberDeed) => void): MenuEntry {
  return {
    is: 'action',
    label: words.remove,
    icon: <Trash2 size={16} aria-hidden />,
    tone: 'danger',
    onSelect: () => onDeed('remove'),
  };
}
