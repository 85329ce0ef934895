import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSlug, SLUG_CHARS_MAX, suggestedSlug } from '../../../lib/core/publication.ts';

describe('slugs', () => {
  it.each(['plan', 'the-plan', '2026', 'a-b-c', 'a'.repeat(SLUG_CHARS_MAX)])(
    '[PUBLISH-2] %s is one',
    (text) => expect(parseSlug(text)).toBe(text),
  );

  it.each([
    '',
    'ab',
    'a'.repeat(SLUG_CHARS_MAX + 1),
    'Plan',
    '-plan',
    'plan-',
    'the--plan',
    'the plan',
    'plän',
    'рlan', // the first letter is Cyrillic
    'plan/edit',
    '../plan',
    'plan%20',
    'plan\n',
  ])('[PUBLISH-2] %j is none', (text) => expect(parseSlug(text)).toBeNull());

  it.each([
    ['The Plan', 'the-plan-abcd2345'],
    ['  Café — Über  ', 'cafe-uber-abcd2345'],
    ['会议纪要', 'abcd2345'],
    ['', 'abcd2345'],
    ['-- --', 'abcd2345'],
  ])('[PUBLISH-2] of %j it is suggested as %s', (title, slug) => {
    expect(suggestedSlug(title, 'abcd2345')).toBe(slug);
  });

  it('[PUBLISH-2] whatever the title, what is suggested is a slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
        expect(parseSlug(suggestedSlug(title, 'abcd2345'))).not.toBeNull();
      }),
    );
  });
});
