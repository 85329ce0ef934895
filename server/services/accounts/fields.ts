/** What people enter for an account, checked. */
import {
  parseEmail,
  PASSWORD_CHARS_MAX,
  PASSWORD_CHARS_MIN,
  passwordFault,
} from '../../../lib/core/account.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { Limits } from '../../../lib/core/limits.ts';
import { assertNever } from '../../../lib/std/assert.ts';
import { cleanLine, cleanName } from '../clean-text.ts';

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** @throws AppError bad_request with a hint. */
export function checkedAccount({ name, email, password }: NewAccount, limits: Limits): NewAccount {
  const checkedName = cleanName(name, limits.nameCharsMax);
  if (checkedName === '') throw bad('The name is empty.');
  const plain = parseEmail(email);
  if (plain === null) throw bad('This is not an e-mail address.');
  return { name: checkedName, email: plain, password: checkedPassword(password, plain) };
}

/** @throws AppError bad_request with a hint. */
export function checkedPassword(password: string, email: string): string {
  const fault = passwordFault(password, email);
  switch (fault) {
    case null:
      return password;
    case 'short':
      throw bad(`The password is shorter than ${PASSWORD_CHARS_MIN} characters.`);
    case 'long':
      throw bad(`The password is longer than ${PASSWORD_CHARS_MAX} characters.`);
    case 'email':
      throw bad('The password is the e-mail address.');
    default:
      return assertNever(fault);
  }
}

/** @throws AppError bad_request with a hint. */
export function requiredLine(text: string, charsMax: number, field: string): string {
  const line = cleanLine(text, charsMax, field);
  if (line === '') throw bad(`The ${field} is empty.`);
  return line;
}

function bad(hint: string): AppError {
  return new AppError('bad_request', hint, { hint });
}
