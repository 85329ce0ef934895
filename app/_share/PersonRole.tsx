'use client';
/** What one person may do, as a menu that changes it or ends it. */
import { isAtLeast } from '../../lib/core/role.ts';
import { type GrantedRole, OFFERED_ROLES } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { MenuSelect } from '../_ui/MenuSelect.tsx';
import { useRoleOptions } from './role-options.ts';
import { useShareMessages } from './share-messages.tsx';

export interface PersonRoleProps {
  readonly name: string;
  readonly role: GrantedRole;
  /** What a link gives; less than that cannot be chosen as long as the link does. */
  readonly least?: GrantedRole | undefined;
  readonly onRole: (role: GrantedRole) => void;
  readonly onRemove: () => void;
}

export function PersonRole({ name, role, least = 'viewer', onRole, onRemove }: PersonRoleProps) {
  const { people, roles } = useShareMessages();
  const options = useRoleOptions(role).filter((option) => isAtLeast(option.value, least));
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
      more={[{ is: 'action', label: people.remove, tone: 'danger', onSelect: onRemove }]}
    />
  );
}
