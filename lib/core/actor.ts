/** Who acts. */
import { assertNever } from '../std/assert.ts';
import type { TokenScope } from './api-token.ts';
import { isMemberId, type PersonId, type PictureId } from './ids.ts';
import { PRESENCE_PALETTE } from './palette.ts';
import type { Theme } from './theme.ts';

export type Actor =
  /** Has an account on this instance, and has signed in to it. */
  | {
      readonly is: 'member';
      readonly personId: PersonId;
      /** Looks after the instance. */
      readonly isOperator?: true;
      /** What it showed; absent where an open session is judged anew. */
      readonly proof?: Proof;
    }
  /** Known by the signed cookie of this browser; has no account. */
  | { readonly is: 'guest'; readonly personId: PersonId }
  /** Shows no credential at all: a program, or a browser that refuses cookies. */
  | { readonly is: 'nobody' }
  /** The server itself: import, template, restore. Never comes from a request. */
  | { readonly is: 'system' };

/** How a member is known: by the cookie of a browser, or by the token of a program. */
export type Proof =
  | { readonly is: 'sign-in'; readonly id: string }
  | { readonly is: 'token'; readonly id: string; readonly scope: TokenScope };

/** What others see of a person. `hue` is an index into the presence palette. */
export interface Profile {
  readonly name: string;
  readonly hue: number;
}

/** The person behind an actor, or null when there is nobody to remember. */
export function personOf(actor: Actor): PersonId | null {
  switch (actor.is) {
    case 'member':
    case 'guest':
      return actor.personId;
    case 'nobody':
    case 'system':
      return null;
    default:
      return assertNever(actor);
  }
}

/** The actor behind an open session; null: it showed no credential. */
export function actorOf(personId: PersonId | null): Actor {
  if (personId === null) return { is: 'nobody' };
  return { is: isMemberId(personId) ? 'member' : 'guest', personId };
}

/** The colour of a person who has not chosen one: the same everywhere and for ever. */
export function defaultHue(id: PersonId): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 65_521;
  return sum % PRESENCE_PALETTE.length;
}

/** What the API tells a browser about itself. `name` is null until it was chosen. */
export interface Me {
  readonly id: PersonId | null;
  readonly name: string | null;
  readonly hue: number;
  /** Absent: has no picture. */
  readonly pictureId?: PictureId;
  /** null: has no account. */
  readonly account: OwnAccount | null;
}

/** What only the person sees of its account. */
export interface OwnAccount {
  readonly email: string;
  readonly isOperator: boolean;
  /** null: as the browser says. */
  readonly language: string | null;
  readonly theme: string | null;
}

/** What a member may change of itself; what is not named stays. */
export interface SelfChange extends Partial<Profile> {
  /** null: as each browser says. */
  readonly language?: string | null;
  readonly theme?: Theme | null;
}
