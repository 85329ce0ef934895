// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import {
  clean,
  corpus,
  CORPUS,
  markdownFrom,
  nodesIn,
  readIn,
} from '../../../support/foreign-html.ts';

describe('what is pasted from web pages', () => {
  it('[EDITOR-103] has of GitHub its code with the language, its boxes and its emoji', () => {
    expect(markdownFrom(corpus('github'))).toBe(
      [
        '## Getting started',
        'Install `tool` with `npm` 🚀🎉:',
        '```shell\nnpm install --save tool\ncd tool\n```',
        '- [x] done\n- [ ] open',
        '![Screenshot](https://example.org/shot.png)',
      ].join('\n\n'),
    );
  });

  it('[EDITOR-103] has of Wikipedia its formulas and none of its tools', () => {
    expect(markdownFrom(corpus('wikipedia'))).toBe(
      [
        'Heron',
        '|  |  |\n| :-- | :-- |\n| Family | [Ardeidae](https://en.wikipedia.org/wiki/Heron "Heron") |',
        '## Habits',
        'The **heron** stands in _shallow_ water[<sup>&#91;1&#93;</sup>](https://en.wikipedia.org/wiki/Heron#cite_note-1) for $t^{2}$ hours.',
      ].join('\n\n'),
    );
    expect(nodesIn(readIn(corpus('wikipedia')), 'image')).toEqual([]);
  });

  it('[EDITOR-103] has the formulas of Wikipedia also where a browser copied only their pictures', () => {
    const html = corpus('wikipedia').replace(/<math[\s\S]*<\/math>/u, '');
    expect(markdownFrom(html)).toContain('for $t^{2}$ hours.');
    expect(nodesIn(readIn(html), 'image')).toEqual([]);
  });

  it('[EDITOR-103] has of Stack Overflow its code line by line, and nothing that counts readers', () => {
    expect(markdownFrom(corpus('stackoverflow'))).toBe(
      [
        'You want `sorted`, which leaves the list as it is:',
        '```python\ndef by_name(people):\n    return sorted(people)\n```',
        '> It is **stable**, too.',
        'Read [the guide](https://docs.python.org/3/howto/sorting.html).',
      ].join('\n\n'),
    );
    expect(clean(corpus('stackoverflow'))).not.toContain('pixel');
  });

  it.each([
    ['a class of the block', '<pre class="lang-js">a</pre>', 'js'],
    ['one around it', '<div class="highlight-source-rust"><pre>a</pre></div>', 'rust'],
    ['no class', '<pre class="wide"><code>a</code></pre>', null],
    ['lines of br', '<pre>a<br>b</pre>', null],
  ])('[EDITOR-103] reads the language of code from %s', (_, html, language) => {
    const [code] = nodesIn(readIn(html), 'codeBlock');
    expect(code?.attrs?.['language']).toBe(language);
    expect(code?.content?.[0]?.text).toMatch(/^a(?:\nb)?$/u);
  });

  it('[EDITOR-103] leaves a published page and an export of Sheaf as they are read', () => {
    const html =
      '<details open><summary>line</summary><p>inside</p></details>' +
      '<div data-callout="tip"><p>said</p></div><div data-math>\na\nb</div><hr data-page-break>' +
      '<p>x<sup data-note="1"><a href="#note-1">1</a></sup></p>' +
      '<section data-notes><ol><li data-note="1">note <a data-back href="#ref-1">↩</a></li></ol></section>';
    const body = readIn(html);
    const types = ['toggle', 'callout', 'mathBlock', 'pageBreak', 'footnote'];
    expect(types.map((type) => nodesIn(body, type).length)).toEqual([1, 1, 1, 1, 1]);
    expect(nodesIn(body, 'mathBlock')[0]?.content?.[0]?.text).toBe('\na\nb');
  });
});

/** Put where text of the page stands. */
const ATTACKS = [
  '<script>hacked()</script>',
  '<img src="https://example.org/x.png" onerror="hacked()">',
  '<svg onload="hacked()"><script>hacked()</script></svg>',
  '<a href="javascript:hacked()">a</a>',
  '<a href="vbscript:hacked()" onclick="hacked()">b</a>',
  '<p style="width:expression(hacked());background:url(javascript:hacked())">c</p>',
  '<p style="mso-list:l0 level1 lfo1" onmouseover="hacked()"><span style="mso-list:Ignore" onclick="hacked()">1.</span>d</p>',
  '<b id="docs-internal-guid-x" style="font-weight:normal" onfocus="hacked()" tabindex="0">e</b>',
  '<li role="checkbox" aria-checked="true" onclick="hacked()"><img src="x" onerror="hacked()">f</li>',
  '<iframe srcdoc="<script>hacked()</script>"></iframe>',
  '<object data="javascript:hacked()"></object><embed src="javascript:hacked()">',
  '<form action="javascript:hacked()"><button formaction="javascript:hacked()">g</button></form>',
  '<a style="mso-footnote-id:ftn9" href="#_ftn9">1</a><div id="ftn9" style="mso-element:footnote"><p><img src=x onerror="hacked()">h</p></div>',
  '<!--[if gte mso 9]><script>hacked()</script><![endif]--><![if !supportLists]><script>hacked()</script><![endif]>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hacked()&gt;">',
  '<o:p onclick="hacked()">i</o:p><style>@import "https://evil.example/x.css"; .a{behavior:url(x)}</style>',
];

describe('hostile HTML', () => {
  it.each(CORPUS)('[EDITOR-104] among that of %s leaves nothing that runs', (name) => {
    const plain = corpus(name);
    const middle = plain.lastIndexOf('</p>') + '</p>'.length;
    for (const attack of ATTACKS) {
      const html = plain.slice(0, middle) + attack + plain.slice(middle);
      const page = new DOMParser().parseFromString(clean(html), 'text/html');
      expect(page.querySelectorAll('script, style, object, embed, svg, button')).toHaveLength(0);
      for (const element of page.querySelectorAll('*')) {
        for (const { name: attribute, value } of element.attributes) {
          expect(attribute).not.toMatch(/^on/u);
          expect([attribute, value]).not.toEqual(['href', expect.stringContaining('script:')]);
          if (attribute === 'style') expect(value).not.toMatch(/expression|url\(/u);
        }
      }
      // A picture’s words may say anything; they are letters.
      expect(JSON.stringify(readIn(html))).not.toMatch(
        /"(?:href|src|url)":"[^"]*(?:script|hacked)/u,
      );
    }
  });
});
