/** What somebody is to one document. */

/** Weakest first. */
export const ROLES = ['none', 'viewer', 'commenter', 'suggester', 'editor', 'owner'] as const;
export type Role = (typeof ROLES)[number];

export function isAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

export function atMost(role: Role, most: Role): Role {
  return isAtLeast(role, most) ? most : role;
}

/** `none` when there is nothing to choose from. */
export function strongestOf(roles: readonly Role[]): Role {
  return roles.reduce<Role>((best, role) => (isAtLeast(best, role) ? best : role), 'none');
}
