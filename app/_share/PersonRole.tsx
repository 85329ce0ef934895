'use client';
/** What one person may do, as a menu that changes it or ends it. */
import { type GrantedRole, OFFERED_ROLES } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { MenuSelect } from '../_ui/MenuSelect.tsx';
import { useRoleOptions } from './role-options.ts';
import { useShareMessages } from './share-messages.tsx';

export interface PersonRoleProps {
  readonly name: string;
  readonly role: GrantedRole;
  readonly onRole: (role: GrantedRole) => void;
  /** Of a visitor: stays with this role, whatever becomes of the link. */
  readonly onKeep?: () => void;
  /** Of somebody with an account. */
  readonly onOwner?: () => void;
  readonly onRemove: () => void;
}

export function PersonRole(props: PersonRoleProps) {
  const { name, role, onRole, onKeep, onOwner, onRemove } = props;
  const { ownership, people, roles } = useShareMessages();
  const options = useRoleOptions(role);
  return (
    <MenuSelect
      label={fill(people.role, { name: name || people.nameless })}
      value={role}
      shown={roles[role]}
      options={options}
      onChoose={(value) => {
        const chosen = OFFERED_ROLES.find((offered) => offered === value);
        if (chosen !== undefined && chosen !== role) onRole(chosen);
      }}
      more={[
        ...(onKeep === undefined
          ? []
          : [{ is: 'action' as const, label: people.keep, onSelect: onKeep }]),
        ...(onOwner === undefined
          ? []
          : [{ is: 'action' as const, label: ownership.make, onSelect: onOwner }]),
        { is: 'action', label: people.remove, tone: 'danger', onSelect: onRemove },
      ]}
    />
  );
}
