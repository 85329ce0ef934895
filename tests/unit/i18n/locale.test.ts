/** Which language a visitor gets. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES, negotiateLocale } from '../../../lib/i18n/locale.ts';

describe('language of a visitor', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['zh-Hant-TW', 'zh'],
    ['en-GB,en;q=0.9,zh;q=0.1', 'en'],
    ['en;q=0.3, zh;q=0.7', 'zh'],
    ['de-DE,de;q=0.9,zh;q=0.5', 'zh'],
    ['de,fr', 'en'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [null, 'en'],
  ])('[SHELL-4] follows the browser: %j gives %s', (acceptLanguage, locale) => {
    expect(negotiateLocale(acceptLanguage, undefined)).toBe(locale);
  });

  it('[SHELL-4] a remembered choice wins over the browser', () => {
    expect(negotiateLocale('en', 'zh')).toBe('zh');
  });

  it('[SHELL-4] a remembered language that does not exist is no choice', () => {
    expect(negotiateLocale('zh', 'tlh')).toBe('zh');
  });

  it('[SHELL-4] any header whatsoever gives one of the languages', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (header, cookie) => {
        expect(LOCALES).toContain(negotiateLocale(header, cookie));
      }),
    );
  });
});
