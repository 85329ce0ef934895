/** Who may do what. Pure and total: the caller has already looked up the facts. */
import { assertNever } from '../std/assert.ts';
import type { Actor } from './actor.ts';
import type { PersonId } from './ids.ts';

/** Weakest first. */
export const ROLES = ['none', 'viewer', 'commenter', 'suggester', 'editor', 'owner'] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = ['read', 'edit', 'duplicate', 'trash', 'restore'] as const;
export type Action = (typeof ACTIONS)[number];

const LEAST_ROLE = {
  read: 'viewer',
  edit: 'editor',
  duplicate: 'viewer',
  trash: 'owner',
  restore: 'owner',
} as const satisfies Record<Action, Role>;

/** How the instance is opened to the world (`SHEAF_ACCESS`). */
export const ACCESS_MODES = ['open'] as const;
export type AccessMode = (typeof ACCESS_MODES)[number];

/** What decides a role on one document. */
export interface AccessFacts {
  readonly access: AccessMode;
  /** null: made without credentials, so everybody who has its link stands equal. */
  readonly ownerId: PersonId | null;
  readonly isTrashed: boolean;
}

export function roleOf(actor: Actor, facts: AccessFacts): Role {
  switch (actor.is) {
    case 'system':
      return 'owner';
    case 'nobody':
      return facts.ownerId === null ? 'owner' : facts.isTrashed ? 'none' : 'editor';
    case 'guest':
      if (facts.ownerId === null || facts.ownerId === actor.personId) return 'owner';
      return facts.isTrashed ? 'none' : 'editor';
    default:
      return assertNever(actor);
  }
}

/** A trashed document can be looked at and restored by its owner, and nothing else. */
export function may(role: Role, action: Action, isTrashed = false): boolean {
  if (isTrashed && action !== 'read' && action !== 'restore') return false;
  return ROLES.indexOf(role) >= ROLES.indexOf(LEAST_ROLE[action]);
}
