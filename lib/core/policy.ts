/** Who may do what. Pure and total: the caller has already looked up the facts. */
import { assertNever } from '../std/assert.ts';
import type { Actor } from './actor.ts';
import { personOf } from './actor.ts';
import type { PersonId } from './ids.ts';
import { atMost, isAtLeast, type Role, strongestOf } from './role.ts';
import type { GrantedRole, Reach } from './sharing.ts';

export { ROLES, type Role } from './role.ts';

export const ACTIONS = ['read', 'edit', 'duplicate', 'share', 'trash', 'restore', 'purge'] as const;
export type Action = (typeof ACTIONS)[number];

const LEAST_ROLE = {
  read: 'viewer',
  edit: 'editor',
  duplicate: 'viewer',
  share: 'owner',
  trash: 'owner',
  restore: 'owner',
  purge: 'owner',
} as const satisfies Record<Action, Role>;

/**
 * How the instance is opened to the world (`SHEAF_ACCESS`): who may make documents, and whom a new
 * one lets in. What a document has been given stays with it when the mode changes.
 */
export const ACCESS_MODES = ['members', 'guests', 'open'] as const;
export type AccessMode = (typeof ACCESS_MODES)[number];

/** Whom the plain address of a document lets in, and what they may do. */
export interface DocumentReach {
  readonly reach: Reach;
  readonly reachRole: GrantedRole;
}

/** What a document has been given one person beside its reach; null: nothing. */
export interface PersonFacts {
  /** Added to it by name. */
  readonly membership: GrantedRole | null;
  /** Came by a share link that still lets people in; the strongest of several. */
  readonly grant: GrantedRole | null;
}

export const NO_FACTS: PersonFacts = { membership: null, grant: null };

/** What decides a role on one document. */
export interface AccessFacts extends DocumentReach, PersonFacts {
  readonly access: AccessMode;
  /** null: made without credentials, so nobody stands above the others. */
  readonly ownerId: PersonId | null;
  readonly isTrashed: boolean;
}

/**
 * The strongest of what makes somebody part of a document; a trashed one has its owner only. Never
 * more than what this actor has shown allows.
 */
export function roleOf(actor: Actor, facts: AccessFacts): Role {
  return atMost(roleInFull(actor, facts), ceilingOf(actor));
}

/** The most that what somebody has shown lets them be, whatever the person is. */
export function ceilingOf(actor: Actor): Role {
  return mayChange(actor) ? 'owner' : 'viewer';
}

/** May what this actor has shown change anything at all? A token to read may not, whoever made it. */
export function mayChange(actor: Actor): boolean {
  if (actor.is !== 'member' || actor.proof === undefined) return true;
  const { proof } = actor;
  switch (proof.is) {
    case 'sign-in':
      return true;
    case 'token':
      return proof.scope === 'write';
    default:
      return assertNever(proof);
  }
}

function roleInFull(actor: Actor, facts: AccessFacts): Role {
  if (isOwner(actor, facts)) return 'owner';
  if (facts.isTrashed) return 'none';
  const { membership, grant } = facts;
  return strongestOf([reachedRole(actor, facts), membership ?? 'none', grant ?? 'none']);
}

function isOwner(actor: Actor, { access, ownerId }: AccessFacts): boolean {
  switch (actor.is) {
    case 'system':
      return true;
    case 'nobody':
    case 'guest':
    case 'member':
      if (ownerId !== null) return ownerId === personOf(actor);
      return access === 'open' || isOperator(actor);
    default:
      return assertNever(actor);
  }
}

/** Looks after what belongs to nobody. */
function isOperator(actor: Actor): boolean {
  return actor.is === 'member' && actor.isOperator === true;
}

/** What the plain address of a document makes of this actor. */
export function reachedRole(actor: Actor, { reach, reachRole }: DocumentReach): Role {
  switch (reach) {
    case 'added':
      return 'none';
    case 'members':
      return actor.is === 'member' ? reachRole : 'none';
    case 'link':
      return reachRole;
    default:
      return assertNever(reach);
  }
}

/** What its owner can do with a document in the trash; nobody else can do anything. */
const IN_TRASH: ReadonlySet<Action> = new Set(['read', 'restore', 'purge']);

/** What is removed for good has been in the trash before. */
export function may(role: Role, action: Action, isTrashed = false): boolean {
  if (isTrashed && !IN_TRASH.has(action)) return false;
  if (!isTrashed && action === 'purge') return false;
  return isAtLeast(role, LEAST_ROLE[action]);
}

export function mayCreate(actor: Actor, access: AccessMode): boolean {
  if (!mayChange(actor)) return false;
  switch (access) {
    case 'members':
      return actor.is === 'member' || actor.is === 'system';
    case 'guests':
      return actor.is !== 'nobody';
    case 'open':
      return true;
    default:
      return assertNever(access);
  }
}

/** Of a new document. One that nobody owns could let nobody in by any other way than its address. */
export function reachOfNew(access: AccessMode, ownerId: PersonId | null): DocumentReach {
  const isOpen = access === 'open' || ownerId === null;
  return isOpen ? { reach: 'link', reachRole: 'editor' } : { reach: 'added', reachRole: 'viewer' };
}
