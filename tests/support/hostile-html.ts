/** What somebody could have put on the clipboard of another. */
import type { Page } from 'playwright-core';
import { ADDRESSES, FORMULAS, RUN } from './hostile-content.ts';

const PAINT = 'position:fixed;inset:0;z-index:9999;background:red url(https://evil.example/p.png)';
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Elements of other pages. */
const FOREIGN = [
  `<p>a<object data="https://evil.example/a"></object><embed src="//evil.example/b"></p>`,
  `<p>b<video src="https://evil.example/c" poster="//evil.example/d" onerror="${RUN}" autoplay></video></p>`,
  `<details ontoggle="${RUN}" open><summary onclick="${RUN}">c</summary><p style="${PAINT}">d</p></details>`,
  `<p>e<svg><foreignObject><iframe src="javascript:${RUN}"></iframe></foreignObject><a xlink:href="javascript:${RUN}"><text>f</text></a></svg></p>`,
  `<p>g<img srcset="https://evil.example/e.png 1x" onload="${RUN}"><picture><source srcset="//evil.example/f.png"></picture></p>`,
  `<link rel="stylesheet" href="https://evil.example/g.css"><p>h</p><template><script>${RUN}</script></template>`,
  `<p>i<noscript><img title="</noscript><img src=x onerror=${RUN}>"></noscript></p>`,
  `<p>j<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;"></p>`,
  `<p>k<marquee onstart="${RUN}">l</marquee><button formaction="javascript:${RUN}">m</button></p>`,
];

/** What the editor writes itself, with what it never would in it. */
const OWN = [
  ...ADDRESSES.flatMap((address) => [
    `<p><a href="${escaped(address)}">link</a></p>`,
    `<figure data-picture><a href="${escaped(address)}">picture</a></figure>`,
    `<figure data-bookmark><a href="${escaped(address)}">card</a></figure>`,
    `<iframe src="${escaped(address)}"></iframe>`,
  ]),
  ...FORMULAS.map((source) => `<div data-math>${escaped(source)}</div>`),
  `<div data-callout="info" style="${PAINT}" class="caret" role="dialog"><p>n</p></div>`,
  `<h1 style="${PAINT}" id="content">o</h1><ol start="1e99" type="x"><li value="9e9">p</li></ol>`,
  `<table style="${PAINT}"><tr><td colspan="999999999" rowspan="999999999" data-colwidth="1e9,-1" data-background="red;${PAINT}">q</td></tr></table>`,
  `<p><span data-color="red;${PAINT}" style="${PAINT}">r</span><mark data-color="url(//evil.example)">s</mark></p>`,
  `<p><span data-mention="m_AAAAAAAAAAAAAAAAAAAAAA">@<img src=x onerror="${RUN}"></span><a data-document="../../api" href="javascript:${RUN}">t</a></p>`,
  `<p data-align="center;${PAINT}" data-indent="1e9" data-dir="${PAINT}">u<sup data-note="1"></sup></p><section data-notes><li data-note="1"><img src=x onerror="${RUN}">v</li></section>`,
  `<pre data-diagram="mermaid">graph TD\n A@{ img: "https://evil.example/h.png" }\n click A "javascript:${RUN}"</pre>`,
  `<p>All pasted.</p>`,
];
/** Deeper than a document may be: declined as a whole. */
const DEEP = `${'<blockquote>'.repeat(300)}deep${'</blockquote>'.repeat(300)}`;

export const HOSTILE_HTML: readonly string[] = [...FOREIGN, DEEP, OWN.join('')];

/** As the browser hands a paste to the page. */
export function pasteHtml(page: Page, html: string): Promise<void> {
  return page.evaluate((markup) => {
    const clipboard = new DataTransfer();
    clipboard.setData('text/html', markup);
    document
      .querySelector('.ProseMirror')
      ?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
      );
  }, html);
}
