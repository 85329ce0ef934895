// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, readIn } from '../support/foreign-html.ts';

const LIST = "style='mso-list:l0 level1 lfo1'";
const TAGS = [
  'p',
  'div',
  'span',
  'b',
  'b style="font-weight:normal"',
  'span style="font-weight:700;vertical-align:super"',
  'span style="text-decoration:underline"',
  'h2',
  'h1 style="font-weight:bold"',
  'ul',
  'ol start="3"',
  'li',
  'li role="checkbox" aria-checked="true"',
  'table',
  'caption',
  'tr',
  'td',
  'th',
  'pre class="lang-js"',
  'code',
  'blockquote',
  'details',
  'summary',
  'a href="https://example.org"',
  'a href="#_ftn1" style="mso-footnote-id:ftn1"',
  'a href="javascript:hacked()" onclick="hacked()"',
  'div id="ftn1" style="mso-element:footnote"',
  'div id="sdfootnote1"',
  'a class="sdfootnoteanc" href="#sdfootnote1sym"',
  `p class=MsoListParagraph ${LIST}`,
  `div ${LIST}`,
  "p style='mso-list:l1 level3 lfo2'",
  "span style='mso-list:Ignore'",
  'p class=MsoTitle',
  'p class=MsoQuote',
  'div class="ListContainerWrapper"',
  'li data-aria-level="2" data-listid="1"',
  'div aria-hidden="true"',
  'section data-notes',
  'sup data-note="1"',
  'div data-math',
  'div data-callout="tip"',
  'figure',
  'math',
  'svg',
  'o:p',
  'script',
  'style',
];
const WHOLE = [
  '<br>',
  '<hr>',
  '<input type=checkbox checked>',
  '<img src="https://example.org/a.png" onerror="hacked()">',
  '<br style="page-break-before:always">',
  '<!--[if !supportLists]-->',
  '<![if !supportLists]>',
  '<![endif]>',
  '<!--StartFragment-->',
  '&nbsp;',
  ' ',
  'words',
  '1.',
  '·',
];

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TAGS).map((tag) => `<${tag}>`) },
  { weight: 2, arbitrary: fc.constantFrom(...TAGS).map((tag) => `</${tag.split(' ')[0]}>`) },
  { weight: 3, arbitrary: fc.constantFrom(...WHOLE) },
);
const html = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('the HTML of other programs', () => {
  it('[EDITOR-104] is read whatever it is, and what is left of it runs nothing', () => {
    let blockCount = 0;
    fc.assert(
      fc.property(html, (markup) => {
        const left = new DOMParser().parseFromString(clean(markup), 'text/html');
        expect(left.querySelector('script, style, svg, [onclick], [onerror]')).toBeNull();
        expect(left.querySelector('[href^="javascript"]')).toBeNull();
        // In jsdom what is in `math` has no `style`, which the schema asks; in browsers it has.
        if (markup.includes('<math')) return;
        const body = readIn(markup);
        blockCount += body.content?.length ?? 0;
        expect(JSON.stringify(body)).not.toContain('hacked');
      }),
      { numRuns: 150 },
    );
    expect(blockCount).toBeGreaterThan(150);
  });
});
