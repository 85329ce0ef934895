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

/** A paragraph of a list, as Word writes it. */
function item(list: string, sign: string, words: string): string {
  return (
    `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:${list}'><![if !supportLists]>` +
    `<span style='font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>` +
    `&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>\n\n`
  );
}

function listsIn(html: string) {
  return nodesIn(readIn(html), 'orderedList').map(({ attrs, content = [] }) => [
    attrs?.['type'],
    attrs?.['start'],
    content.length,
  ]);
}

describe('what is pasted from Word', () => {
  it('[EDITOR-100] [EDITOR-101] [EDITOR-102] comes in as lists, headings, marks, notes and tables', () => {
    expect(markdownFrom(corpus('word'))).toBe(
      [
        '# Garden plan',
        '# What to sow',
        'Some **bold**, _italic_, <u>underlined</u> and ~~old~~ words, H<sub>2</sub>O, and a [link](https://example.org/seeds).[^1]',
        '- Vegetables\n  - Beans\n    - Runner **beans**\n  - Peas\n- Herbs',
        'In this order:',
        '3. Dig\n   1. by hand\n   2. deeply\n4. Sow in Kent',
        '|  |  |\n| --- | --- |\n| **Bed** | **Rows** |\n| North | 4 |',
        '> Who sows, reaps.',
        '## A heading of one’s own',
        'The end.',
        '[^1]: From last **year**.',
      ].join('\n\n'),
    );
  });

  it('[EDITOR-100] keeps in which signs its lists count', () => {
    expect(listsIn(corpus('word'))).toEqual([
      ['1', 3, 2],
      ['a', 1, 2],
    ]);
    const roman = item('l0 level1 lfo1', 'i.', 'a') + item('l0 level1 lfo1', 'ii.', 'b');
    expect(listsIn(roman)).toEqual([['i', 1, 2]]);
    const letters = item('l0 level1 lfo1', 'H.', 'a') + item('l0 level1 lfo1', 'I.', 'b');
    expect(listsIn(letters)).toEqual([['A', 8, 2]]);
  });

  it('[EDITOR-100] parts lists that only stand one below the other, and words between', () => {
    const html =
      item('l0 level1 lfo1', '·', 'a') +
      item('l1 level1 lfo2', '1.', 'b') +
      '<p class=MsoNormal>words</p>' +
      item('l1 level1 lfo2', '2.', 'c') +
      item('l1 level1 lfo5', '1.', 'd');
    expect(markdownFrom(html)).toBe('- a\n\n1. b\n\nwords\n\n2. c\n\n1) d');
  });

  it('[EDITOR-100] takes a list that begins or goes on deep as far in as there is something to be in', () => {
    const html =
      item('l0 level3 lfo1', '§', 'deep') +
      item('l0 level1 lfo1', '·', 'top') +
      item('l0 level4 lfo1', '·', 'below') +
      item('l0 level2 lfo1', 'o', 'less');
    expect(markdownFrom(html)).toBe('- deep\n- top\n  - below\n  - less');
  });

  it('[EDITOR-100] reads lists in cells, and none of a bullet’s sign is left anywhere', () => {
    const html = `<table><tr><td>${item('l0 level1 lfo1', '·', 'a')}${item('l0 level1 lfo1', '·', 'b')}</td></tr></table>`;
    expect(nodesIn(readIn(html), 'listItem')).toHaveLength(2);
    expect(clean(corpus('word'))).not.toMatch(/·|§|mso-|Mso/u);
  });

  it('[EDITOR-100] finds the sign also where only comments say which it is', () => {
    const html =
      "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]-->2.<span style='font:7.0pt'>&nbsp;&nbsp;</span><!--[endif]-->two</p>" +
      "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]-->3.<!--[endif]-->three</p>";
    expect(markdownFrom(html)).toBe('2. two\n3. three');
  });

  it('[EDITOR-101] ends a page where Word does', () => {
    const html =
      "<p class=MsoNormal>a<o:p></o:p></p><span><br clear=all style='mso-special-character:line-break;page-break-before:always'></span>" +
      "<p class=MsoNormal>b<br clear=all style='page-break-before:always'></p><p class=MsoNormal>c</p>";
    const types = readIn(html).content?.map(({ type }) => type);
    expect(types).toEqual(['paragraph', 'pageBreak', 'paragraph', 'pageBreak', 'paragraph']);
  });

  it('[EDITOR-102] leaves a note’s number as letters where its words were not copied', () => {
    const html = corpus('word').replace(
      /<div style='mso-element:footnote-list'[\s\S]*<\/div>/u,
      '',
    );
    expect(markdownFrom(html)).toContain('(https://example.org/seeds).<sup>\\[1\\]</sup>');
  });
});

