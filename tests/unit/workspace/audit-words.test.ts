import { describe, expect, it } from 'vitest';
import { nameOf, sentenceOf } from '../../../app/_workspace/audit-words.ts';
import { AUDIT_EVENTS, type AuditEvent, type AuditView } from '../../../lib/core/audit.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import { LOCALES } from '../../../lib/i18n/locale.ts';
import { messagesFor } from '../../../lib/i18n/messages.ts';

const ADA = 'm_AAAAAAAAAAAAAAAAAAAAAA' as PersonId;
const BOB = 'm_BBBBBBBBBBBBBBBBBBBBBA' as PersonId;

function anEntry(event: AuditEvent, change: Partial<AuditView> = {}): AuditView {
  return {
    number: 1,
    at: '2026-11-28T12:00:00.000Z',
    event,
    actorId: ADA,
    actorName: 'Ada',
    otherId: null,
    otherName: null,
    subjectId: null,
    address: null,
    detail: '',
    ...change,
  };
}

function saidIn(locale: 'en' | 'zh') {
  const { workspace: words, audit: sentences, share } = messagesFor(locale);
  return { words, sentences, roles: share.roles };
}

const say = (event: AuditEvent, change: Partial<AuditView> = {}) =>
  sentenceOf(anEntry(event, change), saidIn('en'));

const BOBS = { otherId: BOB, otherName: 'Bob' };

/** Whose detail is what somebody typed. */
const FREE: ReadonlySet<AuditEvent> = new Set(['sign-in-failed', 'invited']);
const FACTS = [
  '',
  'somebody@example.org',
  'link=x role=viewer label=Club',
  'link=x role=editor',
  `person=${BOB} role=viewer`,
  'role=editor reach=members',
  'role=editor reach=link',
  'reach=added',
  'count=3',
  'format=markdown',
  'scope=read label=Backup',
];

describe('audit words', () => {
  it.each(LOCALES)(
    '[OPERATE-13] every event is a sentence of %s, with nothing left to fill in',
    (locale) => {
      for (const event of AUDIT_EVENTS) {
        for (const detail of FREE.has(event) ? ['somebody@example.org'] : FACTS) {
          for (const subjectId of [null, 'TawniXVi0DNnq6WhTZj_mw']) {
            const sentence = sentenceOf(
              anEntry(event, { ...BOBS, detail, subjectId }),
              saidIn(locale),
            );
            expect(sentence).not.toMatch(/[{}=]|undefined|null/);
            expect(sentence.trim()).toBe(sentence);
          }
        }
      }
    },
  );

  it('[OPERATE-13] says who did what to whom', () => {
    expect(say('invited', { detail: 'Bob' })).toBe('Ada invited Bob');
    expect(say('operator-made', BOBS)).toBe('Ada made Bob an operator');
    expect(say('shared', { ...BOBS, detail: `person=${BOB} role=editor` })).toBe(
      'Ada added Bob: Can edit',
    );
    expect(say('shared', { detail: 'link=x role=viewer label=Book club' })).toBe(
      'Ada made the share link “Book club”: Can view',
    );
    expect(say('revoked', { otherId: ADA, detail: `person=${ADA}` })).toBe('Ada left a document');
    expect(say('revoked', { ...BOBS, subjectId: BOB, detail: 'count=2' })).toBe(
      'Ada revoked all share links of Bob',
    );
    expect(say('token-made', { detail: 'scope=write label=My robot' })).toBe(
      'Ada made the API token “My robot”, to read and write',
    );
    expect(say('token-revoked', { detail: 'scope=read label=My robot' })).toBe(
      'Ada revoked the API token “My robot”',
    );
    expect(say('exported', { subjectId: 'x', detail: 'format=html' })).toBe(
      'Ada exported a document as HTML',
    );
    expect(say('exported', { detail: 'format=csv' })).toBe('Ada exported this activity');
    expect(say('token-made', { subjectId: 'x', detail: 'scope=read label=Nightly copy' })).toBe(
      'Ada made the API token “Nightly copy”, to read',
    );
    expect(say('token-revoked', { detail: 'count=3' })).toBe(
      'Ada revoked all of their API tokens with the new password',
    );
    expect(say('sign-out', { detail: 'all other devices' })).toBe(
      'Ada signed out every other browser',
    );
  });

  it('[OPERATE-13] who is not known has a word, too', () => {
    const { words } = saidIn('en');
    expect(nameOf(null, null, words)).toBe('Somebody');
    expect(nameOf(BOB, null, words)).toBe('Nameless');
    expect(nameOf('g_BBBBBBBBBBBBBBBBBBBBBA' as PersonId, 'Bo', words)).toBe('Bo (guest)');
    expect(nameOf('g_BBBBBBBBBBBBBBBBBBBBBA' as PersonId, '', words)).toBe('A guest');
    const failed = { actorId: null, actorName: null, detail: 'eve@example.org' };
    expect(say('sign-in-failed', failed)).toBe('Somebody failed to sign in as eve@example.org');
    expect(say('document-purged', { actorId: null, actorName: null })).toMatch(/^Sheaf deleted/);
    // Whoever empties the trash by hand is not the server.
    expect(say('document-purged')).toMatch(/^Ada deleted/);
  });
});
