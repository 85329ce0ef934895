import { describe, expect, it } from 'vitest';
import { linkOf } from '../../../lib/editor/attributes.ts';
import { isSafeHref } from '../../../lib/editor/links.ts';

describe('links', () => {
  it.each([
    'https://example.org/a?b=c#d',
    'HTTP://EXAMPLE.ORG',
    'mailto:ada@example.org',
    'tel:+123',
    '/path',
    'path/to:this',
    './a b',
    '../a',
    '?q=javascript:1',
    '#anchor',
    '文档',
    '/a//b',
  ])('[EDITOR-1] %j may be a link', (href) => {
    expect(isSafeHref(href)).toBe(true);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'jaVa\tscript:alert(1)',
    'java\nscript:alert(1)',
    'java\u0000script:alert(1)',
    '\u0001javascript:alert(1)',
    ' javascript:alert(1)',
    '\u00a0https://x.y',
    '\u0085javascript:1',
    'vbscript:x',
    'data:text/html,<script>1</script>',
    'file:///etc/passwd',
    'ftp://x.y',
    'blob:https://x.y/1',
    'about:blank',
    'view-source:https://x.y',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '\\/evil.example',
    '\\evil',
    '/\t/evil.example',
    'https:evil.example',
    'https:///evil.example',
    'https:\\\\evil.example',
    'http://\\evil.example',
    'mailto:',
    '',
    null,
    undefined,
    7,
    { toString: () => 'javascript:1' },
  ])('[EDITOR-2] %j is never a link', (href) => {
    expect(isSafeHref(href)).toBe(false);
    expect(linkOf({ href })).toBeNull();
  });
});