describe('what is pasted from Word in the browser', () => {
  const onlineItem = (level: number, words: string, tag = 'ul', more = '') =>
    `<div class="ListContainerWrapper SCXW1 BCX0"><${tag} class="BulletListStyle1" role="list"${more}>` +
    `<li data-leveltext="●" data-font="Symbol" data-listid="${tag === 'ul' ? 4 : 5}" aria-setsize="-1" data-aria-level="${level}" role="listitem" class="OutlineElement Ltr">` +
    `<p class="Paragraph" style="color: windowtext;"><span data-contrast="auto" class="TextRun"><span class="NormalTextRun">${words}</span></span>` +
    `<span class="EOP" data-ccp-props="{}">&nbsp;</span></p></li></${tag}></div>`;

  it('[EDITOR-100] [EDITOR-101] is one list again, as deep as its items say', () => {
    const html =
      onlineItem(1, 'a') +
      onlineItem(2, 'b') +
      onlineItem(1, 'c') +
      onlineItem(1, 'd', 'ol', ' start="3" style="list-style-type: decimal"') +
      onlineItem(2, 'e', 'ol', ' start="1" style="list-style-type: lower-roman"') +
      onlineItem(1, 'f', 'ol', ' start="4"') +
      '<div class="OutlineElement"><p class="Paragraph" role="heading" aria-level="2"><span>words</span><span class="EOP">&nbsp;</span></p></div>' +
      onlineItem(1, 'g', 'ol', ' start="5"');
    expect(markdownFrom(html)).toBe('- a\n  - b\n- c\n\n3. d\n   1. e\n4. f\n\n## words\n\n5. g');
    expect(listsIn(html)).toEqual([
      ['1', 3, 2],
      ['i', 1, 1],
      ['1', 5, 1],
    ]);
  });
});

describe('what is pasted from Google Docs', () => {
  it('[EDITOR-100] [EDITOR-101] comes in with its lists, boxes, headings and marks', () => {
    expect(markdownFrom(corpus('google-docs'))).toBe(
      [
        '# Travel notes',
        'Some **bold**, _italic_, <u>underlined</u> and ~~old~~ words, x<sup>2</sup>, and a [link](https://example.org/map).',
        '- Lisbon\n  - Alfama\n  - Belém\n- Porto',
        '4. fourth\n   1. sub',
        '- [ ] book\n- [x] pack',
        '|  |  |\n| --- | --- |\n| **Day** | **Place** |\n| 1 | Lisbon |',
      ].join('\n\n'),
    );
    expect(listsIn(corpus('google-docs'))).toEqual([
      ['1', 4, 1],
      ['a', 1, 1],
    ]);
  });

  it('[EDITOR-101] a word that is not bold among bold ones stays so', () => {
    const html =
      '<p><b>all <span style="font-weight:400">but this</span> is</b></p><h2><span style="font-weight:700">one</span> two</h2>';
    expect(markdownFrom(html)).toBe('**all** but this **is**\n\n## **one** two');
  });
});

describe('what is pasted from LibreOffice', () => {
  it('[EDITOR-100] [EDITOR-101] [EDITOR-102] comes in with its lists, headings, marks and notes', () => {
    expect(markdownFrom(corpus('writer'))).toBe(
      [
        '# Quarterly report',
        'The **first** quarter was _calm_, the <u>second</u> one ~~loud~~, x<sup>2</sup>, see [the report](https://example.org/report).[^1]',
        '## To do',
        '- Fruit\n  - Apples\n  - Pears\n- Bread',
        '3. third\n4. fourth\n   1. sub a',
        '|  |  |\n| --- | --- |\n| Name | Sum |\n| Ada | 12 |',
        'Centred words',
        '[^1]: Of the **second** edition.',
      ].join('\n\n'),
    );
    const aligned = readIn(corpus('writer')).content?.filter(({ attrs }) => attrs?.['align']);
    expect(aligned?.map(({ attrs }) => attrs?.['align'])).toEqual(['center']);
  });
});

describe('what is pasted from a spreadsheet', () => {
  it('[EDITOR-101] has the marks that classes give its cells, and nothing else of them', () => {
    const html =
      '<style>.xl65 {font-weight:700; color:red; font-family:Calibri;} td {font-style:italic}</style>' +
      '<table><tr><td class=xl65 x:num>a</td><td style="font-weight:400" class=xl65>b</td></tr></table>';
    expect(markdownFrom(html)).toBe('|  |  |\n| --- | --- |\n| **a** | b |');
    expect(markdownFrom('<td class=xl65>a</td><td>b</td>')).toContain('| a | b |');
  });
});

describe('the HTML of other programs', () => {
  it.each(CORPUS)('[EDITOR-101] of %s is cleaned once and for all', (name) => {
    const once = clean(corpus(name));
    expect(clean(once)).toBe(once);
    expect(once).not.toMatch(
      /font-(?:family|size)|colou?r:|background|margin|<style|docs-internal/u,
    );
  });

  it.each(CORPUS)('[EDITOR-101] of %s leaves no empty paragraphs', (name) => {
    const empty = nodesIn(readIn(corpus(name)), 'paragraph').filter(({ content }) => !content);
    expect(empty).toEqual([]);
  });

  it('[EDITOR-101] of an editor like this one is left as it is', () => {
    const html = '<p data-pm-slice="1 1 []" style="color:red">a</p><p></p>';
    expect(clean(html)).toBe(html);
  });
});
