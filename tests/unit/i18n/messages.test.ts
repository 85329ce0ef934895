/** The dictionaries say the same things in every language. */
import { describe, expect, it } from 'vitest';
import { FAULTS } from '../../../lib/core/faults.ts';
import { en } from '../../../lib/i18n/en.ts';
import { LOCALES, type Locale } from '../../../lib/i18n/locale.ts';
import { messagesFor } from '../../../lib/i18n/messages.ts';

/** Every message with its path; a counted message has one entry a form. */
function flatten(node: unknown, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]]);
  const all = Object.entries(node as Record<string, unknown>);
  return new Map(all.flatMap(([key, value]) => [...flatten(value, `${path}/${key}`)]));
}

const COUNTED_FORM = /\/(zero|one|two|few|many)$/;

function keysOf(locale: Locale): string[] {
  return [...flatten(messagesFor(locale)).keys()]
    .filter((key) => !COUNTED_FORM.test(key))
    .toSorted();
}

function placeholdersOf(message: string): string[] {
  return (message.match(/\{\w+\}/g) ?? []).toSorted();
}

const OTHERS = LOCALES.filter((locale) => locale !== 'en');
const english = flatten(en);

describe('messages', () => {
  it.each(OTHERS)('[SHELL-1] %s has the keys of English, no more and no fewer', (locale) => {
    expect(keysOf(locale)).toEqual(keysOf('en'));
  });

  it.each(LOCALES)('[SHELL-1] no message of %s is empty or untrimmed', (locale) => {
    const bad = [...flatten(messagesFor(locale))].filter(
      ([, message]) => message === '' || message.trim() !== message,
    );
    expect(bad).toEqual([]);
  });

  it.each(OTHERS)('[SHELL-1] %s puts in the values English puts in', (locale) => {
    for (const [key, message] of flatten(messagesFor(locale))) {
      const model = english.get(key) ?? english.get(key.replace(COUNTED_FORM, '/other')) ?? '';
      expect([key, placeholdersOf(message)]).toEqual([key, placeholdersOf(model)]);
    }
  });

  it('[SHELL-2] Chinese has no leftover English sentences', () => {
    const leftover = [...flatten(messagesFor('zh'))].filter(([, message]) => {
      // Names of products, formats, keys and encodings stay as they are.
      const words = message.replace(/\{\w+\}/g, ' ').match(/[A-Za-z]{2,}/g) ?? [];
      return words.length > 0 && !/\p{Script=Han}/u.test(message) && message !== 'Sheaf';
    });
    expect(leftover.filter(([key]) => !ALIKE.has(key))).toEqual([]);
  });

  it('[SHELL-2] English has no Chinese in it', () => {
    const leftover = [...english].filter(([, message]) => /\p{Script=Han}/u.test(message));
    expect(leftover).toEqual([]);
  });

  it.each(LOCALES)('[SHELL-3] every fault has a sentence of %s that ends like one', (locale) => {
    const { faults } = messagesFor(locale);
    expect(Object.keys(faults).toSorted()).toEqual(Object.keys(FAULTS).toSorted());
    for (const sentence of Object.values(faults)) expect(sentence).toMatch(/[.。]$/);
  });

  it.each(LOCALES)('[SHELL-3] no sentence of %s shouts or speaks of machinery', (locale) => {
    const loud = [...flatten(messagesFor(locale))].filter(([, message]) =>
      /[!！]|oops|crdt|websocket|\byjs\b/i.test(message),
    );
    expect(loud).toEqual([]);
  });
});

/** Messages that are a name or a sign in both languages. */
const ALIKE = new Set(
  [...english]
    .filter(([, message]) => /^(Sheaf|Markdown|HTML|[^a-z]{0,4})$/.test(message))
    .map(([key]) => key),
);
