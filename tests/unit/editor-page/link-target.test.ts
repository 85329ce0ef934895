import { describe, expect, it } from 'vitest';
import { hrefFrom } from '../../../app/d/[documentId]/_editor/link-target.ts';

describe('typed address', () => {
  it.each([
    ['https://example.org/a', 'https://example.org/a'],
    ['  example.org/a?b#c ', 'https://example.org/a?b#c'],
    ['example.org:8080/x', 'https://example.org:8080/x'],
    ['localhost:3000', 'https://localhost:3000'],
    ['ada@example.org', 'mailto:ada@example.org'],
    ['tel:+4930123', 'tel:+4930123'],
    ['#part', '#part'],
    ['/d/other', '/d/other'],
  ])('[PAGE-11] becomes a whole one: %s', (typed, href) => {
    expect(hrefFrom(typed)).toBe(href);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:x',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    'java\tscript:x',
    '',
  ])('[PAGE-11] that could run code or leave the site unseen is declined: %j', (typed) => {
    expect(hrefFrom(typed)).toBeNull();
  });
});
