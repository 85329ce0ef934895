/** What is wrong with what somebody entered, in their language; the server checks it again. */
import {
  parseEmail,
  PASSWORD_CHARS_MAX,
  PASSWORD_CHARS_MIN,
  passwordFault,
} from '../../lib/core/account.ts';
import type { AccountMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';

export const FIELDS = ['workspace', 'name', 'email', 'password'] as const;
export type Field = (typeof FIELDS)[number];

/** What was entered; absent fields are not asked for. */
export type Entered = Partial<Record<Field, string>>;
export type Problems = Partial<Record<Field | 'form', string>>;

type Words = AccountMessages['fields'];

/** @param isNew  the password is chosen here, not one that exists. */
export function problemsOf(entered: Entered, words: Words, isNew: boolean): Problems {
  const { workspace, name, email, password } = entered;
  const problems: Problems = {};
  if (workspace?.trim() === '') problems.workspace = words.workspaceMissing;
  if (name?.trim() === '') problems.name = words.nameMissing;
  if (email !== undefined && parseEmail(email) === null) problems.email = words.emailWrong;
  const wrong =
    password === undefined ? null : passwordProblem(password, email ?? '', words, isNew);
  if (wrong !== null) problems.password = wrong;
  return problems;
}

export function passwordProblem(
  password: string,
  email: string,
  words: Words,
  isNew: boolean,
): string | null {
  if (!isNew) return password === '' ? words.passwordMissing : null;
  switch (passwordFault(password, parseEmail(email) ?? '')) {
    case 'short':
      return fill(words.passwordShort, { count: PASSWORD_CHARS_MIN });
    case 'long':
      return fill(words.passwordLong, { count: PASSWORD_CHARS_MAX });
    case 'email':
      return words.passwordEmail;
    default:
      return null;
  }
}
