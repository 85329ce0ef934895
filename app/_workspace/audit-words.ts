/** An entry of the audit log as a sentence. */
import { type AuditView, factsIn } from '../../lib/core/audit.ts';
import { isMemberId, type PersonId } from '../../lib/core/ids.ts';
import type { AuditMessages, ShareMessages, WorkspaceMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';

export interface AuditWords {
  readonly words: WorkspaceMessages;
  readonly sentences: AuditMessages;
  readonly roles: ShareMessages['roles'];
}

export function sentenceOf(entry: AuditView, { words, sentences, roles }: AuditWords): string {
  const { actorId, actorName, otherId, otherName, detail } = entry;
  const { role = '', label = '', format = '', page = '' } = factsIn(detail);
  return fill(patternOf(entry, sentences), {
    actor: actorOf(entry, words) ?? nameOf(actorId, actorName, words),
    other: nameOf(otherId, otherName, words),
    role: Object.hasOwn(roles, role) ? roles[role as keyof typeof roles] : role,
    label,
    page,
    format: FORMATS[format] ?? format,
    detail,
  });
}

export function nameOf(
  id: PersonId | null,
  name: string | null,
  words: Pick<WorkspaceMessages, 'nobody' | 'nameless' | 'guest' | 'namedGuest'>,
): string {
  if (id === null) return words.nobody;
  const isGuest = !isMemberId(id);
  if (name === null || name === '') return isGuest ? words.guest : words.nameless;
  return isGuest ? fill(words.namedGuest, { name }) : name;
}

/** Only what is due in the trash is removed by nobody. */
function actorOf({ event, actorId }: AuditView, { activity }: WorkspaceMessages): string | null {
  return event === 'document-purged' && actorId === null ? activity.server : null;
}

const FORMATS: Readonly<Record<string, string>> = {
  json: 'JSON',
  markdown: 'Markdown',
  html: 'HTML',
  text: 'TXT',
  csv: 'CSV',
};

function patternOf(entry: AuditView, sentences: AuditMessages): string {
  const { event, actorId, otherId, subjectId, detail } = entry;
  const facts = factsIn(detail);
  const isOwn = actorId !== null && actorId === otherId;
  const plain = sentences.plain[event];
  switch (event) {
    case 'sign-out':
      if (subjectId !== null) return sentences.signOutOther;
      return detail === '' ? plain : sentences.signOutOthers;
    case 'invited':
      return detail === '' ? plain : sentences.invitedLabel;
    case 'account-deleted':
      if (otherId === null) return plain;
      return isOwn ? sentences.deletedOwn : sentences.deletedOther;
    case 'token-made':
      if (facts.label === undefined) return plain;
      return facts.scope === 'write' ? sentences.madeWriter : sentences.madeReader;
    case 'token-revoked':
      if (facts.count !== undefined) return sentences.revokedTokens;
      return facts.label === undefined ? plain : sentences.revokedToken;
    case 'shared':
      if (facts.link !== undefined) {
        return facts.label === undefined ? sentences.sharedLink : sentences.sharedLinkLabel;
      }
      if (facts.person !== undefined) return sentences.sharedPerson;
      if (facts.reach === 'members') return sentences.sharedMembers;
      return facts.reach === 'link' ? sentences.sharedAddress : plain;
    case 'revoked':
      if (facts.link !== undefined) return sentences.revokedLink;
      if (facts.person !== undefined) return isOwn ? sentences.left : sentences.revokedPerson;
      if (facts.reach !== undefined) return sentences.revokedAddress;
      if (facts.count === undefined) return plain;
      return otherId === null ? sentences.revokedLinks : sentences.revokedLinksOf;
    case 'role-changed':
      if (facts.role === undefined) return plain;
      if (facts.link !== undefined) return sentences.roleOfLink;
      if (facts.person !== undefined) return sentences.roleOfPerson;
      return facts.reach === undefined ? plain : sentences.roleOfAddress;
    case 'password-wrong':
      return facts.link === undefined ? plain : sentences.wrongOfLink;
    case 'link-opened':
      return facts.label === undefined ? plain : sentences.openedLabel;
    case 'exported':
      if (subjectId === null) return sentences.exportedActivity;
      return facts.format === undefined ? plain : sentences.exportedAs;
    default:
      return plain;
  }
}
