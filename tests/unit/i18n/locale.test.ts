/** Which language a visitor gets. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES, negotiateLocale, regionalLanguage } from '../../../lib/i18n/locale.ts';

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

describe('region of a visitor', () => {
  it.each([
    ['en-US,en;q=0.9', 'en-US'],
    ['en,en-AU;q=0.9', 'en-AU'],
    ['en-GB', 'en-GB'],
    // Chrome's own order on a German system: "en-US" is not where the reader is.
    ['de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7', 'en-GB'],
    ['zh-CN,zh;q=0.9,en-US;q=0.8', 'en-GB'],
    ['en', 'en-GB'],
    ['en-XX', 'en-GB'],
    ['en-US-x-odd', 'en-GB'],
    ['', 'en-GB'],
  ])('[SHELL-5] "%s" reads English as %s', (acceptLanguage, tag) => {
    expect(regionalLanguage('en', acceptLanguage).tag).toBe(tag);
  });

  it('[SHELL-5] Chinese is written one way', () => {
    expect(regionalLanguage('zh', 'en-US').tag).toBe('zh-Hans');
  });
});
