/** A page for operators; for everybody else nothing is here. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Messages } from '../../lib/i18n/en.ts';
import { messagesFor } from '../../lib/i18n/messages.ts';
import { type Preferences, preferences } from './preferences.ts';
import { type Services, services } from './services.ts';
import { type SignedInMember, signedInMember } from './signed-in-member.ts';

export interface OperatorPage {
  readonly operator: SignedInMember;
  readonly preferences: Preferences;
  readonly messages: Messages;
  readonly all: Services;
}

export async function operatorPage(): Promise<OperatorPage> {
  const [operator, wishes] = await Promise.all([signedInMember(), preferences()]);
  if (operator?.isOperator !== true) notFound();
  const messages = messagesFor(wishes.locale);
  return { operator, preferences: wishes, messages, all: services() };
}

/** Not even the title tells others that the page exists. */
export async function operatorTitle(pick: (messages: Messages) => string): Promise<Metadata> {
  const [operator, { locale }] = await Promise.all([signedInMember(), preferences()]);
  const messages = messagesFor(locale);
  const isHere = operator?.isOperator === true;
  return { title: isHere ? pick(messages) : messages.shell.notFound.title };
}
