/** What the form of a link says, checked; and what of it has to be sent. */
import {
  type GrantedRole,
  LINK_PASSWORD_CHARS_MIN,
  type LinkView,
} from '../../lib/core/sharing.ts';
import type { LinkChanges } from './api.ts';
import { type Expiry, expiresAtOf } from './expiry.ts';

export interface LinkWish {
  readonly label: string;
  readonly role: GrantedRole;
  readonly expiry: Expiry;
  /** Of `<input type="date">`. */
  readonly date: string;
  readonly asksPassword: boolean;
  readonly password: string;
  readonly hasLimit: boolean;
  /** As typed. */
  readonly limit: string;
}

export type WrongField = 'date' | 'password' | 'limit';

export type CheckedWish =
  | { readonly ok: true; readonly changes: LinkChanges & { readonly role: GrantedRole } }
  | { readonly ok: false; readonly wrong: ReadonlySet<WrongField> };

export function firstWish(link: LinkView | null): LinkWish {
  return {
    label: link?.label ?? '',
    role: link?.role ?? 'viewer',
    expiry: link === null ? 'month' : link.expiresAt === null ? 'never' : 'kept',
    date: '',
    asksPassword: link?.hasPassword ?? false,
    password: '',
    hasLimit: link?.peopleMax != null,
    limit: link?.peopleMax == null ? '' : String(link.peopleMax),
  };
}

/** @param link  that is changed; null: a new one. */
export function checkWish(
  wish: LinkWish,
  link: LinkView | null,
  nowMs: number,
  peopleMaxMax: number,
): CheckedWish {
  const wrong = new Set<WrongField>();
  const expiry = expiresAtOf(wish.expiry, wish.date, nowMs);
  if (!expiry.ok) wrong.add('date');
  const isPasswordKept = wish.password === '' && link?.hasPassword === true;
  const isPasswordShort = [...wish.password].length < LINK_PASSWORD_CHARS_MIN;
  if (wish.asksPassword && !isPasswordKept && isPasswordShort) wrong.add('password');
  const limit = Number(wish.limit);
  const isLimitFit = Number.isInteger(limit) && limit >= 1 && limit <= peopleMaxMax;
  if (wish.hasLimit && !isLimitFit) wrong.add('limit');
  if (!expiry.ok || wrong.size > 0) return { ok: false, wrong };

  const password = !wish.asksPassword ? null : isPasswordKept ? undefined : wish.password;
  return {
    ok: true,
    changes: {
      label: wish.label.trim(),
      role: wish.role,
      peopleMax: wish.hasLimit ? limit : null,
      ...(password === undefined ? {} : { password }),
      ...(expiry.at === undefined ? {} : { expiresAt: expiry.at }),
    },
  };
}
