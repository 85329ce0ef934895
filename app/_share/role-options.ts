'use client';
/** The roles that are offered, as choices of a menu. */
import { type GrantedRole, OFFERED_ROLES } from '../../lib/core/sharing.ts';
import type { MenuOption } from '../_ui/Menu.tsx';
import { useShareMessages } from './share-messages.tsx';

export interface RoleOption extends MenuOption {
  readonly value: GrantedRole;
}

/** @param present  shown too when it is none of the offered ones: a program may have given it. */
export function useRoleOptions(present: GrantedRole): readonly RoleOption[] {
  const { roles, roleHints } = useShareMessages();
  const offered: readonly GrantedRole[] = OFFERED_ROLES;
  const all = offered.includes(present) ? offered : [present, ...offered];
  return all.map((value) => ({ value, label: roles[value], hint: roleHints[value] }));
}
